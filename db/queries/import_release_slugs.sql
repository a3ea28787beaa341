-- The slugs of releases that are a given one, or a given one with "-" and a number behind it.
-- $1 slugs
-- Columns: slug.
SELECT release.slug
FROM unnest($1::text[]) AS wanted (slug)
JOIN release ON release.slug >= wanted.slug AND release.slug < wanted.slug || '.'
WHERE release.slug = wanted.slug OR substr(release.slug, length(wanted.slug) + 2) !~ '[^0-9]'
