-- A genre with what is counted over its published releases, and its chart: of several the first that was made.
-- $1 number of the genre
-- Columns: slug, name, essay, essay_source, releases, undated, charts, updated, chart_slug, chart_title, chart_size, on_map.
-- Updated is in seconds since 1970, 0 without a chart that shows one of the releases; the chart is missing when no
-- published one has the genre.
SELECT genre.slug, genre.name, genre.essay, genre.essay_source, counted.releases, counted.undated, counted.charts,
  coalesce(extract(epoch FROM counted.updated_at)::bigint, 0) AS updated,
  own.slug AS chart_slug, own.title AS chart_title, own.size AS chart_size,
  counted.releases > 0 AND EXISTS (SELECT FROM genre_map_node WHERE genre_map_node.genre_id = genre.id) AS on_map
FROM genre
JOIN genre_statistics AS counted ON counted.genre_id = genre.id
LEFT JOIN LATERAL (
  SELECT chart.slug, chart.title, edition.size
  FROM chart
  JOIN edition ON edition.id = chart.edition_id
  WHERE chart.genre_id = genre.id AND chart.deleted_at IS NULL
  ORDER BY chart.id
  LIMIT 1
) AS own ON true
WHERE genre.id = $1::bigint
