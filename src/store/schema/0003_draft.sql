-- SPDX-License-Identifier: MIT
-- What a person has typed into a form and not saved. Not history: no journal, no copy, no export.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL,          -- whose words; nobody else sees them
    noun TEXT NOT NULL,
    record_id INTEGER,                   -- the record being changed; empty for a new one
    step INTEGER NOT NULL,               -- txn.applied of the last step when the form was opened
    field TEXT,                          -- the column with the cursor
    at INTEGER NOT NULL                  -- UTC milliseconds of the last word
) STRICT;
CREATE INDEX draft_by_person ON draft (person_id, at);

-- One row a field that was changed; the text as typed.
CREATE TABLE draft_field (
    draft_id INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    col TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (draft_id, col)
) STRICT, WITHOUT ROWID;
