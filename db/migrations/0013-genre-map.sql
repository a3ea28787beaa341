-- The map of genres: where the program put each, and what the picture was made from, so that it can be told from what is
-- published now.

-- /genres/map is a page of its own.
UPDATE genre SET slug = 'map-2' WHERE slug = 'map';
ALTER TABLE genre ADD CONSTRAINT genre_slug_not_map CHECK (slug <> 'map');

CREATE TABLE genre_map_node (
  genre_id bigint NOT NULL,
  releases integer NOT NULL,
  x integer NOT NULL,
  y integer NOT NULL,
  radius integer NOT NULL,
  CONSTRAINT genre_map_node_key PRIMARY KEY (genre_id),
  CONSTRAINT genre_map_node_genre FOREIGN KEY (genre_id) REFERENCES genre ON DELETE CASCADE,
  CONSTRAINT genre_map_node_releases_positive CHECK (releases >= 1),
  CONSTRAINT genre_map_node_radius_positive CHECK (radius >= 1),
  CONSTRAINT genre_map_node_inside CHECK (x >= radius AND y >= radius)
);
COMMENT ON TABLE genre_map_node IS 'Read model: the circles of the map of genres. Filled by silverchartctl, some seconds after a publication.';
COMMENT ON COLUMN genre_map_node.genre_id IS 'The genre.';
COMMENT ON COLUMN genre_map_node.releases IS 'Published releases that carried its tag when the map was made.';
COMMENT ON COLUMN genre_map_node.x IS 'The centre: pixels from the left edge of the picture.';
COMMENT ON COLUMN genre_map_node.y IS 'The centre: pixels from the upper edge of the picture.';
COMMENT ON COLUMN genre_map_node.radius IS 'Pixels.';

CREATE TABLE genre_map_edge (
  genre_id bigint NOT NULL,
  position smallint NOT NULL,
  related_id bigint NOT NULL,
  shared integer NOT NULL,
  CONSTRAINT genre_map_edge_key PRIMARY KEY (genre_id, position),
  CONSTRAINT genre_map_edge_genre FOREIGN KEY (genre_id) REFERENCES genre_map_node ON DELETE CASCADE,
  CONSTRAINT genre_map_edge_related FOREIGN KEY (related_id) REFERENCES genre_map_node ON DELETE CASCADE,
  CONSTRAINT genre_map_edge_another CHECK (related_id <> genre_id),
  CONSTRAINT genre_map_edge_position_positive CHECK (position >= 1),
  CONSTRAINT genre_map_edge_shared_positive CHECK (shared >= 1)
);
CREATE INDEX genre_map_edge_related ON genre_map_edge (related_id);
COMMENT ON TABLE genre_map_edge IS 'Read model: the lines of the map of genres, from each genre to those that are closest to it.';
COMMENT ON COLUMN genre_map_edge.genre_id IS 'The genre.';
COMMENT ON COLUMN genre_map_edge.position IS 'How close the other one is, 1 the closest.';
COMMENT ON COLUMN genre_map_edge.related_id IS 'The other genre.';
COMMENT ON COLUMN genre_map_edge.shared IS 'Published releases that carried both tags when the map was made.';

CREATE VIEW genre_map_wanted_node AS
SELECT genre_id, releases
FROM genre_statistics
WHERE releases > 0
ORDER BY releases DESC, genre_id
LIMIT 500;
COMMENT ON VIEW genre_map_wanted_node IS 'The genres that the map should show now: the largest, as many as a picture can hold.';

CREATE VIEW genre_map_wanted_edge AS
SELECT related.genre_id,
  row_number() OVER (PARTITION BY related.genre_id ORDER BY related.position)::smallint AS position,
  related.related_id, related.shared
FROM genre_related AS related
WHERE related.position <= 2
  AND related.genre_id IN (SELECT genre_id FROM genre_map_wanted_node)
  AND related.related_id IN (SELECT genre_id FROM genre_map_wanted_node);
COMMENT ON VIEW genre_map_wanted_edge IS 'The lines that the map should show now: from each genre to the two closest; more would hide the picture.';

GRANT SELECT ON genre_map_node, genre_map_edge TO silverchart_public;
GRANT SELECT, INSERT, DELETE ON genre_map_node, genre_map_edge TO silverchart_editor;
GRANT SELECT ON genre_map_wanted_node, genre_map_wanted_edge TO silverchart_editor;
