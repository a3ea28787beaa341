-- Which releases are known, in the order of the given rows. Title and artist credit make a release known; the year
-- tells apart those that share both (self-titled albums), and is otherwise a correction.
-- $1 slugs, missing where none is given
-- $2 match keys of titles, missing where unknown
-- $3 match keys of artist credits
-- $4 years, missing where unknown
-- Columns: number of the release with the slug (missing when there is none), number of the one with title and credit
-- (with a slug, its title if none is given), how many fit as well as the latter.
WITH wanted AS (
  SELECT slug, title, artist, year, turn, count(*) OVER (PARTITION BY title, artist) AS alike
  FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) WITH ORDINALITY AS given (slug, title, artist, year, turn)
)
SELECT named.id, keyed.id, keyed.count
FROM wanted
LEFT JOIN release AS named ON named.slug = wanted.slug AND named.deleted_at IS NULL
LEFT JOIN LATERAL (
  SELECT known.id, count(*) OVER (PARTITION BY known.year = wanted.year)
  FROM (
    SELECT release.id, release.year, count(*) OVER () AS alike
    FROM release
    WHERE release.deleted_at IS NULL AND release.match_key = coalesce(wanted.title, named.match_key)
      AND release.artist_credit_id = ANY (ARRAY(SELECT id FROM artist_credit WHERE match_key = wanted.artist))
  ) AS known
  WHERE known.year = wanted.year OR known.year IS NULL OR wanted.year IS NULL
    OR (known.alike = 1 AND wanted.alike = 1)
  ORDER BY known.id = named.id DESC NULLS LAST, known.year = wanted.year DESC NULLS LAST, known.id
  LIMIT 1
) AS keyed ON true
ORDER BY wanted.turn
