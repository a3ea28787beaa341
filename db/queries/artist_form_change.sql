-- Corrects an artist; one that is so already is not touched.
-- $1 number of the artist
-- $2 name
-- $3 sort name
-- $4 slug
-- $5 match key of the name
-- $6 near key
UPDATE artist
SET name = $2::text, sort_name = $3::text, slug = $4::text, match_key = $5::text, near_key = $6::text
WHERE id = $1::bigint
  AND (name, sort_name, slug, match_key, near_key) IS DISTINCT FROM
    ($2::text, $3::text, $4::text, $5::text, $6::text)
