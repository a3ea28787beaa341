-- Ends the sessions of an account, and logins that wait for their code.
-- $1 number of the account
-- $2 hash of the token of the session that goes on, in hexadecimal digits; missing: none does
WITH waiting AS (
  DELETE FROM editor_login WHERE editor_id = $1::bigint
)
DELETE FROM editor_session
WHERE editor_id = $1::bigint AND token_hash IS DISTINCT FROM decode($2::text, 'hex')
