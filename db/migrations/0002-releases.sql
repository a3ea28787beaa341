-- What is ranked: artists, their credits, releases, genres.

CREATE TABLE artist (
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  sort_name text NOT NULL,
  slug text COLLATE "C" NOT NULL,
  match_key text COLLATE "C" NOT NULL,
  near_key text COLLATE "C" NOT NULL,
  published_at timestamptz,
  CONSTRAINT artist_key PRIMARY KEY (id),
  CONSTRAINT artist_slug_unique UNIQUE (slug),
  CONSTRAINT artist_match_key_unique UNIQUE (match_key),
  CONSTRAINT artist_name_clean CHECK (name <> '' AND name !~ '^ | $|[\u0001-\u001f\u007f]'),
  CONSTRAINT artist_name_length CHECK (length(name) <= 500),
  CONSTRAINT artist_sort_name_clean CHECK (sort_name <> '' AND sort_name !~ '^ | $|[\u0001-\u001f\u007f]'),
  CONSTRAINT artist_sort_name_length CHECK (length(sort_name) <= 600),
  CONSTRAINT artist_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100)
);
CREATE INDEX artist_near_key ON artist (near_key);
COMMENT ON TABLE artist IS 'A person or group that is credited on releases.';
COMMENT ON COLUMN artist.id IS 'Number of the artist.';
COMMENT ON COLUMN artist.name IS 'The name as it is usually printed.';
COMMENT ON COLUMN artist.sort_name IS 'The name as it is filed: "Beatles, The".';
COMMENT ON COLUMN artist.slug IS 'The name in addresses.';
COMMENT ON COLUMN artist.match_key IS 'Normalised name: two artists never have the same one.';
COMMENT ON COLUMN artist.near_key IS 'Name without case, accents and signs: equal ones are suspiciously alike.';
COMMENT ON COLUMN artist.published_at IS 'When a release of the artist first stood in an edition; readers see nothing before.';

CREATE TABLE artist_credit (
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  sort_name text NOT NULL,
  match_key text COLLATE "C" NOT NULL,
  near_key text COLLATE "C" NOT NULL,
  published_at timestamptz,
  CONSTRAINT artist_credit_key PRIMARY KEY (id),
  CONSTRAINT artist_credit_name_clean CHECK (name <> '' AND name !~ '^ | $|[\u0001-\u001f\u007f]'),
  CONSTRAINT artist_credit_name_length CHECK (length(name) <= 500),
  CONSTRAINT artist_credit_sort_name_clean CHECK (sort_name <> '' AND sort_name !~ '^ | $|[\u0001-\u001f\u007f]')
);
CREATE INDEX artist_credit_match_key ON artist_credit (match_key);
CREATE INDEX artist_credit_near_key ON artist_credit (near_key);
COMMENT ON TABLE artist_credit IS 'The artists of a release as one text, made of artist_credit_part; releases share equal credits.';
COMMENT ON COLUMN artist_credit.id IS 'Number of the artist credit.';
COMMENT ON COLUMN artist_credit.name IS 'The credit as printed: names and joining phrases in order.';
COMMENT ON COLUMN artist_credit.sort_name IS 'The credit as it is filed: sort names and joining phrases in order.';
COMMENT ON COLUMN artist_credit.match_key IS 'Normalised credit: what releases are matched by.';
COMMENT ON COLUMN artist_credit.near_key IS 'Credit without case, accents and signs: for search and for near matches.';
COMMENT ON COLUMN artist_credit.published_at IS 'When a release with the credit first stood in an edition.';

