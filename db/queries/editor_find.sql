-- An account.
-- $1 name
-- Columns: id, name, role, password_hash, created, disabled.
-- created and disabled are in seconds since 1970; disabled is 0 while the account is in use.
SELECT id, name, role, password_hash, extract(epoch FROM created_at)::bigint AS created,
  coalesce(extract(epoch FROM disabled_at)::bigint, 0) AS disabled
FROM editor
WHERE name = $1::text
