-- What differs between two JSON objects of the same names, for the audit.
-- $1 before
-- $2 after
-- Columns: before, after (of what differs; both missing when nothing does).
SELECT jsonb_object_agg(before.key, before.value), jsonb_object_agg(after.key, after.value)
FROM jsonb_each($1::jsonb) AS before
JOIN jsonb_each($2::jsonb) AS after USING (key)
WHERE before.value <> after.value
