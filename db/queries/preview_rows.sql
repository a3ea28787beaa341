-- The rows that a chart would have if its draft were published now, as chart_rows.sql has them of the current edition; of
-- the current edition while there is no draft.
-- $1 number of the chart
-- Columns: rank, slug, title, artist, cover, year, month, day, title_order, artist_order, genre_order, search, movement,
-- before_rank, peak, editions.
WITH listed AS (
  SELECT rank, release_id FROM draft_entry WHERE chart_id = $1::bigint
  UNION ALL
  SELECT rank, release_id FROM place
  WHERE chart_id = $1::bigint AND NOT EXISTS (SELECT FROM draft WHERE chart_id = $1::bigint)
), present AS (
  SELECT max(number) AS number FROM edition WHERE chart_id = $1::bigint
)
SELECT listed.rank, release.slug, release.title, credit.name AS artist, release.cover,
  release.year, release.month, release.day,
  CASE WHEN release.sort_title IS NULL THEN 0
    ELSE dense_rank() OVER (ORDER BY release.sort_title COLLATE "und-x-icu") END AS title_order,
  dense_rank() OVER (ORDER BY credit.sort_name COLLATE "und-x-icu") AS artist_order,
  CASE WHEN strongest.name IS NULL THEN 0
    ELSE dense_rank() OVER (ORDER BY strongest.name COLLATE "und-x-icu") END AS genre_order,
  concat_ws(' ', release.near_key, credit.near_key) AS search,
  CASE
    WHEN present.number IS NULL THEN NULL
    WHEN last.number IS NULL THEN 'new'
    WHEN last.number < present.number THEN 'back'
    WHEN last.rank > listed.rank THEN 'up'
    WHEN last.rank < listed.rank THEN 'down'
    ELSE 'same'
  END AS movement,
  CASE WHEN last.number = present.number THEN last.rank END AS before_rank,
  least(last.peak, listed.rank) AS peak, coalesce(last.editions, 0) + 1 AS editions
FROM listed
CROSS JOIN present
JOIN release ON release.id = listed.release_id
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
LEFT JOIN LATERAL (
  SELECT genre.name
  FROM release_genre AS tag
  JOIN genre ON genre.id = tag.genre_id
  WHERE tag.release_id = release.id
  ORDER BY tag.weight DESC NULLS LAST, tag.position
  LIMIT 1
) AS strongest ON true
-- When it was in the chart last.
LEFT JOIN LATERAL (
  SELECT standing.number, standing.rank, standing.peak, standing.editions
  FROM edition_standing AS standing
  WHERE standing.chart_id = $1::bigint AND standing.release_id = listed.release_id
  ORDER BY standing.number DESC
  LIMIT 1
) AS last ON true
ORDER BY listed.rank
