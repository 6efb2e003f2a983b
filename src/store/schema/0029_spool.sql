-- SPDX-License-Identifier: MIT
-- Pages and files that wait for somebody who came in over ssh, a day at most. No journal, no copy.
CREATE TABLE spool (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id), -- nobody else sees it
    number INTEGER NOT NULL,             -- small, of this person alone
    at INTEGER NOT NULL,                 -- UTC milliseconds
    file TEXT NOT NULL,                  -- "rota.pdf"
    command TEXT NOT NULL,               -- what made it: "print rota"
    bytes INTEGER NOT NULL,
    body TEXT NOT NULL                   -- in base64
) STRICT;
CREATE UNIQUE INDEX spool_of ON spool (person_id, number);
CREATE INDEX spool_by_time ON spool (at);
