-- Which other genres have what a genre is to have.
-- $1 number of the genre, missing for a new one
-- $2 match key of its name
-- $3 its slug
-- Columns: name of the one with the name, of the one with the slug, of the one that had the slug before.
SELECT
  (SELECT name FROM genre WHERE match_key = $2::text AND id IS DISTINCT FROM $1::bigint),
  (SELECT name FROM genre WHERE slug = $3::text AND id IS DISTINCT FROM $1::bigint),
  (SELECT genre.name
    FROM slug_history
    JOIN genre ON genre.id = slug_history.target_id
    WHERE slug_history.kind = 'genre' AND slug_history.slug = $3::text AND genre.id IS DISTINCT FROM $1::bigint)
