-- Editors: accounts, their sessions, failed logins, what was done (audit), and which forms were already saved.

CREATE TABLE editor (
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text COLLATE "C" NOT NULL,
  role text COLLATE "C" NOT NULL,
  password_hash text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz,
  CONSTRAINT editor_key PRIMARY KEY (id),
  CONSTRAINT editor_name_unique UNIQUE (name),
  CONSTRAINT editor_name_form CHECK (name ~ '^[a-z0-9]([a-z0-9._-]{0,38}[a-z0-9])?$'),
  CONSTRAINT editor_role_word CHECK (role IN ('contributor', 'editor', 'administrator')),
  CONSTRAINT editor_password_hash_form CHECK (password_hash LIKE '$argon2id$%')
);
COMMENT ON TABLE editor IS 'Accounts of those who work on charts; an account is disabled, never removed: the audit names it.';
COMMENT ON COLUMN editor.id IS 'Number of the account.';
COMMENT ON COLUMN editor.name IS 'The name to log in with.';
COMMENT ON COLUMN editor.role IS 'What the editor may do: contributor (drafts), editor (publishes too), administrator (accounts, deleting and merging too).';
COMMENT ON COLUMN editor.password_hash IS 'Argon2id, in the encoded form of libsodium.';
COMMENT ON COLUMN editor.created_at IS 'When the account was made.';
COMMENT ON COLUMN editor.disabled_at IS 'Since when nobody may log in with it; missing while it is in use.';

CREATE TABLE editor_session (
  token_hash bytea NOT NULL,
  editor_id bigint NOT NULL,
  form_token text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  address text COLLATE "C" NOT NULL,
  agent text NOT NULL,
  CONSTRAINT editor_session_key PRIMARY KEY (token_hash),
  CONSTRAINT editor_session_editor FOREIGN KEY (editor_id) REFERENCES editor,
  CONSTRAINT editor_session_token_length CHECK (length(token_hash) = 32),
  CONSTRAINT editor_session_agent_length CHECK (length(agent) <= 200)
);
CREATE INDEX editor_session_editor ON editor_session (editor_id);
CREATE INDEX editor_session_seen ON editor_session (seen_at);
COMMENT ON TABLE editor_session IS 'Who is logged in where.';
COMMENT ON COLUMN editor_session.token_hash IS 'Hash of the token in the cookie; the token itself is nowhere.';
COMMENT ON COLUMN editor_session.editor_id IS 'Whose session it is.';
COMMENT ON COLUMN editor_session.form_token IS 'What the session''s forms carry against requests from other sites (CSRF).';
COMMENT ON COLUMN editor_session.created_at IS 'The login.';
COMMENT ON COLUMN editor_session.seen_at IS 'The last request.';
COMMENT ON COLUMN editor_session.address IS 'Network address of the login.';
COMMENT ON COLUMN editor_session.agent IS 'How the browser calls itself, cut to 200 characters.';

CREATE TABLE editor_address (
  editor_id bigint NOT NULL,
  address text COLLATE "C" NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT editor_address_key PRIMARY KEY (editor_id, address),
  CONSTRAINT editor_address_editor FOREIGN KEY (editor_id) REFERENCES editor
);
COMMENT ON TABLE editor_address IS 'Where editors logged in from: these addresses are let in while others guess.';
COMMENT ON COLUMN editor_address.editor_id IS 'The account.';
COMMENT ON COLUMN editor_address.address IS 'A network address that logged in with it.';
COMMENT ON COLUMN editor_address.seen_at IS 'The last login from there.';

