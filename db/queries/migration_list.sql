-- The landed migrations by number, each with whether its file is there and is the one that landed.
-- $1 numbers of the files
-- $2 texts of the files
-- Columns: number, name, present, unchanged.
SELECT landed.number, landed.name, file.number IS NOT NULL AS present,
  landed.checksum IS NOT DISTINCT FROM encode(sha256(convert_to(file.body, 'UTF8')), 'hex') AS unchanged
FROM schema_migration AS landed
LEFT JOIN unnest($1::int[], $2::text[]) AS file (number, body) ON file.number = landed.number
ORDER BY landed.number
