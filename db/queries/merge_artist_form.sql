-- An artist as a merge shows it.
-- $1 slug
-- Columns: number, slug, name, sort name, published, releases, contents (as JSON, for the audit), revision.
-- The revision is a number that other contents have another of.
SELECT artist.id, artist.slug, artist.name, artist.sort_name, artist.published_at IS NOT NULL,
  jsonb_array_length(own.releases), contents.json, hashtextextended(contents.json::text, 0) & 9223372036854775807
FROM artist
CROSS JOIN LATERAL (
  SELECT coalesce(jsonb_agg(DISTINCT release.slug), '[]') AS releases
  FROM artist_credit_part AS part
  JOIN release ON release.artist_credit_id = part.artist_credit_id AND release.deleted_at IS NULL
  WHERE part.artist_id = artist.id
) AS own
CROSS JOIN LATERAL (
  SELECT jsonb_build_object('name', artist.name, 'sort_name', artist.sort_name, 'releases', own.releases) AS json
) AS contents
WHERE artist.slug = $1::text AND artist.deleted_at IS NULL
