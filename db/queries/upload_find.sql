-- A list that waits to be imported, unless it is a day old.
-- $1 number of the account that sent it
-- $2 slug of the chart
-- $3 number of the upload
-- Columns: number, name (may be missing), length in bytes, created, content in hexadecimal digits.
-- created is in seconds since 1970.
SELECT upload.id, upload.name, length(upload.content), extract(epoch FROM upload.created_at)::bigint,
  encode(upload.content, 'hex')
FROM upload
JOIN chart ON chart.id = upload.chart_id
WHERE upload.editor_id = $1::bigint AND chart.slug = $2::text AND upload.id = $3::int
  AND upload.created_at > now() - interval '1 day'
