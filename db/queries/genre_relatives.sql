-- The genres that are related to a genre, closest first.
-- $1 number of the genre
-- Columns: slug, name, shared.
-- Shared are the published releases that carry both tags.
SELECT other.slug, other.name, related.shared
FROM genre_related AS related
JOIN genre AS other ON other.id = related.related_id
WHERE related.genre_id = $1::bigint
ORDER BY related.position
