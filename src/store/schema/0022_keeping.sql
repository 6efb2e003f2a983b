-- SPDX-License-Identifier: MIT
-- Whose records a request is about, what was decided for its copy; what a review is about; and what
-- stays of a record that was erased: a number, a kind, a day, who and why, and no name.
ALTER TABLE access_request ADD COLUMN family_id INTEGER REFERENCES family (id);
ALTER TABLE access_request ADD COLUMN child_id INTEGER REFERENCES child (id);
ALTER TABLE access_request ADD COLUMN person_id INTEGER REFERENCES person (id);
CREATE INDEX access_request_by_family ON access_request (family_id);
CREATE INDEX access_request_by_child ON access_request (child_id);
CREATE INDEX access_request_by_person ON access_request (person_id);
CREATE INDEX access_request_open ON access_request (hub_id, received) WHERE sent IS NULL;

CREATE TABLE withheld (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    request_id INTEGER REFERENCES access_request (id),
    place TEXT,                          -- Where: record and field
    decision TEXT,                       -- keep masked, show
    decided_by INTEGER REFERENCES person (id),
    decided_at INTEGER
) STRICT;
CREATE UNIQUE INDEX withheld_key ON withheld (request_id, place) WHERE removed_at IS NULL;
CREATE INDEX withheld_by_request ON withheld (request_id);
CREATE INDEX withheld_by_order ON withheld (place);
CREATE INDEX withheld_by_decided_by ON withheld (decided_by);

ALTER TABLE retention_line ADD COLUMN family_id INTEGER REFERENCES family (id);
ALTER TABLE retention_line ADD COLUMN person_id INTEGER REFERENCES person (id);
ALTER TABLE retention_line ADD COLUMN event_id INTEGER REFERENCES event (id);
ALTER TABLE retention_line ADD COLUMN request_id INTEGER REFERENCES access_request (id);
CREATE INDEX retention_line_by_family ON retention_line (family_id);
CREATE INDEX retention_line_by_person ON retention_line (person_id);
CREATE INDEX retention_line_by_event ON retention_line (event_id);
CREATE INDEX retention_line_by_request ON retention_line (request_id);

CREATE TABLE erasure (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    number INTEGER,
    kind TEXT,                           -- What it was
    records INTEGER,
    erased_at INTEGER,                   -- When
    erased_by INTEGER REFERENCES person (id),
    why TEXT                             -- time is up, they asked, kept by mistake
) STRICT;
CREATE INDEX erasure_by_order ON erasure (number);
CREATE INDEX erasure_by_hub ON erasure (hub_id);
CREATE INDEX erasure_by_erased_by ON erasure (erased_by);

-- Which records are gone for good, so that no copy that comes home brings one back. Numbers only.
CREATE TABLE erased_row (
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    erasure_id INTEGER NOT NULL,
    PRIMARY KEY (tbl, row_id)
) STRICT, WITHOUT ROWID;
