-- Artists to merge with: those whose name has the text, equal names first.
-- $1 text to find
-- $2 near key of it; where it is empty, the text must stand there as it is
-- $3 how many at most
-- Columns: slug, name, releases.
SELECT artist.slug, artist.name, (
    SELECT count(DISTINCT release.id)::int
    FROM artist_credit_part AS part
    JOIN release ON release.artist_credit_id = part.artist_credit_id AND release.deleted_at IS NULL
    WHERE part.artist_id = artist.id)
FROM artist
WHERE artist.deleted_at IS NULL AND CASE WHEN $2::text = '' THEN position($1::text IN artist.name) > 0
  ELSE position($2::text IN artist.near_key) > 0 END
ORDER BY artist.name = $1::text DESC, artist.near_key = $2::text DESC, artist.sort_name COLLATE "und-x-icu", artist.id
LIMIT $3::int
