-- Forgets where a chart's releases stand.
-- $1 number of the chart
DELETE FROM place WHERE chart_id = $1::bigint
