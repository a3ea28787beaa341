-- Gives an account other recovery codes.
-- $1 number of the account
-- $2 hashes of the codes, in hexadecimal digits, as an array
WITH old AS (
  DELETE FROM recovery_code WHERE editor_id = $1::bigint
)
INSERT INTO recovery_code (editor_id, code_hash)
SELECT $1::bigint, decode(hash, 'hex') FROM unnest($2::text[]) AS hash
