-- The lines of the map of genres: for each genre those that are closest to it, closest first.
-- Columns: id, related, shared.
SELECT genre_id, related_id, shared FROM genre_map_edge ORDER BY genre_id, position
