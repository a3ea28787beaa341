-- Something that is to be deleted, or was.
-- $1 kind: artist, chart, genre or release
-- $2 slug
-- $3 whether it was deleted
-- Columns: number, name, context, editions, contents (as JSON, for the audit), revision.
-- The name is missing for an untitled release; the context is a release's artist credit; editions are a chart's, 0 for
-- others. The revision is a number that other contents have another of.
SELECT id, name, context, editions, contents, hashtextextended(contents::text, 0) & 9223372036854775807
FROM (
  SELECT id, name, NULL AS context, 0 AS editions,
    jsonb_build_object('name', name, 'sort_name', sort_name) AS contents
  FROM artist
  WHERE $1::text = 'artist' AND slug = $2::text AND (deleted_at IS NOT NULL) = $3::bool
    AND NOT EXISTS (SELECT FROM artist_merge WHERE artist_id = artist.id)
  UNION ALL
  SELECT chart.id, chart.title, NULL, counted.editions,
    jsonb_build_object('title', chart.title, 'editions', counted.editions, 'draft', counted.entries)
  FROM chart
  CROSS JOIN LATERAL (
    SELECT (SELECT count(*) FROM edition WHERE chart_id = chart.id)::int AS editions,
      (SELECT count(*) FROM draft_entry WHERE chart_id = chart.id) AS entries) AS counted
  WHERE $1::text = 'chart' AND chart.slug = $2::text AND (chart.deleted_at IS NOT NULL) = $3::bool
  UNION ALL
  SELECT id, name, NULL, 0, jsonb_build_object('name', name, 'essay', essay, 'essay_source', essay_source)
  FROM genre
  WHERE $1::text = 'genre' AND slug = $2::text AND (deleted_at IS NOT NULL) = $3::bool
  UNION ALL
  SELECT release.id, release.title, credit.name, 0,
    jsonb_build_object('title', release.title, 'artist', credit.name, 'year', release.year, 'month', release.month,
      'day', release.day, 'cover', release.cover)
  FROM release
  JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
  WHERE $1::text = 'release' AND release.slug = $2::text AND (release.deleted_at IS NOT NULL) = $3::bool
    AND NOT EXISTS (SELECT FROM release_merge WHERE release_id = release.id)
) AS found
