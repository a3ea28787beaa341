-- Takes a recovery code, and says how many are left.
-- $1 number of the account
-- $2 hash of the code, in hexadecimal digits
-- Columns: remaining.
WITH used AS (
  DELETE FROM recovery_code WHERE editor_id = $1::bigint AND code_hash = decode($2::text, 'hex') RETURNING editor_id
)
SELECT (SELECT count(*) - 1 FROM recovery_code WHERE recovery_code.editor_id = used.editor_id) AS remaining FROM used
