-- Where the answer to a form led that was saved already.
-- $1 key of the form
-- Columns: location.
SELECT location FROM form_save WHERE form_key = $1::text
