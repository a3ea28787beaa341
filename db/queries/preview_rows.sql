-- The rows that a chart would have if its draft were published now, as chart_rows.sql has them of the current edition; of
-- the current edition while there is no draft.
-- $1 number of the chart
-- Columns: rank, slug, title, artist, cover, year, month, day, title_order, artist_order, genre_order, search, movement,
-- before_rank, peak, editions, tag_slugs, tag_names, tag_weights, link_labels, link_urls, artist_slugs, artist_names,
-- artist_join_phrases.
WITH listed AS (
  SELECT rank, release_id FROM draft_entry WHERE chart_id = $1::bigint
  UNION ALL
  SELECT rank, release_id FROM place
  WHERE chart_id = $1::bigint AND NOT EXISTS (SELECT FROM draft WHERE chart_id = $1::bigint)
), present AS (
  SELECT max(number) AS number FROM edition WHERE chart_id = $1::bigint
)
SELECT listed.rank, card.slug, card.title, card.artist, card.cover, card.year, card.month, card.day,
  CASE WHEN card.sort_title IS NULL THEN 0
    ELSE dense_rank() OVER (ORDER BY card.sort_title COLLATE "und-x-icu") END AS title_order,
  dense_rank() OVER (ORDER BY card.artist_sort_name COLLATE "und-x-icu") AS artist_order,
  CASE WHEN card.tag_names[1] IS NULL THEN 0
    ELSE dense_rank() OVER (ORDER BY card.tag_names[1] COLLATE "und-x-icu") END AS genre_order,
  card.search,
  CASE
    WHEN present.number IS NULL THEN NULL
    WHEN last.number IS NULL THEN 'new'
    WHEN last.number < present.number THEN 'back'
    WHEN last.rank > listed.rank THEN 'up'
    WHEN last.rank < listed.rank THEN 'down'
    ELSE 'same'
  END AS movement,
  CASE WHEN last.number = present.number THEN last.rank END AS before_rank,
  least(last.peak, listed.rank) AS peak, coalesce(last.editions, 0) + 1 AS editions,
  tag_slugs, tag_names, tag_weights, link_labels, link_urls, artist_slugs, artist_names, artist_join_phrases
FROM listed
CROSS JOIN present
JOIN release_card AS card ON card.release_id = listed.release_id
-- When it was in the chart last.
LEFT JOIN LATERAL (
  SELECT standing.number, standing.rank, standing.peak, standing.editions
  FROM edition_standing AS standing
  WHERE standing.chart_id = $1::bigint AND standing.release_id = listed.release_id
  ORDER BY standing.number DESC
  LIMIT 1
) AS last ON true
ORDER BY listed.rank
