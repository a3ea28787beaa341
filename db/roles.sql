-- The three roles of a Silverchart cluster. Run once by a superuser, before the first migration; running it again
-- changes nothing. What each role may do is granted by the migrations.
--
--   silverchart_owner   owns the schema; `silverchartctl migrate` connects as it
--   silverchart_editor  drafts, publishes, imports; cannot change what was published
--   silverchart_public  the readers' service; reads what is published, writes nothing
--
-- The roles may log in but have no password: map system users to them in pg_hba.conf (see deploy/).

DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['silverchart_owner', 'silverchart_editor', 'silverchart_public'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION', wanted);
    END IF;
  END LOOP;
END
$$;

ALTER ROLE silverchart_public SET default_transaction_read_only = on;
ALTER ROLE silverchart_public SET statement_timeout = '5s';
-- One plan for every value: readers' statements are written for it, and tests explain it.
ALTER ROLE silverchart_public SET plan_cache_mode = 'force_generic_plan';
ALTER ROLE silverchart_public SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE silverchart_editor SET idle_in_transaction_session_timeout = '60s';
-- Statements are over before machine code would have been made for them; a publication runs dozens.
ALTER ROLE silverchart_public SET jit = off;
ALTER ROLE silverchart_editor SET jit = off;

-- Errors must not write values (titles, hashes of passwords) to the server's log: neither those of parameters, nor the
-- row that a constraint refused, which is the detail of such an error.
ALTER ROLE silverchart_editor SET log_error_verbosity = terse;
ALTER ROLE silverchart_editor SET log_parameter_max_length_on_error = 0;
ALTER ROLE silverchart_public SET log_parameter_max_length_on_error = 0;
