-- Begins a session; the address is known from now on.
-- $1 number of the account
-- $2 hash of the token, in hexadecimal digits
-- $3 token of the session's forms
-- $4 network address
-- $5 how the browser calls itself
WITH known AS (
  INSERT INTO editor_address (editor_id, address) VALUES ($1::bigint, $4::text)
  ON CONFLICT (editor_id, address) DO UPDATE SET seen_at = now()
)
INSERT INTO editor_session (token_hash, editor_id, form_token, address, agent)
VALUES (decode($2::text, 'hex'), $1::bigint, $3::text, $4::text, left($5::text, 200))
