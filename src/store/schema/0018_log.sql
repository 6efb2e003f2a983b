-- SPDX-License-Identifier: MIT
-- The log as one list: entries, notes of stays, accidents; newest first by their ids, which carry
-- their own time. Their words are found together.
CREATE INDEX log_entry_of_hub ON log_entry (hub_id);
CREATE INDEX log_entry_open ON log_entry (due) WHERE due IS NOT NULL AND done_on IS NULL;
CREATE INDEX log_entry_gone ON log_entry (hub_id) WHERE removed_at IS NOT NULL;

-- What the index holds of a note or an accident; whose it is may change, what was indexed must not.
CREATE TABLE find_note (
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    marks TEXT NOT NULL
) STRICT;

DROP VIEW find_entry;
CREATE VIEW find_entry (id, words, marks) AS
SELECT id, coalesce(fact, '') || coalesce(char(10) || opinion, '') || coalesce(char(10) || third_party, '')
        || coalesce(char(10) || action, '') || coalesce(char(10) || with_whom, ''),
    char(31) || 'h' || coalesce(hub_id, 0)
        || coalesce(' ' || char(31) || 'f' || family_id, '')
        || coalesce(' ' || char(31) || 'c' || child_id, '') || ' ' || char(31) || 'k' || kind
    FROM log_entry WHERE removed_at IS NULL AND kind IS NOT 'worry'
UNION ALL
SELECT id, words, marks FROM find_note;

CREATE VIEW find_note_now (id, words, marks) AS
SELECT n.id, coalesce(n.did, '') || coalesce(char(10) || n.went_well, '')
        || coalesce(char(10) || n.wobbles, '') || coalesce(char(10) || n.what_helped, '')
        || coalesce(char(10) || n.childs_words, '') || coalesce(char(10) || n.mood, '')
        || coalesce(char(10) || n.ate, '') || coalesce(char(10) || n.slept, '')
        || coalesce(char(10) || n.health, '') || coalesce(char(10) || n.accidents, '')
        || coalesce(char(10) || n.visitors, '') || coalesce(char(10) || n.phone_home, '')
        || coalesce(char(10) || n.told_parent, ''),
    ltrim(coalesce(' ' || char(31) || 'h' || f.hub_id, '')
        || coalesce(' ' || char(31) || 'f' || s.family_id, '') || coalesce(' ' || char(31) || 'c' || n.child_id, '')
        || ' ' || char(31) || 'kstay' || ' ' || char(31) || 'knote')
    FROM stay_note n LEFT JOIN stay s ON s.id = n.stay_id LEFT JOIN family f ON f.id = s.family_id
    WHERE n.removed_at IS NULL
UNION ALL
SELECT i.id, coalesce(i.what, '') || coalesce(char(10) || i.injury, '')
        || coalesce(char(10) || i.body_place, '') || coalesce(char(10) || i.treatment, '')
        || coalesce(char(10) || i.treated_by, '') || coalesce(char(10) || i.witness, '')
        || coalesce(char(10) || i.who, '') || coalesce(char(10) || i.place, '')
        || coalesce(char(10) || i.parent_told_how, '') || coalesce(char(10) || i.follow_up, ''),
    ltrim(coalesce(' ' || char(31) || 'h' || i.hub_id, '')
        || coalesce(' ' || char(31) || 'f' || c.family_id, '') || coalesce(' ' || char(31) || 'c' || i.child_id, '')
        || ' ' || char(31) || 'kaccident' || ' ' || char(31) || 'kincident' || ' ' || char(31) || 'kbump')
    FROM incident i LEFT JOIN child c ON c.id = i.child_id WHERE i.removed_at IS NULL;

CREATE TRIGGER find_note_insert AFTER INSERT ON find_note BEGIN
    INSERT INTO find_log(rowid, words, marks) VALUES(new.id, new.words, new.marks);
END;
CREATE TRIGGER find_note_delete AFTER DELETE ON find_note BEGIN
    INSERT INTO find_log(find_log, rowid, words, marks)
        VALUES('delete', old.id, old.words, old.marks);
END;
CREATE TRIGGER find_insert_stay_note AFTER INSERT ON stay_note BEGIN
    INSERT INTO find_note SELECT * FROM find_note_now WHERE id = new.id;
END;
CREATE TRIGGER find_update_stay_note AFTER UPDATE ON stay_note BEGIN
    DELETE FROM find_note WHERE id = old.id;
    INSERT INTO find_note SELECT * FROM find_note_now WHERE id = new.id;
END;
CREATE TRIGGER find_delete_stay_note AFTER DELETE ON stay_note BEGIN
    DELETE FROM find_note WHERE id = old.id;
END;
CREATE TRIGGER find_insert_incident AFTER INSERT ON incident BEGIN
    INSERT INTO find_note SELECT * FROM find_note_now WHERE id = new.id;
END;
CREATE TRIGGER find_update_incident AFTER UPDATE ON incident BEGIN
    DELETE FROM find_note WHERE id = old.id;
    INSERT INTO find_note SELECT * FROM find_note_now WHERE id = new.id;
END;
CREATE TRIGGER find_delete_incident AFTER DELETE ON incident BEGIN
    DELETE FROM find_note WHERE id = old.id;
END;

INSERT INTO find_note SELECT * FROM find_note_now;
