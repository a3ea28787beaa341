-- Removes a list that was imported.
-- $1 number of the upload
DELETE FROM upload WHERE id = $1::int
