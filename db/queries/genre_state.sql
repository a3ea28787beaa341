-- What a genre's present state is known by; no row for one that only drafts know.
-- $1 slug
-- Columns: id, revision, releases_revision.
-- The revision is the site's: it grows with everything that the page of a genre shows. That of its releases grows with
-- them alone.
SELECT genre.id, site.revision, counted.revision AS releases_revision
FROM genre
JOIN genre_statistics AS counted ON counted.genre_id = genre.id
CROSS JOIN site
WHERE genre.slug = $1::text
  AND (counted.releases > 0 OR genre.essay IS NOT NULL
    OR EXISTS (SELECT FROM chart WHERE chart.genre_id = genre.id AND chart.deleted_at IS NULL))
