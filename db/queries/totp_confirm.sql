-- From now on logins ask for codes: the first one came.
-- $1 number of the account
-- $2 secret that it was made from, in hexadecimal digits
-- $3 its time step
-- Columns: editor_id.
UPDATE editor_totp SET confirmed_at = now(), last_step = $3::bigint
WHERE editor_id = $1::bigint AND secret = decode($2::text, 'hex') AND confirmed_at IS NULL
RETURNING editor_id
