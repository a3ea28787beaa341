-- The first places of the current edition of a genre's chart: of several charts the first that was made.
-- $1 number of the genre
-- $2 places that are wanted
-- Columns: rank, slug, title, artist, year, month, day.
SELECT place.rank, place.slug, place.title, place.artist, place.year, place.month, place.day
FROM place
WHERE place.chart_id = (
    SELECT id
    FROM chart
    WHERE genre_id = $1::bigint AND deleted_at IS NULL AND edition_id IS NOT NULL
    ORDER BY id
    LIMIT 1)
  AND place.rank <= $2::int
ORDER BY place.rank
