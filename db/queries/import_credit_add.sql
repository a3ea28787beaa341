-- Adds artist credits of one artist each.
-- $1 names
-- $2 sort names
-- $3 match keys, each once
-- $4 near keys
-- $5 numbers of the artists
-- Columns: number of each (in the given order).
WITH added AS (
  INSERT INTO artist_credit (name, sort_name, match_key, near_key)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
  RETURNING id, match_key
), listed AS (
  SELECT added.id, wanted.name, wanted.artist, wanted.turn
  FROM unnest($1::text[], $3::text[], $5::bigint[]) WITH ORDINALITY AS wanted (name, key, artist, turn)
  JOIN added ON added.match_key = wanted.key
), parted AS (
  INSERT INTO artist_credit_part (artist_credit_id, position, artist_id, name)
  SELECT id, 1, artist, name FROM listed
)
SELECT id FROM listed ORDER BY turn
