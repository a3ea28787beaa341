-- What keeps something from being deleted: where it stands.
-- $1 kind: artist, genre or release
-- $2 number
-- $3 how many at most
-- Columns: kind (0: editions of a chart, 1: the draft of a chart, 2: a release, 3: a chart), slug, name, number, all of
-- them.
-- The number is of editions, or the rank in a draft; 0 for others.
SELECT kind, slug, name, number, count(*) OVER ()::int
FROM (
  SELECT 0 AS kind, chart.slug, chart.title AS name, count(*)::int AS number
  FROM edition_entry AS entry
  JOIN edition ON edition.id = entry.edition_id
  JOIN chart ON chart.id = edition.chart_id AND chart.deleted_at IS NULL
  WHERE $1::text = 'release'
    AND entry.release_id = ANY ($2::bigint || ARRAY(SELECT release_id FROM release_merge WHERE into_id = $2::bigint))
  GROUP BY chart.id
  UNION ALL
  SELECT 1, chart.slug, chart.title, entry.rank
  FROM draft_entry AS entry
  JOIN chart ON chart.id = entry.chart_id AND chart.deleted_at IS NULL
  WHERE $1::text = 'release' AND entry.release_id = $2::bigint
  UNION ALL
  SELECT 2, release.slug, release.title, 0
  FROM release
  WHERE $1::text = 'artist'
    AND release.artist_credit_id IN (SELECT artist_credit_id FROM artist_credit_part WHERE artist_id = $2::bigint)
    AND NOT EXISTS (SELECT FROM release_merge WHERE release_id = release.id)
  UNION ALL
  SELECT 2, release.slug, release.title, 0
  FROM release_genre AS tag
  JOIN release ON release.id = tag.release_id
  WHERE $1::text = 'genre' AND tag.genre_id = $2::bigint
  UNION ALL
  SELECT 3, chart.slug, chart.title, 0
  FROM chart
  WHERE $1::text = 'genre' AND chart.genre_id = $2::bigint
) AS held
ORDER BY kind, name COLLATE "und-x-icu" NULLS LAST, slug
LIMIT $3::int
