-- What a former slug leads to: the present slug of the same thing, or of the one that it was merged into. No row for one
-- that something carries at present, that leads nowhere, or to what readers do not see. A slug, present or former, of
-- something that was deleted leads to a row that says so.
-- $1 kind: artist, chart, genre or release
-- $2 former slug
-- Columns: slug, deleted.
SELECT found.slug, found.deleted
FROM (
  SELECT 1 AS turn, found.slug, found.deleted
  FROM slug_history
  CROSS JOIN LATERAL (
    SELECT slug, false AS deleted FROM artist WHERE kind = 'artist' AND id = target_id AND deleted_at IS NULL
    UNION ALL
    SELECT slug, deleted_at IS NOT NULL FROM chart WHERE kind = 'chart' AND id = target_id
    UNION ALL
    SELECT slug, false FROM genre WHERE kind = 'genre' AND id = target_id AND deleted_at IS NULL
    UNION ALL
    SELECT slug, false FROM release WHERE kind = 'release' AND id = target_id AND deleted_at IS NULL
  ) AS found
  WHERE slug_history.kind = $1::text AND slug_history.slug = $2::text
    AND NOT EXISTS (
      SELECT FROM artist WHERE $1::text = 'artist' AND slug = $2::text AND deleted_at IS NULL
      UNION ALL
      SELECT FROM chart WHERE $1::text = 'chart' AND slug = $2::text
      UNION ALL
      SELECT FROM genre WHERE $1::text = 'genre' AND slug = $2::text AND deleted_at IS NULL
      UNION ALL
      SELECT FROM release WHERE $1::text = 'release' AND slug = $2::text AND deleted_at IS NULL)
  UNION ALL
  SELECT 2, slug, true FROM deleted_slug WHERE kind = $1::text AND slug = $2::text
) AS found
ORDER BY found.turn
LIMIT 1
