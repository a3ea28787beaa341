-- A chart with its genre and one of its editions.
-- $1 number of the chart
-- $2 number of the edition over all charts; missing: the current one
-- Columns: revision, slug, title, genre_slug, genre_name, essay, essay_source, default_sort, default_order, edition,
-- published, note, current, related_slugs, related_names, related_shared.
-- The edition is its number within the chart, 0 before the first; published is its time in seconds since 1970, 0 without
-- one; current is the number of the current edition; the arrays are of the genres that are related to the chart's,
-- closest first, with how many releases they share.
SELECT chart.revision, chart.slug, chart.title, genre.slug AS genre_slug, genre.name AS genre_name,
  genre.essay, genre.essay_source, chart.default_sort, chart.default_order,
  coalesce(edition.number, 0) AS edition,
  coalesce(extract(epoch FROM edition.published_at)::bigint, 0) AS published, edition.note,
  coalesce(current.number, 0) AS current,
  related.slugs AS related_slugs, related.names AS related_names, related.shared AS related_shared
FROM chart
LEFT JOIN genre ON genre.id = chart.genre_id
LEFT JOIN edition ON edition.id = coalesce($2::bigint, chart.edition_id)
LEFT JOIN edition AS current ON current.id = chart.edition_id
CROSS JOIN LATERAL (
  SELECT array_agg(slug) AS slugs, array_agg(name) AS names, array_agg(shared) AS shared
  FROM (
    SELECT named.slug, named.name, relation.shared
    FROM genre_related AS relation
    JOIN genre AS named ON named.id = relation.related_id
    WHERE relation.genre_id = chart.genre_id
    ORDER BY relation.position, named.slug
  ) AS ordered
) AS related
WHERE chart.id = $1::bigint
