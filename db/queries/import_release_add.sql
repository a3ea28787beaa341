-- Adds releases.
-- $1 titles
-- $2 sort titles
-- $3 slugs
-- $4 numbers of the artist credits
-- $5 years
-- $6 months
-- $7 days
-- $8 match keys
-- $9 near keys
-- Columns: number of each (in the given order).
WITH added AS (
  INSERT INTO release (title, sort_title, slug, artist_credit_id, year, month, day, match_key, near_key)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::smallint[], $6::smallint[],
    $7::smallint[], $8::text[], $9::text[])
  RETURNING id, slug
)
SELECT added.id
FROM unnest($3::text[]) WITH ORDINALITY AS wanted (slug, turn)
JOIN added ON added.slug = wanted.slug
ORDER BY wanted.turn
