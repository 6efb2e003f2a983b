-- SPDX-License-Identifier: MIT
-- What needs the carer, worked out from the other tables in the transaction that changes them, and
-- after midnight. Names are left open in the words: {child 12}. No journal, no copy, no export.
CREATE TABLE due (
    hub_id INTEGER NOT NULL,
    part INTEGER NOT NULL,               -- which facts it comes from: enum due_part
    place INTEGER NOT NULL,
    level INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    day TEXT,                            -- empty: no day of its own
    record_id INTEGER,                   -- of which noun says the kind
    words TEXT NOT NULL,
    what TEXT,
    PRIMARY KEY (hub_id, part, place)
) STRICT, WITHOUT ROWID;

-- The day it was worked out for, and the numbers of the rules then. No row: not worked out.
CREATE TABLE due_day (
    hub_id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    numbers INTEGER NOT NULL
) STRICT;

-- Who works with the hub, for the start.
CREATE INDEX person_by_role ON person (role);

-- What the kept needs are worked out from, read at every save: things promised, and answers.
CREATE INDEX log_entry_to_do ON log_entry (hub_id, due) WHERE done_on IS NULL AND due IS NOT NULL;
CREATE INDEX consent_answers ON consent (child_id, kind, given_on, answer, until, withdrawn_on)
    WHERE removed_at IS NULL;

-- How many families there are, counted from an index.
CREATE INDEX family_there ON family (hub_id) WHERE removed_at IS NULL;
