-- The table that remembers which migrations have landed.

CREATE TABLE schema_migration (
  number integer NOT NULL,
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT schema_migration_key PRIMARY KEY (number)
);
COMMENT ON TABLE schema_migration IS 'The migrations that this database has.';
COMMENT ON COLUMN schema_migration.number IS 'Number of the migration''s file.';
COMMENT ON COLUMN schema_migration.name IS 'Name of the migration''s file, without ".sql".';
COMMENT ON COLUMN schema_migration.checksum IS 'SHA-256 of the file, in hexadecimal.';
COMMENT ON COLUMN schema_migration.applied_at IS 'When it was applied.';
