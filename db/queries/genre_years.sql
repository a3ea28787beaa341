-- How many of a genre's published releases are of each year.
-- $1 number of the genre
-- Columns: year, releases.
SELECT year, releases FROM genre_year WHERE genre_id = $1::bigint ORDER BY year
