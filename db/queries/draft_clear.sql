-- Empties a chart's draft.
-- $1 number of the chart
DELETE FROM draft_entry WHERE chart_id = $1::bigint
