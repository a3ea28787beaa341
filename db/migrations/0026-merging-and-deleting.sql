-- Merging and deleting (product.md A36, A39). Nothing is erased: what was deleted is hidden and can come back; what was
-- merged away stays as a row that nobody sees, because editions hold its number and are never changed. Whoever reads an
-- edition finds the release that stays in its place (edition_line).

CREATE TABLE release_merge (
  release_id bigint NOT NULL,
  into_id bigint NOT NULL,
  CONSTRAINT release_merge_key PRIMARY KEY (release_id),
  CONSTRAINT release_merge_release FOREIGN KEY (release_id) REFERENCES release,
  CONSTRAINT release_merge_into FOREIGN KEY (into_id) REFERENCES release,
  CONSTRAINT release_merge_another CHECK (into_id <> release_id)
);
CREATE INDEX release_merge_stays ON release_merge (into_id);
COMMENT ON TABLE release_merge IS 'Releases that turned out to be the same as another. A row added here is the merge: release_merge_follow() does the rest.';
COMMENT ON COLUMN release_merge.release_id IS 'The release that is no more.';
COMMENT ON COLUMN release_merge.into_id IS 'The release that stays; never one that is no more itself.';

CREATE TABLE artist_merge (
  artist_id bigint NOT NULL,
  into_id bigint NOT NULL,
  CONSTRAINT artist_merge_key PRIMARY KEY (artist_id),
  CONSTRAINT artist_merge_artist FOREIGN KEY (artist_id) REFERENCES artist,
  CONSTRAINT artist_merge_into FOREIGN KEY (into_id) REFERENCES artist,
  CONSTRAINT artist_merge_another CHECK (into_id <> artist_id)
);
CREATE INDEX artist_merge_stays ON artist_merge (into_id);
COMMENT ON TABLE artist_merge IS 'Artists that turned out to be the same as another. A row added here is the merge: artist_merge_follow() does the rest.';
COMMENT ON COLUMN artist_merge.artist_id IS 'The artist that is no more.';
COMMENT ON COLUMN artist_merge.into_id IS 'The artist that stays; never one that is no more itself.';

-- Deleted. Everything that readers see of releases and artists hangs on published_at, so that it is missing meanwhile.

ALTER TABLE release
  ADD COLUMN deleted_at timestamptz,
  ADD COLUMN published_before timestamptz,
  ADD CONSTRAINT release_deleted_hidden CHECK (deleted_at IS NULL OR published_at IS NULL),
  ADD CONSTRAINT release_published_before_deleted CHECK (deleted_at IS NOT NULL OR published_before IS NULL);
COMMENT ON COLUMN release.deleted_at IS 'When it was deleted or merged away; missing while it stands.';
COMMENT ON COLUMN release.published_before IS 'What published_at was when it was deleted, and will be when it comes back.';
ALTER TABLE artist
  ADD COLUMN deleted_at timestamptz,
  ADD COLUMN published_before timestamptz,
  ADD CONSTRAINT artist_deleted_hidden CHECK (deleted_at IS NULL OR published_at IS NULL),
  ADD CONSTRAINT artist_published_before_deleted CHECK (deleted_at IS NOT NULL OR published_before IS NULL);
COMMENT ON COLUMN artist.deleted_at IS 'When it was deleted or merged away; missing while it stands.';
COMMENT ON COLUMN artist.published_before IS 'What published_at was when it was deleted, and will be when it comes back.';
ALTER TABLE genre ADD COLUMN deleted_at timestamptz;
COMMENT ON COLUMN genre.deleted_at IS 'When it was deleted; missing while it stands.';

