-- In every draft that holds both of two releases, the worse rank leaves and the gap closes.
-- $1 number of the release that stays
-- $2 number of the release that goes
WITH worse AS (
  SELECT one.chart_id, greatest(one.rank, other.rank) AS rank
  FROM draft_entry AS one
  JOIN draft_entry AS other ON other.chart_id = one.chart_id
  WHERE one.release_id = $1::bigint AND other.release_id = $2::bigint
), removed AS (
  DELETE FROM draft_entry USING worse
  WHERE draft_entry.chart_id = worse.chart_id AND draft_entry.rank = worse.rank
)
UPDATE draft_entry SET rank = draft_entry.rank - 1
FROM worse
WHERE draft_entry.chart_id = worse.chart_id AND draft_entry.rank > worse.rank
