-- What the pages of genres show: a read model of the releases that carry a tag, in an index for each order in which they
-- are listed, and what is counted over them. It follows what is published at the end of each transaction, whoever writes.

ALTER TABLE genre ADD COLUMN near_key text COLLATE "C";
-- Nearly what the program makes of a name; the next change of the name makes it exact.
UPDATE genre SET near_key = btrim(regexp_replace(
  regexp_replace(normalize(match_key, NFKD), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'));
ALTER TABLE genre ALTER COLUMN near_key SET NOT NULL;
COMMENT ON COLUMN genre.near_key IS 'Name without case, accents and signs: for search.';

CREATE TABLE genre_release (
  genre_id bigint NOT NULL,
  release_id bigint NOT NULL,
  strength smallint NOT NULL,
  slug text COLLATE "C" NOT NULL,
  title text,
  sort_title text COLLATE "und-x-icu",
  artist text NOT NULL,
  artist_sort_name text COLLATE "und-x-icu" NOT NULL,
  artist_slugs text[] NOT NULL,
  artist_names text[] NOT NULL,
  artist_join_phrases text[] NOT NULL,
  year smallint,
  month smallint,
  day smallint,
  search text COLLATE "C" NOT NULL,
  best_rank integer,
  best_chart_id bigint,
  CONSTRAINT genre_release_key PRIMARY KEY (genre_id, release_id),
  CONSTRAINT genre_release_genre FOREIGN KEY (genre_id) REFERENCES genre ON DELETE CASCADE,
  CONSTRAINT genre_release_release FOREIGN KEY (release_id) REFERENCES release ON DELETE CASCADE,
  CONSTRAINT genre_release_best_chart FOREIGN KEY (best_chart_id) REFERENCES chart,
  CONSTRAINT genre_release_best_whole CHECK (num_nulls(best_rank, best_chart_id) IN (0, 2))
);
CREATE INDEX genre_release_release ON genre_release (release_id);
CREATE INDEX genre_release_best_chart ON genre_release (best_chart_id);
CREATE INDEX genre_release_title_asc ON genre_release
  (genre_id, sort_title, best_rank, release_id);
CREATE INDEX genre_release_title_desc ON genre_release
  (genre_id, sort_title DESC NULLS LAST, best_rank, release_id);
CREATE INDEX genre_release_artist_asc ON genre_release
  (genre_id, artist_sort_name, best_rank, release_id);
CREATE INDEX genre_release_artist_desc ON genre_release
  (genre_id, artist_sort_name DESC NULLS LAST, best_rank, release_id);
CREATE INDEX genre_release_released_asc ON genre_release
  (genre_id, year, month, day, best_rank, release_id);
CREATE INDEX genre_release_released_desc ON genre_release
  (genre_id, year DESC NULLS LAST, month DESC NULLS LAST, day DESC NULLS LAST, best_rank, release_id);
CREATE INDEX genre_release_place_asc ON genre_release
  (genre_id, best_rank, release_id);
CREATE INDEX genre_release_place_desc ON genre_release
  (genre_id, best_rank DESC NULLS LAST, release_id);
COMMENT ON TABLE genre_release IS 'Read model: the published releases that carry a genre''s tag, with what a row of the genre''s page shows. Filled by genre_release_refresh().';
COMMENT ON COLUMN genre_release.genre_id IS 'The genre.';
COMMENT ON COLUMN genre_release.release_id IS 'The release.';
COMMENT ON COLUMN genre_release.strength IS 'How strongly the tag holds, 1 to 100: its weight, or by its place in the given order where the release has no weights.';
COMMENT ON COLUMN genre_release.slug IS 'The release in addresses.';
COMMENT ON COLUMN genre_release.title IS 'The title as printed; missing when unknown.';
COMMENT ON COLUMN genre_release.sort_title IS 'The title as it is filed; missing with the title.';
COMMENT ON COLUMN genre_release.artist IS 'The artist credit as printed.';
COMMENT ON COLUMN genre_release.artist_sort_name IS 'The artist credit as it is filed.';
COMMENT ON COLUMN genre_release.artist_slugs IS 'Slugs of the artists of the credit, in its order.';
COMMENT ON COLUMN genre_release.artist_names IS 'Names of the artists as printed in the credit, in the same order.';
COMMENT ON COLUMN genre_release.artist_join_phrases IS 'What is printed behind each of the names.';
COMMENT ON COLUMN genre_release.year IS 'Year of the release date; missing when unknown.';
COMMENT ON COLUMN genre_release.month IS 'Month of the release date; missing when unknown.';
COMMENT ON COLUMN genre_release.day IS 'Day of the release date; missing when unknown.';
COMMENT ON COLUMN genre_release.search IS 'Near keys of title and artist credit, a blank between.';
COMMENT ON COLUMN genre_release.best_rank IS 'Its best place in the current editions; missing when it stands in none.';
COMMENT ON COLUMN genre_release.best_chart_id IS 'The chart of the best place, the first by address among equal ones.';

CREATE TABLE genre_statistics (
  genre_id bigint NOT NULL,
  releases integer NOT NULL DEFAULT 0,
  undated integer NOT NULL DEFAULT 0,
  charts integer NOT NULL DEFAULT 0,
  updated_at timestamptz,
  CONSTRAINT genre_statistics_key PRIMARY KEY (genre_id),
  CONSTRAINT genre_statistics_genre FOREIGN KEY (genre_id) REFERENCES genre ON DELETE CASCADE,
  CONSTRAINT genre_statistics_undated_range CHECK (undated BETWEEN 0 AND releases),
  CONSTRAINT genre_statistics_charts_range CHECK (charts >= 0)
);
COMMENT ON TABLE genre_statistics IS 'Read model: what is counted over a genre''s rows in genre_release; a row for every genre.';
COMMENT ON COLUMN genre_statistics.genre_id IS 'The genre.';
COMMENT ON COLUMN genre_statistics.releases IS 'Published releases that carry its tag.';
COMMENT ON COLUMN genre_statistics.undated IS 'Those of them whose year is unknown.';
COMMENT ON COLUMN genre_statistics.charts IS 'Charts in whose current edition one of them stands.';
COMMENT ON COLUMN genre_statistics.updated_at IS 'When the newest of these editions was published; missing when there is none.';

CREATE TABLE genre_year (
  genre_id bigint NOT NULL,
  year smallint NOT NULL,
  releases integer NOT NULL,
  CONSTRAINT genre_year_key PRIMARY KEY (genre_id, year),
  CONSTRAINT genre_year_genre FOREIGN KEY (genre_id) REFERENCES genre ON DELETE CASCADE,
  CONSTRAINT genre_year_releases_positive CHECK (releases >= 1)
);
COMMENT ON TABLE genre_year IS 'Read model: how many of a genre''s releases are of a year.';
COMMENT ON COLUMN genre_year.genre_id IS 'The genre.';
COMMENT ON COLUMN genre_year.year IS 'The year.';
COMMENT ON COLUMN genre_year.releases IS 'Published releases of that year that carry the genre''s tag.';

CREATE TABLE genre_related (
  genre_id bigint NOT NULL,
  position smallint NOT NULL,
  related_id bigint NOT NULL,
  shared integer NOT NULL,
  CONSTRAINT genre_related_key PRIMARY KEY (genre_id, position),
  CONSTRAINT genre_related_genre FOREIGN KEY (genre_id) REFERENCES genre ON DELETE CASCADE,
  CONSTRAINT genre_related_related FOREIGN KEY (related_id) REFERENCES genre ON DELETE CASCADE,
  CONSTRAINT genre_related_position_range CHECK (position BETWEEN 1 AND 10),
  CONSTRAINT genre_related_another CHECK (related_id <> genre_id),
  CONSTRAINT genre_related_shared_positive CHECK (shared >= 1)
);
CREATE INDEX genre_related_related ON genre_related (related_id);
COMMENT ON TABLE genre_related IS 'Read model: the genres that stand beside a genre on most releases, each release counted by the weaker of the two tags.';
COMMENT ON COLUMN genre_related.genre_id IS 'The genre.';
COMMENT ON COLUMN genre_related.position IS 'How close the other one is, 1 the closest.';
COMMENT ON COLUMN genre_related.related_id IS 'The other genre.';
COMMENT ON COLUMN genre_related.shared IS 'Published releases that carry both tags.';

CREATE VIEW genre_release_card AS
SELECT tag.genre_id, release.id AS release_id,
  coalesce(tag.weight,
    -- Beside tags that have weights, one without is the weakest; among tags without, the first is the strongest.
    CASE WHEN EXISTS (SELECT FROM release_genre AS other WHERE other.release_id = release.id AND other.weight IS NOT NULL)
      THEN 1 ELSE greatest(100 / tag.position, 1) END)::smallint AS strength,
  release.slug, release.title, release.sort_title, credit.name AS artist, credit.sort_name AS artist_sort_name,
  parts.slugs AS artist_slugs, parts.names AS artist_names, parts.join_phrases AS artist_join_phrases,
  release.year, release.month, release.day,
  concat_ws(' ', release.near_key, credit.near_key) AS search,
  best.rank AS best_rank, best.chart_id AS best_chart_id
FROM release
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
JOIN release_genre AS tag ON tag.release_id = release.id
-- OFFSET keeps the look-ups by key, as in release_card.
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(named.slug ORDER BY part.position), '{}') AS slugs,
    coalesce(array_agg(part.name ORDER BY part.position), '{}') AS names,
    coalesce(array_agg(part.join_phrase ORDER BY part.position), '{}') AS join_phrases
  FROM artist_credit_part AS part
  CROSS JOIN LATERAL (SELECT slug FROM artist WHERE artist.id = part.artist_id OFFSET 0) AS named
  WHERE part.artist_credit_id = release.artist_credit_id
) AS parts
LEFT JOIN LATERAL (
  SELECT place.rank, place.chart_id
  FROM place
  CROSS JOIN LATERAL (
    SELECT slug FROM chart WHERE chart.id = place.chart_id AND chart.deleted_at IS NULL OFFSET 0) AS shown
  WHERE place.release_id = release.id
  ORDER BY place.rank, shown.slug
  LIMIT 1
) AS best ON true
WHERE release.published_at IS NOT NULL;
COMMENT ON VIEW genre_release_card IS 'What genre_release is made of: its columns, in their order.';

-- Keeping up. Triggers note which releases changed; once, at the end of the transaction, all that depends on them is made.

CREATE TABLE release_change (
  id bigint GENERATED ALWAYS AS IDENTITY,
  releases bigint[] NOT NULL,
  CONSTRAINT release_change_key PRIMARY KEY (id)
);
COMMENT ON TABLE release_change IS 'Releases whose rows in genre_release are to be made anew before the transaction ends; empty for everybody else.';
COMMENT ON COLUMN release_change.id IS 'Number of the note.';
COMMENT ON COLUMN release_change.releases IS 'Numbers of releases.';

CREATE FUNCTION genre_relate(genres bigint[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM genre_related WHERE genre_id = ANY (genres);
  INSERT INTO genre_related (genre_id, position, related_id, shared)
  SELECT genre_id, position, related_id, shared
  FROM (
    SELECT own.genre_id, other.genre_id AS related_id, count(*) AS shared,
      row_number() OVER (PARTITION BY own.genre_id
        ORDER BY sum(least(own.strength, other.strength)) DESC, count(*) DESC, other.genre_id) AS position
    FROM genre_release AS own
    JOIN genre_release AS other ON other.release_id = own.release_id AND other.genre_id <> own.genre_id
    WHERE own.genre_id = ANY (genres)
    GROUP BY own.genre_id, other.genre_id
  ) AS pair
  WHERE position <= 10;
  -- Their charts' pages show them.
  UPDATE chart SET revision = revision + 1
    WHERE id IN (SELECT id FROM chart WHERE genre_id = ANY (genres) ORDER BY id FOR UPDATE);
$$;
COMMENT ON FUNCTION genre_relate(bigint[]) IS 'Makes the related genres of some genres anew.';

CREATE FUNCTION genre_count(genres bigint[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM genre_year WHERE genre_id = ANY (genres);
  INSERT INTO genre_year (genre_id, year, releases)
  SELECT genre_id, year, count(*)
  FROM genre_release
  WHERE genre_id = ANY (genres) AND year IS NOT NULL
  GROUP BY genre_id, year;
  -- Materialized: without statistics of a table that was just filled, the planner would count again for each genre.
  WITH tagged AS MATERIALIZED (
    SELECT genre_id, count(*) AS releases, count(*) FILTER (WHERE year IS NULL) AS undated
    FROM genre_release
    WHERE genre_id = ANY (genres)
    GROUP BY genre_id
  ), seen AS MATERIALIZED (
    SELECT DISTINCT tagged.genre_id, place.chart_id
    FROM genre_release AS tagged
    JOIN place ON place.release_id = tagged.release_id
    WHERE tagged.genre_id = ANY (genres)
  ), shown AS MATERIALIZED (
    SELECT seen.genre_id, count(*) AS charts, max(edition.published_at) AS updated_at
    FROM seen
    JOIN chart ON chart.id = seen.chart_id AND chart.deleted_at IS NULL
    JOIN edition ON edition.id = chart.edition_id
    GROUP BY seen.genre_id
  )
  INSERT INTO genre_statistics (genre_id, releases, undated, charts, updated_at)
  SELECT genre_id, coalesce(tagged.releases, 0), coalesce(tagged.undated, 0), coalesce(shown.charts, 0),
    shown.updated_at
  FROM unnest(genres) AS genre_id
  LEFT JOIN tagged USING (genre_id)
  LEFT JOIN shown USING (genre_id)
  ON CONFLICT (genre_id) DO UPDATE
  SET (releases, undated, charts, updated_at)
    = (excluded.releases, excluded.undated, excluded.charts, excluded.updated_at);
$$;
COMMENT ON FUNCTION genre_count(bigint[]) IS 'Makes what is counted over some genres anew.';

CREATE FUNCTION genre_release_write(changed bigint[], OUT touched bigint[], OUT retagged bigint[])
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
COMMENT ON FUNCTION genre_release_write(bigint[]) IS 'Makes the rows of some releases anew; answers the genres that they carry or carried, and those whose relations that changed.';

CREATE FUNCTION genre_release_refresh() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  changed bigint[];
  touched bigint[];
  retagged bigint[];
BEGIN
  WITH taken AS (DELETE FROM release_change RETURNING releases)
  SELECT array_agg(DISTINCT release_id) INTO changed FROM taken CROSS JOIN unnest(releases) AS release_id;
  IF changed IS NULL THEN
    RETURN NULL;
  END IF;
  -- What is counted must not miss what another transaction is about to add.
  PERFORM FROM site FOR UPDATE;
  SELECT written.touched, written.retagged INTO touched, retagged FROM genre_release_write(changed) AS written;
  IF touched IS NOT NULL THEN
    PERFORM genre_count(touched);
    UPDATE site SET revision = revision + 1;
  END IF;
  IF retagged IS NOT NULL THEN
    PERFORM genre_relate(retagged);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION genre_release_refresh() IS 'Brings genre_release, and what is counted and related by it, up to what is published now.';
CREATE CONSTRAINT TRIGGER release_change_done AFTER INSERT ON release_change
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION genre_release_refresh();

CREATE FUNCTION release_note_change(changed bigint[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO release_change (releases)
  SELECT array_agg(id) FROM release WHERE id = ANY (changed) AND published_at IS NOT NULL HAVING count(*) > 0;
$$;
COMMENT ON FUNCTION release_note_change(bigint[]) IS 'Notes those of some releases that are published.';

CREATE FUNCTION release_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM release_note_change(ARRAY(SELECT id FROM changed));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION release_note() IS 'A published or corrected release is listed by its genres.';
CREATE TRIGGER release_noted AFTER UPDATE ON release
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_note();

CREATE FUNCTION release_part_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM release_note_change(ARRAY(SELECT DISTINCT release_id FROM changed));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION release_part_note() IS 'Tags and places of a release change what its genres list.';
CREATE TRIGGER release_genre_added_noted AFTER INSERT ON release_genre
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_note();
CREATE TRIGGER release_genre_changed_noted AFTER UPDATE ON release_genre
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_note();
CREATE TRIGGER release_genre_removed_noted AFTER DELETE ON release_genre
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_note();
CREATE TRIGGER place_added_noted AFTER INSERT ON place
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_note();
CREATE TRIGGER place_removed_noted AFTER DELETE ON place
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_note();

CREATE FUNCTION place_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Most updates only fill a place in anew.
  PERFORM release_note_change(ARRAY(
    SELECT release_id
    FROM (
      (SELECT chart_id, rank, release_id FROM before EXCEPT SELECT chart_id, rank, release_id FROM changed)
      UNION ALL
      (SELECT chart_id, rank, release_id FROM changed EXCEPT SELECT chart_id, rank, release_id FROM before)
    ) AS moved));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION place_note() IS 'A release that moved may have another best place.';
CREATE TRIGGER place_changed_noted AFTER UPDATE ON place
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION place_note();

CREATE FUNCTION artist_credit_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM release_note_change(ARRAY(
    SELECT release.id FROM release JOIN changed ON changed.id = release.artist_credit_id));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION artist_credit_note() IS 'A corrected artist credit stands in the lists of genres.';
CREATE TRIGGER artist_credit_noted AFTER UPDATE ON artist_credit
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_credit_note();

CREATE FUNCTION artist_credit_part_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM release_note_change(ARRAY(
    SELECT DISTINCT release.id FROM release JOIN changed USING (artist_credit_id)));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION artist_credit_part_note() IS 'The lists of genres link to the artists of a credit.';
CREATE TRIGGER artist_credit_part_added_noted AFTER INSERT ON artist_credit_part
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_credit_part_note();
CREATE TRIGGER artist_credit_part_changed_noted AFTER UPDATE ON artist_credit_part
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_credit_part_note();
CREATE TRIGGER artist_credit_part_removed_noted AFTER DELETE ON artist_credit_part
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_credit_part_note();

CREATE FUNCTION artist_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM release_note_change(ARRAY(
    SELECT DISTINCT release.id
    FROM changed
    JOIN before USING (id)
    JOIN artist_credit_part AS part ON part.artist_id = changed.id
    JOIN release USING (artist_credit_id)
    WHERE before.slug <> changed.slug));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION artist_note() IS 'An artist''s new slug is where the lists of genres lead.';
CREATE TRIGGER artist_noted AFTER UPDATE ON artist
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_note();

CREATE FUNCTION chart_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM release_note_change(ARRAY(SELECT release_id FROM place WHERE chart_id = NEW.id));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION chart_note() IS 'A deleted chart gives no best places, and a new edition is an update of its genres.';
CREATE TRIGGER chart_noted AFTER UPDATE ON chart
  FOR EACH ROW WHEN ((OLD.deleted_at, OLD.slug, OLD.edition_id) IS DISTINCT FROM (NEW.deleted_at, NEW.slug, NEW.edition_id))
  EXECUTE FUNCTION chart_note();

-- Genres themselves.

CREATE FUNCTION genre_begin() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO genre_statistics (genre_id) SELECT id FROM added;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION genre_begin() IS 'Every genre is counted, from nothing on.';
CREATE TRIGGER genre_added AFTER INSERT ON genre
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION genre_begin();

CREATE FUNCTION genre_touch_related() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE chart SET revision = revision + 1
    WHERE genre_id IN (
      SELECT genre_related.genre_id
      FROM genre_related
      JOIN changed ON changed.id = genre_related.related_id
      JOIN before ON before.id = changed.id
      WHERE (before.name, before.slug) IS DISTINCT FROM (changed.name, changed.slug));
  UPDATE site SET revision = revision + 1;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION genre_touch_related() IS 'A genre''s new name stands on the pages of its relatives'' charts; any change of it is one of the site.';
CREATE TRIGGER genre_changed_related AFTER UPDATE ON genre
  REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION genre_touch_related();

COMMENT ON COLUMN site.revision IS 'Grows with every change that a list of charts or genres, a genre, a release or an artist could show.';

INSERT INTO genre_statistics (genre_id) SELECT id FROM genre;
INSERT INTO release_change (releases)
SELECT array_agg(id) FROM release WHERE published_at IS NOT NULL HAVING count(*) > 0;

-- The triggers write as the owner.
GRANT SELECT ON genre_release, genre_statistics, genre_year, genre_related TO silverchart_public, silverchart_editor;
GRANT SELECT ON genre_release_card, release_change TO silverchart_editor;
GRANT EXECUTE ON FUNCTION release_note_change(bigint[]) TO silverchart_editor;
