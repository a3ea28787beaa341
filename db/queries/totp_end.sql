-- Logins of an account ask for no code any more; its recovery codes go, too.
-- $1 number of the account
-- Columns: editor_id.
DELETE FROM editor_totp WHERE editor_id = $1::bigint AND confirmed_at IS NOT NULL RETURNING editor_id
