-- In which lists that editors work on a release stands: drafts, and current editions of charts without one.
-- $1 slug
-- Columns: slug of the chart, its title, rank.
SELECT chart.slug, chart.title, listed.rank
FROM release
CROSS JOIN LATERAL (
  SELECT chart_id, rank FROM draft_entry WHERE release_id = release.id
  UNION ALL
  SELECT place.chart_id, place.rank FROM place
  WHERE place.release_id = release.id AND NOT EXISTS (SELECT FROM draft WHERE draft.chart_id = place.chart_id)
) AS listed
JOIN chart ON chart.id = listed.chart_id AND chart.deleted_at IS NULL
WHERE release.slug = $1::text
ORDER BY listed.rank, chart.title COLLATE "und-x-icu", chart.slug
