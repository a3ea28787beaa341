-- The untitled releases of a chart's draft, or of its current edition while the draft is empty, by rank.
-- $1 number of the chart
-- Columns: rank, number of the release, match key of its credit, year, month, day.
SELECT listed.rank, release.id, credit.match_key, release.year, release.month, release.day
FROM (
  SELECT rank, release_id FROM draft_entry WHERE chart_id = $1::bigint
  UNION ALL
  SELECT rank, release_id FROM place
  WHERE chart_id = $1::bigint AND NOT EXISTS (SELECT FROM draft_entry WHERE chart_id = $1::bigint)
) AS listed
JOIN release ON release.id = listed.release_id AND release.title IS NULL
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
ORDER BY listed.rank
