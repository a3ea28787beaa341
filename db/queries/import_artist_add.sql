-- Adds artists.
-- $1 names
-- $2 sort names
-- $3 slugs
-- $4 match keys
-- $5 near keys
-- Columns: number of each (in the given order).
WITH added AS (
  INSERT INTO artist (name, sort_name, slug, match_key, near_key)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
  RETURNING id, slug
)
SELECT added.id
FROM unnest($3::text[]) WITH ORDINALITY AS wanted (slug, turn)
JOIN added ON added.slug = wanted.slug
ORDER BY wanted.turn
