-- What hangs on a release, in the given order.
-- $1 slug
-- Columns: kind (1: genre tag, 2: listen link), name, weight (0: not known), address.
SELECT kind, name, weight, address
FROM (
  SELECT 1 AS kind, tag.position, genre.name, coalesce(tag.weight, 0) AS weight, NULL AS address
  FROM release
  JOIN release_genre AS tag ON tag.release_id = release.id
  JOIN genre ON genre.id = tag.genre_id
  WHERE release.slug = $1::text
  UNION ALL
  SELECT 2, link.position, link.label, 0, link.url
  FROM release
  JOIN release_link AS link ON link.release_id = release.id
  WHERE release.slug = $1::text
) AS part
ORDER BY kind, position
