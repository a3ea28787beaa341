-- Releases that look like a new one: equal or nearly equal titles, of equal or nearly equal credits or of the same artist.
-- $1 match key of the title
-- $2 near key of it
-- $3 match key of the credit
-- $4 near key of it
-- $5 numbers of its artists
-- Columns: number, slug, title, artist credit, year, month, day.
SELECT release.id, release.slug, release.title, credit.name, release.year, release.month, release.day
FROM release
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
WHERE release.deleted_at IS NULL AND (release.match_key = $1::text OR (release.near_key = $2::text AND $2::text <> ''))
  AND (credit.match_key = $3::text OR (credit.near_key = $4::text AND $4::text <> '') OR EXISTS (
    SELECT FROM artist_credit_part AS part
    WHERE part.artist_credit_id = credit.id AND part.artist_id = ANY ($5::bigint[])))
ORDER BY release.match_key = $1::text DESC, release.year NULLS LAST, release.id
LIMIT 10
