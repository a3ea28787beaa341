-- A page of all genres as editors see them, by name, with how many there are and match. A page beyond the last is the
-- last. One row with missing slug when none matches.
-- $1 near key to find in names, missing for all
-- $2 lines of a page
-- $3 number of the page, from 1
-- Columns: total, found, slug, name, releases, charts, has an essay.
-- Releases are the published ones that carry the tag; charts are those of this genre, published or not.
WITH known AS MATERIALIZED (
  SELECT id, slug, name, essay IS NOT NULL AS has_essay,
    $1::text IS NULL OR position($1::text IN near_key) > 0 AS matches
  FROM genre
), counted AS (
  SELECT count(*) AS total, count(*) FILTER (WHERE matches) AS found FROM known
)
SELECT counted.total, counted.found, listed.slug, listed.name, statistics.releases,
  (SELECT count(*) FROM chart WHERE chart.genre_id = listed.id AND chart.deleted_at IS NULL) AS charts,
  listed.has_essay
FROM counted
LEFT JOIN LATERAL (
  SELECT * FROM known
  WHERE matches
  ORDER BY name COLLATE "und-x-icu", slug
  LIMIT $2::int OFFSET greatest(least($3::bigint, (counted.found + $2::int - 1) / $2::int) - 1, 0) * $2::int
) AS listed ON true
LEFT JOIN genre_statistics AS statistics ON statistics.genre_id = listed.id
ORDER BY listed.name COLLATE "und-x-icu", listed.slug
