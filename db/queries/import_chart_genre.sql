-- Gives a chart another genre.
-- $1 number of the chart
-- $2 number of the genre
UPDATE chart SET genre_id = $2::bigint WHERE id = $1::bigint
