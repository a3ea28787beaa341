-- What hangs on a release, in the given order.
-- $1 slug
-- Columns: kind (1: genre tag, 2: listen link, 3: artist of the credit), name, weight (0: not known), address or joining
-- phrase, name of the artist.
SELECT kind, name, weight, address, artist
FROM (
  SELECT 1 AS kind, tag.position, genre.name, coalesce(tag.weight, 0) AS weight, NULL AS address, NULL AS artist
  FROM release
  JOIN release_genre AS tag ON tag.release_id = release.id
  JOIN genre ON genre.id = tag.genre_id
  WHERE release.slug = $1::text
  UNION ALL
  SELECT 2, link.position, link.label, 0, link.url, NULL
  FROM release
  JOIN release_link AS link ON link.release_id = release.id
  WHERE release.slug = $1::text
  UNION ALL
  SELECT 3, part.position, part.name, 0, part.join_phrase, artist.name
  FROM release
  JOIN artist_credit_part AS part USING (artist_credit_id)
  JOIN artist ON artist.id = part.artist_id
  WHERE release.slug = $1::text
) AS part
ORDER BY kind, position
