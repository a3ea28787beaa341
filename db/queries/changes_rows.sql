-- What changed from one edition to another: what entered and what left by rank, then what moved, the largest move first.
-- $1 number of the earlier edition over all charts
-- $2 number of the later one
-- Columns: kind, rank, before_rank, slug, title, artist.
-- kind is 1 for entered, 2 for left, 3 for moved; rank is missing when it left, before_rank when it entered.
-- Materialized, with look-ups by key (OFFSET): the planner would go through all releases for the joined numbers.
WITH change AS MATERIALIZED (
  SELECT release_id, later.rank, earlier.rank AS before_rank,
    CASE WHEN earlier.rank IS NULL THEN 1 WHEN later.rank IS NULL THEN 2 ELSE 3 END AS kind
  FROM (
    SELECT min(rank) AS rank, release_id FROM edition_line WHERE edition_id = $1::bigint GROUP BY release_id) AS earlier
  FULL JOIN (
    SELECT min(rank) AS rank, release_id FROM edition_line WHERE edition_id = $2::bigint GROUP BY release_id) AS later USING (release_id)
  WHERE earlier.rank IS DISTINCT FROM later.rank
)
SELECT kind, change.rank, change.before_rank, release.slug, release.title, credit.name AS artist
FROM change
CROSS JOIN LATERAL (
  SELECT slug, title, artist_credit_id FROM release WHERE release.id = change.release_id OFFSET 0) AS release
CROSS JOIN LATERAL (
  SELECT name FROM artist_credit WHERE artist_credit.id = release.artist_credit_id OFFSET 0) AS credit
ORDER BY kind, abs(change.rank - change.before_rank) DESC, coalesce(change.rank, change.before_rank)
