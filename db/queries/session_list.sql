-- The sessions of an account that are still good, the last seen first.
-- $1 number of the account
-- $2 hash of the token of the one that asks, in hexadecimal digits
-- Columns: created, seen, address, agent, own.
-- created and seen are in seconds since 1970; own marks the one that asks.
SELECT extract(epoch FROM created_at)::bigint AS created, extract(epoch FROM seen_at)::bigint AS seen, address, agent,
  token_hash = decode($2::text, 'hex') AS own
FROM editor_session
WHERE editor_id = $1::bigint
  AND seen_at > now() - interval '30 minutes'
  AND created_at > now() - interval '12 hours'
ORDER BY seen_at DESC, created_at DESC
