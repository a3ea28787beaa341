-- The deleted releases that stand in a chart which is to come back.
-- $1 number of the chart
-- $2 how many at most
-- Columns: slug, title, artist credit.
SELECT release.slug, release.title, credit.name
FROM (
  SELECT line.release_id FROM edition JOIN edition_line AS line ON line.edition_id = edition.id
  WHERE edition.chart_id = $1::bigint
  UNION
  SELECT release_id FROM draft_entry WHERE chart_id = $1::bigint
) AS held
JOIN release ON release.id = held.release_id AND release.deleted_at IS NOT NULL
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
ORDER BY release.id
LIMIT $2::int
