-- An edition of a chart, and the revision of what its page shows.
-- $1 slug of the chart
-- $2 number of the edition within the chart
-- Columns: chart, revision, deleted, edition.
-- chart and edition are the numbers over all charts; the edition is missing when the chart has none of that number.
SELECT chart.id AS chart, greatest(chart.revision, site.revision) AS revision, chart.deleted_at IS NOT NULL AS deleted,
  edition.id AS edition
FROM chart
CROSS JOIN site
LEFT JOIN edition ON edition.chart_id = chart.id AND edition.number = $2::int
WHERE chart.slug = $1::text
