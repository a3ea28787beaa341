-- All artists, published or not, those that were added last first.
-- $1 how many at most
-- $2 how many to leave out before
-- Columns: number, slug, name, sort name, releases, how many there are in all.
SELECT listed.id, listed.slug, listed.name, listed.sort_name, (
    SELECT count(DISTINCT release.id)
    FROM artist_credit_part AS part
    JOIN release USING (artist_credit_id)
    WHERE part.artist_id = listed.id AND release.deleted_at IS NULL),
  (SELECT count(*) FROM artist WHERE deleted_at IS NULL)
FROM (SELECT id, slug, name, sort_name FROM artist
  WHERE deleted_at IS NULL ORDER BY id DESC LIMIT $1::int OFFSET $2::int) AS listed
ORDER BY listed.id DESC
