-- The latest editions of a chart.
-- $1 slug of the chart
-- $2 how many at most
-- Columns: number, size, published (seconds since 1970), note.
SELECT edition.number, edition.size, extract(epoch FROM edition.published_at)::bigint, edition.note
FROM chart
JOIN edition ON edition.chart_id = chart.id
WHERE chart.slug = $1::text
ORDER BY edition.number DESC
LIMIT $2::int
