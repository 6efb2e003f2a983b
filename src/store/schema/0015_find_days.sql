-- SPDX-License-Identifier: MIT
-- An event's number in Find's index is made of its day, below nought: the index then gives events
-- from a day on, or before it latest first, and reads no others. What has no day keeps its number
-- above nought, so that names come before events.
-- A series has the mark r1.
-- find_event_id: days since 1970, times 2^32, less 2^62; then the next that is free on that day.
DROP VIEW find_now_doc;
CREATE VIEW find_now_doc (tbl, row_id, name, initials, marks, day) AS
SELECT tbl, row_id, coalesce(name, ''), coalesce(initials, ''),
    char(31) || 'n' || tbl || coalesce(' ' || char(31) || 'h' || hub_id, '')
        || coalesce(' ' || char(31) || 'f' || family_id, '')
        || CASE WHEN tbl = 'event' AND EXISTS (SELECT 1 FROM event e WHERE e.id = row_id
            AND coalesce(e.repeats, e.also_on) IS NOT NULL) THEN ' ' || char(31) || 'r1' ELSE '' END, day
    FROM find_now;

CREATE VIEW find_event_first (row_id, first) AS
SELECT id, CAST(julianday(substr(starts, 1, 10)) - 2440587.5 AS INTEGER) * 4294967296 - 4611686018427387904 FROM event;
CREATE VIEW find_event_id (row_id, id) AS
SELECT row_id, coalesce((SELECT max(d.id) + 1 FROM find_doc d
    WHERE d.id >= first AND d.id < first + 4294967296), first)
    FROM find_event_first;

DROP TRIGGER find_insert_event;
CREATE TRIGGER find_insert_event AFTER INSERT ON event BEGIN
    INSERT INTO find_doc(id, tbl, row_id, name, initials, marks, day)
        SELECT i.id, d.* FROM find_now_doc d JOIN find_event_id i ON i.row_id = d.row_id
        WHERE d.tbl = 'event' AND d.row_id = new.id;
END;
DROP TRIGGER find_update_event;
CREATE TRIGGER find_update_event AFTER UPDATE ON event BEGIN
    DELETE FROM find_doc WHERE tbl = 'event' AND row_id = old.id;
    INSERT INTO find_doc(id, tbl, row_id, name, initials, marks, day)
        SELECT i.id, d.* FROM find_now_doc d JOIN find_event_id i ON i.row_id = d.row_id
        WHERE d.tbl = 'event' AND d.row_id = new.id;
END;

DELETE FROM find_doc WHERE tbl = 'event';
INSERT INTO find_doc(id, tbl, row_id, name, initials, marks, day)
    SELECT f.first + row_number() OVER (PARTITION BY f.first ORDER BY d.row_id) - 1, d.*
    FROM find_now_doc d JOIN find_event_first f ON f.row_id = d.row_id WHERE d.tbl = 'event';

-- Dates that have a name of their own, which no index of words holds: they are few.
CREATE INDEX event_change_named ON event_change (event_id) WHERE name IS NOT NULL;

-- A sheet to copy from, of a kind: the one signed last.
CREATE INDEX risk_sheet_by_kind ON risk_sheet (kind, signed_on);
