-- Merges an artist into another: its credits and addresses lead there.
-- $1 number of the artist that stays
-- $2 number of the artist that goes
INSERT INTO artist_merge (artist_id, into_id) VALUES ($2::bigint, $1::bigint)
