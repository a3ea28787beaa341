-- A page of the list of charts, with the site's revision and how many charts there are and match. One row with
-- missing slug when the page is empty.
-- $1 sort: name, size or updated
-- $2 order: asc or desc
-- $3 near key to find in titles, missing for all
-- $4 lines of a page
-- $5 number of the page, from 1; one beyond the last is the last
-- Columns: revision, total, found, slug, title, size, edition, published, first_title, first_artist.
-- Size and edition are 0 before the first edition; published is its time in seconds since 1970, 0 without one;
-- first_... are title and artist credit at rank 1.
WITH matching AS MATERIALIZED (
  SELECT id, slug, title, edition_id
  FROM chart
  WHERE deleted_at IS NULL AND ($3::text IS NULL OR position($3::text IN near_key) > 0)
), listed AS (
  SELECT matching.id, matching.slug, matching.title, edition.size, edition.number, edition.published_at,
    row_number() OVER (ORDER BY
      CASE WHEN $1::text = 'name' AND $2::text = 'desc' THEN matching.title END COLLATE "und-x-icu" DESC,
      CASE WHEN $1::text = 'size' AND $2::text = 'asc' THEN edition.size END ASC NULLS LAST,
      CASE WHEN $1::text = 'size' AND $2::text = 'desc' THEN edition.size END DESC NULLS LAST,
      CASE WHEN $1::text = 'updated' AND $2::text = 'asc' THEN edition.published_at END ASC NULLS LAST,
      CASE WHEN $1::text = 'updated' AND $2::text = 'desc' THEN edition.published_at END DESC NULLS LAST,
      matching.title COLLATE "und-x-icu", matching.slug) AS turn
  FROM matching
  LEFT JOIN edition ON edition.id = matching.edition_id
  ORDER BY turn
  LIMIT $4::int
  OFFSET (least($5::bigint, greatest(1, ((SELECT count(*) FROM matching) + $4::int - 1) / $4::int)) - 1) * $4::int
)
SELECT site.revision,
  (SELECT count(*) FROM chart WHERE deleted_at IS NULL) AS total,
  (SELECT count(*) FROM matching) AS found,
  listed.slug, listed.title, coalesce(listed.size, 0) AS size, coalesce(listed.number, 0) AS edition,
  coalesce(extract(epoch FROM listed.published_at)::bigint, 0) AS published,
  place.title AS first_title, place.artist AS first_artist
FROM site
LEFT JOIN listed ON true
LEFT JOIN place ON place.chart_id = listed.id AND place.rank = 1
ORDER BY listed.turn
