-- The genres that have a page and whose numbers are in a range, for search engines.
-- $1 first number
-- $2 last number
-- Columns: slug, changed.
-- changed is when a chart that shows a release of the genre was last published, in seconds since 1970, 0 without one.
SELECT genre.slug, coalesce(extract(epoch FROM counted.updated_at)::bigint, 0) AS changed
FROM genre
JOIN genre_statistics AS counted ON counted.genre_id = genre.id
WHERE genre.id BETWEEN $1::bigint AND $2::bigint
  -- As genre_state.sql says.
  AND (counted.releases > 0 OR genre.essay IS NOT NULL
    OR EXISTS (SELECT FROM chart WHERE chart.genre_id = genre.id AND chart.deleted_at IS NULL))
ORDER BY genre.id
