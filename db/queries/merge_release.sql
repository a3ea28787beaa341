-- Merges a release into another: its addresses and editions lead there.
-- $1 number of the release that stays
-- $2 number of the release that goes
INSERT INTO release_merge (release_id, into_id) VALUES ($2::bigint, $1::bigint)
