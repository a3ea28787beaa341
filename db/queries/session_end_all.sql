-- Ends the sessions of an account.
-- $1 number of the account
-- $2 hash of the token of the one that goes on, in hexadecimal digits; missing: none does
DELETE FROM editor_session
WHERE editor_id = $1::bigint AND token_hash IS DISTINCT FROM decode($2::text, 'hex')
