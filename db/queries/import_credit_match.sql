-- Which artist credits and artists are known, in the order of the given names.
-- $1 match keys
-- Columns: number of the credit that prints the same, number of the artist of that name; missing when new.
SELECT min(credit.id), artist.id
FROM unnest($1::text[]) WITH ORDINALITY AS wanted (key, turn)
LEFT JOIN artist_credit AS credit ON credit.match_key = wanted.key
LEFT JOIN artist ON artist.match_key = wanted.key
GROUP BY wanted.turn, artist.id
ORDER BY wanted.turn
