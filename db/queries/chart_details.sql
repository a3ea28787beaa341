-- What hangs on the rows of a chart's current edition, in the order in which it is shown: genre tags (strongest first),
-- places in other charts (best first), listen links.
-- $1 number of the chart
-- Columns: rank, kind, address, name, value.
-- The rank is the row's; kind is 1 for a tag, 2 for a place, 3 for a link; the address is a slug, or a link's URL; the
-- value is a tag's weight (0: not known), a place's rank, 0 for a link.
SELECT rank, kind, address, name, value
FROM (
  SELECT place.rank, 1 AS kind, tag.slug AS address, tag.name, coalesce(tag.weight, 0) AS value, tag.turn
  FROM place
  CROSS JOIN unnest(tag_slugs, tag_names, tag_weights) WITH ORDINALITY AS tag (slug, name, weight, turn)
  WHERE place.chart_id = $1::bigint
  UNION ALL
  SELECT place.rank, 2, chart.slug, chart.title, other.rank, other.rank
  FROM place
  JOIN place AS other ON other.release_id = place.release_id AND other.chart_id <> place.chart_id
  JOIN chart ON chart.id = other.chart_id AND chart.deleted_at IS NULL
  WHERE place.chart_id = $1::bigint
  UNION ALL
  SELECT place.rank, 3, link.url, link.label, 0, link.turn
  FROM place
  CROSS JOIN unnest(link_labels, link_urls) WITH ORDINALITY AS link (label, url, turn)
  WHERE place.chart_id = $1::bigint
) AS detail
ORDER BY rank, kind, turn, address
