-- Takes the map of genres away, with its lines.
DELETE FROM genre_map_node
