-- The places of the rows of a chart's current edition in other charts, best first.
-- $1 number of the chart
-- Columns: rank, chart_slug, chart_title, other_rank.
-- The rank is the row's, the other one the place's: the better one where, after a merge, a chart has a release twice.
SELECT entry.rank, chart.slug AS chart_slug, chart.title AS chart_title, min(other.rank) AS other_rank
FROM place AS entry
JOIN place AS other ON other.release_id = entry.release_id AND other.chart_id <> entry.chart_id
JOIN chart ON chart.id = other.chart_id AND chart.deleted_at IS NULL
WHERE entry.chart_id = $1::bigint
GROUP BY entry.rank, chart.id
ORDER BY entry.rank, other_rank, chart.slug
