-- A page of the list of genres that readers know of, with the site's revision and how many there are and match. One row
-- with missing slug when the page is empty.
-- $1 sort: name, releases, charts or updated
-- $2 order: asc or desc
-- $3 near key to find in names, missing for all
-- $4 lines of a page
-- $5 number of the page, from 1
-- Columns: revision, total, found, slug, name, releases, charts, updated.
-- Updated is in seconds since 1970, 0 without a chart that shows a release of the genre.
WITH known AS MATERIALIZED (
  SELECT genre.id, genre.slug, genre.name, counted.releases, counted.charts, counted.updated_at,
    $3::text IS NULL OR position($3::text IN genre.near_key) > 0 AS matches
  FROM genre
  JOIN genre_statistics AS counted ON counted.genre_id = genre.id
  WHERE counted.releases > 0 OR genre.essay IS NOT NULL
    OR genre.id IN (SELECT genre_id FROM chart WHERE deleted_at IS NULL)
), listed AS (
  SELECT *, row_number() OVER (ORDER BY
      CASE WHEN $1::text = 'name' AND $2::text = 'desc' THEN name END COLLATE "und-x-icu" DESC,
      CASE WHEN $1::text = 'releases' AND $2::text = 'asc' THEN releases END ASC,
      CASE WHEN $1::text = 'releases' AND $2::text = 'desc' THEN releases END DESC,
      CASE WHEN $1::text = 'charts' AND $2::text = 'asc' THEN charts END ASC,
      CASE WHEN $1::text = 'charts' AND $2::text = 'desc' THEN charts END DESC,
      CASE WHEN $1::text = 'updated' AND $2::text = 'asc' THEN updated_at END ASC NULLS LAST,
      CASE WHEN $1::text = 'updated' AND $2::text = 'desc' THEN updated_at END DESC NULLS LAST,
      name COLLATE "und-x-icu", slug) AS turn
  FROM known
  WHERE matches
  ORDER BY turn
  LIMIT $4::int OFFSET ($5::bigint - 1) * $4::int
)
SELECT site.revision,
  (SELECT count(*) FROM known) AS total,
  (SELECT count(*) FROM known WHERE matches) AS found,
  listed.slug, listed.name, listed.releases, listed.charts,
  coalesce(extract(epoch FROM listed.updated_at)::bigint, 0) AS updated
FROM site
LEFT JOIN listed ON true
ORDER BY listed.turn
