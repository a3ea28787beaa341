-- The list of charts sorted all titles anew for each reader.
CREATE INDEX chart_title ON chart (title COLLATE "und-x-icu", slug) INCLUDE (id, near_key, edition_id)
  WHERE deleted_at IS NULL;