CREATE TABLE artist_credit_part (
  artist_credit_id bigint NOT NULL,
  position smallint NOT NULL,
  artist_id bigint NOT NULL,
  name text NOT NULL,
  join_phrase text NOT NULL DEFAULT '',
  CONSTRAINT artist_credit_part_key PRIMARY KEY (artist_credit_id, position),
  CONSTRAINT artist_credit_part_credit FOREIGN KEY (artist_credit_id) REFERENCES artist_credit ON DELETE CASCADE,
  CONSTRAINT artist_credit_part_artist FOREIGN KEY (artist_id) REFERENCES artist,
  CONSTRAINT artist_credit_part_position CHECK (position >= 1),
  CONSTRAINT artist_credit_part_name_clean CHECK (name <> '' AND name !~ '^ | $|[\u0001-\u001f\u007f]'),
  CONSTRAINT artist_credit_part_join_phrase_length CHECK (length(join_phrase) <= 100)
);
CREATE INDEX artist_credit_part_artist ON artist_credit_part (artist_id);
COMMENT ON TABLE artist_credit_part IS 'An artist within an artist credit.';
COMMENT ON COLUMN artist_credit_part.artist_credit_id IS 'The artist credit.';
COMMENT ON COLUMN artist_credit_part.position IS 'Place within the artist credit, from 1.';
COMMENT ON COLUMN artist_credit_part.artist_id IS 'The artist.';
COMMENT ON COLUMN artist_credit_part.name IS 'The artist''s name as printed in this credit.';
COMMENT ON COLUMN artist_credit_part.join_phrase IS 'What is printed behind the name, blanks included: " and ".';

CREATE TABLE genre (
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  slug text COLLATE "C" NOT NULL,
  match_key text COLLATE "C" NOT NULL,
  essay text,
  essay_source text,
  CONSTRAINT genre_key PRIMARY KEY (id),
  CONSTRAINT genre_slug_unique UNIQUE (slug),
  CONSTRAINT genre_match_key_unique UNIQUE (match_key),
  CONSTRAINT genre_name_clean CHECK (name <> '' AND name !~ '^ | $|[\u0001-\u001f\u007f]'),
  CONSTRAINT genre_name_length CHECK (length(name) <= 100),
  CONSTRAINT genre_name_exportable CHECK (name !~ ';|:([-+.,% ]*[0-9][-+.,% 0-9]*)?$'),
  CONSTRAINT genre_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  CONSTRAINT genre_essay_not_blank CHECK (essay ~ '\S'),
  CONSTRAINT genre_essay_length CHECK (length(essay) <= 100000),
  CONSTRAINT genre_essay_source_not_blank CHECK (essay_source ~ '\S')
);
COMMENT ON TABLE genre IS 'A kind of music, with an essay on it.';
COMMENT ON COLUMN genre.id IS 'Number of the genre.';
COMMENT ON COLUMN genre.name IS 'The name as it is printed.';
COMMENT ON COLUMN genre.slug IS 'The name in addresses.';
COMMENT ON COLUMN genre.match_key IS 'Normalised name: two genres never have the same one.';
COMMENT ON COLUMN genre.essay IS 'The essay in CommonMark; missing when none was written.';
COMMENT ON COLUMN genre.essay_source IS 'Author and source of the essay; missing when not told.';

