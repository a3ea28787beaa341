-- Removes what nobody needs any more: sessions that ran out, forms saved a day ago, uploads of a day ago.
WITH sessions AS (
  DELETE FROM editor_session
  WHERE seen_at < now() - interval '30 minutes' OR created_at < now() - interval '12 hours'
), uploads AS (
  DELETE FROM upload WHERE created_at < now() - interval '1 day'
)
DELETE FROM form_save WHERE saved_at < now() - interval '1 day'
