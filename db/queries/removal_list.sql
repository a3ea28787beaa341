-- What was deleted, the latest first.
-- $1 how many at most
-- Columns: kind, slug, name, context, deleted (seconds since 1970), who deleted it (may be missing), all of them.
-- The name is missing for an untitled release; the context is a release's artist credit.
SELECT gone.kind, gone.slug, gone.name, gone.context, extract(epoch FROM gone.deleted_at)::bigint, noted.editor_name,
  gone.total
FROM (
  SELECT *, count(*) OVER ()::int AS total
  FROM (
    SELECT 'artist' AS kind, slug, name, NULL AS context, deleted_at
    FROM artist
    WHERE deleted_at IS NOT NULL AND NOT EXISTS (SELECT FROM artist_merge WHERE artist_id = artist.id)
    UNION ALL
    SELECT 'chart', slug, title, NULL, deleted_at FROM chart WHERE deleted_at IS NOT NULL
    UNION ALL
    SELECT 'genre', slug, name, NULL, deleted_at FROM genre WHERE deleted_at IS NOT NULL
    UNION ALL
    SELECT 'release', release.slug, release.title, credit.name, release.deleted_at
    FROM release
    JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
    WHERE release.deleted_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM release_merge WHERE release_id = release.id)
  ) AS every
  ORDER BY deleted_at DESC, kind, slug
  LIMIT $1::int
) AS gone
LEFT JOIN LATERAL (
  SELECT editor_name FROM audit
  WHERE audit.kind = gone.kind AND audit.subject = gone.slug AND audit.action = 'delete'
  ORDER BY id DESC LIMIT 1
) AS noted ON true
ORDER BY gone.deleted_at DESC, gone.kind, gone.slug
