-- Two editions of a chart, and the revision of what a page about both shows.
-- $1 slug of the chart
-- $2 number of the earlier edition within the chart
-- $3 number of the later one
-- Columns: revision, deleted, title, from_edition, from_size, from_published, to_edition, to_size, to_published, current.
-- The editions are numbers over all charts, missing when the chart has none of that number; published is in seconds
-- since 1970; current is the number of the chart's current edition.
SELECT greatest(chart.revision, site.revision) AS revision, chart.deleted_at IS NOT NULL AS deleted, chart.title,
  earlier.id AS from_edition, earlier.size AS from_size,
  extract(epoch FROM earlier.published_at)::bigint AS from_published,
  later.id AS to_edition, later.size AS to_size, extract(epoch FROM later.published_at)::bigint AS to_published,
  current.number AS current
FROM chart
CROSS JOIN site
LEFT JOIN edition AS earlier ON earlier.chart_id = chart.id AND earlier.number = $2::int
LEFT JOIN edition AS later ON later.chart_id = chart.id AND later.number = $3::int
LEFT JOIN edition AS current ON current.id = chart.edition_id
WHERE chart.slug = $1::text
