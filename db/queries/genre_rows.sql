-- Some of the published releases that carry a genre's tag, in the order in which they are given.
-- $1 number of the genre
-- $2 numbers of the releases; those that do not carry the tag are passed over
-- Columns: slug, title, artist, year, month, day, best_rank, chart_slug, chart_title, part_slug, part_name, join_phrase.
-- One row for each part of a release's credit, the release's own columns the same in each. Rank and chart of the best
-- place are missing where no chart shows the release.
SELECT shown.slug, shown.title, shown.artist, shown.year, shown.month, shown.day, shown.best_rank,
  chart.slug AS chart_slug, chart.title AS chart_title, part.slug AS part_slug, part.name AS part_name, part.join_phrase
FROM unnest($2::bigint[]) WITH ORDINALITY AS listed (release_id, turn)
JOIN genre_release AS shown ON shown.genre_id = $1::bigint AND shown.release_id = listed.release_id
LEFT JOIN chart ON chart.id = shown.best_chart_id
LEFT JOIN LATERAL unnest(shown.artist_slugs, shown.artist_names, shown.artist_join_phrases)
  WITH ORDINALITY AS part (slug, name, join_phrase, turn) ON true
ORDER BY listed.turn, part.turn
