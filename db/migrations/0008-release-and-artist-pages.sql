-- Releases and artists have pages: rows of charts link to the artists of a credit, and the site's revision grows with
-- everything that such a page shows, also where no chart changes.

ALTER TABLE place
  ADD COLUMN artist_slugs text[] NOT NULL DEFAULT '{}',
  ADD COLUMN artist_names text[] NOT NULL DEFAULT '{}',
  ADD COLUMN artist_join_phrases text[] NOT NULL DEFAULT '{}';
ALTER TABLE place
  ALTER COLUMN artist_slugs DROP DEFAULT,
  ALTER COLUMN artist_names DROP DEFAULT,
  ALTER COLUMN artist_join_phrases DROP DEFAULT;
COMMENT ON COLUMN place.artist_slugs IS 'Slugs of the artists of the credit, in its order.';
COMMENT ON COLUMN place.artist_names IS 'Names of the artists as printed in the credit, in the same order.';
COMMENT ON COLUMN place.artist_join_phrases IS 'What is printed behind each of the names.';

CREATE OR REPLACE VIEW release_card AS
SELECT release.id AS release_id, release.slug, release.title, release.sort_title,
  credit.name AS artist, credit.sort_name AS artist_sort_name,
  release.year, release.month, release.day, release.cover,
  concat_ws(' ', release.near_key, credit.near_key) AS search,
  tags.slugs AS tag_slugs, tags.names AS tag_names, tags.weights AS tag_weights,
  links.labels AS link_labels, links.urls AS link_urls,
  parts.slugs AS artist_slugs, parts.names AS artist_names, parts.join_phrases AS artist_join_phrases
FROM release
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(named.slug ORDER BY tag.weight DESC NULLS LAST, tag.position), '{}') AS slugs,
    coalesce(array_agg(named.name ORDER BY tag.weight DESC NULLS LAST, tag.position), '{}') AS names,
    coalesce(array_agg(tag.weight ORDER BY tag.weight DESC NULLS LAST, tag.position), '{}') AS weights
  FROM release_genre AS tag
  -- OFFSET keeps the look-up by key, also before there are statistics: this runs for each row of a publication.
  CROSS JOIN LATERAL (SELECT slug, name FROM genre WHERE genre.id = tag.genre_id OFFSET 0) AS named
  WHERE tag.release_id = release.id
) AS tags
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(link.label ORDER BY link.position), '{}') AS labels,
    coalesce(array_agg(link.url ORDER BY link.position), '{}') AS urls
  FROM release_link AS link
  WHERE link.release_id = release.id
) AS links
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(named.slug ORDER BY part.position), '{}') AS slugs,
    coalesce(array_agg(part.name ORDER BY part.position), '{}') AS names,
    coalesce(array_agg(part.join_phrase ORDER BY part.position), '{}') AS join_phrases
  FROM artist_credit_part AS part
  CROSS JOIN LATERAL (SELECT slug FROM artist WHERE artist.id = part.artist_id OFFSET 0) AS named
  WHERE part.artist_credit_id = release.artist_credit_id
) AS parts;

SELECT chart_touch(ARRAY(SELECT DISTINCT release_id FROM place));

COMMENT ON COLUMN site.revision IS 'Grows with every change that a list of charts, a release or an artist could show.';

CREATE FUNCTION site_touch(visible boolean) RETURNS void LANGUAGE sql AS $$
  UPDATE site SET revision = revision + 1 WHERE visible;
$$;
COMMENT ON FUNCTION site_touch(boolean) IS 'A new revision for the site, when what changed is visible to readers.';

CREATE OR REPLACE FUNCTION release_touch_charts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM chart_touch(ARRAY(SELECT id FROM changed));
  PERFORM site_touch(EXISTS (SELECT FROM changed WHERE published_at IS NOT NULL));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION release_touch_charts() IS 'A corrected release changes its page and the charts that show it.';

CREATE OR REPLACE FUNCTION release_part_touch_charts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM chart_touch(ARRAY(SELECT DISTINCT release_id FROM changed));
  PERFORM site_touch(EXISTS (
    SELECT FROM changed JOIN release ON release.id = changed.release_id WHERE release.published_at IS NOT NULL));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION release_part_touch_charts() IS 'Changed genre tags or links of a release change its page and the charts that show it.';

CREATE OR REPLACE FUNCTION artist_credit_touch_charts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM chart_touch(ARRAY(
    SELECT release.id FROM release JOIN changed ON changed.id = release.artist_credit_id));
  PERFORM site_touch(EXISTS (SELECT FROM changed WHERE published_at IS NOT NULL));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION artist_credit_touch_charts() IS 'A corrected artist credit changes the pages and charts that show it.';

CREATE FUNCTION artist_credit_part_touch_charts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM chart_touch(ARRAY(
    SELECT DISTINCT release.id FROM release JOIN changed USING (artist_credit_id)));
  PERFORM site_touch(EXISTS (
    SELECT FROM changed JOIN artist_credit AS credit ON credit.id = changed.artist_credit_id
    WHERE credit.published_at IS NOT NULL));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION artist_credit_part_touch_charts() IS 'Changed parts of an artist credit change the pages and charts that show it.';
CREATE TRIGGER artist_credit_part_added AFTER INSERT ON artist_credit_part
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_credit_part_touch_charts();
CREATE TRIGGER artist_credit_part_changed AFTER UPDATE ON artist_credit_part
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_credit_part_touch_charts();
CREATE TRIGGER artist_credit_part_removed AFTER DELETE ON artist_credit_part
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artist_credit_part_touch_charts();

CREATE FUNCTION artist_touch_charts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM chart_touch(ARRAY(
    SELECT DISTINCT release.id
    FROM changed
    JOIN before USING (id)
    JOIN artist_credit_part AS part ON part.artist_id = changed.id
    JOIN release USING (artist_credit_id)
    WHERE before.slug <> changed.slug));
  PERFORM site_touch(EXISTS (SELECT FROM changed WHERE published_at IS NOT NULL));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION artist_touch_charts() IS 'A corrected artist changes its page, a new slug every chart that links to it.';
CREATE TRIGGER artist_changed AFTER UPDATE ON artist
  REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION artist_touch_charts();

GRANT EXECUTE ON FUNCTION site_touch(boolean) TO silverchart_editor;