CREATE TABLE login_failure (
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT now(),
  name text COLLATE "C" NOT NULL,
  address text COLLATE "C" NOT NULL,
  CONSTRAINT login_failure_key PRIMARY KEY (id),
  CONSTRAINT login_failure_name_length CHECK (length(name) <= 40)
);
CREATE INDEX login_failure_address ON login_failure (address, at);
CREATE INDEX login_failure_name ON login_failure (name, at);
CREATE INDEX login_failure_at ON login_failure (at);
COMMENT ON TABLE login_failure IS 'Logins that failed in the last hour, to slow down guessing.';
COMMENT ON COLUMN login_failure.id IS 'Number of the failure.';
COMMENT ON COLUMN login_failure.at IS 'When.';
COMMENT ON COLUMN login_failure.name IS 'The name that was tried, whether it exists or not.';
COMMENT ON COLUMN login_failure.address IS 'The network address that tried.';

CREATE TABLE form_save (
  form_key text COLLATE "C" NOT NULL,
  editor_id bigint NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now(),
  location text COLLATE "C" NOT NULL,
  CONSTRAINT form_save_key PRIMARY KEY (form_key),
  CONSTRAINT form_save_editor FOREIGN KEY (editor_id) REFERENCES editor
);
CREATE INDEX form_save_editor ON form_save (editor_id);
CREATE INDEX form_save_saved ON form_save (saved_at);
COMMENT ON TABLE form_save IS 'Forms that were saved, so that one that is sent again changes nothing again. Rows of a day ago may go.';
COMMENT ON COLUMN form_save.form_key IS 'What the form was made with, once.';
COMMENT ON COLUMN form_save.editor_id IS 'Who saved it.';
COMMENT ON COLUMN form_save.saved_at IS 'When.';
COMMENT ON COLUMN form_save.location IS 'Where the answer led.';

CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT now(),
  editor_id bigint,
  editor_name text COLLATE "C" NOT NULL,
  action text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  before jsonb,
  after jsonb,
  note text,
  CONSTRAINT audit_key PRIMARY KEY (id),
  CONSTRAINT audit_editor FOREIGN KEY (editor_id) REFERENCES editor,
  CONSTRAINT audit_action_form CHECK (action ~ '^[a-z][a-z-]{0,39}$'),
  CONSTRAINT audit_kind_word CHECK (kind IN ('chart', 'release', 'artist', 'genre', 'editor'))
);
CREATE INDEX audit_editor ON audit (editor_id, id);
CREATE INDEX audit_subject ON audit (kind, subject, id);
CREATE INDEX audit_at ON audit (at);
COMMENT ON TABLE audit IS 'Who did what, written with the change itself; only ever added to.';
COMMENT ON COLUMN audit.id IS 'Number of the entry.';
COMMENT ON COLUMN audit.at IS 'When the change was made.';
COMMENT ON COLUMN audit.editor_id IS 'Who; missing for the command line.';
COMMENT ON COLUMN audit.editor_name IS 'Who, by name: that of the account, or of the system user on the command line.';
COMMENT ON COLUMN audit.action IS 'What was done, in a word such as save, publish, merge, disable.';
COMMENT ON COLUMN audit.kind IS 'What it was done to.';
COMMENT ON COLUMN audit.subject IS 'The slug of a chart, release, artist or genre, the name of an editor.';
COMMENT ON COLUMN audit.before IS 'What it was before, as far as it changed; missing for something new.';
COMMENT ON COLUMN audit.after IS 'What it became, as far as it changed; missing for something removed.';
COMMENT ON COLUMN audit.note IS 'What the editor told about it; may be missing.';

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is never changed: % refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'audit_immutable';
END
$$;
COMMENT ON FUNCTION audit_refuse() IS 'Refuses every change of what was noted.';
CREATE TRIGGER audit_immutable BEFORE UPDATE OR DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_not_truncated BEFORE TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

GRANT SELECT, INSERT, UPDATE ON editor, editor_address TO silverchart_editor;
GRANT SELECT, INSERT, UPDATE, DELETE ON editor_session TO silverchart_editor;
GRANT SELECT, INSERT, DELETE ON login_failure, form_save TO silverchart_editor;
GRANT SELECT, INSERT ON audit TO silverchart_editor;
