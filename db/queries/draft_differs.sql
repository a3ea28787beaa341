-- Whether a chart's draft is anything but the given list.
-- $1 number of the chart
-- $2 numbers of the releases by rank, from rank 1
-- Columns: differs.
SELECT EXISTS (
  SELECT
  FROM unnest($2::bigint[]) WITH ORDINALITY AS wanted (release_id, rank)
  FULL JOIN (SELECT rank, release_id FROM draft_entry WHERE chart_id = $1::bigint) AS entry
    ON entry.rank = wanted.rank AND entry.release_id = wanted.release_id
  WHERE wanted.rank IS NULL OR entry.rank IS NULL
)
