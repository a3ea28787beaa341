-- A worker keeps what the releases of a genre are searched by, and has to know when they changed.

ALTER TABLE genre_statistics ADD COLUMN revision bigint NOT NULL DEFAULT revision_next(0);
COMMENT ON COLUMN genre_statistics.revision IS 'Grows whenever one of the genre''s rows in genre_release may have changed.';
-- Also where all is counted as it was: another title counts no less.
CREATE TRIGGER genre_statistics_revision BEFORE UPDATE ON genre_statistics
  FOR EACH ROW EXECUTE FUNCTION revision_renew();
