-- Which other charts have the slug that a chart is to have.
-- $1 number of the chart, missing for a new one
-- $2 slug
-- Columns: title of the one that has it, deleted, title of the one that had it before, deleted.
SELECT present.title, present.deleted_at IS NOT NULL, former.title, former.deleted_at IS NOT NULL
FROM (SELECT $2::text AS slug) AS wanted
LEFT JOIN chart AS present ON present.slug = wanted.slug AND present.id IS DISTINCT FROM $1::bigint
LEFT JOIN slug_history AS history ON history.kind = 'chart' AND history.slug = wanted.slug
  AND history.target_id IS DISTINCT FROM $1::bigint
LEFT JOIN chart AS former ON former.id = history.target_id
