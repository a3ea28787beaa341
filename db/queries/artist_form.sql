-- An artist as the form shows it.
-- $1 slug
-- Columns: number, slug, name, sort name, published, contents (as JSON, for the audit), revision.
-- The revision is a number that other contents have another of, whoever changed them.
SELECT artist.id, artist.slug, artist.name, artist.sort_name, artist.published_at IS NOT NULL, contents.json,
  hashtextextended(contents.json::text, 0) & 9223372036854775807
FROM artist
CROSS JOIN LATERAL (
  SELECT jsonb_build_object('name', artist.name, 'sort_name', artist.sort_name, 'slug', artist.slug) AS json
) AS contents
WHERE artist.slug = $1::text AND artist.deleted_at IS NULL