-- For the list of what was deleted.
CREATE INDEX release_deleted ON release (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX artist_deleted ON artist (deleted_at) WHERE deleted_at IS NOT NULL;

-- A name may be given anew after its bearer was deleted; an address never is.
ALTER TABLE artist DROP CONSTRAINT artist_match_key_unique;
CREATE UNIQUE INDEX artist_match_key_unique ON artist (match_key) WHERE deleted_at IS NULL;
ALTER TABLE genre DROP CONSTRAINT genre_match_key_unique;
CREATE UNIQUE INDEX genre_match_key_unique ON genre (match_key) WHERE deleted_at IS NULL;

CREATE FUNCTION publication_hide() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NULL THEN
    NEW.published_at := OLD.published_before;
    NEW.published_before := NULL;
  ELSE
    NEW.published_before := OLD.published_at;
    NEW.published_at := NULL;
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION publication_hide() IS 'Hides from readers what is deleted, and shows it again when it comes back.';
CREATE TRIGGER release_hidden BEFORE UPDATE OF deleted_at ON release
  FOR EACH ROW WHEN ((OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)) EXECUTE FUNCTION publication_hide();
CREATE TRIGGER artist_hidden BEFORE UPDATE OF deleted_at ON artist
  FOR EACH ROW WHEN ((OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)) EXECUTE FUNCTION publication_hide();

CREATE FUNCTION release_hidden_note() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO release_change (releases) VALUES (ARRAY[NEW.id]);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION release_hidden_note() IS 'A release that is hidden leaves the lists of its genres, the standings and the search.';
CREATE TRIGGER release_hidden_noted AFTER UPDATE OF deleted_at ON release
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL AND NEW.published_at IS NULL)
  EXECUTE FUNCTION release_hidden_note();

CREATE FUNCTION draft_entry_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added JOIN release ON release.id = added.release_id WHERE release.deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a deleted release stands in no draft'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'draft_entry_release';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION draft_entry_check() IS 'A form that was made before a release was deleted does not bring it back.';
CREATE TRIGGER draft_entry_checked AFTER INSERT ON draft_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION draft_entry_check();

-- What hangs on a release that is hidden goes with it.
CREATE OR REPLACE FUNCTION genre_release_write(changed bigint[], OUT touched bigint[], OUT retagged bigint[])
LANGUAGE plpgsql AS $$
BEGIN
  -- Relations change where tags or their strengths do, and then for every genre on such a release.
  WITH wanted AS MATERIALIZED (
    SELECT genre_id, release_id, strength FROM genre_release_card WHERE release_id = ANY (changed)
  ), compared AS (
    SELECT genre_id,
      bool_or(kept.strength IS DISTINCT FROM wanted.strength) OVER (PARTITION BY release_id) AS differs
    FROM (SELECT genre_id, release_id, strength FROM genre_release WHERE release_id = ANY (changed)) AS kept
    FULL JOIN wanted USING (genre_id, release_id)
  )
  SELECT array_agg(DISTINCT genre_id), array_agg(DISTINCT genre_id) FILTER (WHERE differs)
  INTO touched, retagged
  FROM compared;

  DELETE FROM genre_release AS kept
  WHERE release_id = ANY (changed)
    AND NOT EXISTS (
      SELECT FROM release_genre AS tag WHERE tag.release_id = kept.release_id AND tag.genre_id = kept.genre_id);
  DELETE FROM genre_release
  WHERE release_id = ANY (ARRAY(SELECT id FROM release WHERE id = ANY (changed) AND published_at IS NULL));
  INSERT INTO genre_release AS kept
  SELECT * FROM genre_release_card WHERE release_id = ANY (changed)
  ON CONFLICT (genre_id, release_id) DO UPDATE
  SET (strength, slug, title, sort_title, artist, artist_sort_name, artist_slugs, artist_names, artist_join_phrases,
      year, month, day, search, best_rank, best_chart_id)
    = (excluded.strength, excluded.slug, excluded.title, excluded.sort_title, excluded.artist,
      excluded.artist_sort_name, excluded.artist_slugs, excluded.artist_names, excluded.artist_join_phrases,
      excluded.year, excluded.month, excluded.day, excluded.search, excluded.best_rank, excluded.best_chart_id)
  WHERE kept IS DISTINCT FROM excluded;
END
$$;

CREATE OR REPLACE FUNCTION release_standing_refresh() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- The sum must not miss what another transaction is about to add.
  PERFORM FROM site FOR UPDATE;
  DELETE FROM release_standing
  WHERE release_id = ANY (ARRAY(SELECT id FROM release WHERE id = ANY (NEW.releases) AND published_at IS NULL));
  INSERT INTO release_standing AS kept (release_id, points, charts, best_rank, changed_at)
  SELECT release_id, points, charts, best_rank, now()
  FROM release_standing_card
  WHERE release_id = ANY (NEW.releases)
  ON CONFLICT (release_id) DO UPDATE
  SET (points, charts, best_rank, changed_at)
    = (excluded.points, excluded.charts, excluded.best_rank, excluded.changed_at)
  -- A transaction may note a release several times.
  WHERE kept IS DISTINCT FROM excluded;
  RETURN NULL;
