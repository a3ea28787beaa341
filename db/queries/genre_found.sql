-- How many of the published releases that carry a genre's tag pass a search for a text; reads all rows of the genre.
-- $1 number of the genre
-- $2 first year, missing: any
-- $3 last year, missing: any
-- $4 near key to find in title or artist credit, missing: any
-- $5 text to find in title or artist credit as printed, missing: any
-- Columns: found, undated.
-- Undated ones pass the search and are left out only for want of a year.
SELECT
  count(*) FILTER (WHERE ($2::int IS NULL OR year >= $2::int) AND ($3::int IS NULL OR year <= $3::int)) AS found,
  count(*) FILTER (WHERE year IS NULL AND num_nonnulls($2::int, $3::int) > 0) AS undated
FROM genre_release
WHERE genre_id = $1::bigint
  AND ($4::text IS NULL OR position($4::text IN search) > 0)
  AND ($5::text IS NULL OR position($5::text IN title) > 0 OR position($5::text IN artist) > 0)
