-- A chart as its form shows it.
-- $1 slug
-- Columns: deleted, number, current edition, slug, title, name of its genre, slug of its genre, default sort, default
-- order, contents (as JSON, for the audit), revision.
-- The edition is 0 before the first. The revision is a number that other contents have another of, whoever changed them.
SELECT chart.deleted_at IS NOT NULL, chart.id, coalesce(edition.number, 0), chart.slug, chart.title, genre.name,
  genre.slug, chart.default_sort, chart.default_order, contents.json,
  hashtextextended(contents.json::text, 0) & 9223372036854775807
FROM chart
LEFT JOIN edition ON edition.id = chart.edition_id
LEFT JOIN genre ON genre.id = chart.genre_id
CROSS JOIN LATERAL (
  SELECT jsonb_build_object(
    'title', chart.title,
    'slug', chart.slug,
    'genre', genre.slug,
    'sort', chart.default_sort,
    'order', chart.default_order) AS json
) AS contents
WHERE chart.slug = $1::text
