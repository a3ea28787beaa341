-- Corrects releases; what is missing stays as it is.
-- $1 numbers of the releases
-- $2 titles
-- $3 sort titles
-- $4 match keys
-- $5 near keys
-- $6 numbers of the artist credits
-- $7 years; with one, month and day are taken too
-- $8 months
-- $9 days
UPDATE release
SET title = coalesce(given.title, release.title),
  sort_title = coalesce(given.sort_title, release.sort_title),
  match_key = coalesce(given.match_key, release.match_key),
  near_key = coalesce(given.near_key, release.near_key),
  artist_credit_id = coalesce(given.credit, release.artist_credit_id),
  year = coalesce(given.year, release.year),
  month = CASE WHEN given.year IS NULL THEN release.month ELSE given.month END,
  day = CASE WHEN given.year IS NULL THEN release.day ELSE given.day END
FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::smallint[],
  $8::smallint[], $9::smallint[])
  AS given (id, title, sort_title, match_key, near_key, credit, year, month, day)
WHERE release.id = given.id
