-- /admin/charts/new and /admin/genres/new are the forms for new ones.

UPDATE chart SET slug = 'new-' || id WHERE slug = 'new';
ALTER TABLE chart ADD CONSTRAINT chart_slug_not_new CHECK (slug <> 'new');

UPDATE genre SET slug = 'new-' || id WHERE slug = 'new';
ALTER TABLE genre ADD CONSTRAINT genre_slug_not_new CHECK (slug <> 'new');
