-- A session that is still good, and whose it is.
-- $1 hash of the token, in hexadecimal digits
-- Columns: id, name, role, form_token, stale.
-- stale: it was last seen a minute ago or longer.
SELECT editor.id, editor.name, editor.role, session.form_token,
  session.seen_at < now() - interval '1 minute' AS stale
FROM editor_session AS session
JOIN editor ON editor.id = session.editor_id AND editor.disabled_at IS NULL
WHERE session.token_hash = decode($1::text, 'hex')
  AND session.seen_at > now() - interval '30 minutes'
  AND session.created_at > now() - interval '12 hours'
