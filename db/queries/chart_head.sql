-- A chart with its genre and its current edition.
-- $1 number of the chart
-- Columns: revision, slug, title, genre_slug, genre_name, essay, essay_source, default_sort, default_order, edition,
-- published.
-- The edition is 0 before the first; published is its time in seconds since 1970, 0 without one.
SELECT chart.revision, chart.slug, chart.title, genre.slug AS genre_slug, genre.name AS genre_name,
  genre.essay, genre.essay_source, chart.default_sort, chart.default_order,
  coalesce(edition.number, 0) AS edition,
  coalesce(extract(epoch FROM edition.published_at)::bigint, 0) AS published
FROM chart
LEFT JOIN genre ON genre.id = chart.genre_id
LEFT JOIN edition ON edition.id = chart.edition_id
WHERE chart.id = $1::bigint
