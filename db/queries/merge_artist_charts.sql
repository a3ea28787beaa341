-- The charts in whose current edition or draft releases of an artist stand.
-- $1 number of the artist
-- Columns: slug, title, releases.
SELECT chart.slug, chart.title, count(DISTINCT listed.release_id)::int
FROM (
  SELECT place.chart_id, place.release_id FROM place
  UNION ALL
  SELECT entry.chart_id, entry.release_id FROM draft_entry AS entry
) AS listed
JOIN chart ON chart.id = listed.chart_id AND chart.deleted_at IS NULL
WHERE listed.release_id IN (
  SELECT release.id
  FROM artist_credit_part AS part
  JOIN release ON release.artist_credit_id = part.artist_credit_id
  WHERE part.artist_id = $1::bigint)
GROUP BY chart.id
ORDER BY chart.title COLLATE "und-x-icu", chart.slug
