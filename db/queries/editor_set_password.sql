-- Gives an account another password.
-- $1 number of the account
-- $2 hash of the password
UPDATE editor SET password_hash = $2::text WHERE id = $1::bigint
