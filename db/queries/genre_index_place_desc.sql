-- All published releases that carry a genre's tag, last place first.
-- $1 number of the genre
-- $2 whether the text is title and artist credit as printed, a line each, and not their near keys
-- Columns: revision, release_id, year, text.
-- Revision is that of the genre's releases, the same in each row. Without $2, little else than the genre's part of the
-- index genre_release_place_desc is read.
SELECT (SELECT revision FROM genre_statistics WHERE genre_id = $1::bigint) AS revision, release_id, year,
  coalesce(CASE WHEN NOT $2::boolean THEN short_search END, (
    SELECT CASE WHEN $2::boolean THEN concat_ws(E'\n', title, artist) ELSE search END
    FROM genre_release AS whole
    WHERE whole.genre_id = listed.genre_id AND whole.release_id = listed.release_id)) AS text
FROM genre_release AS listed
WHERE genre_id = $1::bigint
ORDER BY best_rank DESC NULLS LAST, release_id
