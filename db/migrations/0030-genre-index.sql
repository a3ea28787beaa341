-- A worker keeps what the releases of a genre are searched by, so the search is no statement's any more: it has to know
-- when they changed, and the letters of migration 0029 have done their work.

ALTER TABLE genre_statistics ADD COLUMN revision bigint NOT NULL DEFAULT revision_next(0);
COMMENT ON COLUMN genre_statistics.revision IS 'Grows whenever one of the genre''s rows in genre_release may have changed.';
-- Also where all is counted as it was: another title counts no less.
CREATE TRIGGER genre_statistics_revision BEFORE UPDATE ON genre_statistics
  FOR EACH ROW EXECUTE FUNCTION revision_renew();

-- With the column, the indexes that have it go.
ALTER TABLE genre_release DROP COLUMN letters;
DROP FUNCTION search.letters(text);
COMMENT ON VIEW genre_release_card IS 'What genre_release is made of: its columns in their order, without the one that is generated.';

CREATE INDEX genre_release_title_asc ON genre_release
  (genre_id, sort_title, best_rank, release_id) INCLUDE (year, short_search);
CREATE INDEX genre_release_title_desc ON genre_release
  (genre_id, sort_title DESC NULLS LAST, best_rank, release_id) INCLUDE (year, short_search);
CREATE INDEX genre_release_artist_asc ON genre_release
  (genre_id, artist_sort_name, best_rank, release_id) INCLUDE (year, short_search);
CREATE INDEX genre_release_artist_desc ON genre_release
  (genre_id, artist_sort_name DESC NULLS LAST, best_rank, release_id) INCLUDE (year, short_search);
CREATE INDEX genre_release_released_asc ON genre_release
  (genre_id, year, month, day, best_rank, release_id) INCLUDE (short_search);
CREATE INDEX genre_release_released_desc ON genre_release
  (genre_id, year DESC NULLS LAST, month DESC NULLS LAST, day DESC NULLS LAST, best_rank, release_id)
  INCLUDE (short_search);
CREATE INDEX genre_release_place_asc ON genre_release
  (genre_id, best_rank, release_id) INCLUDE (year, short_search);
CREATE INDEX genre_release_place_desc ON genre_release
  (genre_id, best_rank DESC NULLS LAST, release_id) INCLUDE (year, short_search);
