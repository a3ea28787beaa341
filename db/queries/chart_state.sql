-- What a chart's present state is known by.
-- $1 slug
-- Columns: id, revision, deleted.
SELECT id, revision, deleted_at IS NOT NULL AS deleted FROM chart WHERE slug = $1::text
