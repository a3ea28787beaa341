-- Forgets the failed logins of a name from an address: the right password came.
-- $1 name
-- $2 network, as model/network.h has it
DELETE FROM login_failure WHERE name = $1::text AND address = $2::text
