-- The releases of an artist that is merged; those whose credit names both artists first.
-- $1 number of the artist that stays
-- $2 number of the artist that goes
-- $3 how many at most
-- Columns: slug, title, artist credit, names both.
SELECT release.slug, release.title, credit.name, named.stays
FROM release
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
CROSS JOIN LATERAL (
  SELECT bool_or(part.artist_id = $1::bigint) AS stays
  FROM artist_credit_part AS part
  WHERE part.artist_credit_id = release.artist_credit_id
) AS named
WHERE release.deleted_at IS NULL
  AND release.artist_credit_id IN (SELECT artist_credit_id FROM artist_credit_part WHERE artist_id = $2::bigint)
ORDER BY named.stays DESC, release.year NULLS LAST, release.sort_title COLLATE "und-x-icu" NULLS LAST, release.id
LIMIT $3::int
