-- Charts, the drafts that editors change, the editions that stay.

CREATE FUNCTION revision_next(before bigint) RETURNS bigint LANGUAGE sql AS $$
  SELECT greatest(before + 1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)
$$;
COMMENT ON FUNCTION revision_next(bigint) IS 'The revision that follows: the time in microseconds, so that what readers keep is never mistaken for something newer after the database was restored or made again.';

CREATE TABLE chart (
  id bigint GENERATED ALWAYS AS IDENTITY,
  slug text COLLATE "C" NOT NULL,
  title text NOT NULL,
  near_key text COLLATE "C" NOT NULL,
  genre_id bigint,
  default_sort text NOT NULL DEFAULT 'rank',
  default_order text NOT NULL DEFAULT 'asc',
  edition_id bigint,
  revision bigint NOT NULL DEFAULT revision_next(0),
  deleted_at timestamptz,
  CONSTRAINT chart_key PRIMARY KEY (id),
  CONSTRAINT chart_slug_unique UNIQUE (slug),
  CONSTRAINT chart_genre FOREIGN KEY (genre_id) REFERENCES genre,
  CONSTRAINT chart_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  CONSTRAINT chart_title_clean CHECK (title <> '' AND title !~ '^ | $|[\u0001-\u001f\u007f]'),
  CONSTRAINT chart_title_length CHECK (length(title) <= 500),
  CONSTRAINT chart_default_sort_word CHECK (default_sort IN ('rank', 'title', 'artist', 'released', 'genre', 'place')),
  CONSTRAINT chart_default_order_word CHECK (default_order IN ('asc', 'desc')),
  CONSTRAINT chart_revision_positive CHECK (revision >= 1)
);
CREATE INDEX chart_genre ON chart (genre_id);
COMMENT ON TABLE chart IS 'A ranked list with an address of its own.';
COMMENT ON COLUMN chart.id IS 'Number of the chart.';
COMMENT ON COLUMN chart.slug IS 'The chart in addresses.';
COMMENT ON COLUMN chart.title IS 'The title as printed.';
COMMENT ON COLUMN chart.near_key IS 'Title without case, accents and signs: for search.';
COMMENT ON COLUMN chart.genre_id IS 'The genre whose essay the page shows; may be missing.';
COMMENT ON COLUMN chart.default_sort IS 'What the page sorts by when the address does not say.';
COMMENT ON COLUMN chart.default_order IS 'In which direction the page sorts when the address does not say.';
COMMENT ON COLUMN chart.edition_id IS 'The current edition; missing before the first.';
COMMENT ON COLUMN chart.revision IS 'Grows with every change that a reader of the chart could see.';
COMMENT ON COLUMN chart.deleted_at IS 'When the chart was deleted; missing while it stands.';

CREATE TABLE draft (
  chart_id bigint NOT NULL,
  revision bigint NOT NULL DEFAULT 0,
  CONSTRAINT draft_key PRIMARY KEY (chart_id),
  CONSTRAINT draft_chart FOREIGN KEY (chart_id) REFERENCES chart ON DELETE CASCADE
);
COMMENT ON TABLE draft IS 'The working list of a chart; readers never see it.';
COMMENT ON COLUMN draft.chart_id IS 'The chart.';
COMMENT ON COLUMN draft.revision IS 'Grows with every change of the draft.';

CREATE TABLE draft_entry (
  chart_id bigint NOT NULL,
  rank integer NOT NULL,
  release_id bigint NOT NULL,
  CONSTRAINT draft_entry_key PRIMARY KEY (chart_id, release_id),
  CONSTRAINT draft_entry_rank_once UNIQUE (chart_id, rank) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT draft_entry_draft FOREIGN KEY (chart_id) REFERENCES draft ON DELETE CASCADE,
  CONSTRAINT draft_entry_release FOREIGN KEY (release_id) REFERENCES release,
  CONSTRAINT draft_entry_rank_positive CHECK (rank >= 1)
);
CREATE INDEX draft_entry_release ON draft_entry (release_id);
COMMENT ON TABLE draft_entry IS 'A release in a draft.';
COMMENT ON COLUMN draft_entry.chart_id IS 'The chart whose draft it is.';
COMMENT ON COLUMN draft_entry.rank IS 'The rank, from 1.';
COMMENT ON COLUMN draft_entry.release_id IS 'The release.';

CREATE TABLE edition (
  id bigint GENERATED ALWAYS AS IDENTITY,
  chart_id bigint NOT NULL,
  number integer NOT NULL,
  size integer NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  note text,
  CONSTRAINT edition_key PRIMARY KEY (id),
  CONSTRAINT edition_number_once UNIQUE (chart_id, number),
  CONSTRAINT edition_of_chart UNIQUE (id, chart_id),
  CONSTRAINT edition_chart FOREIGN KEY (chart_id) REFERENCES chart,
  CONSTRAINT edition_number_positive CHECK (number >= 1),
  CONSTRAINT edition_size_positive CHECK (size >= 1),
  CONSTRAINT edition_note_not_blank CHECK (note ~ '\S'),
  CONSTRAINT edition_note_length CHECK (length(note) <= 2000)
);
COMMENT ON TABLE edition IS 'A published list of a chart; never changed, never removed.';
COMMENT ON COLUMN edition.id IS 'Number of the edition over all charts.';
COMMENT ON COLUMN edition.chart_id IS 'The chart.';
COMMENT ON COLUMN edition.number IS 'Number of the edition within its chart: 1, 2, 3.';
COMMENT ON COLUMN edition.size IS 'How many entries it has.';
COMMENT ON COLUMN edition.published_at IS '"List updated": when it was published.';
COMMENT ON COLUMN edition.note IS 'What the editor told readers; may be missing.';

