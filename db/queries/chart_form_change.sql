-- Changes a chart; one that is so already is not touched.
-- $1 slug
-- $2 title
-- $3 near key of the title
-- $4 number of its genre, may be missing
-- $5 default sort
-- $6 default order
-- $7 number of the chart
UPDATE chart
SET slug = $1::text, title = $2::text, near_key = $3::text, genre_id = $4::bigint, default_sort = $5::text,
  default_order = $6::text
WHERE id = $7::bigint
  AND (slug, title, near_key, genre_id, default_sort, default_order) IS DISTINCT FROM
    ($1::text, $2::text, $3::text, $4::bigint, $5::text, $6::text)
