-- SPDX-License-Identifier: MIT
-- What each person has chosen for themselves: theme, plain questions. No journal, no copy, no export.
CREATE TABLE personal (
    person_id INTEGER NOT NULL,
    key TEXT NOT NULL,                   -- "theme", "plain"
    value TEXT NOT NULL,
    PRIMARY KEY (person_id, key)
) STRICT, WITHOUT ROWID;
