-- Disables an account, or lets it be used again.
-- $1 number of the account
-- $2 whether it is to be disabled
UPDATE editor SET disabled_at = CASE WHEN $2::boolean THEN coalesce(disabled_at, now()) END WHERE id = $1::bigint