END
$$;

-- A current edition may hold a release at two ranks, since a merge: the better one counts.
CREATE OR REPLACE VIEW release_standing_card AS
SELECT release.id AS release_id, stands.points, stands.charts, stands.best_rank
FROM release
-- OFFSET keeps the look-ups by key, as in release_card.
CROSS JOIN LATERAL (
  SELECT coalesce(sum(100000 / (9 + best.rank)), 0)::bigint AS points, count(*)::integer AS charts,
    min(best.rank) AS best_rank
  FROM (SELECT chart_id, min(rank) AS rank FROM place WHERE place.release_id = release.id GROUP BY chart_id) AS best
  CROSS JOIN LATERAL (SELECT FROM chart WHERE chart.id = best.chart_id AND chart.deleted_at IS NULL OFFSET 0) AS shown
) AS stands
WHERE release.published_at IS NOT NULL;

CREATE OR REPLACE VIEW search_card AS
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
  WHERE genre.deleted_at IS NULL AND (counted.releases > 0 OR genre.essay IS NOT NULL
    OR EXISTS (SELECT FROM chart WHERE chart.genre_id = genre.id AND chart.deleted_at IS NULL))
  UNION ALL
  SELECT 'artist', artist.id, artist.slug, artist.name, NULL, search.key(artist.near_key), NULL,
    -- OFFSET keeps the look-up by key: after a large list is published, statistics know nothing of its artists yet.
    (SELECT count(DISTINCT own.id)
      FROM artist_credit_part AS part
      CROSS JOIN LATERAL (
        SELECT id FROM release
        WHERE release.artist_credit_id = part.artist_credit_id AND release.published_at IS NOT NULL OFFSET 0) AS own
      WHERE part.artist_id = artist.id)::integer
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

-- Editions, as readers see them since a merge.

CREATE VIEW edition_line AS
SELECT entry.edition_id, entry.rank,
  -- Not coalesce(): the planner takes it for leaky, and would not look releases up by it under their policy.
  CASE WHEN merged.into_id IS NULL THEN entry.release_id ELSE merged.into_id END AS release_id
FROM edition_entry AS entry
LEFT JOIN release_merge AS merged ON merged.release_id = entry.release_id;
COMMENT ON VIEW edition_line IS 'The entries of editions, each with the release that it leads to: the one that stays, where the release that was published has been merged. An edition may hold a release at two ranks so.';

DROP FUNCTION edition_stand(bigint);
-- While a large edition is noted, the table that its releases are looked up in grows, and the statistics know nothing of
-- it: read whole for each release, it took minutes.
CREATE FUNCTION edition_stand(edition bigint, only_release bigint DEFAULT NULL) RETURNS void LANGUAGE sql
SET enable_seqscan = off AS $$
  INSERT INTO edition_standing (edition_id, rank, chart_id, number, release_id, movement, before_rank, peak, editions)
  SELECT added.id, entry.rank, added.chart_id, added.number, entry.release_id,
    CASE
      WHEN added.number = 1 THEN 'first'
      WHEN last.number IS NULL THEN 'new'
      WHEN last.number < added.number - 1 THEN 'back'
      WHEN last.rank > entry.rank THEN 'up'
      WHEN last.rank < entry.rank THEN 'down'
      ELSE 'same'
    END,
    CASE WHEN last.number = added.number - 1 THEN last.rank END,
    least(last.peak, entry.rank), coalesce(last.editions, 0) + 1
  FROM edition AS added
  CROSS JOIN LATERAL (
    SELECT line.release_id, min(line.rank) AS rank FROM edition_line AS line
    WHERE line.edition_id = added.id
    GROUP BY line.release_id
  ) AS entry
  -- When it was in the chart last; OFFSET keeps the look-up by key.
  LEFT JOIN LATERAL (
    SELECT standing.number, standing.rank, standing.peak, standing.editions
    FROM edition_standing AS standing
    WHERE standing.chart_id = added.chart_id AND standing.release_id = entry.release_id
      AND standing.number < added.number
    ORDER BY standing.number DESC
    LIMIT 1 OFFSET 0
  ) AS last ON true
  WHERE added.id = edition AND (only_release IS NULL OR entry.release_id = only_release)
