-- The highest number of each kind of thing that has a page, and when anything was published last.
-- Columns: charts, releases, artists, genres, changed.
-- changed is in seconds since 1970, 0 when there is no edition.
SELECT (SELECT coalesce(max(id), 0) FROM chart) AS charts,
  (SELECT coalesce(max(release_id), 0) FROM release_standing) AS releases,
  (SELECT coalesce(max(id), 0) FROM artist WHERE published_at IS NOT NULL) AS artists,
  (SELECT coalesce(max(genre_id), 0) FROM genre_statistics) AS genres,
  (SELECT coalesce(extract(epoch FROM max(published_at))::bigint, 0) FROM edition) AS changed
