-- The places of a release in current editions, best first.
-- $1 number of the release
-- Columns: slug, title, rank, size, edition, published.
-- Slug and title are the chart's; size, number and time (seconds since 1970) its current edition's. The rank is the better
-- one where, after a merge, a chart has the release twice.
SELECT chart.slug, chart.title, min(place.rank) AS rank, edition.size, edition.number,
  extract(epoch FROM edition.published_at)::bigint
FROM place
JOIN chart ON chart.id = place.chart_id AND chart.deleted_at IS NULL
JOIN edition ON edition.id = chart.edition_id
WHERE place.release_id = $1::bigint
GROUP BY chart.id, edition.id
ORDER BY min(place.rank), chart.title COLLATE "und-x-icu", chart.slug
