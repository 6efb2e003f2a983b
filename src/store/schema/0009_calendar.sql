-- SPDX-License-Identifier: MIT
-- What calendars bring: school holidays, and what a calendar file says of an event.
CREATE TABLE holiday (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    name TEXT,
    kind TEXT,                           -- school, training day, bank, other
    first_day TEXT,
    last_day TEXT,
    area TEXT                            -- council or schools; empty: all
) STRICT;
CREATE UNIQUE INDEX holiday_key ON holiday (hub_id, name, first_day, coalesce(area, ''))
    WHERE removed_at IS NULL;
CREATE INDEX holiday_by_order ON holiday (first_day);
CREATE INDEX holiday_by_hub ON holiday (hub_id);

ALTER TABLE event ADD COLUMN also_on TEXT;
ALTER TABLE event ADD COLUMN zone TEXT;
ALTER TABLE event ADD COLUMN sequence INTEGER;
ALTER TABLE event_change ADD COLUMN note TEXT;
CREATE INDEX event_by_uid ON event (uid) WHERE uid IS NOT NULL;
