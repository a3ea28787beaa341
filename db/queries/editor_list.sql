-- All accounts, those in use first.
-- Columns: id, name, role, created, disabled, sessions, totp.
-- created and disabled are in seconds since 1970; disabled is 0 while the account is in use; sessions is how many it has; totp: its logins ask for
-- a code.
SELECT id, name, role, extract(epoch FROM created_at)::bigint AS created,
  coalesce(extract(epoch FROM disabled_at)::bigint, 0) AS disabled,
  (SELECT count(*) FROM editor_session WHERE editor_id = editor.id
    AND seen_at > now() - interval '30 minutes' AND created_at > now() - interval '12 hours') AS sessions,
  EXISTS (SELECT FROM editor_totp WHERE editor_id = editor.id AND confirmed_at IS NOT NULL) AS totp
FROM editor
ORDER BY disabled_at IS NOT NULL, name