CREATE TABLE edition_entry (
  edition_id bigint NOT NULL,
  rank integer NOT NULL,
  release_id bigint NOT NULL,
  CONSTRAINT edition_entry_key PRIMARY KEY (edition_id, rank),
  CONSTRAINT edition_entry_release_once UNIQUE (edition_id, release_id),
  CONSTRAINT edition_entry_edition FOREIGN KEY (edition_id) REFERENCES edition,
  CONSTRAINT edition_entry_release FOREIGN KEY (release_id) REFERENCES release,
  CONSTRAINT edition_entry_rank_positive CHECK (rank >= 1)
);
CREATE INDEX edition_entry_release ON edition_entry (release_id);
COMMENT ON TABLE edition_entry IS 'A release in an edition.';
COMMENT ON COLUMN edition_entry.edition_id IS 'The edition.';
COMMENT ON COLUMN edition_entry.rank IS 'The rank, from 1.';
COMMENT ON COLUMN edition_entry.release_id IS 'The release.';

-- With the chart's number in it, so that no chart shows an edition of another one.
ALTER TABLE chart ADD CONSTRAINT chart_edition
  FOREIGN KEY (edition_id, id) REFERENCES edition (id, chart_id);
CREATE INDEX chart_edition ON chart (edition_id, id);

CREATE TABLE place (
  chart_id bigint NOT NULL,
  rank integer NOT NULL,
  release_id bigint NOT NULL,
  slug text COLLATE "C" NOT NULL,
  title text,
  sort_title text,
  artist text NOT NULL,
  artist_sort_name text NOT NULL,
  year smallint,
  month smallint,
  day smallint,
  cover text,
  search text COLLATE "C" NOT NULL,
  tag_slugs text[] NOT NULL,
  tag_names text[] NOT NULL,
  tag_weights smallint[] NOT NULL,
  link_labels text[] NOT NULL,
  link_urls text[] NOT NULL,
  CONSTRAINT place_key PRIMARY KEY (chart_id, rank),
  CONSTRAINT place_chart FOREIGN KEY (chart_id) REFERENCES chart,
  CONSTRAINT place_release FOREIGN KEY (release_id) REFERENCES release,
  CONSTRAINT place_rank_positive CHECK (rank >= 1)
);
CREATE INDEX place_release ON place (release_id, chart_id) INCLUDE (rank);
COMMENT ON TABLE place IS 'Read model: the current edition of every chart with what its rows show, side by side on disk, so that reading a chart costs the same however many charts, editions and releases there are. Triggers keep it; nobody writes it otherwise.';
COMMENT ON COLUMN place.chart_id IS 'The chart.';
COMMENT ON COLUMN place.rank IS 'The rank in its current edition.';
COMMENT ON COLUMN place.release_id IS 'The release.';
COMMENT ON COLUMN place.slug IS 'The release in addresses.';
COMMENT ON COLUMN place.title IS 'The title as printed; missing when unknown.';
COMMENT ON COLUMN place.sort_title IS 'The title as it is filed; missing with the title.';
COMMENT ON COLUMN place.artist IS 'The artist credit as printed.';
COMMENT ON COLUMN place.artist_sort_name IS 'The artist credit as it is filed.';
COMMENT ON COLUMN place.year IS 'Year of the release date; missing when unknown.';
COMMENT ON COLUMN place.month IS 'Month of the release date; missing when unknown.';
COMMENT ON COLUMN place.day IS 'Day of the release date; missing when unknown.';
COMMENT ON COLUMN place.cover IS 'Address of the cover thumbnail on this site; missing when there is none.';
COMMENT ON COLUMN place.search IS 'Near keys of title and artist credit, a blank between.';
COMMENT ON COLUMN place.tag_slugs IS 'Slugs of the genre tags, strongest first.';
COMMENT ON COLUMN place.tag_names IS 'Names of the genre tags in the same order.';
COMMENT ON COLUMN place.tag_weights IS 'Weights of the genre tags in the same order; missing elements where not known.';
COMMENT ON COLUMN place.link_labels IS 'What the listen links are called, in the given order.';
COMMENT ON COLUMN place.link_urls IS 'Addresses of the listen links in the same order.';

CREATE VIEW release_card AS
SELECT release.id AS release_id, release.slug, release.title, release.sort_title,
  credit.name AS artist, credit.sort_name AS artist_sort_name,
  release.year, release.month, release.day, release.cover,
  concat_ws(' ', release.near_key, credit.near_key) AS search,
  tags.slugs AS tag_slugs, tags.names AS tag_names, tags.weights AS tag_weights,
  links.labels AS link_labels, links.urls AS link_urls
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
) AS links;
COMMENT ON VIEW release_card IS 'What a row of a chart shows of a release: the columns of place from release_id on, in their order.';

CREATE TABLE site (
  only_one boolean NOT NULL DEFAULT true,
  revision bigint NOT NULL DEFAULT revision_next(0),
  CONSTRAINT site_key PRIMARY KEY (only_one),
  CONSTRAINT site_only_one CHECK (only_one)
);
INSERT INTO site DEFAULT VALUES;
COMMENT ON TABLE site IS 'One row for the site as a whole.';
COMMENT ON COLUMN site.only_one IS 'Always true: there is one row.';
COMMENT ON COLUMN site.revision IS 'Grows with every change that a list of charts could show.';
