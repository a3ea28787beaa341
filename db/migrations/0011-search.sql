-- The search over everything that is published: a read model with a line for each chart, genre, artist and release, in
-- indexes that answer as fast for the public role as for the owner (a policy would keep trigram operators off them), and
-- the words of these lines, among which those that are nearly spelled like a reader's are found by trigrams.

-- Apart from the functions of public, of which readers may call none. Both extensions are trusted: the owner of a
-- database may install them.
CREATE SCHEMA search;
COMMENT ON SCHEMA search IS 'What readers'' statements may call to search: two extensions, and functions that only compute.';
CREATE EXTENSION pg_trgm SCHEMA search;
CREATE EXTENSION unaccent SCHEMA search;

CREATE FUNCTION search.key(near_key text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT left(search.unaccent(near_key), 400) COLLATE "C"
$$;
COMMENT ON FUNCTION search.key(text) IS 'What names are looked up by: a near key whose letters that do not decompose (ø, ł, æ) are spelled plainly, as long as an index takes.';

CREATE TABLE search_entry (
  kind text COLLATE "C" NOT NULL,
  target_id bigint NOT NULL,
  slug text COLLATE "C" NOT NULL,
  name text,
  context text,
  key text COLLATE "C" NOT NULL,
  words tsvector NOT NULL,
  prominence integer NOT NULL,
  CONSTRAINT search_entry_key PRIMARY KEY (kind, target_id),
  CONSTRAINT search_entry_kind_word CHECK (kind IN ('chart', 'genre', 'artist', 'release'))
);
CREATE INDEX search_entry_name ON search_entry (kind, key, prominence DESC, target_id);
-- Without a list of pending changes, which every search would have to go through.
CREATE INDEX search_entry_words ON search_entry USING gin (words) WITH (fastupdate = off);
COMMENT ON TABLE search_entry IS 'Read model: what readers can find by its name. Filled by search_refresh().';
COMMENT ON COLUMN search_entry.kind IS 'What it is: chart, genre, artist or release.';
COMMENT ON COLUMN search_entry.target_id IS 'Number of the chart, genre, artist or release.';
COMMENT ON COLUMN search_entry.slug IS 'Its name in addresses.';
COMMENT ON COLUMN search_entry.name IS 'Its name as printed; missing for a release whose title is unknown.';
COMMENT ON COLUMN search_entry.context IS 'What tells it from others of the name: the artist credit of a release; missing for the others.';
COMMENT ON COLUMN search_entry.key IS 'search.key() of the name; may be empty ("+").';
COMMENT ON COLUMN search_entry.words IS 'Words of the name, of the artist credit, and of the slug where the name is in another script; "=" and name or credit without blanks; "@" and the kind.';
COMMENT ON COLUMN search_entry.prominence IS 'What comes first among equals, larger first: places of a chart, releases of a genre or an artist, 0 minus the best place of a release.';

CREATE TABLE search_word (
  word text COLLATE "C" NOT NULL,
  CONSTRAINT search_word_key PRIMARY KEY (word)
);
CREATE INDEX search_word_near ON search_word USING gin (word search.gin_trgm_ops) WITH (fastupdate = off);
COMMENT ON TABLE search_word IS 'Read model: the words that stand in search_entry, for those that a reader spelled in another way.';
COMMENT ON COLUMN search_word.word IS 'The word.';

CREATE FUNCTION search.split(key text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT left(word, 100)), '{}')
  FROM unnest(string_to_array(key, ' ')) AS word
  WHERE word <> ''
$$;
COMMENT ON FUNCTION search.split(text) IS 'The words of a key, each once, as long as an index takes.';

-- For each entry its words without the two that are made for it alone.
CREATE FUNCTION search_vocabulary(words tsvector) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(word), '{}') FROM unnest(tsvector_to_array(words)) AS word WHERE word !~ '^[=@]'
$$;
COMMENT ON FUNCTION search_vocabulary(tsvector) IS 'The words of an entry that stand in search_word.';

