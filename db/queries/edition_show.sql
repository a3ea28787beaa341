-- Makes an edition the current one of its chart; its places, and what other charts say of them, follow.
-- $1 number of the chart
-- $2 number of the edition over all charts
UPDATE chart SET edition_id = $2::bigint WHERE id = $1::bigint
