-- Editions stay as they were published, whoever asks: rank 1..size at once, and never anything after.

CREATE FUNCTION edition_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an edition is never changed: % of % refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_immutable';
END
$$;
COMMENT ON FUNCTION edition_refuse() IS 'Refuses every change of what was published.';

CREATE TRIGGER edition_immutable BEFORE UPDATE OR DELETE ON edition
  FOR EACH ROW EXECUTE FUNCTION edition_refuse();
CREATE TRIGGER edition_not_truncated BEFORE TRUNCATE ON edition
  FOR EACH STATEMENT EXECUTE FUNCTION edition_refuse();
CREATE TRIGGER edition_entry_immutable BEFORE UPDATE OR DELETE ON edition_entry
  FOR EACH ROW EXECUTE FUNCTION edition_refuse();
CREATE TRIGGER edition_entry_not_truncated BEFORE TRUNCATE ON edition_entry
  FOR EACH STATEMENT EXECUTE FUNCTION edition_refuse();

CREATE FUNCTION edition_check_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  entries bigint;
  last_rank integer;
BEGIN
  SELECT count(*), max(rank) INTO entries, last_rank FROM edition_entry WHERE edition_id = NEW.id;
  IF entries <> NEW.size OR last_rank <> NEW.size THEN
    RAISE EXCEPTION 'edition % of chart % has % entries up to rank %, not 1..%',
      NEW.number, NEW.chart_id, entries, last_rank, NEW.size
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_whole';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION edition_check_whole() IS 'At commit, an edition has exactly the ranks 1..size.';

CREATE CONSTRAINT TRIGGER edition_whole AFTER INSERT ON edition
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION edition_check_whole();

CREATE FUNCTION edition_entry_check_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM edition
    WHERE id IN (SELECT edition_id FROM added)
      AND size < (SELECT count(*) FROM edition_entry WHERE edition_id = edition.id)
  ) THEN
    RAISE EXCEPTION 'an edition is never changed: it has all its entries'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_immutable';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION edition_entry_check_new() IS 'No entry is added to an edition that is whole.';

CREATE TRIGGER edition_entry_new AFTER INSERT ON edition_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION edition_entry_check_new();
