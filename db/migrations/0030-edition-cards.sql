-- The page of an edition cost more than twice what the chart's own does: each of its releases was put together anew, under
-- the policies of six tables. Most of them stand in a current chart, too, whose place has all that is shown of them; for
-- the others, what is put together is sorted once, not once for each column.

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
  SELECT coalesce(array_agg(slug), '{}') AS slugs, coalesce(array_agg(name), '{}') AS names,
    coalesce(array_agg(weight), '{}') AS weights
  FROM (
    SELECT named.slug, named.name, tag.weight
    FROM release_genre AS tag
    -- OFFSET keeps the look-up by key, also before there are statistics: this runs for each row of a publication.
    CROSS JOIN LATERAL (SELECT slug, name FROM genre WHERE genre.id = tag.genre_id OFFSET 0) AS named
    WHERE tag.release_id = release.id
    ORDER BY tag.weight DESC NULLS LAST, tag.position
  ) AS ordered
) AS tags
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(label), '{}') AS labels, coalesce(array_agg(url), '{}') AS urls
  FROM (SELECT label, url FROM release_link WHERE release_id = release.id ORDER BY position) AS ordered
) AS links
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(slug), '{}') AS slugs, coalesce(array_agg(name), '{}') AS names,
    coalesce(array_agg(join_phrase), '{}') AS join_phrases
  FROM (
    SELECT named.slug, part.name, part.join_phrase
    FROM artist_credit_part AS part
    CROSS JOIN LATERAL (SELECT slug FROM artist WHERE artist.id = part.artist_id OFFSET 0) AS named
    WHERE part.artist_credit_id = release.artist_credit_id
    ORDER BY part.position
  ) AS ordered
) AS parts;
CREATE VIEW published_card AS
SELECT card.*
FROM release
JOIN release_card AS card ON card.release_id = release.id
WHERE release.published_at IS NOT NULL;
COMMENT ON VIEW published_card IS 'release_card of what readers may see.';
GRANT SELECT ON published_card TO silverchart_public, silverchart_editor;

CREATE VIEW edition_card AS
SELECT entry.edition_id, entry.rank, card.*
FROM edition_line AS entry
CROSS JOIN LATERAL (
  SELECT release_id, slug, title, sort_title, artist, artist_sort_name, year, month, day, cover, search,
    tag_slugs, tag_names, tag_weights, link_labels, link_urls, artist_slugs, artist_names, artist_join_phrases
  FROM place
  WHERE place.release_id = entry.release_id
  UNION ALL
  SELECT *
  FROM published_card
  WHERE published_card.release_id = entry.release_id
  LIMIT 1
) AS card;
COMMENT ON VIEW edition_card IS 'The releases of every edition with what its rows show of them: the columns of published_card, which is asked only for those that stand in no current chart: what does is published and not deleted.';
GRANT SELECT ON edition_card TO silverchart_public, silverchart_editor;
