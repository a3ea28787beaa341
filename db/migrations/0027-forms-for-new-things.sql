-- Charts and genres are made and renamed by forms: /admin/charts/new and /admin/genres/new are those for new ones, and
-- who saved a draft last is known whatever its chart was called then.

UPDATE chart SET slug = 'new-' || id WHERE slug = 'new';
ALTER TABLE chart ADD CONSTRAINT chart_slug_not_new CHECK (slug <> 'new');

UPDATE genre SET slug = 'new-' || id WHERE slug = 'new';
ALTER TABLE genre ADD CONSTRAINT genre_slug_not_new CHECK (slug <> 'new');

CREATE VIEW draft_saved AS
SELECT chart.id AS chart_id, saved.editor_name, saved.at, saved.before, saved.after
FROM chart
CROSS JOIN LATERAL (
  SELECT editor_name, at, before, after
  FROM audit
  WHERE kind = 'chart' AND after ? 'revision' AND subject = ANY (chart.slug || ARRAY(
    SELECT slug FROM slug_history WHERE slug_history.kind = 'chart' AND target_id = chart.id))
  ORDER BY id DESC
  LIMIT 1
) AS saved;
COMMENT ON VIEW draft_saved IS 'The last save of each draft, as the audit has it; no row for a draft that no form saved.';
COMMENT ON COLUMN draft_saved.chart_id IS 'The chart.';
COMMENT ON COLUMN draft_saved.editor_name IS 'Who saved.';
COMMENT ON COLUMN draft_saved.at IS 'When.';
COMMENT ON COLUMN draft_saved.before IS 'What it was before, as far as it changed.';
COMMENT ON COLUMN draft_saved.after IS 'What it became, as far as it changed, with the revision of the draft that it made.';

GRANT SELECT ON draft_saved TO silverchart_editor;
