-- Adds an artist credit.
-- $1 the whole as printed
-- $2 its match key
-- $3 its near key
-- $4 numbers of the artists
-- $5 names as printed
-- $6 joining phrases
-- Columns: number.
WITH part AS (
  SELECT given.turn, given.artist, given.name, given.joins, artist.sort_name
  FROM unnest($4::bigint[], $5::text[], $6::text[]) WITH ORDINALITY AS given (artist, name, joins, turn)
  JOIN artist ON artist.id = given.artist
), added AS (
  INSERT INTO artist_credit (name, sort_name, match_key, near_key)
  SELECT $1::text, (SELECT string_agg(sort_name || joins, '' ORDER BY turn) FROM part), $2::text, $3::text
  RETURNING id
), parted AS (
  INSERT INTO artist_credit_part (artist_credit_id, position, artist_id, name, join_phrase)
  SELECT added.id, part.turn, part.artist, part.name, part.joins FROM added CROSS JOIN part
)
SELECT id FROM added
