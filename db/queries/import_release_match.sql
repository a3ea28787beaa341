-- Which releases are known, in the order of the given rows.
-- $1 slugs, missing where none is given
-- $2 match keys of titles, missing where unknown
-- $3 match keys of artist credits
-- Columns: number of the release with the slug, number of the one with title and credit; missing when there is none.
SELECT named.id,
  (SELECT min(release.id)
    FROM release
    WHERE release.match_key = wanted.title
      AND release.artist_credit_id = ANY (ARRAY(SELECT id FROM artist_credit WHERE match_key = wanted.artist)))
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS wanted (slug, title, artist, turn)
LEFT JOIN release AS named ON named.slug = wanted.slug
ORDER BY wanted.turn
