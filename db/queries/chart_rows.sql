-- The rows of a chart's current edition by rank, with the order of their names as integers from 1, 0 for missing ones:
-- one ICU comparison per name here, none per request.
-- $1 number of the chart
-- Columns: rank, slug, title, artist, cover, year, month, day, title_order, artist_order, genre_order, search, movement,
-- before_rank, peak, editions, tag_slugs, tag_names, tag_weights, link_labels, link_urls, artist_slugs, artist_names,
-- artist_join_phrases.
-- What is of movement is missing in a chart's first edition. The arrays are in the order in which they are shown, genre tags
-- strongest first.
SELECT place.rank, slug, title, artist, cover, year, month, day,
  CASE WHEN sort_title IS NULL THEN 0
    ELSE dense_rank() OVER (ORDER BY sort_title COLLATE "und-x-icu") END AS title_order,
  dense_rank() OVER (ORDER BY artist_sort_name COLLATE "und-x-icu") AS artist_order,
  CASE WHEN tag_names[1] IS NULL THEN 0
    ELSE dense_rank() OVER (ORDER BY tag_names[1] COLLATE "und-x-icu") END AS genre_order,
  search, standing.movement, standing.before_rank, standing.peak, standing.editions,
  tag_slugs, tag_names, tag_weights, link_labels, link_urls, artist_slugs, artist_names, artist_join_phrases
FROM place
LEFT JOIN edition_standing AS standing
  ON standing.rank = place.rank AND standing.edition_id = (
    SELECT edition.id FROM chart JOIN edition ON edition.id = chart.edition_id
    WHERE chart.id = $1::bigint AND edition.number > 1)
WHERE place.chart_id = $1::bigint
ORDER BY place.rank
