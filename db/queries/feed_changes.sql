-- The first changes of each kind that editions made, in the order of their numbers.
-- $1 numbers of the editions over all charts
-- Columns: id, kind, rank, before, title, artist.
-- The rank is missing for what left, the one before for what entered.
SELECT change.edition_id AS id, change.kind, change.rank, change.before_rank AS before, release.title, credit.name AS artist
FROM edition_change AS change
JOIN release ON release.id = change.release_id
JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
WHERE change.edition_id = ANY ($1::bigint[])
ORDER BY change.edition_id, change.kind, change.turn
