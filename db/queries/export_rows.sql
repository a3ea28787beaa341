-- The rows of a chart's current edition or of its draft, by rank.
-- $1 number of the chart
-- $2 the draft is wanted
-- Columns: rank, slug, title, artist credit, year, month, day.
SELECT listed.rank, release.slug, release.title, credit.name, release.year, release.month, release.day
FROM (
  SELECT rank, release_id FROM place WHERE chart_id = $1::bigint AND NOT $2::boolean
  UNION ALL
  SELECT rank, release_id FROM draft_entry WHERE chart_id = $1::bigint AND $2::boolean
) AS listed
JOIN release ON release.id = listed.release_id
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
ORDER BY listed.rank
