-- The ranks of a release in drafts become those of another.
-- $1 number of the release that stays
-- $2 number of the release that goes
UPDATE draft_entry SET release_id = $1::bigint WHERE release_id = $2::bigint
