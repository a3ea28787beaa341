-- Which genres are known, in the order of the given ones.
-- $1 match keys
-- Columns: number of the genre (missing when new).
SELECT genre.id
FROM unnest($1::text[]) WITH ORDINALITY AS wanted (key, turn)
LEFT JOIN genre ON genre.match_key = wanted.key AND genre.deleted_at IS NULL
ORDER BY wanted.turn
