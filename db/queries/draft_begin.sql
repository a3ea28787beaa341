-- Locks a chart and its draft; a chart without a draft gets one, a copy of its current edition.
-- $1 slug of the chart
-- Columns: number of the chart, deleted, revision of the draft, form that saved this revision (may be missing).
WITH found AS (
  SELECT id, deleted_at IS NOT NULL AS deleted FROM chart WHERE slug = $1::text FOR UPDATE
), begun AS (
  INSERT INTO draft (chart_id)
  SELECT id FROM found WHERE NOT deleted
  ON CONFLICT (chart_id) DO NOTHING
  RETURNING chart_id
), filled AS (
  INSERT INTO draft_entry (chart_id, rank, release_id)
  SELECT chart_id, place.rank, place.release_id FROM begun JOIN place USING (chart_id)
)
SELECT found.id, found.deleted, coalesce(draft.revision, 0),
  CASE WHEN draft.saved_revision = draft.revision THEN draft.saved_form END
FROM found
LEFT JOIN draft ON draft.chart_id = found.id
