-- What every edition changed against the one before it. Neither of the two ever changes, so it is found out once, when
-- an edition is published, and feeds cost the same however long the charts are.

CREATE TABLE edition_comparison (
  edition_id bigint NOT NULL,
  entered_count integer NOT NULL,
  left_count integer NOT NULL,
  moved_count integer NOT NULL,
  CONSTRAINT edition_comparison_key PRIMARY KEY (edition_id),
  CONSTRAINT edition_comparison_edition FOREIGN KEY (edition_id) REFERENCES edition,
  CONSTRAINT edition_comparison_not_negative CHECK (entered_count >= 0 AND left_count >= 0 AND moved_count >= 0)
);
COMMENT ON TABLE edition_comparison IS 'Read model: how many releases entered, left and moved with an edition. Of a first edition, all entered.';
COMMENT ON COLUMN edition_comparison.edition_id IS 'The edition that is compared with the one before it.';
COMMENT ON COLUMN edition_comparison.entered_count IS 'How many of its releases were not in the one before.';
COMMENT ON COLUMN edition_comparison.left_count IS 'How many releases were in the one before only.';
COMMENT ON COLUMN edition_comparison.moved_count IS 'How many releases have another rank than before.';

CREATE TABLE edition_change (
  edition_id bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  turn smallint NOT NULL,
  release_id bigint NOT NULL,
  rank integer,
  before_rank integer,
  CONSTRAINT edition_change_key PRIMARY KEY (edition_id, kind, turn),
  CONSTRAINT edition_change_edition FOREIGN KEY (edition_id) REFERENCES edition,
  CONSTRAINT edition_change_release FOREIGN KEY (release_id) REFERENCES release,
  CONSTRAINT edition_change_kind_word CHECK (kind IN ('entered', 'left', 'moved')),
  CONSTRAINT edition_change_turn_range CHECK (turn BETWEEN 1 AND 10),
  CONSTRAINT edition_change_ranks CHECK (
    (kind <> 'left') = (rank IS NOT NULL) AND (kind <> 'entered') = (before_rank IS NOT NULL))
);
CREATE INDEX edition_change_release ON edition_change (release_id);
COMMENT ON TABLE edition_change IS 'Read model: the first ten changes of each kind that an edition made.';
COMMENT ON COLUMN edition_change.edition_id IS 'The edition that made the change.';
COMMENT ON COLUMN edition_change.kind IS 'What became of the release: entered, left or moved.';
COMMENT ON COLUMN edition_change.turn IS 'Place within its kind, from 1: largest move first, then best rank first.';
COMMENT ON COLUMN edition_change.release_id IS 'The release.';
COMMENT ON COLUMN edition_change.rank IS 'Its rank in the edition; missing when it left.';
COMMENT ON COLUMN edition_change.before_rank IS 'Its rank in the edition before; missing when it entered.';

CREATE FUNCTION edition_compare(editions bigint[]) RETURNS void LANGUAGE sql AS $$
  WITH pair AS (
    SELECT edition.id, before.id AS before_id
    FROM edition
    LEFT JOIN edition AS before ON before.chart_id = edition.chart_id AND before.number = edition.number - 1
    WHERE edition.id = ANY (editions)
  ), present AS (
    SELECT pair.id, entry.release_id, entry.rank
    FROM pair JOIN edition_entry AS entry ON entry.edition_id = pair.id
  ), past AS (
    SELECT pair.id, entry.release_id, entry.rank
    FROM pair JOIN edition_entry AS entry ON entry.edition_id = pair.before_id
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
COMMENT ON FUNCTION edition_compare(bigint[]) IS 'Notes what new editions changed.';

CREATE FUNCTION edition_entry_compare() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM edition_compare(ARRAY(
    SELECT id FROM edition
    WHERE id IN (SELECT edition_id FROM added)
      AND size = (SELECT count(*) FROM edition_entry WHERE edition_id = edition.id)));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION edition_entry_compare() IS 'An edition that is whole is compared with the one before it.';
CREATE TRIGGER edition_entry_compared AFTER INSERT ON edition_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION edition_entry_compare();

SELECT edition_compare(ARRAY(SELECT id FROM edition));

-- The newest editions of all charts.
CREATE INDEX edition_published ON edition (published_at DESC, id DESC);

-- The trigger writes as the owner.
GRANT SELECT ON edition_comparison, edition_change TO silverchart_public, silverchart_editor;
