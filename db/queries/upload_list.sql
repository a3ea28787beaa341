-- The lists of an editor that wait to be imported into a chart, the newest first.
-- $1 number of the account that sent them
-- $2 slug of the chart
-- Columns: number, name (may be missing), length in bytes, created (in seconds since 1970).
SELECT upload.id, upload.name, length(upload.content), extract(epoch FROM upload.created_at)::bigint
FROM upload
JOIN chart ON chart.id = upload.chart_id
WHERE upload.editor_id = $1::bigint AND chart.slug = $2::text AND upload.created_at > now() - interval '1 day'
ORDER BY upload.id DESC
