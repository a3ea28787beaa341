-- Releases to add to a list: those whose title or artist credit has the text, equal titles first.
-- $1 text to find
-- $2 near key of it; where it is empty, the text must stand there as it is
-- $3 how many at most
-- Columns: number, slug, title, artist credit, year, month, day.
SELECT release.id, release.slug, release.title, credit.name, release.year, release.month, release.day
FROM release
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
WHERE release.deleted_at IS NULL AND CASE WHEN $2::text = '' THEN position($1::text IN concat_ws(' ', release.title, credit.name)) > 0
  ELSE position($2::text IN concat_ws(' ', release.near_key, credit.near_key)) > 0 END
ORDER BY release.title = $1::text DESC NULLS LAST, release.near_key = $2::text DESC NULLS LAST,
  position($2::text IN release.near_key) = 1 DESC NULLS LAST, release.sort_title COLLATE "und-x-icu" NULLS LAST,
  release.year NULLS LAST, release.id
LIMIT $3::int
