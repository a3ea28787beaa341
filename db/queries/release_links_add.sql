-- Adds listen links in the given order.
-- $1 number of the release
-- $2 labels
-- $3 addresses
INSERT INTO release_link (release_id, position, label, url)
SELECT $1::bigint, turn, label, url
FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS given (label, url, turn)
