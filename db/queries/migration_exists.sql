-- Whether the table of landed migrations is there.
-- Columns: exists.
SELECT to_regclass('schema_migration') IS NOT NULL AS exists
