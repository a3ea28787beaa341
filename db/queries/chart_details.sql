-- What hangs on the rows of a chart's current edition, in the order in which it is shown: genre tags (strongest first),
-- places in other charts (best first), listen links, parts of the artist credit; before
-- them the genres that are related to the chart's.
-- $1 number of the chart
-- Columns: rank, kind, address, name, value, join_phrase.
-- The rank is the row's; kind is 1 for a tag, 2 for a place, 3 for a link, 4 for a part of the credit, 5 for a related
-- genre, whose rank is 0; the address is a slug, or a link's URL; the value is a tag's weight (0: not known), a place's
-- rank, the releases that a related genre shares, 0 for others; the join phrase is a part's.
SELECT rank, kind, address, name, value, join_phrase
FROM (
  SELECT place.rank, 1 AS kind, tag.slug AS address, tag.name, coalesce(tag.weight, 0) AS value, tag.turn,
    NULL AS join_phrase
  FROM place
  CROSS JOIN unnest(tag_slugs, tag_names, tag_weights) WITH ORDINALITY AS tag (slug, name, weight, turn)
  WHERE place.chart_id = $1::bigint
  UNION ALL
  SELECT place.rank, 2, chart.slug, chart.title, other.rank, other.rank, NULL
  FROM place
  JOIN place AS other ON other.release_id = place.release_id AND other.chart_id <> place.chart_id
  JOIN chart ON chart.id = other.chart_id AND chart.deleted_at IS NULL
  WHERE place.chart_id = $1::bigint
  UNION ALL
  SELECT place.rank, 3, link.url, link.label, 0, link.turn, NULL
  FROM place
  CROSS JOIN unnest(link_labels, link_urls) WITH ORDINALITY AS link (label, url, turn)
  WHERE place.chart_id = $1::bigint
  UNION ALL
  SELECT place.rank, 4, part.slug, part.name, 0, part.turn, part.join_phrase
  FROM place
  CROSS JOIN unnest(artist_slugs, artist_names, artist_join_phrases)
    WITH ORDINALITY AS part (slug, name, join_phrase, turn)
  WHERE place.chart_id = $1::bigint
  UNION ALL
  SELECT 0, 5, genre.slug, genre.name, related.shared, related.position, NULL
  FROM chart
  JOIN genre_related AS related ON related.genre_id = chart.genre_id
  JOIN genre ON genre.id = related.related_id
  WHERE chart.id = $1::bigint
) AS detail
ORDER BY rank, kind, turn, address
