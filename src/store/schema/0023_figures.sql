-- SPDX-License-Identifier: MIT
-- The figures as they were sent, kept under a number.
CREATE TABLE sent_copy (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    number INTEGER,                      -- Copy
    from_date TEXT,
    to_date TEXT,
    sent_at INTEGER,                     -- Sent
    sent_by INTEGER REFERENCES person (id),
    to_whom TEXT                         -- Sent to
) STRICT;
CREATE INDEX sent_copy_by_order ON sent_copy (number);
CREATE INDEX sent_copy_by_hub ON sent_copy (hub_id);
CREATE INDEX sent_copy_by_sent_by ON sent_copy (sent_by);

CREATE TABLE sent_figure (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    copy_id INTEGER REFERENCES sent_copy (id),
    figure TEXT,
    amount INTEGER                       -- Number
) STRICT;
CREATE INDEX sent_figure_by_order ON sent_figure (copy_id);

-- What came of each date of an event that repeats, without its other dates.
CREATE INDEX register_line_by_event_day ON register_line (event_id, day);
