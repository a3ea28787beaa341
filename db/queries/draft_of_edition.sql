-- The list that was an edition of a chart, by rank.
-- $1 slug of the chart
-- $2 number of the edition
-- Columns: rank, number of the release.
SELECT entry.rank, entry.release_id
FROM chart
JOIN edition ON edition.chart_id = chart.id AND edition.number = $2::int
JOIN edition_entry AS entry ON entry.edition_id = edition.id
WHERE chart.slug = $1::text
ORDER BY entry.rank
