-- The releases of an artist, published or not, the oldest first.
-- $1 slug
-- $2 how many at most
-- Columns: number, slug, title, artist credit, year, month, day, how many there are in all.
SELECT release.id, release.slug, release.title, credit.name, release.year, release.month, release.day,
  count(*) OVER ()
FROM (
  SELECT DISTINCT part.artist_credit_id AS id
  FROM artist
  JOIN artist_credit_part AS part ON part.artist_id = artist.id
  WHERE artist.slug = $1::text
) AS own
-- OFFSET keeps the look-ups by key.
CROSS JOIN LATERAL (SELECT name FROM artist_credit WHERE artist_credit.id = own.id OFFSET 0) AS credit
CROSS JOIN LATERAL (
  SELECT id, slug, title, year, month, day FROM release WHERE artist_credit_id = own.id AND deleted_at IS NULL OFFSET 0) AS release
ORDER BY release.year NULLS LAST, release.month NULLS LAST, release.day NULLS LAST, release.id
LIMIT $2::int
