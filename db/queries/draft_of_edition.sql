-- The list that was an edition of a chart, by rank. A release that stands there twice since a merge has its better rank,
-- and the gap closes.
-- $1 slug of the chart
-- $2 number of the edition
-- Columns: rank, number of the release.
SELECT row_number() OVER (ORDER BY min(entry.rank)), entry.release_id
FROM chart
JOIN edition ON edition.chart_id = chart.id AND edition.number = $2::int
JOIN edition_line AS entry ON entry.edition_id = edition.id
WHERE chart.slug = $1::text
GROUP BY entry.release_id
ORDER BY min(entry.rank)
