-- A draft knows which form saved it, so that saving twice from one tab is no conflict.

ALTER TABLE draft
  ADD COLUMN saved_form text COLLATE "C",
  ADD COLUMN saved_revision bigint,
  ADD CONSTRAINT draft_saved_whole CHECK (num_nulls(saved_form, saved_revision) IN (0, 2));
COMMENT ON COLUMN draft.saved_form IS 'Key of the form that saved last; missing where none did.';
COMMENT ON COLUMN draft.saved_revision IS 'The revision that it made: another one says that something else changed the draft since.';
