-- Fills a chart's empty draft.
-- $1 number of the chart
-- $2 numbers of the releases by rank, from rank 1
INSERT INTO draft_entry (chart_id, rank, release_id)
SELECT $1::bigint, wanted.rank, wanted.release_id
FROM unnest($2::bigint[]) WITH ORDINALITY AS wanted (release_id, rank)
