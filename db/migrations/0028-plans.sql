-- Publications that are planned for a time.

CREATE TABLE plan (
  id bigint GENERATED ALWAYS AS IDENTITY,
  chart_id bigint NOT NULL,
  draft_revision bigint NOT NULL,
  due_at timestamptz NOT NULL,
  note text,
  editor_id bigint NOT NULL,
  planned_at timestamptz NOT NULL DEFAULT now(),
  failure text COLLATE "C",
  CONSTRAINT plan_key PRIMARY KEY (id),
  CONSTRAINT plan_chart_once UNIQUE (chart_id),
  CONSTRAINT plan_chart FOREIGN KEY (chart_id) REFERENCES chart ON DELETE CASCADE,
  CONSTRAINT plan_editor FOREIGN KEY (editor_id) REFERENCES editor,
  CONSTRAINT plan_note_not_blank CHECK (note ~ '\S'),
  CONSTRAINT plan_note_length CHECK (length(note) <= 2000),
  CONSTRAINT plan_failure_word CHECK (failure IN ('moved', 'editor', 'unchanged', 'empty', 'deleted', 'broken'))
);
CREATE INDEX plan_due ON plan (due_at) WHERE failure IS NULL;
CREATE INDEX plan_editor ON plan (editor_id);
COMMENT ON TABLE plan IS 'Publications that are planned for a time, one for each chart at most. The row goes when the chart is published or the plan cancelled: the audit has what was.';
COMMENT ON COLUMN plan.id IS 'Number of the plan: another time for the same chart is another plan.';
COMMENT ON COLUMN plan.chart_id IS 'The chart.';
COMMENT ON COLUMN plan.draft_revision IS 'Revision of the draft that was previewed: that one is published, or none.';
COMMENT ON COLUMN plan.due_at IS 'When the draft is to be published.';
COMMENT ON COLUMN plan.note IS 'What readers will be told; may be missing.';
COMMENT ON COLUMN plan.editor_id IS 'Who planned it, and publishes it.';
COMMENT ON COLUMN plan.planned_at IS 'When it was planned.';
COMMENT ON COLUMN plan.failure IS 'Why nothing was published at that time, in a word; an editor decides then. Missing as long as nothing went wrong.';

GRANT SELECT, INSERT, UPDATE, DELETE ON plan TO silverchart_editor;
