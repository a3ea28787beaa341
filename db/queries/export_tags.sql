-- The genre tags of the same rows, by rank, strongest first.
-- $1 number of the chart
-- $2 the draft is wanted
-- Columns: rank, slug of the genre, its name, weight (missing when not known).
SELECT listed.rank, genre.slug, genre.name, tag.weight
FROM (
  SELECT rank, release_id FROM place WHERE chart_id = $1::bigint AND NOT $2::boolean
  UNION ALL
  SELECT rank, release_id FROM draft_entry WHERE chart_id = $1::bigint AND $2::boolean
) AS listed
JOIN release_genre AS tag ON tag.release_id = listed.release_id
JOIN genre ON genre.id = tag.genre_id
ORDER BY listed.rank, tag.weight DESC NULLS LAST, tag.position
