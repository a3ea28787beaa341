-- Makes the draft, a copy of the current edition, of every chart that shows a release and has none: what a merge changes
-- waits there, and forms that were made from the edition are told.
-- $1 number of the release that goes
WITH begun AS (
  INSERT INTO draft (chart_id)
  SELECT DISTINCT chart_id FROM place
  WHERE release_id = $1::bigint AND NOT EXISTS (SELECT FROM draft WHERE draft.chart_id = place.chart_id)
  RETURNING chart_id
)
INSERT INTO draft_entry (chart_id, rank, release_id)
SELECT chart_id, place.rank, place.release_id FROM begun JOIN place USING (chart_id)
