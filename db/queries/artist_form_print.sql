-- Artist credits that print an artist's old name print the new one.
-- $1 number of the artist
-- $2 the old name
-- $3 the new name
UPDATE artist_credit_part SET name = $3::text
WHERE artist_id = $1::bigint AND name = $2::text AND name <> $3::text
