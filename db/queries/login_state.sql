-- Whether a login may be tried. Over a quarter of an hour: a name from one address five times, an address fifty times,
-- and a name from addresses that never logged in with it twenty times. So who guesses from elsewhere does not keep out
-- who logs in where they did before.
-- $1 name
-- $2 network, as model/network.h has it
-- Columns: refused.
SELECT
  (SELECT count(*) FROM login_failure
    WHERE name = $1::text AND address = $2::text AND at > now() - interval '15 minutes') >= 5
  OR (SELECT count(*) FROM login_failure
    WHERE address = $2::text AND at > now() - interval '15 minutes') >= 50
  OR ((SELECT count(*) FROM login_failure WHERE name = $1::text AND at > now() - interval '15 minutes') >= 20
    AND NOT EXISTS (
      SELECT FROM editor_address JOIN editor ON editor.id = editor_address.editor_id
      WHERE editor.name = $1::text AND editor_address.address = $2::text)) AS refused
