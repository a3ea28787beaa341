-- Releases, published or not, whose title and artist credit have all words, equal titles first.
-- $1 text to find
-- $2 near key of it; where it is empty, the text must stand there as it is
-- $3 the longest word of the near key
-- $4 how many at most
-- $5 how many to leave out before
-- Columns: number, slug, title, artist credit, year, month, day, how many there are in all.
WITH candidate AS (
  SELECT id FROM release WHERE $2::text <> '' AND near_key LIKE '%' || $3::text || '%'
  UNION
  SELECT release.id
  FROM artist_credit AS credit
  JOIN release ON release.artist_credit_id = credit.id
  WHERE $2::text <> '' AND credit.near_key LIKE '%' || $3::text || '%'
  UNION
  SELECT release.id
  FROM release
  JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
  WHERE $2::text = '' AND position($1::text IN concat_ws(' ', release.title, credit.name)) > 0
)
SELECT release.id, release.slug, release.title, credit.name, release.year, release.month, release.day,
  count(*) OVER ()
FROM candidate
JOIN release ON release.id = candidate.id
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
WHERE release.deleted_at IS NULL AND NOT EXISTS (
  SELECT FROM unnest(string_to_array(nullif($2::text, ''), ' ')) AS word
  WHERE position(word IN concat_ws(' ', release.near_key, credit.near_key)) = 0)
ORDER BY release.title = $1::text DESC NULLS LAST, release.near_key = $2::text DESC NULLS LAST,
  position($2::text IN release.near_key) = 1 DESC NULLS LAST, release.sort_title COLLATE "und-x-icu" NULLS LAST,
  release.year NULLS LAST, release.id
LIMIT $4::int OFFSET $5::int
