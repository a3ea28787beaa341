-- A genre as its form shows it.
-- $1 slug
-- Columns: number, slug, name, essay, author and source, readers see its page, contents (as JSON, for the audit),
-- revision.
-- The revision is a number that other contents have another of, whoever changed them.
SELECT genre.id, genre.slug, genre.name, genre.essay, genre.essay_source,
  counted.releases > 0 OR EXISTS (
    SELECT FROM chart WHERE genre_id = genre.id AND (deleted_at IS NULL OR genre.essay IS NOT NULL)),
  contents.json, hashtextextended(contents.json::text, 0) & 9223372036854775807
FROM genre
JOIN genre_statistics AS counted ON counted.genre_id = genre.id
CROSS JOIN LATERAL (
  SELECT jsonb_build_object(
    'name', genre.name,
    'slug', genre.slug,
    'essay', genre.essay,
    'source', genre.essay_source) AS json
) AS contents
WHERE genre.slug = $1::text
