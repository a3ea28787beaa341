-- The map of genres by name: those that readers still know of.
-- Columns: id, slug, name, releases, x, y, radius.
SELECT genre.id, genre.slug, genre.name, counted.releases, node.x, node.y, node.radius
FROM genre_map_node AS node
JOIN genre ON genre.id = node.genre_id
JOIN genre_statistics AS counted ON counted.genre_id = node.genre_id
WHERE counted.releases > 0
ORDER BY genre.name COLLATE "und-x-icu", genre.slug
