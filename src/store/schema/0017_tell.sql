-- SPDX-License-Identifier: MIT
-- Who has to be told of a change of a stay, what they knew before it, and who was told when and how.
CREATE TABLE tell (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    stay_id INTEGER REFERENCES stay (id),
    whom TEXT,                           -- family, host, agency
    host_id INTEGER REFERENCES host (id),
    what TEXT,                           -- agreed, moved, swapped, cancelled, emergency
    state TEXT,                          -- to tell, told, not needed
    was_status TEXT,                     -- how far it was when they last heard of it
    was_host_id INTEGER REFERENCES host (id),
    was_arrive TEXT,
    was_leave TEXT,
    due TEXT,                            -- the day by which they have to be told
    made_at INTEGER,
    told_at INTEGER,
    told_how TEXT,                       -- by phone, by message, in person
    told_by INTEGER REFERENCES person (id),
    words TEXT                           -- what there was to say then
) STRICT;
CREATE INDEX tell_by_order ON tell (made_at);
CREATE INDEX tell_by_stay ON tell (stay_id);
CREATE INDEX tell_by_host ON tell (host_id);
CREATE INDEX tell_by_was_host ON tell (was_host_id);
CREATE INDEX tell_by_person ON tell (told_by);
CREATE INDEX tell_open ON tell (stay_id) WHERE state = 'to tell' AND removed_at IS NULL;

-- What is kept of needs is worked out anew: there are more kinds now.
DELETE FROM due_day;
