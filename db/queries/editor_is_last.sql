-- Whether an account is the only administrator in use.
-- $1 number of the account
-- Columns: last.
SELECT EXISTS (SELECT FROM editor WHERE id = $1::bigint AND role = 'administrator' AND disabled_at IS NULL)
  AND NOT EXISTS (SELECT FROM editor WHERE id <> $1::bigint AND role = 'administrator' AND disabled_at IS NULL) AS last
