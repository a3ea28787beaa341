-- Notes that a migration has landed.
-- $1 number
-- $2 name
-- $3 text of the file
INSERT INTO schema_migration (number, name, checksum)
VALUES ($1::int, $2::text, encode(sha256(convert_to($3::text, 'UTF8')), 'hex'))
