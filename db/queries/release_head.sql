-- A release with its artist credit.
-- $1 number of the release
-- Columns: slug, title, artist, cover, year, month, day.
SELECT release.slug, release.title, credit.name AS artist, release.cover, release.year, release.month, release.day
FROM release
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
WHERE release.id = $1::bigint