CREATE VIEW search_card AS
SELECT kind, target_id, slug, name, context, key,
  array_to_tsvector(
    search.split(concat_ws(' ', key, context_key, CASE WHEN key ~ '[^ -~]' THEN translate(slug, '-', ' ') END))
    || array_remove(ARRAY[
      '=' || left(replace(key, ' ', ''), 100), '=' || left(replace(context_key, ' ', ''), 100), '@' || kind], NULL)) AS words,
  prominence
FROM (
  SELECT 'chart' AS kind, chart.id AS target_id, chart.slug, chart.title AS name, NULL AS context,
    search.key(chart.near_key) AS key, NULL AS context_key, coalesce(edition.size, 0) AS prominence
  FROM chart
  LEFT JOIN edition ON edition.id = chart.edition_id
  WHERE chart.deleted_at IS NULL
  UNION ALL
  SELECT 'genre', genre.id, genre.slug, genre.name, NULL, search.key(genre.near_key), NULL, counted.releases
  FROM genre
  JOIN genre_statistics AS counted ON counted.genre_id = genre.id
  WHERE counted.releases > 0 OR genre.essay IS NOT NULL
    OR EXISTS (SELECT FROM chart WHERE chart.genre_id = genre.id AND chart.deleted_at IS NULL)
  UNION ALL
  SELECT 'artist', artist.id, artist.slug, artist.name, NULL, search.key(artist.near_key), NULL,
    (SELECT count(DISTINCT release.id)
      FROM artist_credit_part AS part
      JOIN release ON release.artist_credit_id = part.artist_credit_id
      WHERE part.artist_id = artist.id AND release.published_at IS NOT NULL)::integer
  FROM artist
  WHERE artist.published_at IS NOT NULL
  UNION ALL
  SELECT 'release', release.id, release.slug, release.title, credit.name, search.key(coalesce(release.near_key, '')),
    search.key(credit.near_key),
    coalesce((SELECT -min(place.rank)
      FROM place
      -- OFFSET keeps the look-up by key, as in release_card.
      CROSS JOIN LATERAL (
        SELECT FROM chart WHERE chart.id = place.chart_id AND chart.deleted_at IS NULL OFFSET 0) AS shown
      WHERE place.release_id = release.id), -2147483647)
  FROM release
  JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
  WHERE release.published_at IS NOT NULL
) AS named;
COMMENT ON VIEW search_card IS 'What search_entry is made of: its columns, in their order.';

-- Keeping up. Triggers note what changed; once, at the end of the transaction, its entries are made anew.

CREATE TABLE search_change (
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  targets bigint[] NOT NULL,
  CONSTRAINT search_change_key PRIMARY KEY (id)
);
COMMENT ON TABLE search_change IS 'What is to be made anew in search_entry before the transaction ends; empty for everybody else.';
COMMENT ON COLUMN search_change.id IS 'Number of the note.';
COMMENT ON COLUMN search_change.kind IS 'As in search_entry.';
COMMENT ON COLUMN search_change.targets IS 'Numbers of charts, genres, artists or releases.';

CREATE FUNCTION search_write(changed_kind text, changed bigint[]) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  before text[];
  removed bigint;
  written bigint;
