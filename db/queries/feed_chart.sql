-- A page of a chart's editions, newest first, with how many releases each changed. One row more than a page has when
-- there is a next page; one row with missing number when this page is empty.
-- $1 number of the chart
-- $2 editions of a page
-- $3 number of the page, from 1
-- Columns: id, chart, slug, title, number, size, published, note, entered, left, moved.
-- id is the edition's number over all charts; published is in seconds since 1970.
SELECT edition.id, chart.id AS chart, chart.slug, chart.title, edition.number, edition.size,
  extract(epoch FROM edition.published_at)::bigint AS published, edition.note,
  comparison.entered_count, comparison.left_count, comparison.moved_count
FROM chart
LEFT JOIN (
  SELECT id, chart_id, number, size, published_at, note
  FROM edition
  WHERE chart_id = $1::bigint
  ORDER BY number DESC
  LIMIT $2::int + 1 OFFSET ($3::bigint - 1) * $2::int
) AS edition ON edition.chart_id = chart.id
LEFT JOIN edition_comparison AS comparison ON comparison.edition_id = edition.id
WHERE chart.id = $1::bigint
ORDER BY edition.number DESC
