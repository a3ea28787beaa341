-- Adds a release of which nothing is known yet but who made it.
-- $1 slug
-- $2 number of the artist credit
-- Columns: number.
INSERT INTO release (slug, artist_credit_id) VALUES ($1::text, $2::bigint)
RETURNING id
