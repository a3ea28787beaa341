-- The 8 newest editions of all charts, each with its first place and how many releases it changed. A number for what
-- home_top.sql says.
-- Columns: chart_slug, chart_title, number, published, slug, title, artist, entered, left, moved.
-- published is in seconds since 1970; slug, title and artist are of the release at rank 1.
SELECT newest.chart_slug, newest.chart_title, newest.number, extract(epoch FROM newest.published_at)::bigint AS published,
  release.slug, release.title, credit.name AS artist,
  comparison.entered_count, comparison.left_count, comparison.moved_count
FROM (
  SELECT edition.id, edition.number, edition.published_at, chart.slug AS chart_slug, chart.title AS chart_title
  FROM edition
  JOIN chart ON chart.id = edition.chart_id AND chart.deleted_at IS NULL
  ORDER BY edition.published_at DESC, edition.id DESC
  LIMIT 8
) AS newest
JOIN edition_comparison AS comparison ON comparison.edition_id = newest.id
JOIN edition_line AS entry ON entry.edition_id = newest.id AND entry.rank = 1
-- OFFSET keeps the look-up by key: the planner does not see through edition_line.
CROSS JOIN LATERAL (
  SELECT slug, title, artist_credit_id FROM release WHERE release.id = entry.release_id OFFSET 0) AS release
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
ORDER BY newest.published_at DESC, newest.id DESC
