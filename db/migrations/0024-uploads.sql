-- Lists that editors sent to be imported: kept while they are looked at, so that nothing is sent twice.

CREATE TABLE upload (
  id integer GENERATED ALWAYS AS IDENTITY,
  editor_id bigint NOT NULL,
  chart_id bigint NOT NULL,
  name text,
  content bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT upload_key PRIMARY KEY (id),
  CONSTRAINT upload_editor FOREIGN KEY (editor_id) REFERENCES editor,
  CONSTRAINT upload_chart FOREIGN KEY (chart_id) REFERENCES chart,
  CONSTRAINT upload_name_length CHECK (length(name) BETWEEN 1 AND 100),
  CONSTRAINT upload_content_length CHECK (length(content) BETWEEN 1 AND 10485760)
);
CREATE INDEX upload_editor ON upload (editor_id, id);
CREATE INDEX upload_chart ON upload (chart_id);
CREATE INDEX upload_created ON upload (created_at);
COMMENT ON TABLE upload IS 'Lists that wait to be imported: until they are applied, for a day, and the last few of each editor. Rows of a day ago may go.';
COMMENT ON COLUMN upload.id IS 'Number of the upload.';
COMMENT ON COLUMN upload.editor_id IS 'Who sent it; nobody else sees it.';
COMMENT ON COLUMN upload.chart_id IS 'The chart whose draft it is to become.';
COMMENT ON COLUMN upload.name IS 'Name of the file as the browser told it, for people only; missing for a list that was pasted.';
COMMENT ON COLUMN upload.content IS 'The bytes of the file, whatever they are.';
COMMENT ON COLUMN upload.created_at IS 'When it came.';

GRANT SELECT, INSERT, DELETE ON upload TO silverchart_editor;
