-- Adds genre tags.
-- $1 numbers of the releases
-- $2 positions
-- $3 numbers of the genres
-- $4 weights, missing where not known
INSERT INTO release_genre (release_id, position, genre_id, weight)
SELECT * FROM unnest($1::bigint[], $2::smallint[], $3::bigint[], $4::smallint[])
