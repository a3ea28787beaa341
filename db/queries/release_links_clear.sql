-- Removes the listen links of a release that gets others.
-- $1 number of the release
DELETE FROM release_link WHERE release_id = $1::bigint
