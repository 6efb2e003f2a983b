-- SPDX-License-Identifier: MIT
-- Find: two full-text indexes that triggers keep current in the transaction of each change,
-- whoever makes it: a form, an import, undo, replay. What is removed is not in them.
-- Words are those of wordscan (tokenizer "hub"); a mark begins with char(31), which no text holds:
-- n + table, h + hub, f + family, c + child, k + kind of log entry.
-- Never in them: worries, entries of the kind worry, and any private field but the words of the log.
-- After an erasure: INSERT INTO find_log(find_log) VALUES('rebuild'), and the same of find_names.

-- What has a name, one row a record.
CREATE TABLE find_doc (
    id INTEGER PRIMARY KEY,
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    name TEXT NOT NULL,                  -- the words it is found by
    initials TEXT NOT NULL,
    marks TEXT NOT NULL,
    day TEXT,                            -- of an event or a training
    UNIQUE (tbl, row_id)
) STRICT;

CREATE VIEW find_now (tbl, row_id, name, initials, hub_id, family_id, day) AS
SELECT 'family', id, name, hub_initials(name), hub_id, id, NULL
    FROM family WHERE removed_at IS NULL
UNION ALL
SELECT 'person', p.id, p.name || coalesce(' ' || p.known_as, '') || coalesce(' ' || f.name, ''),
    hub_initials(p.name) || coalesce(' ' || hub_initials(p.known_as || ' ' || f.name), '')
        || coalesce(' ' || hub_initials(p.name || ' ' || f.name), ''), p.hub_id, p.family_id, NULL
    FROM person p LEFT JOIN family f ON f.id = p.family_id WHERE p.removed_at IS NULL
UNION ALL
SELECT 'child', c.id, c.name || coalesce(' ' || c.known_as, '') || coalesce(' ' || f.name, ''),
    hub_initials(c.name) || coalesce(' ' || hub_initials(c.known_as || ' ' || f.name), '')
        || coalesce(' ' || hub_initials(c.name || ' ' || f.name), ''), f.hub_id, c.family_id, NULL
    FROM child c LEFT JOIN family f ON f.id = c.family_id WHERE c.removed_at IS NULL
UNION ALL
SELECT 'home', id, name, hub_initials(name), hub_id, NULL, NULL FROM home WHERE removed_at IS NULL
UNION ALL
SELECT 'host', id, name, hub_initials(name), hub_id, NULL, NULL FROM host WHERE removed_at IS NULL
UNION ALL
SELECT 'event', id, name || coalesce(' ' || place, ''), '', hub_id, NULL, substr(starts, 1, 10)
    FROM event WHERE removed_at IS NULL
UNION ALL
SELECT 'support_group', id, name || coalesce(' ' || place, ''), '', hub_id, NULL, NULL
    FROM support_group WHERE removed_at IS NULL
UNION ALL
SELECT 'training', id, name || coalesce(' ' || trainer, ''), '', hub_id, NULL, held_on
    FROM training WHERE removed_at IS NULL;

CREATE VIEW find_now_doc (tbl, row_id, name, initials, marks, day) AS
SELECT tbl, row_id, coalesce(name, ''), coalesce(initials, ''),
    char(31) || 'n' || tbl || coalesce(' ' || char(31) || 'h' || hub_id, '')
        || coalesce(' ' || char(31) || 'f' || family_id, ''), day
    FROM find_now;

CREATE VIRTUAL TABLE find_names USING fts5(name, initials, marks, content = 'find_doc',
    content_rowid = 'id', tokenize = 'hub', prefix = '1 2 3', columnsize = 0);

CREATE TRIGGER find_doc_insert AFTER INSERT ON find_doc BEGIN
    INSERT INTO find_names(rowid, name, initials, marks)
        VALUES(new.id, new.name, new.initials, new.marks);
