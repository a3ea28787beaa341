-- The places of the rows of preview_rows.sql in other charts, as chart_places.sql has them of the current edition.
-- $1 number of the chart
-- Columns: rank, chart_slug, chart_title, other_rank.
WITH listed AS (
  SELECT rank, release_id FROM draft_entry WHERE chart_id = $1::bigint
  UNION ALL
  SELECT rank, release_id FROM place
  WHERE chart_id = $1::bigint AND NOT EXISTS (SELECT FROM draft WHERE chart_id = $1::bigint)
)
SELECT listed.rank, chart.slug AS chart_slug, chart.title AS chart_title, min(other.rank) AS other_rank
FROM listed
JOIN place AS other ON other.release_id = listed.release_id AND other.chart_id <> $1::bigint
JOIN chart ON chart.id = other.chart_id AND chart.deleted_at IS NULL
GROUP BY listed.rank, chart.id
ORDER BY listed.rank, other_rank, chart.slug
