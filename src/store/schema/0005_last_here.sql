-- SPDX-License-Identifier: MIT
-- When each person last opened the screen, for "since you were last here". No journal, no copy, no export.
CREATE TABLE last_here (
    person_id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL                  -- UTC milliseconds
) STRICT;

-- What was done since then is read by its time.
CREATE INDEX txn_at ON txn (at);
