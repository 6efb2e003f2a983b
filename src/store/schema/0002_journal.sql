-- SPDX-License-Identifier: MIT
-- The journal: what was done, by whom, and every value before and after.

-- Copies of this hub that have written: this file, and each opening of a copy taken away.
CREATE TABLE site (
    id INTEGER PRIMARY KEY,              -- random, 62 bits
    own INTEGER NOT NULL DEFAULT 0,      -- 1: the site this file writes as
    name TEXT,
    made_at INTEGER NOT NULL             -- UTC milliseconds
) STRICT;

-- One row a thing a person did.
CREATE TABLE txn (
    site INTEGER NOT NULL,
    seq INTEGER NOT NULL,                -- 1, 2, 3 … at that site, without gaps
    lamport INTEGER NOT NULL,            -- order across sites
    applied INTEGER NOT NULL,            -- order in which this file took it in
    at INTEGER NOT NULL,                 -- UTC milliseconds by that site's clock; shown, never trusted
    person_id INTEGER,
    verb TEXT NOT NULL,
    noun TEXT,                           -- the record it is about, where it is about one
    record_id INTEGER,
    undoes_site INTEGER,
    undoes_seq INTEGER,
    PRIMARY KEY (site, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX txn_applied ON txn (applied);
CREATE INDEX txn_lamport ON txn (lamport);
CREATE INDEX txn_undoes ON txn (undoes_site, undoes_seq) WHERE undoes_seq IS NOT NULL;

-- One row an inserted (I) or removed (R) record, with all its columns as JSON;
-- one row a changed column of an updated one (U).
CREATE TABLE change (
    site INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    n INTEGER NOT NULL,                  -- 1, 2, 3 … within its txn
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    op TEXT NOT NULL,
    col TEXT,
    old ANY,
    new ANY,
    PRIMARY KEY (site, seq, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_row ON change (tbl, row_id, col);

-- Small facts about the file itself.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;
