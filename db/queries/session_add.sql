-- Begins a session, unless the account was disabled or got another password since the one that came was looked at; the
-- network is known from now on. The account is locked until the end: who changes it then sees, and ends, this session.
-- $1 number of the account
-- $2 hash of the password that was given
-- $3 hash of the token, in hexadecimal digits
-- $4 token of the session's forms
-- $5 network address
-- $6 how the browser calls itself
-- $7 network that the address is of
-- Columns: id.
WITH account AS (
  SELECT id FROM editor WHERE id = $1::bigint AND password_hash = $2::text AND disabled_at IS NULL FOR SHARE
), known AS (
  INSERT INTO editor_address (editor_id, address) SELECT id, $7::text FROM account
  ON CONFLICT (editor_id, address) DO UPDATE SET seen_at = now()
), session AS (
  INSERT INTO editor_session (token_hash, editor_id, form_token, address, agent)
  SELECT decode($3::text, 'hex'), id, $4::text, $5::text, left($6::text, 200) FROM account
  ON CONFLICT (token_hash) DO NOTHING
)
SELECT id FROM account
