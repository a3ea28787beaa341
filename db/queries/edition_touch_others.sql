-- New revisions for the other charts that show a release whose place in this chart is about to change: their "Also in"
-- changes. To be run before the places are replaced.
-- $1 number of the chart
UPDATE chart SET revision = revision + 1
WHERE id <> $1::bigint
  AND id IN (
    SELECT other.chart_id
    FROM (SELECT rank, release_id FROM draft_entry WHERE chart_id = $1::bigint) AS entry
    FULL JOIN (SELECT rank, release_id FROM place WHERE chart_id = $1::bigint) AS shown
      ON shown.rank = entry.rank AND shown.release_id = entry.release_id
    JOIN place AS other ON other.release_id = coalesce(entry.release_id, shown.release_id)
    WHERE entry.rank IS NULL OR shown.rank IS NULL)
