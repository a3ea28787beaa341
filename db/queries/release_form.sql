-- A release as its form shows it.
-- $1 slug
-- Columns: number, slug, title, sort title, artist credit, cover, year, month, day, published, contents (as JSON, for the
-- audit), revision, number of the artist credit.
-- The revision is a number that other contents have another of, whoever changed them.
SELECT release.id, release.slug, release.title, release.sort_title, credit.name, release.cover,
  release.year, release.month, release.day, release.published_at IS NOT NULL,
  contents.json, hashtextextended(contents.json::text, 0) & 9223372036854775807,
  release.artist_credit_id
FROM release
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
CROSS JOIN LATERAL (
  SELECT jsonb_build_object(
    'title', release.title,
    'sort_title', release.sort_title,
    'slug', release.slug,
    'artist', credit.name,
    'artists', (
      SELECT jsonb_agg(jsonb_build_object('name', part.name, 'join', part.join_phrase, 'artist', artist.name)
        ORDER BY part.position)
      FROM artist_credit_part AS part
      JOIN artist ON artist.id = part.artist_id
      WHERE part.artist_credit_id = credit.id),
    'released', nullif(concat_ws('-', lpad(release.year::text, 4, '0'), lpad(release.month::text, 2, '0'),
      lpad(release.day::text, 2, '0')), ''),
    'cover', release.cover,
    'genres', (
      SELECT coalesce(jsonb_agg(concat_ws(':', genre.name, tag.weight) ORDER BY tag.position), '[]')
      FROM release_genre AS tag
      JOIN genre ON genre.id = tag.genre_id
      WHERE tag.release_id = release.id),
    'links', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('label', link.label, 'url', link.url) ORDER BY link.position), '[]')
      FROM release_link AS link
      WHERE link.release_id = release.id)) AS json
) AS contents
WHERE release.slug = $1::text AND release.deleted_at IS NULL
