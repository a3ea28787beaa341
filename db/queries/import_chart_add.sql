-- Adds a chart.
-- $1 slug
-- $2 title
-- $3 near key of the title
-- $4 number of its genre, may be missing
-- $5 default sort
-- $6 default order
-- Columns: number.
INSERT INTO chart (slug, title, near_key, genre_id, default_sort, default_order)
VALUES ($1::text, $2::text, $3::text, $4::bigint, $5::text, $6::text)
RETURNING id
