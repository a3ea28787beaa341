-- What hangs on the rows of preview_rows.sql, as chart_details.sql has it of the current edition.
-- $1 number of the chart
-- Columns: rank, kind, address, name, value, join_phrase.
WITH listed AS (
  SELECT rank, release_id FROM draft_entry WHERE chart_id = $1::bigint
  UNION ALL
  SELECT rank, release_id FROM place
  WHERE chart_id = $1::bigint AND NOT EXISTS (SELECT FROM draft WHERE chart_id = $1::bigint)
)
SELECT rank, kind, address, name, value, join_phrase
FROM (
  SELECT listed.rank, 1 AS kind, genre.slug AS address, genre.name, coalesce(tag.weight, 0) AS value,
    row_number() OVER (PARTITION BY listed.rank ORDER BY tag.weight DESC NULLS LAST, tag.position) AS turn,
    NULL AS join_phrase
  FROM listed
  JOIN release_genre AS tag ON tag.release_id = listed.release_id
  JOIN genre ON genre.id = tag.genre_id
  UNION ALL
  SELECT listed.rank, 2, chart.slug, chart.title, other.rank, other.rank, NULL
  FROM listed
  JOIN place AS other ON other.release_id = listed.release_id AND other.chart_id <> $1::bigint
  JOIN chart ON chart.id = other.chart_id AND chart.deleted_at IS NULL
  UNION ALL
  SELECT listed.rank, 3, link.url, link.label, 0, link.position, NULL
  FROM listed
  JOIN release_link AS link ON link.release_id = listed.release_id
  UNION ALL
  SELECT listed.rank, 4, artist.slug, part.name, 0, part.position, part.join_phrase
  FROM listed
  JOIN release ON release.id = listed.release_id
  JOIN artist_credit_part AS part ON part.artist_credit_id = release.artist_credit_id
  JOIN artist ON artist.id = part.artist_id
  UNION ALL
  SELECT 0, 5, genre.slug, genre.name, related.shared, related.position, NULL
  FROM chart
  JOIN genre_related AS related ON related.genre_id = chart.genre_id
  JOIN genre ON genre.id = related.related_id
  WHERE chart.id = $1::bigint
) AS detail
ORDER BY rank, kind, turn, address
