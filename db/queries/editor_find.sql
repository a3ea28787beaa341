-- An account.
-- $1 name
-- Columns: id, name, role, password_hash, created, disabled, totp.
-- created and disabled are in seconds since 1970; disabled is 0 while the account is in use; totp: its logins ask for a code.
SELECT id, name, role, password_hash, extract(epoch FROM created_at)::bigint AS created,
  coalesce(extract(epoch FROM disabled_at)::bigint, 0) AS disabled,
  EXISTS (SELECT FROM editor_totp WHERE editor_id = editor.id AND confirmed_at IS NOT NULL) AS totp
FROM editor
WHERE name = $1::text