END;
CREATE TRIGGER find_doc_delete AFTER DELETE ON find_doc BEGIN
    INSERT INTO find_names(find_names, rowid, name, initials, marks)
        VALUES('delete', old.id, old.name, old.initials, old.marks);
END;

CREATE TRIGGER find_insert_family AFTER INSERT ON family BEGIN
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'family' AND row_id = new.id;
END;
CREATE TRIGGER find_update_family AFTER UPDATE ON family BEGIN
    DELETE FROM find_doc WHERE tbl = 'family' AND row_id = old.id;
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'family' AND row_id = new.id;
END;
CREATE TRIGGER find_delete_family AFTER DELETE ON family BEGIN
    DELETE FROM find_doc WHERE tbl = 'family' AND row_id = old.id;
END;
CREATE TRIGGER find_insert_person AFTER INSERT ON person BEGIN
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'person' AND row_id = new.id;
END;
CREATE TRIGGER find_update_person AFTER UPDATE ON person BEGIN
    DELETE FROM find_doc WHERE tbl = 'person' AND row_id = old.id;
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'person' AND row_id = new.id;
END;
CREATE TRIGGER find_delete_person AFTER DELETE ON person BEGIN
    DELETE FROM find_doc WHERE tbl = 'person' AND row_id = old.id;
END;
CREATE TRIGGER find_insert_child AFTER INSERT ON child BEGIN
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'child' AND row_id = new.id;
END;
CREATE TRIGGER find_update_child AFTER UPDATE ON child BEGIN
    DELETE FROM find_doc WHERE tbl = 'child' AND row_id = old.id;
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'child' AND row_id = new.id;
END;
CREATE TRIGGER find_delete_child AFTER DELETE ON child BEGIN
    DELETE FROM find_doc WHERE tbl = 'child' AND row_id = old.id;
END;
CREATE TRIGGER find_insert_home AFTER INSERT ON home BEGIN
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'home' AND row_id = new.id;
END;
CREATE TRIGGER find_update_home AFTER UPDATE ON home BEGIN
    DELETE FROM find_doc WHERE tbl = 'home' AND row_id = old.id;
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'home' AND row_id = new.id;
END;
CREATE TRIGGER find_delete_home AFTER DELETE ON home BEGIN
    DELETE FROM find_doc WHERE tbl = 'home' AND row_id = old.id;
END;
CREATE TRIGGER find_insert_host AFTER INSERT ON host BEGIN
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'host' AND row_id = new.id;
END;
CREATE TRIGGER find_update_host AFTER UPDATE ON host BEGIN
    DELETE FROM find_doc WHERE tbl = 'host' AND row_id = old.id;
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'host' AND row_id = new.id;
END;
CREATE TRIGGER find_delete_host AFTER DELETE ON host BEGIN
    DELETE FROM find_doc WHERE tbl = 'host' AND row_id = old.id;
END;
CREATE TRIGGER find_insert_event AFTER INSERT ON event BEGIN
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'event' AND row_id = new.id;
END;
CREATE TRIGGER find_update_event AFTER UPDATE ON event BEGIN
    DELETE FROM find_doc WHERE tbl = 'event' AND row_id = old.id;
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'event' AND row_id = new.id;
END;
CREATE TRIGGER find_delete_event AFTER DELETE ON event BEGIN
    DELETE FROM find_doc WHERE tbl = 'event' AND row_id = old.id;
END;
CREATE TRIGGER find_insert_support_group AFTER INSERT ON support_group BEGIN
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'support_group' AND row_id = new.id;
END;
CREATE TRIGGER find_update_support_group AFTER UPDATE ON support_group BEGIN
    DELETE FROM find_doc WHERE tbl = 'support_group' AND row_id = old.id;
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'support_group' AND row_id = new.id;
END;
CREATE TRIGGER find_delete_support_group AFTER DELETE ON support_group BEGIN
    DELETE FROM find_doc WHERE tbl = 'support_group' AND row_id = old.id;