$$;
COMMENT ON FUNCTION edition_stand(bigint, bigint) IS 'Notes how the entries of an edition that is whole, or the one of a release, stand against the earlier ones. Of two that lead to one release, the better rank stands.';
COMMENT ON TABLE edition_standing IS 'Read model: how every entry of an edition stands against the chart''s earlier editions; none for the worse of two entries that lead to one release.';

CREATE OR REPLACE FUNCTION edition_compare(editions bigint[]) RETURNS void LANGUAGE sql AS $$
  WITH pair AS (
    SELECT edition.id, before.id AS before_id
    FROM edition
    LEFT JOIN edition AS before ON before.chart_id = edition.chart_id AND before.number = edition.number - 1
    WHERE edition.id = ANY (editions)
  ), present AS (
    SELECT pair.id, entry.release_id, min(entry.rank) AS rank
    FROM pair JOIN edition_line AS entry ON entry.edition_id = pair.id
    GROUP BY pair.id, entry.release_id
  ), past AS (
    SELECT pair.id, entry.release_id, min(entry.rank) AS rank
    FROM pair JOIN edition_line AS entry ON entry.edition_id = pair.before_id
    GROUP BY pair.id, entry.release_id
  ), change AS (
    SELECT id, release_id, present.rank, past.rank AS before_rank,
      CASE WHEN past.rank IS NULL THEN 'entered' WHEN present.rank IS NULL THEN 'left' ELSE 'moved' END AS kind
    FROM present FULL JOIN past USING (id, release_id)
    WHERE present.rank IS DISTINCT FROM past.rank
  ), counted AS (
    INSERT INTO edition_comparison (edition_id, entered_count, left_count, moved_count)
    SELECT pair.id, count(*) FILTER (WHERE kind = 'entered'), count(*) FILTER (WHERE kind = 'left'),
      count(*) FILTER (WHERE kind = 'moved')
    FROM pair LEFT JOIN change USING (id)
    GROUP BY pair.id
  )
  INSERT INTO edition_change (edition_id, kind, turn, release_id, rank, before_rank)
  SELECT id, kind, turn, release_id, rank, before_rank
  FROM (
    SELECT change.*, row_number() OVER (PARTITION BY id, kind
      ORDER BY abs(rank - before_rank) DESC, coalesce(rank, before_rank)) AS turn
    FROM change) AS ordered
  WHERE turn <= 10
$$;

