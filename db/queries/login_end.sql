-- A login waits no more.
-- $1 hash of the token, in hexadecimal digits
DELETE FROM editor_login WHERE token_hash = decode($1::text, 'hex')
