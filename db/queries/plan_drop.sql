-- Takes away a chart's plan, if it has one.
-- $1 slug of the chart
-- Columns: number of the plan, due (seconds since 1970).
DELETE FROM plan USING chart
WHERE chart.id = plan.chart_id AND chart.slug = $1::text
RETURNING plan.id, extract(epoch FROM plan.due_at)::bigint
