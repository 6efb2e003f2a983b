-- SPDX-License-Identifier: MIT
-- What of the hub somebody sees beside what their role says. Not journalled: that it was given is a
-- line of the journal, no value is.
CREATE TABLE user_scope (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,                  -- family: none but these; event; ticks
    record_id INTEGER,                   -- of the family or event; NULL: erased since
    day TEXT                             -- of the event
) STRICT;
CREATE INDEX user_scope_of ON user_scope (person_id);
