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
ALTER TABLE event ADD COLUMN repeats_until TEXT;
ALTER TABLE event ADD COLUMN zone TEXT;
ALTER TABLE event ADD COLUMN sequence INTEGER;
ALTER TABLE event_change ADD COLUMN note TEXT;
CREATE INDEX event_by_uid ON event (uid) WHERE uid IS NOT NULL;
-- What repeats, and what goes on over midnight, are few: a month is found by its own days.
CREATE INDEX event_series ON event (repeats_until) WHERE coalesce(repeats, also_on) IS NOT NULL;
CREATE INDEX event_long ON event (ends) WHERE substr(ends, 1, 10) > substr(starts, 1, 10);
CREATE INDEX event_change_moved ON event_change (starts) WHERE starts IS NOT NULL;
CREATE INDEX stay_long ON stay (leave) WHERE julianday(leave) - julianday(arrive) > 14;
CREATE INDEX away_long ON away (to_date) WHERE julianday(to_date) - julianday(from_date) > 60;
