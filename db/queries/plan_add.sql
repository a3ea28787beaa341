-- Plans the publication of a chart's draft, as it is now. The chart has no plan.
-- $1 number of the chart
-- $2 due, in seconds since 1970
-- $3 note, may be missing
-- $4 number of the account
INSERT INTO plan (chart_id, draft_revision, due_at, note, editor_id)
SELECT chart_id, revision, to_timestamp($2::bigint), $3::text, $4::bigint FROM draft WHERE chart_id = $1::bigint
