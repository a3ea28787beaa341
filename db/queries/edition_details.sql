-- What hangs on the rows of any edition, as chart_details.sql has it of the current one; the chart's own current edition
-- is no other place.
-- $1 number of the edition over all charts
-- Columns: rank, kind, address, name, value, join_phrase.
WITH entry AS MATERIALIZED (
  SELECT edition_id, rank, release_id, tag_slugs, tag_names, tag_weights, link_labels, link_urls,
    artist_slugs, artist_names, artist_join_phrases
  FROM edition_card
  WHERE edition_id = $1::bigint
)
SELECT rank, kind, address, name, value, join_phrase
FROM (
  SELECT entry.rank, 1 AS kind, tag.slug AS address, tag.name, coalesce(tag.weight, 0) AS value, tag.turn,
    NULL AS join_phrase
  FROM entry
  CROSS JOIN unnest(tag_slugs, tag_names, tag_weights) WITH ORDINALITY AS tag (slug, name, weight, turn)
  UNION ALL
  SELECT entry.rank, 2, chart.slug, chart.title, other.rank, other.rank, NULL
  FROM entry
  JOIN edition ON edition.id = entry.edition_id
  JOIN place AS other ON other.release_id = entry.release_id AND other.chart_id <> edition.chart_id
  JOIN chart ON chart.id = other.chart_id AND chart.deleted_at IS NULL
  UNION ALL
  SELECT entry.rank, 3, link.url, link.label, 0, link.turn, NULL
  FROM entry
  CROSS JOIN unnest(link_labels, link_urls) WITH ORDINALITY AS link (label, url, turn)
  UNION ALL
  SELECT entry.rank, 4, part.slug, part.name, 0, part.turn, part.join_phrase
  FROM entry
  CROSS JOIN unnest(artist_slugs, artist_names, artist_join_phrases)
    WITH ORDINALITY AS part (slug, name, join_phrase, turn)
  UNION ALL
  SELECT 0, 5, genre.slug, genre.name, related.shared, related.position, NULL
  FROM edition
  JOIN chart ON chart.id = edition.chart_id
  JOIN genre_related AS related ON related.genre_id = chart.genre_id
  JOIN genre ON genre.id = related.related_id
  WHERE edition.id = $1::bigint
) AS detail
ORDER BY rank, kind, turn, address
