-- What publishing a chart's draft would change: what enters and leaves by rank, what moves with the largest move first.
-- One row with missing kind when nothing would.
-- $1 slug of the chart
-- Columns: unchanged, kind (0 entered, 1 left, 2 moved), rank, rank before, slug, title, artist credit.
-- The rank is 0 for what leaves, the one before for what enters.
WITH wanted AS (
  SELECT entry.rank, entry.release_id
  FROM chart
  JOIN draft_entry AS entry ON entry.chart_id = chart.id
  WHERE chart.slug = $1::text
  UNION ALL
  SELECT place.rank, place.release_id
  FROM chart
  JOIN place ON place.chart_id = chart.id
  WHERE chart.slug = $1::text AND NOT EXISTS (SELECT FROM draft WHERE draft.chart_id = chart.id)
), shown AS (
  -- A release may stand there twice since a merge.
  SELECT min(place.rank) AS rank, place.release_id
  FROM chart
  JOIN place ON place.chart_id = chart.id
  WHERE chart.slug = $1::text
  GROUP BY place.release_id
), pair AS MATERIALIZED (
  SELECT release_id, wanted.rank, shown.rank AS before_rank,
    CASE WHEN shown.rank IS NULL THEN 0 WHEN wanted.rank IS NULL THEN 1 ELSE 2 END AS kind
  FROM wanted
  FULL JOIN shown USING (release_id)
)
SELECT (SELECT count(*) FROM pair WHERE rank = before_rank)::int, change.kind, coalesce(change.rank, 0),
  coalesce(change.before_rank, 0), change.slug, change.title, change.name
FROM (SELECT) AS one
LEFT JOIN (
  SELECT pair.kind, pair.rank, pair.before_rank, release.slug, release.title, credit.name
  FROM pair
  JOIN release ON release.id = pair.release_id
  JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
  WHERE pair.rank IS DISTINCT FROM pair.before_rank
) AS change ON true
ORDER BY change.kind, abs(change.rank - change.before_rank) DESC, coalesce(change.rank, change.before_rank)
