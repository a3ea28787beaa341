-- All charts as editors see them: those whose draft waits to be published first, then by name.
-- Columns: slug, title, size, edition, published, size of the draft, waiting, who saved the draft last, when.
-- Size and edition are 0 before the first; times are in seconds since 1970, 0 for never.
WITH listed AS (
  SELECT chart.id, chart.slug, chart.title, coalesce(edition.size, 0) AS size, coalesce(edition.number, 0) AS edition,
    coalesce(extract(epoch FROM edition.published_at)::bigint, 0) AS published,
    CASE WHEN draft.chart_id IS NULL THEN coalesce(edition.size, 0)
      ELSE (SELECT count(*) FROM draft_entry WHERE chart_id = chart.id) END AS draft_size,
    draft.chart_id IS NOT NULL AND EXISTS (
      SELECT
      FROM (SELECT rank, release_id FROM draft_entry WHERE chart_id = chart.id) AS entry
      FULL JOIN (SELECT rank, release_id FROM place WHERE chart_id = chart.id) AS shown
        ON shown.rank = entry.rank AND shown.release_id = entry.release_id
      WHERE entry.rank IS NULL OR shown.rank IS NULL) AS waiting
  FROM chart
  LEFT JOIN draft ON draft.chart_id = chart.id
  LEFT JOIN edition ON edition.id = chart.edition_id
  WHERE chart.deleted_at IS NULL
)
SELECT listed.slug, listed.title, listed.size, listed.edition, listed.published, listed.draft_size, listed.waiting,
  saved.editor_name, coalesce(extract(epoch FROM saved.at)::bigint, 0)
FROM listed
LEFT JOIN draft_saved AS saved ON saved.chart_id = listed.id
ORDER BY listed.waiting DESC, listed.title COLLATE "und-x-icu", listed.slug
