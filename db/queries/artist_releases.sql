-- A page of the releases of an artist, oldest first (product.md A4), with the best place of each and its artist credit;
-- a page beyond the last is the last.
-- $1 number of the artist
-- $2 releases of a page
-- $3 number of the page, from 1
-- Columns: slug, title, artist, year, month, day, chart_slug, chart_title, rank, places, part_slug, part_name,
-- join_phrase.
-- One row for each part of a release's credit, the release's own columns the same in each; chart and rank are those of
-- the best place, missing without one; places counts all of them.
WITH own AS MATERIALIZED (
  SELECT id, slug, title, artist_credit_id, year, month, day, count(*) OVER () AS total,
    row_number() OVER (ORDER BY year NULLS LAST, month NULLS LAST, day NULLS LAST,
      sort_title COLLATE "und-x-icu" NULLS LAST, slug) AS turn
  FROM release
  WHERE artist_credit_id IN (SELECT artist_credit_id FROM artist_credit_part WHERE artist_id = $1::bigint)
), listed AS MATERIALIZED (
  SELECT *
  FROM own
  WHERE turn > (least($3::bigint, (total - 1) / $2::int + 1) - 1) * $2::int
  ORDER BY turn
  LIMIT $2::int
)
SELECT listed.slug, listed.title, credit.name AS artist, listed.year, listed.month, listed.day,
  best.slug AS chart_slug, best.title AS chart_title, best.rank, coalesce(best.places, 0) AS places,
  part.slug AS part_slug, part.name AS part_name, part.join_phrase
FROM listed
JOIN artist_credit AS credit ON credit.id = listed.artist_credit_id
LEFT JOIN LATERAL (
  SELECT chart.slug, chart.title, place.rank, count(*) OVER () AS places
  FROM place
  JOIN chart ON chart.id = place.chart_id AND chart.deleted_at IS NULL
  WHERE place.release_id = listed.id
  ORDER BY place.rank, chart.title COLLATE "und-x-icu", chart.slug
  LIMIT 1
) AS best ON true
LEFT JOIN LATERAL (
  SELECT artist.slug, own_part.name, own_part.join_phrase, own_part.position
  FROM artist_credit_part AS own_part
  JOIN artist ON artist.id = own_part.artist_id
  WHERE own_part.artist_credit_id = listed.artist_credit_id
) AS part ON true
ORDER BY listed.turn, part.position