BEGIN
  before := ARRAY(
    SELECT DISTINCT word FROM search_entry CROSS JOIN unnest(search_vocabulary(words)) AS word
    WHERE kind = changed_kind AND target_id = ANY (changed));
  DELETE FROM search_entry AS kept
  WHERE kind = changed_kind AND target_id = ANY (changed)
    AND NOT EXISTS (SELECT FROM search_card WHERE kind = changed_kind AND target_id = kept.target_id);
  GET DIAGNOSTICS removed = ROW_COUNT;
  INSERT INTO search_entry AS kept
  SELECT * FROM search_card WHERE kind = changed_kind AND target_id = ANY (changed)
  ON CONFLICT (kind, target_id) DO UPDATE
  SET (slug, name, context, key, words, prominence)
    = (excluded.slug, excluded.name, excluded.context, excluded.key, excluded.words, excluded.prominence)
  WHERE kept IS DISTINCT FROM excluded;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF removed + written = 0 THEN
    RETURN false;
  END IF;
  INSERT INTO search_word
  SELECT DISTINCT word FROM search_entry CROSS JOIN unnest(search_vocabulary(words)) AS word
  WHERE kind = changed_kind AND target_id = ANY (changed)
  ON CONFLICT DO NOTHING;
  DELETE FROM search_word
  WHERE word = ANY (before)
    AND NOT EXISTS (SELECT FROM search_entry WHERE words @@ ('''' || search_word.word || '''')::tsquery);
  RETURN true;
END
$$;
COMMENT ON FUNCTION search_write(text, bigint[]) IS 'Makes the entries of some charts, genres, artists or releases anew; whether any differs.';

CREATE FUNCTION search_refresh() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  changed record;
  differs boolean := false;
BEGIN
  IF NOT EXISTS (SELECT FROM search_change) THEN
    RETURN NULL;
  END IF;
  -- What is counted must not miss what another transaction is about to add.
  PERFORM FROM site FOR UPDATE;
  FOR changed IN
    WITH taken AS (DELETE FROM search_change RETURNING kind, targets)
    SELECT kind, array_agg(DISTINCT target_id) AS targets
    FROM taken CROSS JOIN unnest(targets) AS target_id
    GROUP BY kind
    ORDER BY kind
  LOOP
    differs := search_write(changed.kind, changed.targets) OR differs;
  END LOOP;
  IF differs THEN
    UPDATE site SET revision = revision + 1;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION search_refresh() IS 'Brings search_entry and its words up to what is published now.';
CREATE CONSTRAINT TRIGGER search_change_done AFTER INSERT ON search_change
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_refresh();

CREATE FUNCTION search_note(changed_kind text, changed bigint[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO search_change (kind, targets) SELECT changed_kind, changed WHERE cardinality(changed) > 0;
$$;
COMMENT ON FUNCTION search_note(text, bigint[]) IS 'Notes that some charts, genres, artists or releases changed.';

CREATE FUNCTION search_note_artists(credits bigint[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT search_note('artist', ARRAY(
    SELECT DISTINCT artist_id FROM artist_credit_part WHERE artist_credit_id = ANY (credits)));
$$;
COMMENT ON FUNCTION search_note_artists(bigint[]) IS 'Notes the artists of some credits, whose releases are counted.';

-- A release: what it is called, whether and where it is shown, and whom it counts for.

CREATE FUNCTION release_note_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_note('release', NEW.releases);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION release_note_search() IS 'What changes the row of a release in the lists of genres changes how it is found.';
CREATE TRIGGER release_change_noted AFTER INSERT ON release_change
  FOR EACH ROW EXECUTE FUNCTION release_note_search();

CREATE FUNCTION release_shown_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_note('release', ARRAY(SELECT id FROM changed WHERE published_at IS NOT NULL));
  PERFORM search_note_artists(ARRAY(SELECT artist_credit_id FROM changed WHERE published_at IS NOT NULL));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION release_shown_search() IS 'A release that comes or goes.';
CREATE TRIGGER release_added_search AFTER INSERT ON release
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_shown_search();
CREATE TRIGGER release_removed_search AFTER DELETE ON release
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_shown_search();

CREATE FUNCTION release_changed_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_note('release', ARRAY(
    SELECT id FROM changed JOIN before USING (id)
    WHERE before.published_at IS NOT NULL AND changed.published_at IS NULL));
  PERFORM search_note_artists(ARRAY(
    SELECT credit_id
    FROM changed
    JOIN before USING (id)
    CROSS JOIN unnest(ARRAY[before.artist_credit_id, changed.artist_credit_id]) AS credit_id
    WHERE before.artist_credit_id <> changed.artist_credit_id
      OR num_nulls(before.published_at, changed.published_at) = 1));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION release_changed_search() IS 'A release that is no longer shown is not found, and counts for the artists of its credit while it is.';
CREATE TRIGGER release_changed_search AFTER UPDATE ON release
  REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION release_changed_search();

-- Artists, and the credits that they are parts of.

CREATE FUNCTION artist_shown_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_note('artist', ARRAY(SELECT id FROM changed WHERE published_at IS NOT NULL));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION artist_shown_search() IS 'An artist that comes or goes.';
CREATE TRIGGER artist_added_search AFTER INSERT ON artist
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_shown_search();
CREATE TRIGGER artist_removed_search AFTER DELETE ON artist
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_shown_search();

CREATE FUNCTION artist_changed_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_note('artist', ARRAY(
    SELECT id FROM changed JOIN before USING (id)
    WHERE num_nonnulls(before.published_at, changed.published_at) > 0));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION artist_changed_search() IS 'An artist is found by the new name.';
CREATE TRIGGER artist_changed_search AFTER UPDATE ON artist
  REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION artist_changed_search();

CREATE FUNCTION artist_credit_part_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_note('artist', ARRAY(
    SELECT DISTINCT artist.id FROM changed JOIN artist ON artist.id = changed.artist_id
    WHERE artist.published_at IS NOT NULL));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION artist_credit_part_search() IS 'An artist who enters or leaves a credit has more or fewer releases.';
CREATE TRIGGER artist_credit_part_added_search AFTER INSERT ON artist_credit_part
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_credit_part_search();
CREATE TRIGGER artist_credit_part_changed_search AFTER UPDATE ON artist_credit_part
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_credit_part_search();
CREATE TRIGGER artist_credit_part_left_search AFTER UPDATE ON artist_credit_part
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_credit_part_search();
CREATE TRIGGER artist_credit_part_removed_search AFTER DELETE ON artist_credit_part
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_credit_part_search();

-- Genres, which are shown with a published release, an essay or a chart.

CREATE FUNCTION genre_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_note('genre', ARRAY(SELECT id FROM changed));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION genre_search() IS 'A genre that comes, changes or goes.';
CREATE TRIGGER genre_added_search AFTER INSERT ON genre
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION genre_search();
CREATE TRIGGER genre_changed_search AFTER UPDATE ON genre
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION genre_search();
CREATE TRIGGER genre_removed_search AFTER DELETE ON genre
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION genre_search();

CREATE FUNCTION genre_counted_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_note('genre', ARRAY(
    SELECT genre_id FROM changed JOIN before USING (genre_id) WHERE before.releases <> changed.releases));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION genre_counted_search() IS 'A genre is shown with its first published release, and gone with its last.';
CREATE TRIGGER genre_counted_search AFTER UPDATE ON genre_statistics
  REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION genre_counted_search();

-- Charts.

CREATE FUNCTION chart_shown_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_note('chart', ARRAY(SELECT id FROM changed));
  PERFORM search_note('genre', ARRAY(SELECT genre_id FROM changed WHERE genre_id IS NOT NULL));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION chart_shown_search() IS 'A chart that comes or goes, and with it its genre.';
CREATE TRIGGER chart_added_search AFTER INSERT ON chart
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION chart_shown_search();
CREATE TRIGGER chart_removed_search AFTER DELETE ON chart
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION chart_shown_search();

CREATE FUNCTION chart_changed_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_note('chart', ARRAY[NEW.id]);
  PERFORM search_note('genre', array_remove(ARRAY[OLD.genre_id, NEW.genre_id], NULL));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION chart_changed_search() IS 'A chart that is renamed, deleted, longer, or of another genre.';
CREATE TRIGGER chart_changed_search AFTER UPDATE ON chart
  FOR EACH ROW WHEN ((OLD.slug, OLD.title, OLD.near_key, OLD.genre_id, OLD.edition_id, OLD.deleted_at)
    IS DISTINCT FROM (NEW.slug, NEW.title, NEW.near_key, NEW.genre_id, NEW.edition_id, NEW.deleted_at))
  EXECUTE FUNCTION chart_changed_search();

-- Most prominent first: of what matches a common word, a search reads only so much, from the start.
INSERT INTO search_entry SELECT * FROM search_card ORDER BY kind, prominence DESC, target_id;
INSERT INTO search_word
SELECT DISTINCT word FROM search_entry CROSS JOIN unnest(search_vocabulary(words)) AS word;

-- The triggers write as the owner.
GRANT SELECT ON search_entry, search_word TO silverchart_public, silverchart_editor;
GRANT USAGE ON SCHEMA search TO silverchart_public, silverchart_editor;
GRANT EXECUTE ON FUNCTION search.key(text), search.split(text) TO silverchart_public, silverchart_editor;
GRANT EXECUTE ON FUNCTION search_note(text, bigint[]), search_note_artists(bigint[]) TO silverchart_editor;
