-- Makes a chart's draft the given list, with a new revision. Only entries that differ are written.
-- $1 number of the chart
-- $2 numbers of the releases by rank, from rank 1
-- $3 key of the form, may be missing
-- Columns: ranks before of what differed (as JSON, for the audit), ranks after (and the new revision).
WITH wanted AS (
  SELECT release_id, rank FROM unnest($2::bigint[]) WITH ORDINALITY AS given (release_id, rank)
), change AS MATERIALIZED (
  SELECT release_id, wanted.rank::int, entry.rank AS before_rank
  FROM wanted
  FULL JOIN (SELECT rank, release_id FROM draft_entry WHERE chart_id = $1::bigint) AS entry USING (release_id)
  WHERE wanted.rank IS DISTINCT FROM entry.rank
), removed AS (
  DELETE FROM draft_entry USING change
  WHERE chart_id = $1::bigint AND draft_entry.release_id = change.release_id AND change.rank IS NULL
), moved AS (
  UPDATE draft_entry SET rank = change.rank
  FROM change
  WHERE chart_id = $1::bigint AND draft_entry.release_id = change.release_id
    AND change.rank IS NOT NULL AND change.before_rank IS NOT NULL
), added AS (
  INSERT INTO draft_entry (chart_id, rank, release_id)
  SELECT $1::bigint, rank, release_id FROM change WHERE before_rank IS NULL
), touched AS (
  UPDATE draft
  SET revision = revision + 1, saved_form = $3::text,
    saved_revision = CASE WHEN $3::text IS NOT NULL THEN revision + 1 END
  WHERE chart_id = $1::bigint
  RETURNING revision
)
SELECT jsonb_build_object('ranks', ranks.before),
  jsonb_build_object('ranks', ranks.after, 'revision', touched.revision)
FROM touched
CROSS JOIN (
  SELECT coalesce(jsonb_object_agg(release.slug, change.before_rank) FILTER (WHERE change.before_rank IS NOT NULL), '{}') AS before,
    coalesce(jsonb_object_agg(release.slug, change.rank) FILTER (WHERE change.rank IS NOT NULL), '{}') AS after
  FROM change
  JOIN release ON release.id = change.release_id
) AS ranks
