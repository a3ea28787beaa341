-- How the releases of an edition stand against the chart's earlier editions (movement). Editions never change, so it is
-- found out once, when an edition is published, and costs the same however many editions there are.

CREATE TABLE edition_standing (
  edition_id bigint NOT NULL,
  rank integer NOT NULL,
  chart_id bigint NOT NULL,
  number integer NOT NULL,
  release_id bigint NOT NULL,
  movement text COLLATE "C" NOT NULL,
  before_rank integer,
  peak integer NOT NULL,
  editions integer NOT NULL,
  CONSTRAINT edition_standing_key PRIMARY KEY (edition_id, rank),
  CONSTRAINT edition_standing_once UNIQUE (chart_id, release_id, number),
  CONSTRAINT edition_standing_entry FOREIGN KEY (edition_id, rank) REFERENCES edition_entry (edition_id, rank),
  CONSTRAINT edition_standing_edition FOREIGN KEY (edition_id, chart_id) REFERENCES edition (id, chart_id),
  CONSTRAINT edition_standing_release FOREIGN KEY (release_id) REFERENCES release,
  CONSTRAINT edition_standing_movement_word CHECK (movement IN ('first', 'new', 'back', 'up', 'down', 'same')),
  CONSTRAINT edition_standing_first CHECK ((movement = 'first') = (number = 1)),
  CONSTRAINT edition_standing_before CHECK ((movement IN ('up', 'down', 'same')) = (before_rank IS NOT NULL)),
  CONSTRAINT edition_standing_peak_range CHECK (peak BETWEEN 1 AND rank),
  CONSTRAINT edition_standing_editions_range CHECK (editions BETWEEN 1 AND number)
);
CREATE INDEX edition_standing_edition ON edition_standing (edition_id, chart_id);
CREATE INDEX edition_standing_release ON edition_standing (release_id);
COMMENT ON TABLE edition_standing IS 'Read model: how every entry of an edition stands against the chart''s earlier editions.';
COMMENT ON COLUMN edition_standing.edition_id IS 'The edition.';
COMMENT ON COLUMN edition_standing.rank IS 'The rank of the entry.';
COMMENT ON COLUMN edition_standing.chart_id IS 'The chart of the edition.';
COMMENT ON COLUMN edition_standing.number IS 'Number of the edition within its chart.';
COMMENT ON COLUMN edition_standing.release_id IS 'The release of the entry.';
COMMENT ON COLUMN edition_standing.movement IS 'Against the edition before: up, down, same; new when it was in no earlier one, back when it was, but not in the one before; first in a chart''s first edition.';
COMMENT ON COLUMN edition_standing.before_rank IS 'The rank in the edition before; missing when it was not in that one.';
COMMENT ON COLUMN edition_standing.peak IS 'The best rank up to this edition.';
COMMENT ON COLUMN edition_standing.editions IS 'In how many editions of the chart it was, up to this one.';

CREATE FUNCTION edition_stand(edition bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO edition_standing (edition_id, rank, chart_id, number, release_id, movement, before_rank, peak, editions)
  SELECT entry.edition_id, entry.rank, added.chart_id, added.number, entry.release_id,
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
  JOIN edition_entry AS entry ON entry.edition_id = added.id
  -- When it was in the chart last; OFFSET keeps the look-up by key, also before there are statistics.
  LEFT JOIN LATERAL (
    SELECT standing.number, standing.rank, standing.peak, standing.editions
    FROM edition_standing AS standing
    WHERE standing.chart_id = added.chart_id AND standing.release_id = entry.release_id
      AND standing.number < added.number
    ORDER BY standing.number DESC
    LIMIT 1 OFFSET 0
  ) AS last ON true
  WHERE added.id = edition
$$;
COMMENT ON FUNCTION edition_stand(bigint) IS 'Notes how the entries of an edition that is whole stand against the earlier ones.';

CREATE FUNCTION edition_entry_stand() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  whole bigint;
BEGIN
  FOR whole IN
    SELECT id FROM edition
    WHERE id IN (SELECT edition_id FROM added)
      AND size = (SELECT count(*) FROM edition_entry WHERE edition_id = edition.id)
    ORDER BY chart_id, number
  LOOP
    PERFORM edition_stand(whole);
  END LOOP;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION edition_entry_stand() IS 'The entries of an edition that is whole are compared with the earlier ones.';
CREATE TRIGGER edition_entry_stood AFTER INSERT ON edition_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION edition_entry_stand();

DO $$
DECLARE
  present bigint;
BEGIN
  FOR present IN SELECT id FROM edition ORDER BY chart_id, number LOOP
    PERFORM edition_stand(present);
  END LOOP;
END
$$;

-- The trigger writes as the owner.
GRANT SELECT ON edition_standing TO silverchart_public, silverchart_editor;
