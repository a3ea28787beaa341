-- Makes an account, unless one has the name.
-- $1 name
-- $2 role
-- $3 hash of its password
-- Columns: id.
INSERT INTO editor (name, role, password_hash) VALUES ($1::text, $2::text, $3::text)
ON CONFLICT (name) DO NOTHING
RETURNING id
