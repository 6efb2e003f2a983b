-- SPDX-License-Identifier: MIT
-- A buddy for a new adopter or a new peer; supervision of a group; trainings of peers.
CREATE TABLE buddy (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    kind TEXT,                           -- new adopter, new peer
    family_id INTEGER REFERENCES family (id),
    newcomer_id INTEGER REFERENCES person (id),
    buddy_id INTEGER REFERENCES person (id),
    asked_on TEXT,
    began_on TEXT,
    check_on TEXT,                       -- Ask how it goes
    until TEXT,
    ended_on TEXT,
    ended_how TEXT                       -- as planned, newcomer chose, buddy chose, moved away, other
) STRICT;
CREATE INDEX buddy_by_order ON buddy (asked_on);
CREATE INDEX buddy_by_hub ON buddy (hub_id);
CREATE INDEX buddy_by_family ON buddy (family_id);
CREATE INDEX buddy_by_newcomer ON buddy (newcomer_id);
CREATE INDEX buddy_by_person ON buddy (buddy_id);

ALTER TABLE supervision ADD COLUMN group_id INTEGER REFERENCES support_group (id);
CREATE INDEX supervision_by_group ON supervision (group_id);
ALTER TABLE training ADD COLUMN for_peers INTEGER;
ALTER TABLE group_meeting ADD COLUMN received INTEGER;

-- What is kept of needs is worked out anew: there are more kinds now.
DELETE FROM due_day;
