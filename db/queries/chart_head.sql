-- A chart with its genre and its current edition.
-- $1 number of the chart
-- Columns: revision, slug, title, slug and name of the genre, essay, source of the essay, default sort,
-- default order, number of the edition, its time in seconds since 1970 (0 without one).
SELECT chart.revision, chart.slug, chart.title, genre.slug, genre.name, genre.essay, genre.essay_source,
  chart.default_sort, chart.default_order, coalesce(edition.number, 0),
  coalesce(extract(epoch FROM edition.published_at)::bigint, 0)
FROM chart
LEFT JOIN genre ON genre.id = chart.genre_id
LEFT JOIN edition ON edition.id = chart.edition_id
WHERE chart.id = $1::bigint
