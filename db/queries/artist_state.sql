-- What an artist's present state is known by: the page shows places in charts, so this is the site's revision.
-- $1 slug
-- Columns: id, revision.
SELECT artist.id, site.revision FROM artist CROSS JOIN site WHERE artist.slug = $1::text
