-- A page of the list of charts, with the site's revision and how many charts there are and match. One row with
-- missing slug when the page is empty.
-- $1 sort: name, size or updated
-- $2 order: asc or desc
-- $3 near key to find in titles, missing for all
-- $4 lines of a page
-- $5 number of the page, from 1
-- Columns: revision, charts there are, charts found, slug, title, size, edition, its time in seconds since 1970,
-- title and artist credit of the release at rank 1.
SELECT site.revision, (SELECT count(*) FROM chart WHERE deleted_at IS NULL), coalesce(listed.found, 0),
  listed.slug, listed.title, listed.size, listed.number, listed.published, release.title, credit.name
FROM site
LEFT JOIN (
  SELECT chart.id, chart.slug, chart.title, coalesce(edition.size, 0) AS size,
    coalesce(edition.number, 0) AS number,
    coalesce(extract(epoch FROM edition.published_at)::bigint, 0) AS published,
    count(*) OVER () AS found,
    row_number() OVER (ORDER BY
      CASE WHEN $1::text = 'name' AND $2::text = 'asc' THEN chart.title END COLLATE "und-x-icu" ASC,
      CASE WHEN $1::text = 'name' AND $2::text = 'desc' THEN chart.title END COLLATE "und-x-icu" DESC,
      CASE WHEN $1::text = 'size' AND $2::text = 'asc' THEN edition.size END ASC NULLS LAST,
      CASE WHEN $1::text = 'size' AND $2::text = 'desc' THEN edition.size END DESC NULLS LAST,
      CASE WHEN $1::text = 'updated' AND $2::text = 'asc' THEN edition.published_at END ASC NULLS LAST,
      CASE WHEN $1::text = 'updated' AND $2::text = 'desc' THEN edition.published_at END DESC NULLS LAST,
      chart.title COLLATE "und-x-icu", chart.slug) AS turn
  FROM chart
  LEFT JOIN edition ON edition.id = chart.edition_id
  WHERE chart.deleted_at IS NULL AND ($3::text IS NULL OR position($3::text IN chart.near_key) > 0)
  ORDER BY turn
  LIMIT $4::int OFFSET ($5::int - 1) * $4::int
) AS listed ON true
LEFT JOIN place ON place.chart_id = listed.id AND place.rank = 1
LEFT JOIN release ON release.id = place.release_id
LEFT JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
ORDER BY listed.turn
