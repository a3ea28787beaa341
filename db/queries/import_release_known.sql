-- What is known of releases, in the given order.
-- $1 numbers of the releases
-- Columns: title, match key of the credit, year, month, day, genre tags (each as genre:weight, strongest first, joined
-- by commas; weight 0 when not known), match key of the title, slug, credit, genre tags as exports write them.
SELECT release.title, credit.match_key, release.year, release.month, release.day, tags.numbers, release.match_key,
  release.slug, credit.name, tags.names
FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (id, turn)
JOIN release ON release.id = wanted.id
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
CROSS JOIN LATERAL (
  SELECT string_agg(genre_id || ':' || coalesce(weight, 0), ',' ORDER BY weight DESC NULLS LAST, position) AS numbers,
    string_agg(concat_ws(':', named.name, weight), ';' ORDER BY weight DESC NULLS LAST, position) AS names
  FROM release_genre
  -- OFFSET keeps the look-up by key: this runs for each row of a list.
  CROSS JOIN LATERAL (SELECT name FROM genre WHERE genre.id = genre_id OFFSET 0) AS named
  WHERE release_id = release.id
) AS tags
ORDER BY wanted.turn
