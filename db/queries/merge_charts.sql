-- The charts that a merge of two releases touches.
-- $1 number of the release that stays
-- $2 number of the release that goes
-- Columns: slug, title, deleted, rank of the one that stays, rank of the one that goes, editions that hold the one that
-- goes, editions that hold both.
-- The ranks are of the draft, of the current edition where there is none; 0 where it does not stand there.
WITH own AS (
  SELECT given.id AS printed_id, given.id AS release_id FROM unnest(ARRAY[$1::bigint, $2::bigint]) AS given (id)
  UNION ALL
  SELECT release_id, into_id FROM release_merge WHERE into_id IN ($1::bigint, $2::bigint)
), held AS (
  SELECT edition.chart_id, bool_or(own.release_id = $1::bigint) AS stays, bool_or(own.release_id = $2::bigint) AS goes
  FROM own
  JOIN edition_entry AS entry ON entry.release_id = own.printed_id
  JOIN edition ON edition.id = entry.edition_id
  GROUP BY edition.chart_id, edition.id
), counted AS (
  SELECT chart_id, count(*) FILTER (WHERE goes) AS goes, count(*) FILTER (WHERE goes AND stays) AS both_stand
  FROM held
  GROUP BY chart_id
), listed AS (
  SELECT chart_id, rank, release_id FROM draft_entry WHERE release_id IN ($1::bigint, $2::bigint)
  UNION ALL
  SELECT chart_id, rank, release_id FROM place
  WHERE release_id IN ($1::bigint, $2::bigint) AND NOT EXISTS (SELECT FROM draft WHERE draft.chart_id = place.chart_id)
), ranked AS (
  SELECT chart_id, min(rank) FILTER (WHERE release_id = $1::bigint) AS stays,
    min(rank) FILTER (WHERE release_id = $2::bigint) AS goes
  FROM listed
  GROUP BY chart_id
)
SELECT chart.slug, chart.title, chart.deleted_at IS NOT NULL, coalesce(ranked.stays, 0), coalesce(ranked.goes, 0),
  coalesce(counted.goes, 0)::int, coalesce(counted.both_stand, 0)::int
FROM chart
LEFT JOIN ranked ON ranked.chart_id = chart.id
LEFT JOIN counted ON counted.chart_id = chart.id
WHERE ranked.goes IS NOT NULL OR counted.goes > 0
ORDER BY chart.title COLLATE "und-x-icu", chart.slug
