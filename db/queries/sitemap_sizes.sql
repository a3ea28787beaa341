-- The highest number of each kind of thing that has a page, and when anything was published last.
-- Columns: charts, changed.
-- changed is in seconds since 1970, 0 when there is no edition.
SELECT (SELECT coalesce(max(id), 0) FROM chart) AS charts,
  (SELECT coalesce(extract(epoch FROM max(published_at))::bigint, 0) FROM edition) AS changed
