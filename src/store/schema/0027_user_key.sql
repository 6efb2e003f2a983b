-- SPDX-License-Identifier: MIT
-- Who may come in over ssh, by key, and whose way in is closed. Not journalled: that it was done is
-- a line of the journal, no value is.
CREATE TABLE user_key (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,                  -- as sshd writes it: ssh-ed25519
    body TEXT NOT NULL,                  -- the public half, base64
    fingerprint TEXT NOT NULL,           -- as ssh-keygen -l shows it: SHA256:…
    added_at INTEGER NOT NULL,           -- UTC milliseconds
    added_by INTEGER
) STRICT;
CREATE UNIQUE INDEX user_key_is ON user_key (fingerprint);
CREATE INDEX user_key_of ON user_key (person_id);
CREATE TABLE user_closed (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    since INTEGER NOT NULL               -- UTC milliseconds
) STRICT;
