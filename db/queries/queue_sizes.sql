-- How many releases lack something.
-- Columns: a title, a date, a genre tag.
SELECT count(*) FILTER (WHERE title IS NULL), count(*) FILTER (WHERE year IS NULL),
  count(*) FILTER (WHERE id NOT IN (SELECT release_id FROM release_genre))
FROM release
WHERE deleted_at IS NULL
