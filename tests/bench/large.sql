-- Fills a database that holds one chart of 100 releases up to 1,000 charts, 100,000 releases and 300,000 genre tags,
-- always the same ones. 90 of a chart's 100 rows are its own, 10 stand in another chart too; the remaining releases
-- were never published. Every third release carries the tag of genre 0: 30,000 of them are published. 180 charts have a
-- second edition, for which 20 releases left and 20 of another chart came. A chart that is there already shows what it did,
-- and has another edition, its current one from the last place to the first. As a superuser.
SET client_min_messages = warning;
BEGIN;

CREATE FUNCTION pg_temp.name(number bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT initcap(
    (ARRAY['silver', 'émile', 'night', 'paper', 'northern', 'quiet', 'golden', 'último', 'early', 'fjord', 'hollow',
      'señor', 'late', 'marble', 'copper', 'ivory', 'zoë'])[1 + number % 17]
    || ' ' ||
    (ARRAY['harbour', 'engine', 'gardens', 'señales', 'orchestra', 'tides', 'machine', 'letters', 'blå', 'choir',
      'theatre', 'signal', 'atlas'])[1 + number % 13])
    || ' ' || number
$$;

CREATE TEMP TABLE amount AS
  SELECT 999 AS charts, 99900 AS releases, 20000 AS artists, 400 AS genres;

INSERT INTO genre (name, slug, match_key, near_key)
SELECT 'genre ' || number, 'genre-' || number, 'genre ' || number, 'genre ' || number
FROM amount, generate_series(0, genres) AS number;

INSERT INTO artist (name, sort_name, slug, match_key, near_key)
SELECT pg_temp.name(number), pg_temp.name(number), 'artist-' || number, 'artist ' || number, 'artist ' || number
FROM amount, generate_series(1, artists) AS number;

INSERT INTO artist_credit (name, sort_name, match_key, near_key)
SELECT name, sort_name, match_key, near_key FROM artist WHERE match_key ~ '^artist \d+$' ORDER BY id;

INSERT INTO artist_credit_part (artist_credit_id, position, artist_id, name)
SELECT credit.id, 1, artist.id, artist.name
FROM artist_credit AS credit
JOIN artist USING (match_key)
WHERE match_key ~ '^artist \d+$';

-- Every 50th title is unknown, every 20th date; every 6th date is a year, every 10th a month.
INSERT INTO release (title, sort_title, slug, artist_credit_id, year, month, day, match_key, near_key)
SELECT CASE WHEN known THEN pg_temp.name(number * 7) END, CASE WHEN known THEN pg_temp.name(number * 7) END,
  'release-' || number, credit.id,
  CASE WHEN number % 20 > 0 THEN 1950 + number % 75 END,
  CASE WHEN number % 20 > 0 AND number % 6 > 0 THEN 1 + number % 12 END,
  CASE WHEN number % 20 > 0 AND number % 6 > 0 AND number % 10 > 0 THEN 1 + number % 28 END,
  CASE WHEN known THEN 'release ' || number END, CASE WHEN known THEN lower(pg_temp.name(number * 7)) END
FROM amount
CROSS JOIN generate_series(1, releases) AS number
CROSS JOIN LATERAL (SELECT number % 50 > 0 AS known) AS title
JOIN artist_credit AS credit ON credit.match_key = 'artist ' || 1 + number % artists
ORDER BY number;

CREATE TEMP TABLE filler AS
  SELECT substr(slug, 9)::int AS number, id FROM release WHERE slug ~ '^release-\d+$';
CREATE UNIQUE INDEX ON filler (number);

-- Three tags each, with weights on every second release; the rest of 300,000 stand on the first releases as a fourth.
INSERT INTO release_genre (release_id, position, genre_id, weight)
SELECT filler.id, turn, genre.id, CASE WHEN number % 2 = 0 THEN 100 - 20 * turn END
FROM amount
CROSS JOIN filler
CROSS JOIN generate_series(1, 4) AS turn
JOIN genre ON genre.slug = 'genre-' ||
  CASE WHEN turn = 1 AND number % 3 = 0 THEN 0 ELSE 1 + (number * 7 + turn * 131) % genres END
WHERE turn <= 3 OR number <= 300 - (SELECT count(*) FROM release_genre)
ORDER BY number, turn;

INSERT INTO chart (slug, title, near_key)
SELECT 'chart-' || number, 'Chart ' || number, 'chart ' || number
FROM amount, generate_series(1, charts) AS number;

INSERT INTO edition (chart_id, number, size)
SELECT id, 1, 100 FROM chart WHERE slug ~ '^chart-\d+$' ORDER BY id;

INSERT INTO edition_entry (edition_id, rank, release_id)
SELECT edition.id, rank, filler.id
FROM amount
CROSS JOIN chart
JOIN edition ON edition.chart_id = chart.id
CROSS JOIN LATERAL (SELECT substr(chart.slug, 7)::int AS number) AS own
CROSS JOIN generate_series(1, 100) AS rank
JOIN filler ON filler.number =
  CASE WHEN rank <= 90 THEN (own.number - 1) * 100 + rank ELSE (own.number + rank) % charts * 100 + rank - 90 END
WHERE chart.slug ~ '^chart-\d+$'
ORDER BY edition.id, rank;

-- The triggers keep the plans that they make for the first of the charts, when place holds one: that would read all of
-- it for every chart, and compile for longer than it runs.
ANALYZE;
SET LOCAL jit = off;
SET LOCAL enable_seqscan = off;
UPDATE chart SET edition_id = edition.id
FROM edition
WHERE edition.chart_id = chart.id AND chart.slug ~ '^chart-\d+$';

CREATE TEMP TABLE continued AS
  SELECT id AS chart_id, substr(slug, 7)::int AS number FROM chart WHERE slug ~ '^chart-\d+$' ORDER BY id LIMIT 180;

INSERT INTO edition (chart_id, number, size)
SELECT chart_id, 2, 100 FROM continued ORDER BY chart_id;

INSERT INTO edition_entry (edition_id, rank, release_id)
SELECT latest.id, entry.rank, coalesce(other.release_id, entry.release_id)
FROM continued
JOIN edition AS first ON first.chart_id = continued.chart_id AND first.number = 1
JOIN edition AS latest ON latest.chart_id = continued.chart_id AND latest.number = 2
JOIN edition_entry AS entry ON entry.edition_id = first.id
JOIN chart AS source ON source.slug = 'chart-' || continued.number + 500
JOIN edition AS taken ON taken.chart_id = source.id
LEFT JOIN edition_entry AS other
  ON other.edition_id = taken.id AND other.rank = entry.rank - 70 AND entry.rank BETWEEN 71 AND 90
ORDER BY latest.id, entry.rank;

UPDATE chart SET edition_id = edition.id
FROM edition
WHERE edition.chart_id = chart.id AND edition.number = 2;
SET LOCAL enable_seqscan = on;

INSERT INTO edition (chart_id, number, size)
SELECT chart.id, (SELECT max(number) + 1 FROM edition WHERE chart_id = chart.id), current.size
FROM chart
JOIN edition AS current ON current.id = chart.edition_id
WHERE chart.slug !~ '^chart-\d+$';

INSERT INTO edition_entry (edition_id, rank, release_id)
SELECT latest.id, current.size + 1 - entry.rank, entry.release_id
FROM chart
JOIN edition AS current ON current.id = chart.edition_id
JOIN edition AS latest ON latest.id = (SELECT max(id) FROM edition WHERE chart_id = chart.id)
JOIN edition_entry AS entry ON entry.edition_id = current.id
WHERE chart.slug !~ '^chart-\d+$'
ORDER BY latest.id, entry.rank DESC;

COMMIT;
