-- Whether the map of genres shows what is published now.
-- Columns: fresh.
SELECT NOT EXISTS (
    SELECT
    FROM (SELECT genre_id, releases FROM genre_map_node) AS made
    FULL JOIN genre_map_wanted_node AS wanted USING (genre_id, releases)
    WHERE made IS NULL OR wanted IS NULL)
  AND NOT EXISTS (
    SELECT
    FROM genre_map_edge AS made
    FULL JOIN genre_map_wanted_edge AS wanted USING (genre_id, position, related_id, shared)
    WHERE made IS NULL OR wanted IS NULL) AS fresh
