-- Makes a genre, or changes what is given of it.
-- $1 slug
-- $2 name, missing: stays, or is $3 for a new genre
-- $3 name of a new genre without one
-- $4 match key of the name that is given or made
-- $5 near key of the same name
-- $6 essay, missing: stays, empty: none
-- $7 author and source of the essay, missing: stays, empty: none
-- Columns: number; no row when nothing differs.
INSERT INTO genre (slug, name, match_key, near_key, essay, essay_source)
VALUES ($1::text, coalesce($2::text, $3::text), $4::text, $5::text, nullif($6::text, ''), nullif($7::text, ''))
ON CONFLICT (slug) DO UPDATE
SET name = coalesce($2::text, genre.name),
  match_key = CASE WHEN $2::text IS NULL THEN genre.match_key ELSE $4::text END,
  near_key = CASE WHEN $2::text IS NULL THEN genre.near_key ELSE $5::text END,
  essay = CASE WHEN $6::text IS NULL THEN genre.essay ELSE nullif($6::text, '') END,
  essay_source = CASE WHEN $7::text IS NULL THEN genre.essay_source ELSE nullif($7::text, '') END
WHERE (genre.name, genre.match_key, genre.near_key, genre.essay, genre.essay_source) IS DISTINCT FROM (
  coalesce($2::text, genre.name),
  CASE WHEN $2::text IS NULL THEN genre.match_key ELSE $4::text END,
  CASE WHEN $2::text IS NULL THEN genre.near_key ELSE $5::text END,
  CASE WHEN $6::text IS NULL THEN genre.essay ELSE nullif($6::text, '') END,
  CASE WHEN $7::text IS NULL THEN genre.essay_source ELSE nullif($7::text, '') END)
RETURNING id
