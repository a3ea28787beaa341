-- A page of the published releases that carry a genre's tag, oldest first (product.md A4). Ties go by best place.
-- $1 number of the genre
-- $2 first year, missing: any
-- $3 last year, missing: any
-- $4 near key to find in title or artist credit, missing: any
-- $5 text to find in title or artist credit as printed, missing: any
-- $6 rows of a page
-- $7 number of the page, from 1
-- Columns: slug, title, artist, year, month, day, best_rank, chart_slug, chart_title, part_slug, part_name, join_phrase.
-- One row for each part of a release's credit, the release's own columns the same in each. Rank and chart of the best
-- place are missing where no chart shows the release. Without filters only the page's part of the index
-- genre_release_released_asc is read, with filters at most the rows of the genre.
WITH listed AS (
  SELECT release_id, row_number() OVER () AS turn
  FROM (
    SELECT release_id
    FROM genre_release
    WHERE genre_id = $1::bigint
      AND ($2::int IS NULL OR year >= $2::int)
      AND ($3::int IS NULL OR year <= $3::int)
      AND ($4::text IS NULL OR position($4::text IN search) > 0)
      AND ($5::text IS NULL OR position($5::text IN title) > 0 OR position($5::text IN artist) > 0)
    ORDER BY year, month, day, best_rank, release_id
    LIMIT $6::int OFFSET ($7::bigint - 1) * $6::int
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
