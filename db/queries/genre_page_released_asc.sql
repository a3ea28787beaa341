-- A page of the published releases that carry a genre's tag, oldest first (product.md A4). Ties go by best place.
-- $1 number of the genre
-- $2 first year; 0 lists undated ones too
-- $3 last year
-- $4 rows of the page
-- $5 rows before it, or behind it
-- $6 whether $5 counts from the last row
-- Columns: slug, title, artist, year, month, day, best_rank, chart_slug, chart_title, part_slug, part_name, join_phrase.
-- One row for each part of a release's credit, the release's own columns the same in each. Rank and chart of the best
-- place are missing where no chart shows the release. From the nearer end up to the page only the index
-- genre_release_released_asc is read.
WITH listed AS (
  SELECT release_id, row_number() OVER () AS turn
  FROM (
    SELECT release_id
    FROM genre_release
    WHERE genre_id = $1::bigint
      AND coalesce(year, 0) BETWEEN $2::int AND $3::int
    ORDER BY year, month, day, best_rank, release_id
    LIMIT CASE WHEN $6::boolean THEN 0 ELSE $4::int END OFFSET $5::int
  ) AS page
  UNION ALL
  SELECT release_id, -row_number() OVER () AS turn
  FROM (
    SELECT release_id
    FROM genre_release
    WHERE genre_id = $1::bigint
      AND coalesce(year, 0) BETWEEN $2::int AND $3::int
    ORDER BY year DESC, month DESC, day DESC, best_rank DESC, release_id DESC
    LIMIT CASE WHEN $6::boolean THEN $4::int ELSE 0 END OFFSET $5::int
  ) AS page
)
SELECT shown.slug, shown.title, shown.artist, shown.year, shown.month, shown.day, shown.best_rank,
  chart.slug AS chart_slug, chart.title AS chart_title, part.slug AS part_slug, part.name AS part_name, part.join_phrase
FROM listed
JOIN genre_release AS shown ON shown.genre_id = $1::bigint AND shown.release_id = listed.release_id
LEFT JOIN chart ON chart.id = shown.best_chart_id
LEFT JOIN LATERAL unnest(shown.artist_slugs, shown.artist_names, shown.artist_join_phrases)
  WITH ORDINALITY AS part (slug, name, join_phrase, turn) ON true
ORDER BY listed.turn, part.turn
