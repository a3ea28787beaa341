-- Known artists whose names look like new ones.
-- $1 near keys of the new names
-- Columns: place in $1 from 1, name of the known artist, its number.
SELECT wanted.turn, artist.name, artist.id
FROM unnest($1::text[]) WITH ORDINALITY AS wanted (key, turn)
JOIN artist ON artist.near_key = wanted.key
WHERE artist.deleted_at IS NULL AND wanted.key <> ''
ORDER BY wanted.turn, artist.id
