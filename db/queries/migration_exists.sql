-- Whether the table of landed migrations is there.
SELECT to_regclass('schema_migration') IS NOT NULL
