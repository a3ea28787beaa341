-- A release with its genre tags (strongest first), listen links and artist credit.
-- $1 number of the release
-- Columns: slug, title, artist, cover, year, month, day, tag_slugs, tag_names, tag_weights, link_labels, link_urls,
-- artist_slugs, artist_names, artist_join_phrases.
SELECT slug, title, artist, cover, year, month, day,
  tag_slugs, tag_names, tag_weights, link_labels, link_urls, artist_slugs, artist_names, artist_join_phrases
FROM published_card
WHERE release_id = $1::bigint
