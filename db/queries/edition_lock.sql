-- Locks a chart.
-- $1 slug
-- Columns: number, deleted.
SELECT id, deleted_at IS NOT NULL FROM chart WHERE slug = $1::text FOR UPDATE
