-- What hangs on the rows of a chart's current edition, in the order in which it is shown: genre tags (strongest
-- first), places in other charts (best first), listen links.
-- $1 number of the chart
-- Columns: rank of the row, kind (tag, place, link), slug or address, name, weight or rank (0 without), order by name
-- among the tags (0 for places and links).
SELECT place.rank, 'tag', genre.slug, genre.name, coalesce(tag.weight, 0) AS value,
  dense_rank() OVER (ORDER BY genre.name COLLATE "und-x-icu") AS name_order,
  row_number() OVER (PARTITION BY place.rank ORDER BY tag.weight DESC NULLS LAST, tag.position) AS turn
FROM place
JOIN release_genre AS tag ON tag.release_id = place.release_id
JOIN genre ON genre.id = tag.genre_id
WHERE place.chart_id = $1::bigint
UNION ALL
SELECT place.rank, 'place', chart.slug, chart.title, other.rank, 0,
  row_number() OVER (PARTITION BY place.rank ORDER BY other.rank, chart.slug)
FROM place
JOIN place AS other ON other.release_id = place.release_id AND other.chart_id <> place.chart_id
JOIN chart ON chart.id = other.chart_id AND chart.deleted_at IS NULL
WHERE place.chart_id = $1::bigint
UNION ALL
SELECT place.rank, 'link', link.url, link.label, 0, 0, link.position
FROM place
JOIN release_link AS link ON link.release_id = place.release_id
WHERE place.chart_id = $1::bigint
ORDER BY 1, 2, 7
