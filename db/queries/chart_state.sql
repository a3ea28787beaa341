-- What a chart's present state is known by.
-- $1 slug
-- Columns: number, revision, deleted.
SELECT id, revision, deleted_at IS NOT NULL FROM chart WHERE slug = $1::text
