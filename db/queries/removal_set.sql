-- Deletes something, or brings it back; its row stays as it is.
-- $1 kind: artist, chart, genre or release
-- $2 number
-- $3 whether it is deleted now
WITH artists AS (
  UPDATE artist SET deleted_at = CASE WHEN $3::bool THEN now() END WHERE $1::text = 'artist' AND id = $2::bigint
), charts AS (
  UPDATE chart SET deleted_at = CASE WHEN $3::bool THEN now() END WHERE $1::text = 'chart' AND id = $2::bigint
), genres AS (
  UPDATE genre SET deleted_at = CASE WHEN $3::bool THEN now() END WHERE $1::text = 'genre' AND id = $2::bigint
)
UPDATE release SET deleted_at = CASE WHEN $3::bool THEN now() END WHERE $1::text = 'release' AND id = $2::bigint
