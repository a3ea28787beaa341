-- What a name may hold, and a reader ask for, that searches and indexes could not take.

-- The rules of unaccent make quotes of some letters ("ʻ" of "Hawaiʻi"), and a server may have rules of its own. A quote in
-- a word ended the text search query that was made of it: nothing with such a name could be changed again.
CREATE OR REPLACE FUNCTION search.key(near_key text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT left(translate(search.unaccent(near_key), E'\'\\', '  '), 400) COLLATE "C"
$$;
-- Rows that are deleted stay in the indexes until they are vacuumed, and doubled what a search costs.
TRUNCATE search_word, search_entry;
INSERT INTO search_entry SELECT * FROM search_card ORDER BY kind, prominence DESC, target_id;
INSERT INTO search_word
SELECT DISTINCT word FROM search_entry CROSS JOIN unnest(search_vocabulary(words)) AS word;

-- A title of 500 characters and its near key do not fit together into a row of an index: 2704 bytes.
DROP INDEX chart_title;
ALTER TABLE chart ADD COLUMN short_near_key text COLLATE "C"
  GENERATED ALWAYS AS (CASE WHEN octet_length(near_key) <= 400 THEN near_key END) STORED;
COMMENT ON COLUMN chart.short_near_key IS 'The same as near_key where it is at most 400 bytes, for the index; missing where it is longer.';
CREATE INDEX chart_title ON chart (title COLLATE "und-x-icu", slug) INCLUDE (id, short_near_key, edition_id)
  WHERE deleted_at IS NULL;

-- Before what is not published was left out, a condition of the reader's was told of it.
ALTER VIEW published_card SET (security_barrier);

-- The places of a deleted chart stay, and so its releases may be deleted.
CREATE OR REPLACE VIEW edition_card AS
SELECT entry.edition_id, entry.rank, card.*
FROM edition_line AS entry
CROSS JOIN LATERAL (
  SELECT release_id, slug, title, sort_title, artist, artist_sort_name, year, month, day, cover, search,
    tag_slugs, tag_names, tag_weights, link_labels, link_urls, artist_slugs, artist_names, artist_join_phrases
  FROM place
  -- OFFSET keeps the look-up by key, as in release_card.
  CROSS JOIN LATERAL (
    SELECT FROM chart WHERE chart.id = place.chart_id AND chart.deleted_at IS NULL OFFSET 0) AS shown
  WHERE place.release_id = entry.release_id
  UNION ALL
  SELECT *
  FROM published_card
  WHERE published_card.release_id = entry.release_id
  LIMIT 1
) AS card;
COMMENT ON VIEW edition_card IS 'The releases of every edition with what its rows show of them: the columns of published_card, which is asked only for those that stand in no current chart: what does, in one that is not deleted, is published and not deleted itself.';
