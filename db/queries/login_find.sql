-- Who is logging in, the password was right: for five minutes.
-- $1 hash of the token, in hexadecimal digits
-- Columns: id, name, role, password_hash.
SELECT editor.id, editor.name, editor.role, editor.password_hash
FROM editor_login AS login
JOIN editor ON editor.id = login.editor_id AND editor.disabled_at IS NULL
WHERE login.token_hash = decode($1::text, 'hex') AND login.created_at > now() - interval '5 minutes'
