-- A page of the editions of all charts, newest first, with how many releases each changed. One row more than a page
-- has when there is a next page.
-- $1 editions of a page
-- $2 number of the page, from 1
-- Columns: id, chart, slug, title, number, size, published, note, entered, left, moved.
-- id is the edition's number over all charts; published is in seconds since 1970.
SELECT edition.id, chart.id AS chart, chart.slug, chart.title, edition.number, edition.size,
  extract(epoch FROM edition.published_at)::bigint AS published, edition.note,
  comparison.entered_count, comparison.left_count, comparison.moved_count
FROM edition
JOIN chart ON chart.id = edition.chart_id AND chart.deleted_at IS NULL
JOIN edition_comparison AS comparison ON comparison.edition_id = edition.id
ORDER BY edition.published_at DESC, edition.id DESC
LIMIT $1::int + 1 OFFSET ($2::bigint - 1) * $1::int
