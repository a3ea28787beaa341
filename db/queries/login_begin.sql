-- A login waits for its code, unless the account was disabled or got another password since the one that came was looked
-- at; those of five minutes ago go. The account is locked until the end: who changes it then sees, and ends, this login.
-- $1 number of the account
-- $2 hash of the password that was given
-- $3 hash of the token, in hexadecimal digits
-- Columns: editor_id.
WITH old AS (
  DELETE FROM editor_login WHERE created_at < now() - interval '5 minutes'
), account AS (
  SELECT id FROM editor WHERE id = $1::bigint AND password_hash = $2::text AND disabled_at IS NULL FOR SHARE
)
INSERT INTO editor_login (token_hash, editor_id) SELECT decode($3::text, 'hex'), id FROM account
RETURNING editor_id
