-- What hangs on a release, in the order in which it is shown: parts of its artist credit, genre tags (strongest first),
-- listen links.
-- $1 number of the release
-- Columns: kind, address, name, value, join_phrase.
-- The kind is 1 for a part of the credit, 2 for a tag, 3 for a link; the address is a slug, or a link's URL; the value is
-- a tag's weight (0: not known); the join phrase is a part's.
SELECT kind, address, name, value, join_phrase
FROM (
  SELECT 1 AS kind, artist.slug AS address, part.name, 0 AS value, part.join_phrase, part.position::bigint AS turn
  FROM release
  JOIN artist_credit_part AS part ON part.artist_credit_id = release.artist_credit_id
  JOIN artist ON artist.id = part.artist_id
  WHERE release.id = $1::bigint
  UNION ALL
  SELECT 2, genre.slug, genre.name, coalesce(tag.weight, 0), NULL,
    row_number() OVER (ORDER BY tag.weight DESC NULLS LAST, tag.position)
  FROM release_genre AS tag
  JOIN genre ON genre.id = tag.genre_id
  WHERE tag.release_id = $1::bigint
  UNION ALL
  SELECT 3, link.url, link.label, 0, NULL, link.position
  FROM release_link AS link
  WHERE link.release_id = $1::bigint
) AS detail
ORDER BY kind, turn
