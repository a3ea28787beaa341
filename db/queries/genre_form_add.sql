-- Makes a genre.
-- $1 name
-- $2 slug
-- $3 match key
-- $4 near key
-- $5 essay; may be missing
-- $6 author and source of the essay; may be missing
INSERT INTO genre (name, slug, match_key, near_key, essay, essay_source)
VALUES ($1::text, $2::text, $3::text, $4::text, $5::text, $6::text)
