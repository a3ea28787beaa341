-- A session is in use.
-- $1 hash of the token, in hexadecimal digits
UPDATE editor_session SET seen_at = now() WHERE token_hash = decode($1::text, 'hex')
