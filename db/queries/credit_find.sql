-- The artist credit that has exactly these parts.
-- $1 match key of the whole
-- $2 numbers of the artists
-- $3 names as printed
-- $4 joining phrases
-- Columns: number.
SELECT credit.id
FROM artist_credit AS credit
CROSS JOIN LATERAL (
  SELECT array_agg(artist_id ORDER BY position) AS artists, array_agg(name ORDER BY position) AS names,
    array_agg(join_phrase ORDER BY position) AS joins
  FROM artist_credit_part
  WHERE artist_credit_id = credit.id
) AS parts
WHERE credit.match_key = $1::text AND parts.artists = $2::bigint[] AND parts.names = $3::text[]
  AND parts.joins = $4::text[]
ORDER BY credit.id
LIMIT 1
