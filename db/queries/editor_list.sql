-- All accounts, those in use first.
-- Columns: id, name, role, created, disabled, sessions.
-- created and disabled are in seconds since 1970; disabled is 0 while the account is in use; sessions is how many it has.
SELECT id, name, role, extract(epoch FROM created_at)::bigint AS created,
  coalesce(extract(epoch FROM disabled_at)::bigint, 0) AS disabled,
  (SELECT count(*) FROM editor_session WHERE editor_id = editor.id
    AND seen_at > now() - interval '30 minutes' AND created_at > now() - interval '12 hours') AS sessions
FROM editor
ORDER BY disabled_at IS NOT NULL, name
