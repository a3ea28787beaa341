-- Which artists names in a form could be.
-- $1 match keys of the names
-- $2 near keys of the names
-- $3 slugs where one may be meant
-- Columns: place in $1 from 1, kind (1: of this name, also by merging, 2: of this slug, 3: of nearly this name), number, slug, name.
SELECT wanted.turn, found.kind, found.id, found.slug, found.name
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS wanted (key, near, slug, turn)
CROSS JOIN LATERAL (
  SELECT 1 AS kind, id, slug, name FROM artist WHERE match_key = wanted.key AND deleted_at IS NULL
  UNION ALL
  SELECT 1, stays.id, stays.slug, stays.name
  FROM artist AS gone
  JOIN artist_merge AS merged ON merged.artist_id = gone.id
  JOIN artist AS stays ON stays.id = merged.into_id
  WHERE gone.match_key = wanted.key
    AND NOT EXISTS (SELECT FROM artist WHERE match_key = wanted.key AND deleted_at IS NULL)
  UNION ALL
  SELECT 2, id, slug, name FROM artist WHERE artist.slug = wanted.slug AND deleted_at IS NULL
  UNION ALL
  SELECT 3, id, slug, name FROM artist WHERE near_key = wanted.near AND wanted.near <> '' AND deleted_at IS NULL
) AS found
ORDER BY wanted.turn, found.kind, found.id
