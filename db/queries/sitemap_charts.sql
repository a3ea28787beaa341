-- The charts whose numbers are in a range, for search engines.
-- $1 first number
-- $2 last number
-- Columns: slug, changed.
-- changed is the time of the current edition in seconds since 1970, 0 without one.
SELECT chart.slug, coalesce(extract(epoch FROM edition.published_at)::bigint, 0) AS changed
FROM chart
LEFT JOIN edition ON edition.id = chart.edition_id
WHERE chart.id BETWEEN $1::bigint AND $2::bigint AND chart.deleted_at IS NULL
ORDER BY chart.id
