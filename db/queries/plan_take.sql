-- The publication that is due longest, locked together with what lets writers take turns (writers_lock.sql). No row when
-- nothing is due, or when somebody else publishes or writes just now: nobody waits for anybody.
-- Columns: number of the plan, slug of the chart, deleted, revision of the draft that was previewed, due, note, number of
-- the account that planned it, its name, it may publish.
-- Due is in seconds since 1970.
SELECT plan.id, chart.slug, chart.deleted_at IS NOT NULL, plan.draft_revision,
  extract(epoch FROM plan.due_at)::bigint, plan.note, editor.id, editor.name,
  editor.disabled_at IS NULL AND editor.role IN ('editor', 'administrator')
FROM plan
JOIN chart ON chart.id = plan.chart_id
JOIN editor ON editor.id = plan.editor_id
CROSS JOIN site
WHERE plan.due_at <= now() AND plan.failure IS NULL
ORDER BY plan.due_at, plan.id
LIMIT 1
FOR UPDATE OF site, plan SKIP LOCKED
