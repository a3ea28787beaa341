-- The artist credits of an artist that are not what their parts say.
-- $1 number of the artist
-- Columns: number, the whole as printed, the whole as filed.
SELECT credit.id, made.name, made.sort_name
FROM artist_credit AS credit
CROSS JOIN LATERAL (
  SELECT string_agg(part.name || part.join_phrase, '' ORDER BY part.position) AS name,
    string_agg(artist.sort_name || part.join_phrase, '' ORDER BY part.position) AS sort_name
  FROM artist_credit_part AS part
  JOIN artist ON artist.id = part.artist_id
  WHERE part.artist_credit_id = credit.id
) AS made
WHERE credit.id IN (SELECT artist_credit_id FROM artist_credit_part WHERE artist_id = $1::bigint)
  AND (credit.name, credit.sort_name) IS DISTINCT FROM (made.name, made.sort_name)
ORDER BY credit.id