END;
CREATE TRIGGER find_insert_training AFTER INSERT ON training BEGIN
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'training' AND row_id = new.id;
END;
CREATE TRIGGER find_update_training AFTER UPDATE ON training BEGIN
    DELETE FROM find_doc WHERE tbl = 'training' AND row_id = old.id;
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc WHERE tbl = 'training' AND row_id = new.id;
END;
CREATE TRIGGER find_delete_training AFTER DELETE ON training BEGIN
    DELETE FROM find_doc WHERE tbl = 'training' AND row_id = old.id;
END;
-- A family's name is among the words of its children and adults.
CREATE TRIGGER find_family_person AFTER UPDATE ON family
WHEN old.name IS NOT new.name OR old.hub_id IS NOT new.hub_id BEGIN
    DELETE FROM find_doc WHERE tbl = 'person' AND row_id IN (SELECT id FROM person WHERE family_id = new.id);
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc
        WHERE tbl = 'person' AND row_id IN (SELECT id FROM person WHERE family_id = new.id);
END;
CREATE TRIGGER find_family_child AFTER UPDATE ON family
WHEN old.name IS NOT new.name OR old.hub_id IS NOT new.hub_id BEGIN
    DELETE FROM find_doc WHERE tbl = 'child' AND row_id IN (SELECT id FROM child WHERE family_id = new.id);
    INSERT INTO find_doc(tbl, row_id, name, initials, marks, day)
        SELECT * FROM find_now_doc
        WHERE tbl = 'child' AND row_id IN (SELECT id FROM child WHERE family_id = new.id);
END;

-- The words of the log. The view is what the index holds of each entry.
CREATE VIEW find_entry (id, words, marks) AS
SELECT id, coalesce(fact, '') || coalesce(char(10) || opinion, '') || coalesce(char(10) || third_party, '')
        || coalesce(char(10) || action, '') || coalesce(char(10) || with_whom, ''),
    char(31) || 'h' || coalesce(hub_id, 0) || coalesce(' ' || char(31) || 'f' || family_id, '')
        || coalesce(' ' || char(31) || 'c' || child_id, '') || ' ' || char(31) || 'k' || kind
    FROM log_entry WHERE removed_at IS NULL AND kind IS NOT 'worry';

CREATE VIRTUAL TABLE find_log USING fts5(words, marks, content = 'find_entry',
    content_rowid = 'id', tokenize = 'hub', prefix = '1 2 3', columnsize = 0);
CREATE VIRTUAL TABLE find_log_words USING fts5vocab('find_log', 'instance');

CREATE TRIGGER find_insert_log_entry AFTER INSERT ON log_entry BEGIN
    INSERT INTO find_log(rowid, words, marks)
        SELECT id, words, marks FROM find_entry WHERE id = new.id;
END;
CREATE TRIGGER find_before_log_entry BEFORE UPDATE ON log_entry BEGIN
    INSERT INTO find_log(find_log, rowid, words, marks)
        SELECT 'delete', id, words, marks FROM find_entry WHERE id = old.id;
END;
CREATE TRIGGER find_after_log_entry AFTER UPDATE ON log_entry BEGIN
    INSERT INTO find_log(rowid, words, marks)
        SELECT id, words, marks FROM find_entry WHERE id = new.id;
END;
CREATE TRIGGER find_delete_log_entry BEFORE DELETE ON log_entry BEGIN
    INSERT INTO find_log(find_log, rowid, words, marks)
        SELECT 'delete', id, words, marks FROM find_entry WHERE id = old.id;
END;

-- What is in the file already.
INSERT INTO find_doc(tbl, row_id, name, initials, marks, day) SELECT * FROM find_now_doc;
INSERT INTO find_log(find_log) VALUES('rebuild');

-- Those whose children, people and entries are out of sight with them.
CREATE INDEX family_removed ON family (id) WHERE removed_at IS NOT NULL;
