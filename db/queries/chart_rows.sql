-- The rows of a chart's current edition by rank, with the order of their names as integers: one ICU
-- comparison per name here, none per request.
-- $1 number of the chart
-- Columns: rank, slug, title, artist credit, cover, year, month, day, order by sort title (missing: 0), order by
-- sort name, near keys of title and credit.
SELECT place.rank, release.slug, release.title, credit.name, release.cover,
  release.year, release.month, release.day,
  CASE WHEN release.title IS NULL THEN 0
    ELSE dense_rank() OVER (ORDER BY release.sort_title COLLATE "und-x-icu") END,
  dense_rank() OVER (ORDER BY credit.sort_name COLLATE "und-x-icu"),
  concat_ws(' ', release.near_key, credit.near_key)
FROM place
JOIN release ON release.id = place.release_id
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
WHERE place.chart_id = $1::bigint
ORDER BY place.rank
