-- Revisions grow by themselves, so that no writer can forget a reader's cached page; what readers see of a chart follows
-- its edition and its releases; and what stands in an edition is marked as published, so that readers see it and nothing
-- else.

CREATE FUNCTION revision_renew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Whatever the writer says: any other number asks for the next one.
  NEW.revision := revision_next(OLD.revision);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION revision_renew() IS 'What changed has a new revision.';
CREATE TRIGGER chart_revision BEFORE UPDATE ON chart
  FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION revision_renew();
CREATE TRIGGER site_revision BEFORE UPDATE ON site
  FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION revision_renew();

CREATE FUNCTION site_next_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE site SET revision = revision + 1;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION site_next_revision() IS 'A changed chart changes the site.';
CREATE TRIGGER chart_site_revision AFTER INSERT OR UPDATE OR DELETE ON chart
  FOR EACH STATEMENT EXECUTE FUNCTION site_next_revision();

-- The two writers of place do it with the rights of the schema's owner: nobody else has any.
CREATE FUNCTION chart_show_edition() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  shown integer;
BEGIN
  -- Other charts say where their releases stand here.
  UPDATE chart SET revision = revision + 1
    WHERE id <> NEW.id AND id IN (
      SELECT other.chart_id
      FROM (SELECT rank, release_id FROM edition_entry WHERE edition_id = NEW.edition_id) AS entry
      FULL JOIN (SELECT rank, release_id FROM place WHERE chart_id = NEW.id) AS present
        ON present.rank = entry.rank AND present.release_id = entry.release_id
      JOIN place AS other ON other.release_id = coalesce(entry.release_id, present.release_id)
      WHERE entry.rank IS NULL OR present.rank IS NULL);
  DELETE FROM place WHERE chart_id = NEW.id;
  INSERT INTO place
    SELECT NEW.id, entry.rank, card.*
    FROM edition_entry AS entry
    JOIN release_card AS card USING (release_id)
    WHERE entry.edition_id = NEW.edition_id
    ORDER BY entry.rank;
  GET DIAGNOSTICS shown = ROW_COUNT;
  IF shown < (SELECT size FROM edition WHERE id = NEW.edition_id) THEN
    RAISE EXCEPTION 'chart % cannot show an edition that is not whole', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_whole';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION chart_show_edition() IS 'A chart''s places are those of its current edition.';
CREATE TRIGGER chart_edition_shown AFTER UPDATE OF edition_id ON chart
  FOR EACH ROW WHEN (OLD.edition_id IS DISTINCT FROM NEW.edition_id)
  EXECUTE FUNCTION chart_show_edition();

CREATE FUNCTION chart_touch(releases bigint[]) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM chart WHERE id IN (SELECT chart_id FROM place WHERE release_id = ANY (releases))
    ORDER BY id FOR UPDATE;
  IF FOUND THEN
    WITH present AS (
      DELETE FROM place WHERE release_id = ANY (releases) RETURNING chart_id, rank, release_id
    )
    INSERT INTO place
      SELECT present.chart_id, present.rank, card.*
      FROM present
      JOIN release_card AS card USING (release_id);
    UPDATE chart SET revision = revision + 1
      WHERE id IN (SELECT chart_id FROM place WHERE release_id = ANY (releases));
  END IF;
END
$$;
COMMENT ON FUNCTION chart_touch(bigint[]) IS 'New rows and revisions for the charts in whose current edition one of the releases stands.';

CREATE FUNCTION chart_touch_neighbours() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  neighbours bigint[];
BEGIN
  neighbours := ARRAY(
    SELECT id FROM chart
    WHERE id <> NEW.id AND id IN (
      SELECT other.chart_id
      FROM place AS own
      JOIN place AS other ON other.release_id = own.release_id
      WHERE own.chart_id = NEW.id)
    ORDER BY id FOR UPDATE);
  IF neighbours <> '{}' THEN
    UPDATE chart SET revision = revision + 1 WHERE id = ANY (neighbours);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION chart_touch_neighbours() IS 'A chart''s new name or deletion changes the charts whose releases stand in it.';
