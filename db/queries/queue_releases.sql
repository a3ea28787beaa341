-- Releases that lack something, the most prominent first: by the best rank in a current edition or a draft.
-- $1 what they lack: titles, dates or genres
-- $2 slug of the release to go on behind; missing for the start
-- $3 how many at most
-- Columns: slug, title, artist credit, year, month, day, rank, title of the chart (both missing for one in no chart).
WITH found AS MATERIALIZED (
  SELECT release.id, release.slug, lack.lacks, best.rank, best.title AS chart,
    coalesce(best.rank, 2147483647) AS turn
  FROM release
  CROSS JOIN LATERAL (
    SELECT CASE $1::text
      WHEN 'titles' THEN release.title IS NULL
      WHEN 'dates' THEN release.year IS NULL
      WHEN 'genres' THEN NOT EXISTS (SELECT FROM release_genre WHERE release_id = release.id)
    END AS lacks
  ) AS lack
  LEFT JOIN LATERAL (
    SELECT listed.rank, chart.title
    FROM (
      SELECT chart_id, rank FROM place WHERE release_id = release.id
      UNION ALL
      SELECT chart_id, rank FROM draft_entry WHERE release_id = release.id
    ) AS listed
    JOIN chart ON chart.id = listed.chart_id AND chart.deleted_at IS NULL
    ORDER BY listed.rank, chart.id
    LIMIT 1
  ) AS best ON true
  WHERE release.deleted_at IS NULL AND (lack.lacks OR release.slug = $2::text)
)
SELECT found.slug, release.title, credit.name, release.year, release.month, release.day, found.rank, found.chart
FROM found
JOIN release ON release.id = found.id
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
WHERE found.lacks AND ($2::text IS NULL
  OR (found.turn, found.id) > (SELECT before.turn, before.id FROM found AS before WHERE before.slug = $2::text))
ORDER BY found.turn, found.id
LIMIT $3::int
