-- A form is saved.
-- $1 key of the form
-- $2 number of the account
-- $3 where the answer leads
INSERT INTO form_save (form_key, editor_id, location) VALUES ($1::text, $2::bigint, $3::text)
