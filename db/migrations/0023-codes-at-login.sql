-- Codes at login: the secret of each editor's app (TOTP, RFC 6238), recovery codes, and logins whose code is awaited.
-- Logins are counted by network: whoever has one IPv6 address has its whole /64.

CREATE TABLE editor_totp (
  editor_id bigint NOT NULL,
  secret bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  confirmed_at timestamptz,
  last_step bigint NOT NULL DEFAULT 0,
  CONSTRAINT editor_totp_key PRIMARY KEY (editor_id),
  CONSTRAINT editor_totp_editor FOREIGN KEY (editor_id) REFERENCES editor,
  CONSTRAINT editor_totp_secret_length CHECK (length(secret) = 20)
);
COMMENT ON TABLE editor_totp IS 'Whose login asks for a code of an app after the password, or is about to.';
COMMENT ON COLUMN editor_totp.editor_id IS 'The account.';
COMMENT ON COLUMN editor_totp.secret IS 'What app and site make codes from. It has to be known to both, so it is no hash.';
COMMENT ON COLUMN editor_totp.created_at IS 'When the secret was made; it waits a quarter of an hour for its first code.';
COMMENT ON COLUMN editor_totp.confirmed_at IS 'When a right code was typed; missing before that: logins do not ask yet.';
COMMENT ON COLUMN editor_totp.last_step IS 'Time step (30 s since 1970) of the last code that was taken: none is taken twice.';

CREATE TABLE recovery_code (
  editor_id bigint NOT NULL,
  code_hash bytea NOT NULL,
  CONSTRAINT recovery_code_key PRIMARY KEY (editor_id, code_hash),
  CONSTRAINT recovery_code_totp FOREIGN KEY (editor_id) REFERENCES editor_totp ON DELETE CASCADE,
  CONSTRAINT recovery_code_hash_length CHECK (length(code_hash) = 32)
);
COMMENT ON TABLE recovery_code IS 'What stands in for a code once, for who has not the app at hand; gone when it was used.';
COMMENT ON COLUMN recovery_code.editor_id IS 'Whose it is.';
COMMENT ON COLUMN recovery_code.code_hash IS 'Hash of the code; the code itself is nowhere.';

CREATE TABLE editor_login (
  token_hash bytea NOT NULL,
  editor_id bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT editor_login_key PRIMARY KEY (token_hash),
  CONSTRAINT editor_login_editor FOREIGN KEY (editor_id) REFERENCES editor,
  CONSTRAINT editor_login_token_length CHECK (length(token_hash) = 32)
);
CREATE INDEX editor_login_editor ON editor_login (editor_id);
CREATE INDEX editor_login_created ON editor_login (created_at);
COMMENT ON TABLE editor_login IS 'Logins whose password was right and whose code is awaited, for five minutes. They are no sessions.';
COMMENT ON COLUMN editor_login.token_hash IS 'Hash of the token in the browser''s cookie; the token itself is nowhere.';
COMMENT ON COLUMN editor_login.editor_id IS 'Who is logging in.';
COMMENT ON COLUMN editor_login.created_at IS 'When the password was right.';

DELETE FROM editor_address WHERE address LIKE '%:%';
DELETE FROM login_failure WHERE address LIKE '%:%';
COMMENT ON TABLE editor_address IS 'Where editors logged in from: these networks are let in while others guess.';
COMMENT ON COLUMN editor_address.address IS 'A network that logged in with it: an IPv4 address, or the /64 of an IPv6 address.';
COMMENT ON COLUMN login_failure.address IS 'The network that tried: an IPv4 address, or the /64 of an IPv6 address.';

GRANT SELECT, INSERT, UPDATE, DELETE ON editor_totp TO silverchart_editor;
GRANT SELECT, INSERT, DELETE ON recovery_code, editor_login TO silverchart_editor;
