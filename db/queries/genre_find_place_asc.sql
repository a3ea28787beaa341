-- A page of those published releases that carry a genre's tag and pass a search for a text, best place first.
-- $1 number of the genre
-- $2 first year; 0 lists undated ones too
-- $3 last year
-- $4 rows of a page
-- $5 number of the page, from 1; one beyond the last is the last
-- $6 near key to find in title or artist credit; missing: $7
-- $7 text to find in title or artist credit as printed
-- Columns: slug, title, artist, year, month, day, best_rank, chart_slug, chart_title, part_slug, part_name, join_phrase,
-- found, undated.
-- One row for each part of a release's credit, the release's own columns the same in each; one row without a slug when
-- nothing is found. Found counts all pages; undated are those that pass the search and are left out for want of a year.
-- The genre's part of the index genre_release_place_asc is read once; with $6, little else up to the page.
WITH matching AS MATERIALIZED (
  SELECT array_agg(release_id) FILTER (WHERE coalesce(year, 0) BETWEEN $2::int AND $3::int) AS releases,
    count(*) FILTER (WHERE year IS NULL) AS undated
  FROM (
    SELECT release_id, year
    FROM genre_release AS own
    WHERE genre_id = $1::bigint
      AND ~letters & (SELECT search.letters($6::text)) = 0
      AND (position($6::text IN short_search) > 0 OR (short_search IS NULL OR $6::text IS NULL) AND (
        SELECT CASE WHEN $6::text IS NOT NULL THEN position($6::text IN search) > 0
          ELSE position($7::text IN title) > 0 OR position($7::text IN artist) > 0 END
        FROM genre_release AS whole
        WHERE whole.genre_id = own.genre_id AND whole.release_id = own.release_id))
    ORDER BY best_rank, release_id
  ) AS ordered
), counted AS (
  SELECT releases, found, CASE WHEN $2::int > 0 THEN undated ELSE 0 END AS undated,
    least($5::bigint, (found - 1) / $4::int + 1) * $4::int AS last
  FROM (SELECT releases, undated, coalesce(cardinality(releases), 0) AS found FROM matching) AS known
)
SELECT shown.slug, shown.title, shown.artist, shown.year, shown.month, shown.day, shown.best_rank,
  chart.slug AS chart_slug, chart.title AS chart_title, part.slug AS part_slug, part.name AS part_name, part.join_phrase,
  counted.found, counted.undated
FROM counted
LEFT JOIN LATERAL unnest(releases[last - $4::int + 1:last]) WITH ORDINALITY AS listed (release_id, turn) ON true
LEFT JOIN genre_release AS shown ON shown.genre_id = $1::bigint AND shown.release_id = listed.release_id
LEFT JOIN chart ON chart.id = shown.best_chart_id
LEFT JOIN LATERAL unnest(shown.artist_slugs, shown.artist_names, shown.artist_join_phrases)
  WITH ORDINALITY AS part (slug, name, join_phrase, turn) ON true
ORDER BY listed.turn, part.turn
