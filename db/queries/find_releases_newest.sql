-- All releases, published or not, those that were added last first.
-- $1 how many at most
-- $2 how many to leave out before
-- Columns: number, slug, title, artist credit, year, month, day, how many there are in all.
SELECT release.id, release.slug, release.title, credit.name, release.year, release.month, release.day,
  (SELECT count(*) FROM release WHERE deleted_at IS NULL)
FROM release
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
WHERE release.deleted_at IS NULL
ORDER BY release.id DESC
LIMIT $1::int OFFSET $2::int
