-- Who may do what. Nobody but the owner gets anything that is not written here.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
-- PostgreSQL lets everybody make temporary tables.
DO $$
BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END
$$;
-- It lets everybody call every function; some here write with the rights of their owner.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO silverchart_public, silverchart_editor;

-- Readers: what is published. Rows of a release, its credit and artists appear with their first edition, a genre with a
-- chart of its own or a release that they see.
GRANT SELECT ON chart, edition, edition_entry, place, genre, site TO silverchart_public;
GRANT SELECT ON artist, artist_credit, artist_credit_part, release, release_genre, release_link
  TO silverchart_public;
GRANT SELECT ON schema_migration TO silverchart_public;

ALTER TABLE artist ENABLE ROW LEVEL SECURITY;
ALTER TABLE artist_credit ENABLE ROW LEVEL SECURITY;
ALTER TABLE artist_credit_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE genre ENABLE ROW LEVEL SECURITY;
ALTER TABLE release ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_genre ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_link ENABLE ROW LEVEL SECURITY;

CREATE POLICY published ON artist FOR SELECT TO silverchart_public
  USING (published_at IS NOT NULL);
CREATE POLICY published ON artist_credit FOR SELECT TO silverchart_public
  USING (published_at IS NOT NULL);
CREATE POLICY published ON artist_credit_part FOR SELECT TO silverchart_public
  USING (EXISTS (SELECT FROM artist_credit WHERE id = artist_credit_id));
CREATE POLICY published ON genre FOR SELECT TO silverchart_public
  USING (EXISTS (SELECT FROM chart WHERE genre_id = genre.id)
    OR EXISTS (SELECT FROM release_genre WHERE genre_id = genre.id));
CREATE POLICY published ON release FOR SELECT TO silverchart_public
  USING (published_at IS NOT NULL);
CREATE POLICY published ON release_genre FOR SELECT TO silverchart_public
  USING (EXISTS (SELECT FROM release WHERE id = release_id));
CREATE POLICY published ON release_link FOR SELECT TO silverchart_public
  USING (EXISTS (SELECT FROM release WHERE id = release_id));

-- Editors: everything that is worked on; editions and their entries are only ever added.
GRANT SELECT, INSERT, UPDATE, DELETE
  ON artist, artist_credit, artist_credit_part, genre, release, release_genre, release_link, draft, draft_entry
  TO silverchart_editor;
GRANT SELECT ON place, release_card TO silverchart_editor;
GRANT SELECT, INSERT, UPDATE ON chart TO silverchart_editor;
GRANT SELECT, INSERT ON edition, edition_entry TO silverchart_editor;
GRANT SELECT, UPDATE ON site TO silverchart_editor;
GRANT SELECT ON schema_migration TO silverchart_editor;
-- What the triggers call on an editor's behalf.
GRANT EXECUTE ON FUNCTION revision_next(bigint), chart_touch(bigint[]), release_mark_published(bigint[])
  TO silverchart_editor;

CREATE POLICY everything ON artist TO silverchart_editor USING (true) WITH CHECK (true);
CREATE POLICY everything ON artist_credit TO silverchart_editor USING (true) WITH CHECK (true);
CREATE POLICY everything ON artist_credit_part TO silverchart_editor USING (true) WITH CHECK (true);
CREATE POLICY everything ON genre TO silverchart_editor USING (true) WITH CHECK (true);
CREATE POLICY everything ON release TO silverchart_editor USING (true) WITH CHECK (true);
CREATE POLICY everything ON release_genre TO silverchart_editor USING (true) WITH CHECK (true);
CREATE POLICY everything ON release_link TO silverchart_editor USING (true) WITH CHECK (true);
