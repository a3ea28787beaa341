-- Changes a genre; one that is so already is not touched.
-- $1 name
-- $2 slug
-- $3 match key
-- $4 near key
-- $5 essay; may be missing
-- $6 author and source of the essay; may be missing
-- $7 number of the genre
UPDATE genre
SET name = $1::text, slug = $2::text, match_key = $3::text, near_key = $4::text, essay = $5::text,
  essay_source = $6::text
WHERE id = $7::bigint
  AND (name, slug, match_key, near_key, essay, essay_source) IS DISTINCT FROM
    ($1::text, $2::text, $3::text, $4::text, $5::text, $6::text)