CREATE FUNCTION release_merge_show(own bigint[], stays bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  held bigint;
  compared bigint[];
BEGIN
  WITH present AS (
    DELETE FROM place WHERE release_id = ANY (own) RETURNING chart_id, rank
  )
  INSERT INTO place
    SELECT present.chart_id, present.rank, card.*
    FROM present
    JOIN release_card AS card ON card.release_id = stays;
  DELETE FROM edition_standing WHERE release_id = ANY (own);
  FOR held IN
    SELECT edition.id FROM edition
    WHERE edition.id = ANY (ARRAY(SELECT edition_id FROM edition_entry WHERE release_id = ANY (own)))
    ORDER BY edition.chart_id, edition.number
  LOOP
    PERFORM edition_stand(held, stays);
  END LOOP;
  compared := ARRAY(
    SELECT DISTINCT later.id
    FROM edition
    JOIN edition AS later ON later.chart_id = edition.chart_id AND later.number IN (edition.number, edition.number + 1)
    WHERE edition.id = ANY (ARRAY(SELECT edition_id FROM edition_entry WHERE release_id = ANY (own))));
  DELETE FROM edition_change WHERE edition_id = ANY (compared);
  DELETE FROM edition_comparison WHERE edition_id = ANY (compared);
  PERFORM edition_compare(compared);
  UPDATE chart SET revision = revision + 1 WHERE id IN (SELECT chart_id FROM edition WHERE id = ANY (compared));
END
$$;
COMMENT ON FUNCTION release_merge_show(bigint[], bigint) IS 'What is made of editions that hold one of several releases follows the one of them that stays.';

CREATE FUNCTION slug_lead(slug_kind text, former text, gone bigint, stays bigint) RETURNS void LANGUAGE sql AS $$
  UPDATE slug_history SET target_id = stays WHERE kind = slug_kind AND target_id = gone;
  INSERT INTO slug_history (kind, slug, target_id) VALUES (slug_kind, former, stays)
  ON CONFLICT (kind, slug) DO UPDATE SET target_id = excluded.target_id;
$$;
COMMENT ON FUNCTION slug_lead(text, text, bigint, bigint) IS 'The slug of what goes, and all its former ones, lead to what stays.';

CREATE FUNCTION release_merge_follow() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone release;
  own bigint[];
BEGIN
  IF EXISTS (SELECT FROM release WHERE id IN (NEW.release_id, NEW.into_id) AND deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'what was deleted or merged is not merged'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'release_merge_standing';
  END IF;
  SELECT * INTO gone FROM release WHERE id = NEW.release_id;
  UPDATE release_merge SET into_id = NEW.into_id WHERE into_id = NEW.release_id;
  own := NEW.into_id || ARRAY(SELECT release_id FROM release_merge WHERE into_id = NEW.into_id);
  PERFORM slug_lead('release', gone.slug, gone.id, NEW.into_id);
  DELETE FROM release_genre WHERE release_id = gone.id;
  DELETE FROM release_link WHERE release_id = gone.id;
  UPDATE release SET deleted_at = now() WHERE id = gone.id;
  IF gone.published_at IS NOT NULL THEN
    PERFORM release_mark_published(ARRAY[NEW.into_id]);
    UPDATE release SET published_at = gone.published_at WHERE id = NEW.into_id AND published_at > gone.published_at;
    PERFORM release_merge_show(own, NEW.into_id);
    -- Other charts say where it stands now.
    PERFORM chart_touch(ARRAY[NEW.into_id]);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION release_merge_follow() IS 'The release that goes is hidden, its addresses lead to the one that stays, and so does every edition that holds it.';
CREATE TRIGGER release_merge_followed AFTER INSERT ON release_merge
  FOR EACH ROW EXECUTE FUNCTION release_merge_follow();

CREATE FUNCTION artist_merge_follow() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone artist;
BEGIN
  IF EXISTS (SELECT FROM artist WHERE id IN (NEW.artist_id, NEW.into_id) AND deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'what was deleted or merged is not merged'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'artist_merge_standing';
  END IF;
  SELECT * INTO gone FROM artist WHERE id = NEW.artist_id;
  UPDATE artist_merge SET into_id = NEW.into_id WHERE into_id = NEW.artist_id;
  PERFORM slug_lead('artist', gone.slug, gone.id, NEW.into_id);
  UPDATE artist SET published_at = least(published_at, gone.published_at) WHERE id = NEW.into_id;
  UPDATE artist_credit_part SET artist_id = NEW.into_id WHERE artist_id = gone.id;
  UPDATE artist SET deleted_at = now() WHERE id = gone.id;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION artist_merge_follow() IS 'The artist that goes is hidden; its credits, with the names as printed, and its addresses lead to the one that stays.';
CREATE TRIGGER artist_merge_followed AFTER INSERT ON artist_merge
  FOR EACH ROW EXECUTE FUNCTION artist_merge_follow();

CREATE VIEW deleted_slug AS
SELECT 'artist' AS kind, slug FROM artist WHERE deleted_at IS NOT NULL
UNION ALL
SELECT 'chart', slug FROM chart WHERE deleted_at IS NOT NULL
UNION ALL
SELECT 'genre', slug FROM genre WHERE deleted_at IS NOT NULL
UNION ALL
SELECT 'release', slug FROM release WHERE deleted_at IS NOT NULL
UNION ALL
SELECT history.kind, history.slug
FROM slug_history AS history
-- OFFSET keeps the look-ups by key.
CROSS JOIN LATERAL (
  SELECT FROM artist WHERE history.kind = 'artist' AND id = history.target_id AND deleted_at IS NOT NULL
  UNION ALL
  SELECT FROM genre WHERE history.kind = 'genre' AND id = history.target_id AND deleted_at IS NOT NULL
  UNION ALL
  SELECT FROM release WHERE history.kind = 'release' AND id = history.target_id AND deleted_at IS NOT NULL
  OFFSET 0) AS gone;
COMMENT ON VIEW deleted_slug IS 'Slugs of what was deleted, and former ones of artists, genres and releases: readers are told that something was there (410), and nothing else.';

GRANT SELECT ON release_merge, edition_line, deleted_slug TO silverchart_public, silverchart_editor;
GRANT INSERT ON release_merge, artist_merge TO silverchart_editor;
GRANT SELECT ON artist_merge TO silverchart_editor;
