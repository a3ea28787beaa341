-- Removes an artist credit that no release has any more.
-- $1 number of the credit
DELETE FROM artist_credit
WHERE id = $1::bigint AND NOT EXISTS (SELECT FROM release WHERE artist_credit_id = $1::bigint)
