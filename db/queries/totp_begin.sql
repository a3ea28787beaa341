-- Keeps a new secret of an account until its first code comes, in the place of one that nobody confirmed; none where
-- logins ask for codes already.
-- $1 number of the account
-- $2 secret, in hexadecimal digits
-- Columns: editor_id.
INSERT INTO editor_totp (editor_id, secret) VALUES ($1::bigint, decode($2::text, 'hex'))
ON CONFLICT (editor_id) DO UPDATE SET secret = excluded.secret, created_at = now(), last_step = 0
  WHERE editor_totp.confirmed_at IS NULL
RETURNING editor_id
