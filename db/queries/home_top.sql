-- The 20 releases that stand best over all charts: a number, not a parameter, of which the planner would take a tenth of
-- all releases, and sort them.
-- Columns: slug, title, artist, points, charts.
-- points are in thousandths.
SELECT release.slug, release.title, credit.name AS artist, standing.points, standing.charts
FROM (
  SELECT release_id, points, charts, best_rank
  FROM release_standing
  WHERE points > 0
  ORDER BY points DESC, best_rank, release_id
  LIMIT 20
) AS standing
-- OFFSET keeps the look-ups by key.
CROSS JOIN LATERAL (
  SELECT slug, title, artist_credit_id FROM release WHERE release.id = standing.release_id OFFSET 0) AS release
CROSS JOIN LATERAL (SELECT name FROM artist_credit WHERE artist_credit.id = release.artist_credit_id OFFSET 0) AS credit
ORDER BY standing.points DESC, standing.best_rank, standing.release_id
