-- The page of an edition cost more than twice what the chart's own does: each of its releases was put together anew, under
-- the policies of six tables. Most of them stand in a current chart, too, whose place has all that is shown of them.

CREATE VIEW edition_card AS
SELECT entry.edition_id, entry.rank, card.*
FROM edition_line AS entry
-- OFFSET keeps the look-up by key: the planner does not see through edition_line.
CROSS JOIN LATERAL (
  SELECT FROM release WHERE release.id = entry.release_id AND release.published_at IS NOT NULL OFFSET 0) AS shown
CROSS JOIN LATERAL (
  SELECT release_id, slug, title, sort_title, artist, artist_sort_name, year, month, day, cover, search,
    tag_slugs, tag_names, tag_weights, link_labels, link_urls, artist_slugs, artist_names, artist_join_phrases
  FROM place
  WHERE place.release_id = entry.release_id
  UNION ALL
  SELECT *
  FROM release_card
  WHERE release_card.release_id = entry.release_id
  LIMIT 1
) AS card;
COMMENT ON VIEW edition_card IS 'The published releases of every edition with what its rows show of them: the columns of release_card, which is asked only for those that stand in no current chart.';
GRANT SELECT ON edition_card TO silverchart_public, silverchart_editor;
