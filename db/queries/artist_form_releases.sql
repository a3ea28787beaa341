-- The releases of an artist, published or not, the oldest first.
-- $1 slug
-- $2 how many at most
-- Columns: number, slug, title, artist credit, year, month, day, how many there are in all.
SELECT release.id, release.slug, release.title, credit.name, release.year, release.month, release.day,
  count(*) OVER ()
FROM artist
JOIN artist_credit AS credit ON EXISTS (
  SELECT FROM artist_credit_part AS part WHERE part.artist_credit_id = credit.id AND part.artist_id = artist.id)
JOIN release ON release.artist_credit_id = credit.id
WHERE artist.slug = $1::text
ORDER BY release.year NULLS LAST, release.month NULLS LAST, release.day NULLS LAST, release.id
LIMIT $2::int
