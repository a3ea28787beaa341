-- The slugs of artists that are a given one, or a given one with "-" and a number behind it.
-- $1 slugs
-- Columns: slug.
SELECT artist.slug
FROM unnest($1::text[]) AS wanted (slug)
JOIN artist ON artist.slug >= wanted.slug AND artist.slug < wanted.slug || '.'
WHERE artist.slug = wanted.slug OR substr(artist.slug, length(wanted.slug) + 2) !~ '[^0-9]'
