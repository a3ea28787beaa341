-- The genre that is meant by a slug or a name.
-- $1 slug or name as given
-- $2 match key of the same
-- Columns: number.
SELECT id FROM genre WHERE deleted_at IS NULL AND (slug = $1::text OR match_key = $2::text) ORDER BY slug = $1::text DESC LIMIT 1
