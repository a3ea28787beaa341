-- The first changes of each kind that editions made, in the order in which the editions are given.
-- $1 numbers of the editions over all charts
-- Columns: id, kind, rank, before, title, artist.
-- The rank is missing for what left, the one before for what entered.
SELECT change.edition_id AS id, change.kind, change.rank, change.before_rank AS before, release.title, credit.name AS artist
FROM unnest($1::bigint[]) WITH ORDINALITY AS edition (id, turn)
-- OFFSET keeps the look-ups by key, however many are asked for.
CROSS JOIN LATERAL (SELECT * FROM edition_change WHERE edition_change.edition_id = edition.id OFFSET 0) AS change
CROSS JOIN LATERAL (SELECT title, artist_credit_id FROM release WHERE release.id = change.release_id OFFSET 0) AS release
CROSS JOIN LATERAL (SELECT name FROM artist_credit WHERE artist_credit.id = release.artist_credit_id OFFSET 0) AS credit
ORDER BY edition.turn, change.kind, change.turn
