-- Editors search all releases and artists by parts of their names, published or not. (Readers search what is published,
-- in search_entry.)

CREATE INDEX release_near_part ON release USING gin (near_key search.gin_trgm_ops);
CREATE INDEX artist_credit_near_part ON artist_credit USING gin (near_key search.gin_trgm_ops);
CREATE INDEX artist_near_part ON artist USING gin (near_key search.gin_trgm_ops);
