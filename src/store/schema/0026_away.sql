-- SPDX-License-Identifier: MIT
-- Copies taken away, what came home with them, and what could not be decided without a person.

-- Where a site began: it knew all that its parent knew after parent_seq, and nothing later of others.
ALTER TABLE site ADD COLUMN parent INTEGER;
ALTER TABLE site ADD COLUMN parent_seq INTEGER;
ALTER TABLE site ADD COLUMN pack TEXT;   -- the mark of the copy it was an opening of

-- The homecoming that brought a step here; empty: it was done here.
ALTER TABLE txn ADD COLUMN came INTEGER;
CREATE INDEX txn_came ON txn (came) WHERE came IS NOT NULL;
-- What brought copies home and settled their questions, and what took that back.
CREATE INDEX txn_merge ON txn (verb) WHERE verb IN ('merge', 'resolve');

-- Changes of a step that came home and are not, or not yet, in the tables. With those in `change`
-- they are all of the step; n goes through both.
CREATE TABLE change_aside (
    site INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    op TEXT NOT NULL,
    col TEXT,
    old ANY,
    new ANY,
    fate INTEGER NOT NULL,               -- enum aside_fate
    by_site INTEGER,                     -- the step here that put it in later, or left it out;
    by_seq INTEGER,                      -- taken back, it waits again
    PRIMARY KEY (site, seq, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_aside_row ON change_aside (tbl, row_id, col);
CREATE INDEX change_aside_fate ON change_aside (fate, tbl, row_id);

CREATE TABLE pack (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    number INTEGER,
    mark TEXT,                           -- the file's own name for itself: 32 hex digits
    holder_id INTEGER REFERENCES person (id),
    event_id INTEGER REFERENCES event (id), -- empty: the whole hub
    taken_at INTEGER,
    taken_by INTEGER REFERENCES person (id),
    due TEXT,
    status TEXT,                         -- out, returned, lost, closed
    settled_at INTEGER                   -- when it came home or was lost
) STRICT;
CREATE INDEX pack_by_hub ON pack (hub_id, number);
CREATE INDEX pack_by_order ON pack (number);
CREATE INDEX pack_by_mark ON pack (mark);
CREATE INDEX pack_by_holder ON pack (holder_id);
CREATE INDEX pack_by_event ON pack (event_id);
CREATE INDEX pack_by_taken_by ON pack (taken_by);

-- Whose records a copy for an event holds.
CREATE TABLE pack_family (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    pack_id INTEGER REFERENCES pack (id),
    family_id INTEGER REFERENCES family (id)
) STRICT;
CREATE UNIQUE INDEX pack_family_key ON pack_family (pack_id, family_id) WHERE removed_at IS NULL;
CREATE INDEX pack_family_by_pack ON pack_family (pack_id);
CREATE INDEX pack_family_by_family ON pack_family (family_id);

CREATE TABLE homecoming (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    pack_id INTEGER REFERENCES pack (id),
    came_at INTEGER,
    by_id INTEGER REFERENCES person (id),
    steps INTEGER,
    applied INTEGER,
    same INTEGER,
    asked INTEGER,
    waiting INTEGER,
    clock_off_s INTEGER,
    file TEXT,
    receipt TEXT                         -- lines with names left open: "{family 12}"
) STRICT;
CREATE INDEX homecoming_by_hub ON homecoming (hub_id, came_at);
CREATE INDEX homecoming_by_order ON homecoming (came_at);
CREATE INDEX homecoming_by_pack ON homecoming (pack_id);
CREATE INDEX homecoming_by_by ON homecoming (by_id);

CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    number INTEGER,
    homecoming_id INTEGER REFERENCES homecoming (id),
    kind TEXT,
    tbl TEXT,
    record_id INTEGER,
    col TEXT,
    status TEXT,                         -- open, settled
    answer TEXT,
    settled_by INTEGER REFERENCES person (id),
    settled_at INTEGER
) STRICT;
CREATE INDEX question_by_hub ON question (hub_id, number);
CREATE INDEX question_by_order ON question (number);
CREATE INDEX question_by_homecoming ON question (homecoming_id);
CREATE INDEX question_by_settled_by ON question (settled_by);
CREATE INDEX question_of_record ON question (tbl, record_id, col);
CREATE INDEX question_open ON question (hub_id, number) WHERE status = 'open';

CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    question_id INTEGER REFERENCES question (id),
    side TEXT,                           -- laptop, home
    site INTEGER,
    seq INTEGER,
    n INTEGER,
    who_id INTEGER REFERENCES person (id),
    made_at INTEGER,
    value TEXT
) STRICT;
CREATE INDEX claim_by_question ON claim (question_id);
CREATE INDEX claim_by_order ON claim (made_at);
CREATE INDEX claim_by_who ON claim (who_id);
