-- Corrects artist credits.
-- $1 numbers of the credits
-- $2 each whole as printed
-- $3 each whole as filed
-- $4 match keys
-- $5 near keys
UPDATE artist_credit
SET name = given.name, sort_name = given.sort_name, match_key = given.match_key, near_key = given.near_key
FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[])
  AS given (id, name, sort_name, match_key, near_key)
WHERE artist_credit.id = given.id
