-- SPDX-License-Identifier: MIT
-- Who came in, from where and with which key, and what was printed or written out. Not journalled.
CREATE TABLE visit (
    id INTEGER PRIMARY KEY,              -- in the order they came, of this file alone
    at INTEGER NOT NULL,                 -- UTC milliseconds
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,                  -- came in, took out
    command TEXT NOT NULL,               -- its own words and nothing behind them; '': the screen
    address TEXT,                        -- over ssh
    fingerprint TEXT                     -- of the key, where sshd says it
) STRICT;
CREATE INDEX visit_by_time ON visit (at, id);
CREATE INDEX visit_of ON visit (person_id);
