-- The published releases whose numbers are in a range, for search engines.
-- $1 first number
-- $2 last number
-- Columns: slug, changed.
-- changed is when something that the page shows last changed, in seconds since 1970.
SELECT release.slug, extract(epoch FROM standing.changed_at)::bigint AS changed
FROM release
JOIN release_standing AS standing ON standing.release_id = release.id
WHERE release.id BETWEEN $1::bigint AND $2::bigint
  AND standing.release_id BETWEEN $1::bigint AND $2::bigint
ORDER BY release.id
