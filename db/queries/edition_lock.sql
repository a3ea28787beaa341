-- Locks a chart and, in one order for everybody, the charts that show a release of its draft or current edition.
-- $1 slug
-- Columns: number, deleted, is the chart of the slug.
SELECT id, deleted_at IS NOT NULL, slug = $1::text
FROM chart
WHERE slug = $1::text
  OR id IN (
    SELECT place.chart_id
    FROM place
    WHERE place.release_id IN (
      SELECT entry.release_id FROM draft_entry AS entry JOIN chart AS own ON own.id = entry.chart_id
      WHERE own.slug = $1::text
      UNION
      SELECT shown.release_id FROM place AS shown JOIN chart AS own ON own.id = shown.chart_id
      WHERE own.slug = $1::text))
ORDER BY id
FOR UPDATE
