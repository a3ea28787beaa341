-- The chart that a list is for, only to look at it.
-- $1 slug
-- Columns: number, number of its genre (missing without one), deleted.
SELECT id, genre_id, deleted_at IS NOT NULL FROM chart WHERE slug = $1::text
