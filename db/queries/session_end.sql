-- Ends a session.
-- $1 hash of the token, in hexadecimal digits
DELETE FROM editor_session WHERE token_hash = decode($1::text, 'hex')