CREATE TRIGGER chart_neighbours AFTER UPDATE ON chart
  FOR EACH ROW WHEN ((OLD.slug, OLD.title, OLD.deleted_at) IS DISTINCT FROM (NEW.slug, NEW.title, NEW.deleted_at))
  EXECUTE FUNCTION chart_touch_neighbours();

CREATE FUNCTION release_touch_charts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM chart_touch(ARRAY(SELECT id FROM changed));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION release_touch_charts() IS 'A corrected release changes the charts that show it.';
CREATE TRIGGER release_changed AFTER UPDATE ON release
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_touch_charts();

CREATE FUNCTION release_part_touch_charts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM chart_touch(ARRAY(SELECT DISTINCT release_id FROM changed));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION release_part_touch_charts() IS 'Changed genre tags or links of a release change the charts that show it.';
CREATE TRIGGER release_genre_added AFTER INSERT ON release_genre
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_touch_charts();
CREATE TRIGGER release_genre_changed AFTER UPDATE ON release_genre
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_touch_charts();
CREATE TRIGGER release_genre_removed AFTER DELETE ON release_genre
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_touch_charts();
CREATE TRIGGER release_link_added AFTER INSERT ON release_link
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_touch_charts();
CREATE TRIGGER release_link_changed AFTER UPDATE ON release_link
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_touch_charts();
CREATE TRIGGER release_link_removed AFTER DELETE ON release_link
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_touch_charts();

CREATE FUNCTION artist_credit_touch_charts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM chart_touch(ARRAY(
    SELECT release.id FROM release JOIN changed ON changed.id = release.artist_credit_id));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION artist_credit_touch_charts() IS 'A corrected artist credit changes the charts that show it.';
CREATE TRIGGER artist_credit_changed AFTER UPDATE ON artist_credit
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_credit_touch_charts();

CREATE FUNCTION genre_touch_charts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE chart SET revision = revision + 1 WHERE genre_id IN (SELECT id FROM changed);
  PERFORM chart_touch(ARRAY(
    SELECT release_genre.release_id
    FROM release_genre
    JOIN changed ON changed.id = release_genre.genre_id
    JOIN before ON before.id = changed.id
    WHERE (before.name, before.slug) IS DISTINCT FROM (changed.name, changed.slug)));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION genre_touch_charts() IS 'A new essay changes the genre''s charts, a new name every chart that shows its tag.';
CREATE TRIGGER genre_changed AFTER UPDATE ON genre
  REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION genre_touch_charts();

CREATE FUNCTION release_mark_published(releases bigint[]) RETURNS void LANGUAGE sql AS $$
  UPDATE release SET published_at = now()
    WHERE id = ANY (releases) AND published_at IS NULL;
  UPDATE artist_credit SET published_at = now()
    WHERE published_at IS NULL
      AND id IN (SELECT artist_credit_id FROM release WHERE id = ANY (releases));
  UPDATE artist SET published_at = now()
    WHERE published_at IS NULL
      AND id IN (
        SELECT part.artist_id
        FROM artist_credit_part AS part
        JOIN release ON release.artist_credit_id = part.artist_credit_id
        WHERE release.id = ANY (releases));
$$;
COMMENT ON FUNCTION release_mark_published(bigint[]) IS 'Shows releases, their credits and artists to readers.';

CREATE FUNCTION edition_entry_publish() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM release_mark_published(ARRAY(SELECT release_id FROM added));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION edition_entry_publish() IS 'What stands in an edition is published.';
CREATE TRIGGER edition_entry_published AFTER INSERT ON edition_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION edition_entry_publish();

CREATE FUNCTION release_credit_publish() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM release_mark_published(ARRAY[NEW.id]);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION release_credit_publish() IS 'A published release that gets another credit publishes the credit.';
CREATE TRIGGER release_credit_published AFTER UPDATE OF artist_credit_id ON release
  FOR EACH ROW WHEN (NEW.published_at IS NOT NULL AND NEW.artist_credit_id <> OLD.artist_credit_id)
  EXECUTE FUNCTION release_credit_publish();
