-- Notes a login that failed, and forgets those of an hour ago: guessing fills no disk.
-- $1 name that was tried
-- $2 network, as model/network.h has it
WITH old AS (
  DELETE FROM login_failure WHERE at < now() - interval '1 hour'
)
INSERT INTO login_failure (name, address) VALUES (left($1::text, 40), $2::text)
