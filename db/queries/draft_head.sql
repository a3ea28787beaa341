-- A chart as editors work on it.
-- $1 slug
-- Columns: deleted, title, revision of its draft, current edition, published, who saved the draft last, when, the draft
-- differs from the current edition, the last save can be undone.
-- The revision is 0 without a draft, the edition 0 before the first; times are in seconds since 1970, 0 for never.
SELECT chart.deleted_at IS NOT NULL, chart.title, coalesce(draft.revision, 0), coalesce(edition.number, 0),
  coalesce(extract(epoch FROM edition.published_at)::bigint, 0), saved.editor_name,
  coalesce(extract(epoch FROM saved.at)::bigint, 0),
  draft.chart_id IS NOT NULL AND EXISTS (
    SELECT
    FROM (SELECT rank, release_id FROM draft_entry WHERE chart_id = chart.id) AS entry
    FULL JOIN (SELECT rank, release_id FROM place WHERE chart_id = chart.id) AS shown
      ON shown.rank = entry.rank AND shown.release_id = entry.release_id
    WHERE entry.rank IS NULL OR shown.rank IS NULL),
  coalesce((saved.after ->> 'revision')::bigint = draft.revision, false)
FROM chart
LEFT JOIN draft ON draft.chart_id = chart.id
LEFT JOIN edition ON edition.id = chart.edition_id
LEFT JOIN draft_saved AS saved ON saved.chart_id = chart.id
WHERE chart.slug = $1::text
