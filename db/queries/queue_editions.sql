-- The latest editions of all charts.
-- $1 how many at most
-- Columns: slug of the chart, its title, number, size, published (seconds since 1970).
SELECT chart.slug, chart.title, edition.number, edition.size, extract(epoch FROM edition.published_at)::bigint
FROM edition
JOIN chart ON chart.id = edition.chart_id
WHERE chart.deleted_at IS NULL
ORDER BY edition.published_at DESC, edition.id DESC
LIMIT $1::int
