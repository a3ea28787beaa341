-- The rows of any edition by rank, as chart_rows.sql has them of the current one.
-- $1 number of the edition over all charts
-- Columns: rank, slug, title, artist, cover, year, month, day, title_order, artist_order, genre_order, search, movement,
-- before_rank, peak, editions.
SELECT entry.rank, release.slug, release.title, credit.name AS artist, release.cover,
  release.year, release.month, release.day,
  CASE WHEN release.sort_title IS NULL THEN 0
    ELSE dense_rank() OVER (ORDER BY release.sort_title COLLATE "und-x-icu") END AS title_order,
  dense_rank() OVER (ORDER BY credit.sort_name COLLATE "und-x-icu") AS artist_order,
  CASE WHEN strongest.name IS NULL THEN 0
    ELSE dense_rank() OVER (ORDER BY strongest.name COLLATE "und-x-icu") END AS genre_order,
  concat_ws(' ', release.near_key, credit.near_key) AS search,
  standing.movement, standing.before_rank, standing.peak, standing.editions
FROM edition_line AS entry
-- OFFSET keeps the look-up by key: the planner does not see through edition_line.
CROSS JOIN LATERAL (
  SELECT id, slug, title, sort_title, artist_credit_id, cover, year, month, day, near_key
  FROM release WHERE release.id = entry.release_id OFFSET 0) AS release
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
LEFT JOIN edition_standing AS standing
  ON standing.edition_id = entry.edition_id AND standing.rank = entry.rank AND standing.number > 1
LEFT JOIN LATERAL (
  SELECT genre.name
  FROM release_genre AS tag
  JOIN genre ON genre.id = tag.genre_id
  WHERE tag.release_id = release.id
  ORDER BY tag.weight DESC NULLS LAST, tag.position
  LIMIT 1
) AS strongest ON true
WHERE entry.edition_id = $1::bigint
ORDER BY entry.rank
