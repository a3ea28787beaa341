-- Some published release: the first one from a random number on. No row when there is none.
-- Columns: slug.
SELECT release.slug
FROM (
  SELECT release_id
  FROM release_standing
  WHERE release_id >= (
    SELECT min(release_id) + floor(random() * (max(release_id) - min(release_id) + 1))::bigint FROM release_standing)
  ORDER BY release_id
  LIMIT 1
) AS chosen
JOIN release ON release.id = chosen.release_id
