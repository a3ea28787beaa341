-- Notes what was done.
-- $1 number of the account; missing for the command line
-- $2 name of the account, or of the system user
-- $3 action
-- $4 kind of what it was done to
-- $5 slug or name of it
-- $6 what it was before, as JSON; may be missing
-- $7 what it became, as JSON; may be missing
-- $8 note; may be missing
INSERT INTO audit (editor_id, editor_name, action, kind, subject, before, after, note)
VALUES ($1::bigint, $2::text, $3::text, $4::text, $5::text, $6::jsonb, $7::jsonb, $8::text)
