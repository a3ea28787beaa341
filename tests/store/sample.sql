-- What the tests of the store find in the database. Numbers follow the order of the rows, from 1.

INSERT INTO genre (name, slug, match_key, near_key, essay, essay_source) VALUES
  ('Soundtrack', 'soundtrack', 'soundtrack', 'soundtrack', 'Music for *film*.', 'An Editor'),
  ('Ambient', 'ambient', 'ambient', 'ambient', NULL, NULL),
  ('Jazz', 'jazz', 'jazz', 'jazz', NULL, NULL);

INSERT INTO artist (name, sort_name, slug, match_key, near_key) VALUES
  ('Vangelis', 'Vangelis', 'vangelis', 'vangelis', 'vangelis'),
  ('Trent Reznor', 'Reznor, Trent', 'trent-reznor', 'trent reznor', 'trent reznor'),
  ('Atticus Ross', 'Ross, Atticus', 'atticus-ross', 'atticus ross', 'atticus ross'),
  ('The Beatles', 'Beatles, The', 'the-beatles', 'the beatles', 'the beatles'),
  ('Ghost Writer', 'Ghost Writer', 'ghost-writer', 'ghost writer', 'ghost writer');

INSERT INTO artist_credit (name, sort_name, match_key, near_key) VALUES
  ('Vangelis', 'Vangelis', 'vangelis', 'vangelis'),
  ('Trent Reznor and Atticus Ross', 'Reznor, Trent and Ross, Atticus',
    'trent reznor and atticus ross', 'trent reznor and atticus ross'),
  ('The Beatles', 'Beatles, The', 'the beatles', 'the beatles'),
  ('Ghost Writer', 'Ghost Writer', 'ghost writer', 'ghost writer');

INSERT INTO artist_credit_part (artist_credit_id, position, artist_id, name, join_phrase) VALUES
  (1, 1, 1, 'Vangelis', ''),
  (2, 1, 2, 'Trent Reznor', ' and '),
  (2, 2, 3, 'Atticus Ross', ''),
  (3, 1, 4, 'The Beatles', ''),
  (4, 1, 5, 'Ghost Writer', '');

INSERT INTO release (title, sort_title, slug, artist_credit_id, year, month, day, cover, match_key, near_key) VALUES
  ('Blade Runner', 'Blade Runner', 'blade-runner', 1, 1982, 6, 25, '/covers/1.jpg', 'blade runner', 'blade runner'),
  (NULL, NULL, 'untitled', 2, 2010, NULL, NULL, NULL, NULL, NULL),
  ('help!', 'help!', 'help', 3, 1965, 8, NULL, NULL, 'help!', 'help'),
  ('Älä', 'Älä', 'ala', 1, NULL, NULL, NULL, NULL, 'älä', 'ala'),
  ('Hidden Tapes', 'Hidden Tapes', 'hidden-tapes', 4, 1999, NULL, NULL, NULL, 'hidden tapes', 'hidden tapes');

INSERT INTO release_genre (release_id, position, genre_id, weight) VALUES
  (1, 1, 1, 90), (1, 2, 3, NULL), (1, 3, 2, 95),
  (3, 1, 3, NULL),
  (4, 1, 3, NULL), (4, 2, 1, NULL),
  (5, 1, 1, 50);

INSERT INTO release_link (release_id, position, label, url) VALUES
  (1, 1, 'Bandcamp', 'https://example.org/blade'),
  (1, 2, 'Archive', 'https://example.org/runner'),
  (5, 1, 'Bandcamp', 'https://example.org/hidden');

INSERT INTO chart (slug, title, near_key, genre_id, default_sort, default_order, deleted_at) VALUES
  ('soundtrack', 'Best soundtracks', 'best soundtracks', 1, 'released', 'desc', NULL),
  ('best', 'All-time best', 'all time best', NULL, 'rank', 'asc', NULL),
  ('empty', 'Nothing yet', 'nothing yet', NULL, 'rank', 'asc', NULL),
  ('gone', 'Gone', 'gone', NULL, 'rank', 'asc', '2025-01-01T00:00:00Z');

INSERT INTO draft (chart_id) VALUES (1), (2), (3);
INSERT INTO draft_entry (chart_id, rank, release_id) VALUES (1, 1, 1), (1, 2, 2), (1, 3, 3), (1, 4, 4), (3, 1, 5);

INSERT INTO edition (chart_id, number, size, published_at, note) VALUES
  (1, 1, 2, '2025-12-01T10:00:00Z', 'The first.'),
  (1, 2, 4, '2026-01-08T09:30:00Z', NULL),
  (2, 1, 2, '2025-06-01T00:00:00Z', NULL),
  (4, 1, 1, '2024-01-01T00:00:00Z', NULL);
INSERT INTO edition_entry (edition_id, rank, release_id) VALUES
  (1, 1, 2), (1, 2, 1),
  (2, 1, 1), (2, 2, 2), (2, 3, 3), (2, 4, 4),
  (3, 1, 3), (3, 2, 1),
  (4, 1, 1);
UPDATE chart SET edition_id = 2 WHERE id = 1;
UPDATE chart SET edition_id = 3 WHERE id = 2;
UPDATE chart SET edition_id = 4 WHERE id = 4;
