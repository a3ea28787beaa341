-- Known artists by their numbers.
-- $1 numbers of the artists
-- Columns: number, name.
SELECT id, name FROM artist WHERE id = ANY ($1::bigint[])
