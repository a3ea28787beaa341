-- Planned publications, the first one first.
-- $1 slug of a chart; missing: of all charts
-- Columns: number of the plan, slug of the chart, its title, due, note, who planned it, state, who changed the draft since.
-- Times are in seconds since 1970. The state is a failure's word, "late" (due for ten seconds) or "set".
SELECT plan.id, chart.slug, chart.title, extract(epoch FROM plan.due_at)::bigint, plan.note, editor.name,
  CASE
    WHEN coalesce(draft.revision, 0) <> plan.draft_revision THEN 'moved'
    WHEN editor.disabled_at IS NOT NULL OR editor.role = 'contributor' THEN 'editor'
    WHEN plan.failure IS NOT NULL THEN plan.failure
    WHEN plan.due_at < now() - interval '10 seconds' THEN 'late'
    ELSE 'set'
  END,
  CASE WHEN (saved.after ->> 'revision')::bigint = draft.revision THEN saved.editor_name END
FROM plan
JOIN chart ON chart.id = plan.chart_id
JOIN editor ON editor.id = plan.editor_id
LEFT JOIN draft ON draft.chart_id = plan.chart_id
LEFT JOIN draft_saved AS saved ON saved.chart_id = chart.id
WHERE chart.slug = coalesce($1::text, chart.slug) AND chart.deleted_at IS NULL
ORDER BY plan.due_at, plan.id
