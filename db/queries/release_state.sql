-- What a release's present state is known by: it shows places in charts, so this is the site's revision.
-- $1 slug
-- Columns: id, revision.
SELECT release.id, site.revision FROM release CROSS JOIN site WHERE release.slug = $1::text
