-- Puts a map of genres in the place of the one that was taken away; the page of it is a change of the site.
-- $1 genres
-- $2 releases of each
-- $3 x of each
-- $4 y of each
-- $5 radius of each
-- $6 lines: the genre of each, closest first
-- $7 lines: the other genre
-- $8 lines: shared releases
WITH touched AS (
  UPDATE site SET revision = revision + 1
), nodes AS (
  INSERT INTO genre_map_node (genre_id, releases, x, y, radius)
  SELECT * FROM unnest($1::bigint[], $2::integer[], $3::integer[], $4::integer[], $5::integer[])
)
INSERT INTO genre_map_edge (genre_id, position, related_id, shared)
SELECT genre_id, row_number() OVER (PARTITION BY genre_id ORDER BY turn), related_id, shared
FROM unnest($6::bigint[], $7::bigint[], $8::integer[]) WITH ORDINALITY AS line (genre_id, related_id, shared, turn)
