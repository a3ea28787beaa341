-- Notes a login that failed.
-- $1 name that was tried
-- $2 network address
INSERT INTO login_failure (name, address) VALUES (left($1::text, 40), $2::text)
