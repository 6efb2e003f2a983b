-- SPDX-License-Identifier: MIT
-- Who has a PIN. Not journalled: no value of it is in any history, copy or export.
CREATE TABLE login (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    pin TEXT NOT NULL,                   -- Argon2id, as libsodium writes it: $argon2id$…
    wrong INTEGER NOT NULL DEFAULT 0,    -- tries since the last right one, this one included
    locked_until INTEGER,                -- UTC milliseconds; no try counts before
    changed_at INTEGER NOT NULL
) STRICT;
