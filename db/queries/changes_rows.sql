-- What changed from one edition to another: what entered and what left by rank, then what moved, the largest move first.
-- $1 number of the earlier edition over all charts
-- $2 number of the later one
-- Columns: kind, rank, before_rank, slug, title, artist.
-- kind is 1 for entered, 2 for left, 3 for moved; rank is missing when it left, before_rank when it entered.
SELECT kind, change.rank, change.before_rank, release.slug, release.title, credit.name AS artist
FROM (
  SELECT release_id, later.rank, earlier.rank AS before_rank,
    CASE WHEN earlier.rank IS NULL THEN 1 WHEN later.rank IS NULL THEN 2 ELSE 3 END AS kind
  FROM (SELECT rank, release_id FROM edition_entry WHERE edition_id = $1::bigint) AS earlier
  FULL JOIN (SELECT rank, release_id FROM edition_entry WHERE edition_id = $2::bigint) AS later USING (release_id)
  WHERE earlier.rank IS DISTINCT FROM later.rank
) AS change
JOIN release ON release.id = change.release_id
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
ORDER BY kind, abs(change.rank - change.before_rank) DESC, coalesce(change.rank, change.before_rank)
