-- What hangs on a release, as chart_details.sql has it of a chart's rows: genre tags (strongest first), listen links, parts
-- of its artist credit.
-- $1 number of the release
-- Columns: rank (always 0), kind, address, name, value, join_phrase.
SELECT 0 AS rank, kind, address, name, value, join_phrase
FROM (
  SELECT 1 AS kind, genre.slug AS address, genre.name, coalesce(tag.weight, 0) AS value,
    row_number() OVER (ORDER BY tag.weight DESC NULLS LAST, tag.position) AS turn, NULL AS join_phrase
  FROM release_genre AS tag
  JOIN genre ON genre.id = tag.genre_id
  WHERE tag.release_id = $1::bigint
  UNION ALL
  SELECT 3, link.url, link.label, 0, link.position, NULL
  FROM release_link AS link
  WHERE link.release_id = $1::bigint
  UNION ALL
  SELECT 4, artist.slug, part.name, 0, part.position, part.join_phrase
  FROM release
  JOIN artist_credit_part AS part ON part.artist_credit_id = release.artist_credit_id
  JOIN artist ON artist.id = part.artist_id
  WHERE release.id = $1::bigint
) AS detail
ORDER BY kind, turn
