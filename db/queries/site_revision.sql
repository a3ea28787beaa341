-- The revision of the site as a whole.
-- Columns: revision.
SELECT revision FROM site
