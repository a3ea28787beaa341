-- The secret of an account: of one whose logins ask for codes, or one that waits for its first code.
-- $1 number of the account
-- Columns: secret, confirmed, last_step, recovery_codes.
-- secret is in hexadecimal digits; recovery_codes is how many are left.
SELECT encode(secret, 'hex') AS secret, confirmed_at IS NOT NULL AS confirmed, last_step,
  (SELECT count(*) FROM recovery_code WHERE recovery_code.editor_id = editor_totp.editor_id) AS recovery_codes
FROM editor_totp
WHERE editor_id = $1::bigint AND (confirmed_at IS NOT NULL OR created_at > now() - interval '15 minutes')
