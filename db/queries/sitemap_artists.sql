-- The published artists whose numbers are in a range, for search engines. When one last changed is not known.
-- $1 first number
-- $2 last number
-- Columns: slug, changed.
SELECT slug, 0 AS changed
FROM artist
WHERE id BETWEEN $1::bigint AND $2::bigint AND published_at IS NOT NULL
ORDER BY id
