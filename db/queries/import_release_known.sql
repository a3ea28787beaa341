-- What is known of releases, in the given order.
-- $1 numbers of the releases
-- Columns: title, match key of the credit, year, month, day, genre tags (each as genre:weight, strongest first, joined
-- by commas; weight 0 when not known).
SELECT release.title, credit.match_key, release.year, release.month, release.day,
  (SELECT string_agg(genre_id || ':' || coalesce(weight, 0), ',' ORDER BY weight DESC NULLS LAST, position)
    FROM release_genre WHERE release_id = release.id)
FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (id, turn)
JOIN release ON release.id = wanted.id
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
ORDER BY wanted.turn
