-- Which artist credits and artists are known, in the order of the given names. The name of a merged artist is one of the
-- artist that stays; a credit that names a deleted artist is nobody's.
-- $1 match keys
-- Columns: number of the credit that prints the same, number of the artist of that name; missing when new.
SELECT min(credit.id), coalesce(artist.id, min(merged.into_id))
FROM unnest($1::text[]) WITH ORDINALITY AS wanted (key, turn)
LEFT JOIN artist_credit AS credit ON credit.match_key = wanted.key
  AND NOT EXISTS (
    SELECT FROM artist_credit_part AS part
    JOIN artist AS named ON named.id = part.artist_id
    WHERE part.artist_credit_id = credit.id AND named.deleted_at IS NOT NULL)
LEFT JOIN artist ON artist.match_key = wanted.key AND artist.deleted_at IS NULL
LEFT JOIN (
  SELECT gone.match_key, artist_merge.into_id
  FROM artist_merge
  JOIN artist AS gone ON gone.id = artist_merge.artist_id
) AS merged ON merged.match_key = wanted.key
GROUP BY wanted.turn, artist.id
ORDER BY wanted.turn
