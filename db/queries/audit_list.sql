-- Entries of the audit, the newest first, by what is asked for; texts that are missing ask for nothing.
-- $1 name of an editor
-- $2 kind of what was changed
-- $3 slug or name of what was changed
-- $4 number of the entry before which to begin; missing: from the newest on
-- $5 entries at most
-- Columns: id, at, editor, action, kind, subject, before, after, note.
-- at is in seconds since 1970; before and after are JSON.
SELECT id, extract(epoch FROM at)::bigint AS at, editor_name AS editor, action, kind, subject, before, after, note
FROM audit
WHERE ($1::text IS NULL OR editor_name = $1::text)
  AND ($2::text IS NULL OR kind = $2::text)
  AND ($3::text IS NULL OR subject = $3::text)
  AND ($4::bigint IS NULL OR id < $4::bigint)
ORDER BY id DESC
LIMIT $5::bigint
