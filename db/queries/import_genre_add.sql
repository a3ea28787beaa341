-- Adds genres.
-- $1 names
-- $2 slugs
-- $3 match keys
-- $4 near keys
-- Columns: number of each (in the given order).
WITH added AS (
  INSERT INTO genre (name, slug, match_key, near_key)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
  RETURNING id, slug
)
SELECT added.id
FROM unnest($2::text[]) WITH ORDINALITY AS wanted (slug, turn)
JOIN added ON added.slug = wanted.slug
ORDER BY wanted.turn
