-- The charts that were published last, then those that never were, by name; with the site's revision and how many charts
-- there are. One row with missing slug when there are none.
-- $1 lines
-- Columns: revision, total, found, slug, title, size, edition, published, first_title, first_artist.
-- As in chart_list.sql; found is total.
WITH published AS (
  SELECT chart.id, chart.slug, chart.title, edition.size, edition.number, edition.published_at, edition.id AS edition_id
  FROM edition
  JOIN chart ON chart.edition_id = edition.id AND chart.deleted_at IS NULL
  ORDER BY edition.published_at DESC, edition.id DESC
  LIMIT $1::int
), awaited AS (
  SELECT id, slug, title
  FROM chart
  WHERE edition_id IS NULL AND deleted_at IS NULL
  ORDER BY title COLLATE "und-x-icu", slug
  LIMIT $1::int
), listed AS (
  SELECT * FROM published
  UNION ALL
  SELECT id, slug, title, 0, 0, NULL, NULL FROM awaited
), counted AS (
  SELECT count(*) AS total FROM chart WHERE deleted_at IS NULL
)
SELECT site.revision, counted.total, counted.total AS found, listed.slug, listed.title, listed.size, listed.number AS edition,
  coalesce(extract(epoch FROM listed.published_at)::bigint, 0) AS published,
  place.title AS first_title, place.artist AS first_artist
FROM site
CROSS JOIN counted
LEFT JOIN listed ON true
LEFT JOIN place ON place.chart_id = listed.id AND place.rank = 1
ORDER BY listed.published_at DESC NULLS LAST, listed.edition_id DESC, listed.title COLLATE "und-x-icu", listed.slug
LIMIT $1::int