CREATE TABLE release (
  id bigint GENERATED ALWAYS AS IDENTITY,
  title text,
  sort_title text,
  slug text COLLATE "C" NOT NULL,
  artist_credit_id bigint NOT NULL,
  year smallint,
  month smallint,
  day smallint,
  cover text,
  match_key text COLLATE "C",
  near_key text COLLATE "C",
  published_at timestamptz,
  CONSTRAINT release_key PRIMARY KEY (id),
  CONSTRAINT release_slug_unique UNIQUE (slug),
  CONSTRAINT release_credit FOREIGN KEY (artist_credit_id) REFERENCES artist_credit,
  CONSTRAINT release_title_clean CHECK (title <> '' AND title !~ '^ | $|[\u0001-\u001f\u007f]'),
  CONSTRAINT release_title_length CHECK (length(title) <= 500),
  CONSTRAINT release_sort_title_clean CHECK (sort_title <> '' AND sort_title !~ '^ | $|[\u0001-\u001f\u007f]'),
  CONSTRAINT release_title_whole CHECK (num_nulls(title, sort_title, match_key, near_key) IN (0, 4)),
  CONSTRAINT release_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  CONSTRAINT release_year_range CHECK (year BETWEEN 1 AND 9999),
  CONSTRAINT release_month_range CHECK (month BETWEEN 1 AND 12),
  CONSTRAINT release_month_needs_year CHECK (month IS NULL OR year IS NOT NULL),
  CONSTRAINT release_day_needs_month CHECK (day IS NULL OR month IS NOT NULL),
  CONSTRAINT release_day_range CHECK (day BETWEEN 1 AND
    CASE
      WHEN month IN (4, 6, 9, 11) THEN 30
      WHEN month = 2 AND (year % 4 = 0 AND year % 100 <> 0 OR year % 400 = 0) THEN 29
      WHEN month = 2 THEN 28
      ELSE 31
    END),
  CONSTRAINT release_cover_form CHECK (cover ~ '^/[A-Za-z0-9._/-]+$' AND cover !~ '//')
);
CREATE INDEX release_artist_credit ON release (artist_credit_id);
CREATE INDEX release_match_key ON release (match_key, artist_credit_id);
CREATE INDEX release_near_key ON release (near_key);
COMMENT ON TABLE release IS 'An album, single or soundtrack as one work.';
COMMENT ON COLUMN release.id IS 'Number of the release.';
COMMENT ON COLUMN release.title IS 'The title as printed; missing when unknown.';
COMMENT ON COLUMN release.sort_title IS 'The title as it is filed; missing with the title.';
COMMENT ON COLUMN release.slug IS 'The release in addresses.';
COMMENT ON COLUMN release.artist_credit_id IS 'Who made it.';
COMMENT ON COLUMN release.year IS 'Year of the release date; missing when unknown.';
COMMENT ON COLUMN release.month IS 'Month of the release date; missing when unknown.';
COMMENT ON COLUMN release.day IS 'Day of the release date; missing when unknown.';
COMMENT ON COLUMN release.cover IS 'Address of the cover thumbnail on this site; missing when there is none.';
COMMENT ON COLUMN release.match_key IS 'Normalised title; with the credit''s, what releases are matched by.';
COMMENT ON COLUMN release.near_key IS 'Title without case, accents and signs; may be empty ("+").';
COMMENT ON COLUMN release.published_at IS 'When it first stood in an edition; readers see nothing before.';

CREATE TABLE release_genre (
  release_id bigint NOT NULL,
  position smallint NOT NULL,
  genre_id bigint NOT NULL,
  weight smallint,
  CONSTRAINT release_genre_key PRIMARY KEY (release_id, position),
  CONSTRAINT release_genre_once UNIQUE (release_id, genre_id),
  CONSTRAINT release_genre_release FOREIGN KEY (release_id) REFERENCES release ON DELETE CASCADE,
  CONSTRAINT release_genre_genre FOREIGN KEY (genre_id) REFERENCES genre,
  CONSTRAINT release_genre_position CHECK (position >= 1),
  CONSTRAINT release_genre_weight_range CHECK (weight BETWEEN 1 AND 100)
);
CREATE INDEX release_genre_genre ON release_genre (genre_id, release_id);
COMMENT ON TABLE release_genre IS 'A genre tag on a release.';
COMMENT ON COLUMN release_genre.release_id IS 'The release.';
COMMENT ON COLUMN release_genre.position IS 'Place in the given order, from 1.';
COMMENT ON COLUMN release_genre.genre_id IS 'The genre.';
COMMENT ON COLUMN release_genre.weight IS 'How strongly it holds, 1 to 100; missing when not known.';

CREATE TABLE release_link (
  release_id bigint NOT NULL,
  position smallint NOT NULL,
  label text NOT NULL,
  url text NOT NULL,
  CONSTRAINT release_link_key PRIMARY KEY (release_id, position),
  CONSTRAINT release_link_release FOREIGN KEY (release_id) REFERENCES release ON DELETE CASCADE,
  CONSTRAINT release_link_position CHECK (position >= 1),
  CONSTRAINT release_link_label_clean CHECK (label <> '' AND label !~ '^ | $|[\u0001-\u001f\u007f]'),
  CONSTRAINT release_link_label_length CHECK (length(label) <= 60),
  CONSTRAINT release_link_url_form CHECK (url ~ '^https?://[^\s<>"]+$' AND length(url) <= 2000)
);
COMMENT ON TABLE release_link IS 'A place on the web where a release can be heard.';
COMMENT ON COLUMN release_link.release_id IS 'The release.';
COMMENT ON COLUMN release_link.position IS 'Place in the given order, from 1.';
COMMENT ON COLUMN release_link.label IS 'What the link is called: "Bandcamp".';
COMMENT ON COLUMN release_link.url IS 'The address, http or https.';
