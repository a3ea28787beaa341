-- Releases as lists show them, in the given order; those that are not there are left out.
-- $1 numbers of the releases
-- Columns: number, slug, title, artist credit, year, month, day.
SELECT release.id, release.slug, release.title, credit.name, release.year, release.month, release.day
FROM unnest($1::bigint[]) WITH ORDINALITY AS given (id, turn)
JOIN release ON release.id = given.id
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
ORDER BY given.turn
