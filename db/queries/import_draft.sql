-- What a list makes of a chart's draft, or of its current edition where there is no draft.
-- $1 number of the chart
-- $2 numbers of the releases by rank, from rank 1; missing for new ones
-- Columns: differs, how many releases of the draft are not in the list.
WITH entry AS (
  SELECT rank, release_id FROM draft_entry WHERE chart_id = $1::bigint
  UNION ALL
  SELECT rank, release_id FROM place
  WHERE chart_id = $1::bigint AND NOT EXISTS (SELECT FROM draft WHERE chart_id = $1::bigint)
), wanted AS (
  SELECT release_id, rank FROM unnest($2::bigint[]) WITH ORDINALITY AS given (release_id, rank)
)
SELECT EXISTS (
    SELECT
    FROM wanted
    FULL JOIN entry ON entry.rank = wanted.rank AND entry.release_id = wanted.release_id
    WHERE wanted.rank IS NULL OR entry.rank IS NULL),
  (SELECT count(*) FROM entry LEFT JOIN wanted USING (release_id) WHERE wanted.release_id IS NULL)
