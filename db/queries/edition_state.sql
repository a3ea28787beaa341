-- A chart's draft against its current edition.
-- $1 number of the chart
-- Columns: entries of the draft, the draft differs.
SELECT (SELECT count(*) FROM draft_entry WHERE chart_id = $1::bigint)::int,
  EXISTS (
    SELECT
    FROM (SELECT rank, release_id FROM draft_entry WHERE chart_id = $1::bigint) AS entry
    FULL JOIN (SELECT rank, release_id FROM place WHERE chart_id = $1::bigint) AS shown
      ON shown.rank = entry.rank AND shown.release_id = entry.release_id
    WHERE entry.rank IS NULL OR shown.rank IS NULL)
