-- What hangs on the rows of any edition, as chart_details.sql has it of the current one; the chart's own current edition
-- is no other place.
-- $1 number of the edition over all charts
-- Columns: rank, kind, address, name, value, join_phrase.
SELECT rank, kind, address, name, value, join_phrase
FROM (
  SELECT entry.rank, 1 AS kind, genre.slug AS address, genre.name, coalesce(tag.weight, 0) AS value,
    row_number() OVER (PARTITION BY entry.rank ORDER BY tag.weight DESC NULLS LAST, tag.position) AS turn,
    NULL AS join_phrase
  FROM edition_line AS entry
  JOIN release_genre AS tag ON tag.release_id = entry.release_id
  JOIN genre ON genre.id = tag.genre_id
  WHERE entry.edition_id = $1::bigint
  UNION ALL
  SELECT entry.rank, 2, chart.slug, chart.title, other.rank, other.rank, NULL
  FROM edition_line AS entry
  JOIN edition ON edition.id = entry.edition_id
  JOIN place AS other ON other.release_id = entry.release_id AND other.chart_id <> edition.chart_id
  JOIN chart ON chart.id = other.chart_id AND chart.deleted_at IS NULL
  WHERE entry.edition_id = $1::bigint
  UNION ALL
  SELECT entry.rank, 3, link.url, link.label, 0, link.position, NULL
  FROM edition_line AS entry
  JOIN release_link AS link ON link.release_id = entry.release_id
  WHERE entry.edition_id = $1::bigint
  UNION ALL
  SELECT entry.rank, 4, artist.slug, part.name, 0, part.position, part.join_phrase
  FROM edition_line AS entry
  -- OFFSET keeps the look-up by key: the planner does not see through edition_line.
  CROSS JOIN LATERAL (SELECT artist_credit_id FROM release WHERE release.id = entry.release_id OFFSET 0) AS release
  JOIN artist_credit_part AS part ON part.artist_credit_id = release.artist_credit_id
  JOIN artist ON artist.id = part.artist_id
  WHERE entry.edition_id = $1::bigint
  UNION ALL
  SELECT 0, 5, genre.slug, genre.name, related.shared, related.position, NULL
  FROM edition
  JOIN chart ON chart.id = edition.chart_id
  JOIN genre_related AS related ON related.genre_id = chart.genre_id
  JOIN genre ON genre.id = related.related_id
  WHERE edition.id = $1::bigint
) AS detail
ORDER BY rank, kind, turn, address
