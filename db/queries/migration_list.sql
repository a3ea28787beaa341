-- The landed migrations by number, each with whether the checksum of the given file is the one it landed with.
-- $1 numbers of the files
-- $2 texts of the files
-- Columns: number, name, the file is there, the file is unchanged.
SELECT landed.number, landed.name, file.number IS NOT NULL,
  landed.checksum IS NOT DISTINCT FROM encode(sha256(convert_to(file.body, 'UTF8')), 'hex')
FROM schema_migration AS landed
LEFT JOIN unnest($1::int[], $2::text[]) AS file (number, body) ON file.number = landed.number
ORDER BY landed.number
