-- The rows of any edition by rank, as chart_rows.sql has them of the current one.
-- $1 number of the edition over all charts
-- Columns: rank, slug, title, artist, cover, year, month, day, title_order, artist_order, genre_order, search, movement,
-- before_rank, peak, editions, tag_slugs, tag_names, tag_weights, link_labels, link_urls, artist_slugs, artist_names,
-- artist_join_phrases.
SELECT entry.rank, slug, title, artist, cover, year, month, day,
  CASE WHEN sort_title IS NULL THEN 0
    ELSE dense_rank() OVER (ORDER BY sort_title COLLATE "und-x-icu") END AS title_order,
  dense_rank() OVER (ORDER BY artist_sort_name COLLATE "und-x-icu") AS artist_order,
  CASE WHEN tag_names[1] IS NULL THEN 0
    ELSE dense_rank() OVER (ORDER BY tag_names[1] COLLATE "und-x-icu") END AS genre_order,
  search, standing.movement, standing.before_rank, standing.peak, standing.editions,
  tag_slugs, tag_names, tag_weights, link_labels, link_urls, artist_slugs, artist_names, artist_join_phrases
FROM edition_card AS entry
LEFT JOIN edition_standing AS standing
  ON standing.edition_id = entry.edition_id AND standing.rank = entry.rank AND standing.number > 1
WHERE entry.edition_id = $1::bigint
ORDER BY entry.rank
