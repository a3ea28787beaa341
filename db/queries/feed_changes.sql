-- The first changes of each kind that editions made, in the order in which the editions are given.
-- $1 numbers of the editions over all charts
-- Columns: id, kind, rank, before, title, artist.
-- The rank is missing for what left, the one before for what entered.
SELECT change.edition_id AS id, change.kind, change.rank, change.before_rank AS before, release.title, credit.name AS artist
FROM unnest($1::bigint[]) WITH ORDINALITY AS edition (id, turn)
JOIN edition_change AS change ON change.edition_id = edition.id
JOIN release ON release.id = change.release_id
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
ORDER BY edition.turn, change.kind, change.turn
