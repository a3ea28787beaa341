-- Gives an account another role.
-- $1 number of the account
-- $2 role
UPDATE editor SET role = $2::text WHERE id = $1::bigint
