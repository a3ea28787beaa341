-- The places of the rows of any edition in other charts, as chart_places.sql has them of the current one.
-- $1 number of the edition over all charts
-- Columns: rank, chart_slug, chart_title, other_rank.
SELECT entry.rank, chart.slug AS chart_slug, chart.title AS chart_title, min(other.rank) AS other_rank
FROM edition
JOIN edition_line AS entry ON entry.edition_id = edition.id
JOIN place AS other ON other.release_id = entry.release_id AND other.chart_id <> edition.chart_id
JOIN chart ON chart.id = other.chart_id AND chart.deleted_at IS NULL
WHERE edition.id = $1::bigint
GROUP BY entry.rank, chart.id
ORDER BY entry.rank, other_rank, chart.slug
