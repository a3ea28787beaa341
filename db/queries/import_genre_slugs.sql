-- The slugs of genres that are a given one, or a given one with "-" and a number behind it. /genres/map and
-- /admin/genres/new are no genre's.
-- $1 slugs
-- Columns: slug.
SELECT genre.slug
FROM unnest($1::text[]) AS wanted (slug)
JOIN genre ON genre.slug >= wanted.slug AND genre.slug < wanted.slug || '.'
WHERE genre.slug = wanted.slug OR substr(genre.slug, length(wanted.slug) + 2) !~ '[^0-9]'
UNION ALL
SELECT slug FROM unnest($1::text[]) AS wanted (slug) WHERE slug IN ('map', 'new')
