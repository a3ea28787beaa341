-- The genres that the map is to show, largest first.
-- Columns: id, name, releases.
SELECT genre.id, genre.name, wanted.releases
FROM genre_map_wanted_node AS wanted
JOIN genre ON genre.id = wanted.genre_id
ORDER BY wanted.releases DESC, genre.id
