-- Makes a chart's draft its next edition.
-- $1 number of the chart
-- $2 note, may be missing
-- Columns: number of the edition over all charts, its number within the chart.
WITH added AS (
  INSERT INTO edition (chart_id, number, size, note)
  SELECT $1::bigint,
    1 + coalesce((SELECT max(number) FROM edition WHERE chart_id = $1::bigint), 0),
    (SELECT count(*) FROM draft_entry WHERE chart_id = $1::bigint),
    $2::text
  RETURNING id, number
), filled AS (
  INSERT INTO edition_entry (edition_id, rank, release_id)
  SELECT added.id, entry.rank, entry.release_id
  FROM added
  JOIN draft_entry AS entry ON entry.chart_id = $1::bigint
)
SELECT id, number FROM added
