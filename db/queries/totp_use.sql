-- Takes a right code, unless it or a later one was taken.
-- $1 number of the account
-- $2 its time step
-- Columns: editor_id.
UPDATE editor_totp SET last_step = $2::bigint
WHERE editor_id = $1::bigint AND confirmed_at IS NOT NULL AND last_step < $2::bigint
RETURNING editor_id
