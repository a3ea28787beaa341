-- Takes a chart's draft as where its releases stand.
-- $1 number of the chart
INSERT INTO place (chart_id, rank, release_id)
SELECT chart_id, rank, release_id FROM draft_entry WHERE chart_id = $1::bigint
