-- An artist with how many releases there are, and the first and last year of those whose date is known.
-- $1 number of the artist
-- Columns: slug, name, sort_name, releases, first_year, last_year.
SELECT artist.slug, artist.name, artist.sort_name, own.releases, own.first_year, own.last_year
FROM artist
CROSS JOIN LATERAL (
  SELECT count(*) AS releases, min(year) AS first_year, max(year) AS last_year
  FROM release
  WHERE artist_credit_id IN (SELECT artist_credit_id FROM artist_credit_part WHERE artist_id = artist.id)
) AS own
WHERE artist.id = $1::bigint
