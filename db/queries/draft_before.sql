-- A chart's draft as it was before its last save, by rank: what that save changed, taken back. A row of rank 0 comes
-- first; no row at all when something else changed the draft since, or when a release of it has another address now.
-- $1 slug of the chart
-- Columns: rank, number of the release.
WITH last AS (
  SELECT draft.chart_id, saved.before -> 'ranks' AS before, saved.after -> 'ranks' AS after
  FROM chart
  JOIN draft ON draft.chart_id = chart.id
  JOIN draft_saved AS saved ON saved.chart_id = chart.id
  WHERE chart.slug = $1::text AND (saved.after ->> 'revision')::bigint = draft.revision
), named AS MATERIALIZED (
  SELECT ranked.key, ranked.value::int AS rank, release.id
  FROM last
  CROSS JOIN LATERAL jsonb_each_text(last.before) AS ranked
  LEFT JOIN release ON release.slug = ranked.key
), changed AS MATERIALIZED (
  SELECT release.id
  FROM last
  CROSS JOIN LATERAL jsonb_object_keys(last.after) AS ranked (key)
  LEFT JOIN release ON release.slug = ranked.key
)
SELECT listed.rank, listed.id
FROM (
  SELECT 0 AS rank, 0 AS id FROM last
  UNION ALL
  SELECT entry.rank, entry.release_id
  FROM last
  JOIN draft_entry AS entry ON entry.chart_id = last.chart_id
  WHERE NOT EXISTS (SELECT FROM changed WHERE changed.id = entry.release_id)
  UNION ALL
  SELECT rank, id FROM named
) AS listed
WHERE NOT EXISTS (SELECT FROM named WHERE id IS NULL) AND NOT EXISTS (SELECT FROM changed WHERE id IS NULL)
ORDER BY listed.rank
