-- How releases stand over all charts, for the front page, and when what is shown of them last changed, for search engines.
-- It follows the same notes as the lists of genres do, at the end of each transaction.

CREATE TABLE release_standing (
  release_id bigint NOT NULL,
  points bigint NOT NULL,
  charts integer NOT NULL,
  best_rank integer,
  changed_at timestamptz NOT NULL,
  CONSTRAINT release_standing_key PRIMARY KEY (release_id),
  CONSTRAINT release_standing_release FOREIGN KEY (release_id) REFERENCES release ON DELETE CASCADE,
  CONSTRAINT release_standing_points_range CHECK (points >= 0),
  CONSTRAINT release_standing_whole CHECK ((charts = 0) = (best_rank IS NULL))
);
CREATE INDEX release_standing_top ON release_standing (points DESC, best_rank, release_id) WHERE points > 0;
COMMENT ON TABLE release_standing IS 'Read model: a row for every published release. Filled by release_standing_refresh().';
COMMENT ON COLUMN release_standing.release_id IS 'The release.';
COMMENT ON COLUMN release_standing.points IS 'What its places in current editions count together, in thousandths of a point: 100 / (9 + rank) points each.';
COMMENT ON COLUMN release_standing.charts IS 'In how many charts it stands.';
COMMENT ON COLUMN release_standing.best_rank IS 'The best of its places; missing when it stands in no chart.';
COMMENT ON COLUMN release_standing.changed_at IS 'When something that its page shows last changed.';

CREATE VIEW release_standing_card AS
SELECT release.id AS release_id, stands.points, stands.charts, stands.best_rank
FROM release
-- OFFSET keeps the look-ups by key, as in release_card.
CROSS JOIN LATERAL (
  SELECT coalesce(sum(100000 / (9 + place.rank)), 0)::bigint AS points, count(*)::integer AS charts,
    min(place.rank) AS best_rank
  FROM place
  CROSS JOIN LATERAL (SELECT FROM chart WHERE chart.id = place.chart_id AND chart.deleted_at IS NULL OFFSET 0) AS shown
  WHERE place.release_id = release.id
) AS stands
WHERE release.published_at IS NOT NULL;
COMMENT ON VIEW release_standing_card IS 'What release_standing is made of: its columns, in their order, but for the time.';

CREATE FUNCTION release_standing_refresh() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- The sum must not miss what another transaction is about to add.
  PERFORM FROM site FOR UPDATE;
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
COMMENT ON FUNCTION release_standing_refresh() IS 'Brings release_standing up to what is published now.';
CREATE CONSTRAINT TRIGGER release_change_standing AFTER INSERT ON release_change
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION release_standing_refresh();

-- What the page of a release shows, and no list of genres.
CREATE TRIGGER release_link_added_noted AFTER INSERT ON release_link
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_note();
CREATE TRIGGER release_link_changed_noted AFTER UPDATE ON release_link
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_note();
CREATE TRIGGER release_link_removed_noted AFTER DELETE ON release_link
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION release_part_note();
CREATE TRIGGER chart_title_noted AFTER UPDATE ON chart
  FOR EACH ROW WHEN (OLD.title <> NEW.title) EXECUTE FUNCTION chart_note();

-- Of what was published before, the newest edition that shows the release is the best that is known.
INSERT INTO release_standing (release_id, points, charts, best_rank, changed_at)
SELECT card.release_id, card.points, card.charts, card.best_rank, greatest(release.published_at, shown.published_at)
FROM release_standing_card AS card
JOIN release ON release.id = card.release_id
LEFT JOIN (
  SELECT place.release_id, max(edition.published_at) AS published_at
  FROM place
  JOIN chart ON chart.id = place.chart_id AND chart.deleted_at IS NULL
  JOIN edition ON edition.id = chart.edition_id
  GROUP BY place.release_id
) AS shown ON shown.release_id = card.release_id;

-- The trigger writes as the owner.
GRANT SELECT ON release_standing TO silverchart_public, silverchart_editor;
GRANT SELECT ON release_standing_card TO silverchart_editor;
