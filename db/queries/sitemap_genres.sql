-- The genres that have a page and whose numbers are in a range, for search engines. When one last changed is not known.
-- $1 first number
-- $2 last number
-- Columns: slug, changed.
SELECT genre.slug, 0 AS changed
FROM genre
JOIN genre_statistics AS counted ON counted.genre_id = genre.id
WHERE genre.id BETWEEN $1::bigint AND $2::bigint
  -- As genre_state.sql says.
  AND (counted.releases > 0 OR genre.essay IS NOT NULL
    OR EXISTS (SELECT FROM chart WHERE chart.genre_id = genre.id AND chart.deleted_at IS NULL))
ORDER BY genre.id
