-- Known releases whose title and artist credit look like those of new ones.
-- $1 near keys of the new titles
-- $2 near keys of their artist credits
-- Columns: place in $1 from 1, title of the known release, its artist credit, its number.
SELECT wanted.turn, release.title, credit.name, release.id
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted (title, artist, turn)
JOIN release ON release.near_key = wanted.title
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id AND credit.near_key = wanted.artist
WHERE release.deleted_at IS NULL AND wanted.title <> '' AND wanted.artist <> ''
ORDER BY wanted.turn, release.id
