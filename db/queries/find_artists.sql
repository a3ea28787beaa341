-- Artists, published or not, whose names have all words, equal names first.
-- $1 text to find
-- $2 near key of it; where it is empty, the text must stand there as it is
-- $3 the longest word of the near key
-- $4 how many at most
-- $5 how many to leave out before
-- Columns: number, slug, name, sort name, releases, how many there are in all.
WITH found AS (
  SELECT id, slug, name, sort_name, near_key
  FROM artist
  WHERE deleted_at IS NULL AND $2::text <> '' AND near_key LIKE '%' || $3::text || '%'
  UNION ALL
  SELECT id, slug, name, sort_name, near_key
  FROM artist
  WHERE deleted_at IS NULL AND $2::text = '' AND position($1::text IN name) > 0
), listed AS (
  SELECT id, slug, name, sort_name, near_key, count(*) OVER () AS total
  FROM found
  WHERE NOT EXISTS (
    SELECT FROM unnest(string_to_array(nullif($2::text, ''), ' ')) AS word WHERE position(word IN near_key) = 0)
  ORDER BY name = $1::text DESC, near_key = $2::text DESC, position($2::text IN near_key) = 1 DESC,
    sort_name COLLATE "und-x-icu", id
  LIMIT $4::int OFFSET $5::int
)
SELECT listed.id, listed.slug, listed.name, listed.sort_name, (
    SELECT count(DISTINCT release.id)
    FROM artist_credit_part AS part
    JOIN release USING (artist_credit_id)
    WHERE part.artist_id = listed.id AND release.deleted_at IS NULL),
  listed.total
FROM listed
ORDER BY listed.name = $1::text DESC, listed.near_key = $2::text DESC, position($2::text IN listed.near_key) = 1 DESC,
  listed.sort_name COLLATE "und-x-icu", listed.id
