-- Removes the genre tags of releases that get others.
-- $1 numbers of the releases
DELETE FROM release_genre WHERE release_id = ANY ($1::bigint[])
