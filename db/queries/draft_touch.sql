-- Makes a chart's draft if there is none, and gives it a new revision.
-- $1 number of the chart
INSERT INTO draft (chart_id, revision) VALUES ($1::bigint, 1)
ON CONFLICT (chart_id) DO UPDATE SET revision = draft.revision + 1
