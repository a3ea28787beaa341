-- The releases of a chart's draft by rank; of its current edition while there is no draft.
-- $1 slug of the chart
-- Columns: number, slug, title, artist credit, year, month, day.
SELECT release.id, release.slug, release.title, credit.name, release.year, release.month, release.day
FROM (
  SELECT entry.rank, entry.release_id
  FROM chart
  JOIN draft_entry AS entry ON entry.chart_id = chart.id
  WHERE chart.slug = $1::text
  UNION ALL
  SELECT place.rank, place.release_id
  FROM chart
  JOIN place ON place.chart_id = chart.id
  WHERE chart.slug = $1::text AND NOT EXISTS (SELECT FROM draft WHERE draft.chart_id = chart.id)
) AS listed
JOIN release ON release.id = listed.release_id
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
ORDER BY listed.rank
