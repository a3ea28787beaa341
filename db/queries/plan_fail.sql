-- A planned publication waits for an editor from now on.
-- $1 number of the plan
-- $2 why, in a word
UPDATE plan SET failure = $2::text WHERE id = $1::bigint
