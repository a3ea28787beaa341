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
-- Names are compared in a sort of their own, where PostgreSQL shortens them to numbers; all else are numbers.
WITH named AS (
  SELECT id, slug, title, short_near_key, edition_id, row_number() OVER (ORDER BY title COLLATE "und-x-icu", slug) AS turn
  FROM chart
  WHERE deleted_at IS NULL
), ordered AS (
  SELECT named.id, named.slug, named.title, edition.size, edition.number, edition.published_at,
    count(*) OVER () AS found,
    row_number() OVER (ORDER BY
      CASE $1::text WHEN 'size' THEN edition.size WHEN 'updated' THEN date_part('epoch', edition.published_at) END
        * CASE $2::text WHEN 'desc' THEN -1 ELSE 1 END NULLS LAST,
      named.turn * CASE WHEN $1::text = 'name' AND $2::text = 'desc' THEN -1 ELSE 1 END) AS turn
  FROM named
  LEFT JOIN edition ON edition.id = named.edition_id
  WHERE $3::text IS NULL OR position($3::text IN
    coalesce(short_near_key, (SELECT near_key FROM chart AS whole WHERE whole.id = named.id))) > 0
), listed AS (
  SELECT *
  FROM ordered
  WHERE (turn - 1) / $4::int + 1 = least($5::bigint, (found - 1) / $4::int + 1)
)
SELECT site.revision, (SELECT count(*) FROM chart WHERE deleted_at IS NULL) AS total, coalesce(listed.found, 0) AS found,
  listed.slug, listed.title, coalesce(listed.size, 0) AS size, coalesce(listed.number, 0) AS edition,
  coalesce(extract(epoch FROM listed.published_at)::bigint, 0) AS published,
  place.title AS first_title, place.artist AS first_artist
FROM site
LEFT JOIN listed ON true
LEFT JOIN place ON place.chart_id = listed.id AND place.rank = 1
ORDER BY listed.turn
