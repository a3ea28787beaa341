-- Addresses last for ever: what something was called before leads to what it is called now. A slug that something carries
-- at present is always its own; when it is given up, the one who had it last is found by it.

CREATE TABLE slug_history (
  kind text COLLATE "C" NOT NULL,
  slug text COLLATE "C" NOT NULL,
  target_id bigint NOT NULL,
  CONSTRAINT slug_history_key PRIMARY KEY (kind, slug),
  CONSTRAINT slug_history_kind_word CHECK (kind IN ('artist', 'chart', 'genre', 'release')),
  CONSTRAINT slug_history_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100)
);
CREATE INDEX slug_history_target ON slug_history (kind, target_id);
COMMENT ON TABLE slug_history IS 'Former slugs. Renaming adds them; who merges two things adds the slug of the one that goes, and leads its former ones to the one that stays.';
COMMENT ON COLUMN slug_history.kind IS 'What the slug was of: artist, chart, genre or release.';
COMMENT ON COLUMN slug_history.slug IS 'The former slug.';
COMMENT ON COLUMN slug_history.target_id IS 'Number of the artist, chart, genre or release that it leads to; of one that is no more, it leads nowhere.';

CREATE FUNCTION slug_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO slug_history (kind, slug, target_id) VALUES (TG_TABLE_NAME, OLD.slug, OLD.id)
  ON CONFLICT (kind, slug) DO UPDATE SET target_id = excluded.target_id;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION slug_keep() IS 'Keeps the slug that something had; the kind is the name of its table.';
CREATE TRIGGER artist_slug_kept AFTER UPDATE ON artist
  FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION slug_keep();
CREATE TRIGGER chart_slug_kept AFTER UPDATE ON chart
  FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION slug_keep();
CREATE TRIGGER genre_slug_kept AFTER UPDATE ON genre
  FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION slug_keep();
CREATE TRIGGER release_slug_kept AFTER UPDATE ON release
  FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION slug_keep();

-- Readers are led to what they may see, and learn no former name of anything else.
ALTER TABLE slug_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY published ON slug_history FOR SELECT TO silverchart_public
  USING (CASE kind
    -- OFFSET keeps the look-ups by key.
    WHEN 'artist' THEN EXISTS (SELECT FROM artist WHERE artist.id = target_id OFFSET 0)
    WHEN 'chart' THEN EXISTS (SELECT FROM chart WHERE chart.id = target_id OFFSET 0)
    WHEN 'genre' THEN EXISTS (SELECT FROM genre WHERE genre.id = target_id OFFSET 0)
    ELSE EXISTS (SELECT FROM release WHERE release.id = target_id OFFSET 0) END);
CREATE POLICY everything ON slug_history TO silverchart_editor USING (true) WITH CHECK (true);

GRANT SELECT ON slug_history TO silverchart_public;
GRANT SELECT, INSERT, UPDATE ON slug_history TO silverchart_editor;
