-- Corrects a release; one that is so already is not touched.
-- $1 number of the release
-- $2 title; missing when unknown, and with it the next three
-- $3 sort title
-- $4 match key
-- $5 near key
-- $6 year
-- $7 month
-- $8 day
-- $9 cover
-- $10 slug
-- $11 number of the artist credit
UPDATE release
SET title = $2::text, sort_title = $3::text, match_key = $4::text, near_key = $5::text, year = $6::smallint,
  month = $7::smallint, day = $8::smallint, cover = $9::text, slug = $10::text, artist_credit_id = $11::bigint
WHERE id = $1::bigint
  AND (title, sort_title, match_key, near_key, year, month, day, cover, slug, artist_credit_id) IS DISTINCT FROM
    ($2::text, $3::text, $4::text, $5::text, $6::smallint, $7::smallint, $8::smallint, $9::text, $10::text, $11::bigint)
