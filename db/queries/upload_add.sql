-- Keeps a list of an editor, in place of the oldest beyond the given number. No row where there is no such chart.
-- $1 number of the account
-- $2 slug of the chart
-- $3 name of the file, missing for a list that was pasted
-- $4 content in hexadecimal digits
-- $5 uploads of the editor that stay beside it
-- Columns: number of the upload.
WITH dropped AS (
  DELETE FROM upload WHERE id IN (
    SELECT id FROM upload WHERE editor_id = $1::bigint ORDER BY id DESC OFFSET $5::bigint)
)
INSERT INTO upload (editor_id, chart_id, name, content)
SELECT $1::bigint, chart.id, $3::text, decode($4::text, 'hex')
FROM chart WHERE slug = $2::text AND deleted_at IS NULL
RETURNING id
