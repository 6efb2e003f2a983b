-- SPDX-License-Identifier: MIT
-- Narrowing the lists of families and hosts while letters are typed: under each beginning of a word
-- of its name, or of a child's, or of a name's first letters, every one that has it, in the order
-- of the list. So a page of any narrowing is read from its place on, and nothing else is.
-- hub_prefixes(text) gives the beginnings, up to 16 letters, as a JSON list (store/tokens.c).
CREATE TABLE narrow_family (
    prefix TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    family_id INTEGER NOT NULL,
    PRIMARY KEY (prefix, sort_name, family_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE narrow_host (
    prefix TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    host_id INTEGER NOT NULL,
    PRIMARY KEY (prefix, sort_name, host_id)
) STRICT, WITHOUT ROWID;

-- One hub's families, in order, where the file has many.
CREATE INDEX family_by_hub_order ON family (hub_id, sort_name);
CREATE INDEX host_by_hub_order ON host (hub_id, sort_name);

CREATE VIEW narrow_child (family_id, words) AS
SELECT c.family_id, coalesce(c.name, '') || ' ' || coalesce(c.known_as, '') || ' '
        || coalesce(hub_initials(c.name || ' ' || f.name), '') || ' '
        || coalesce(hub_initials(c.known_as || ' ' || f.name), '')
    FROM child c JOIN family f ON f.id = c.family_id WHERE c.removed_at IS NULL;

CREATE VIEW narrow_family_now (family_id, sort_name, words) AS
SELECT id, coalesce(sort_name, ''), coalesce(name, '') || ' ' || hub_initials(coalesce(name, ''))
        || ' ' || coalesce((SELECT group_concat(words, ' ') FROM narrow_child
            WHERE family_id = f.id), '')
    FROM family f WHERE removed_at IS NULL;

-- Before a change the beginnings of what stands there go; after it those of what stands there now come.
CREATE TRIGGER narrow_insert_family AFTER INSERT ON family BEGIN
    INSERT OR IGNORE INTO narrow_family(prefix, sort_name, family_id)
        SELECT p.value, n.sort_name, n.family_id
        FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p WHERE n.family_id = new.id;
END;
CREATE TRIGGER narrow_before_family BEFORE UPDATE ON family
WHEN old.name IS NOT new.name OR old.sort_name IS NOT new.sort_name
    OR old.removed_at IS NOT new.removed_at BEGIN
    DELETE FROM narrow_family WHERE family_id = old.id
        AND sort_name = (SELECT sort_name FROM narrow_family_now WHERE family_id = old.id)
        AND prefix IN (SELECT p.value FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p
            WHERE n.family_id = old.id);
END;
CREATE TRIGGER narrow_after_family AFTER UPDATE ON family
WHEN old.name IS NOT new.name OR old.sort_name IS NOT new.sort_name
    OR old.removed_at IS NOT new.removed_at BEGIN
    INSERT OR IGNORE INTO narrow_family(prefix, sort_name, family_id)
        SELECT p.value, n.sort_name, n.family_id
        FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p WHERE n.family_id = new.id;
END;
CREATE TRIGGER narrow_delete_family BEFORE DELETE ON family BEGIN
    DELETE FROM narrow_family WHERE family_id = old.id
        AND sort_name = (SELECT sort_name FROM narrow_family_now WHERE family_id = old.id)
        AND prefix IN (SELECT p.value FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p
            WHERE n.family_id = old.id);
END;
CREATE TRIGGER narrow_insert_child AFTER INSERT ON child BEGIN
    INSERT OR IGNORE INTO narrow_family(prefix, sort_name, family_id)
        SELECT p.value, n.sort_name, n.family_id
        FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p WHERE n.family_id = new.family_id;
END;
CREATE TRIGGER narrow_before_child BEFORE UPDATE ON child
WHEN old.name IS NOT new.name OR old.known_as IS NOT new.known_as
    OR old.family_id IS NOT new.family_id OR old.removed_at IS NOT new.removed_at BEGIN
    DELETE FROM narrow_family WHERE family_id = old.family_id
        AND sort_name = (SELECT sort_name FROM narrow_family_now WHERE family_id = old.family_id)
        AND prefix IN (SELECT p.value FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p
            WHERE n.family_id = old.family_id);
END;
CREATE TRIGGER narrow_after_child AFTER UPDATE ON child
WHEN old.name IS NOT new.name OR old.known_as IS NOT new.known_as
    OR old.family_id IS NOT new.family_id OR old.removed_at IS NOT new.removed_at BEGIN
    INSERT OR IGNORE INTO narrow_family(prefix, sort_name, family_id)
        SELECT p.value, n.sort_name, n.family_id
        FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p WHERE n.family_id = old.family_id;
    INSERT OR IGNORE INTO narrow_family(prefix, sort_name, family_id)
        SELECT p.value, n.sort_name, n.family_id
        FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p WHERE n.family_id = new.family_id;
END;
CREATE TRIGGER narrow_delete_child BEFORE DELETE ON child BEGIN
    DELETE FROM narrow_family WHERE family_id = old.family_id
        AND sort_name = (SELECT sort_name FROM narrow_family_now WHERE family_id = old.family_id)
        AND prefix IN (SELECT p.value FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p
            WHERE n.family_id = old.family_id);
END;
CREATE TRIGGER narrow_deleted_child AFTER DELETE ON child BEGIN
    INSERT OR IGNORE INTO narrow_family(prefix, sort_name, family_id)
        SELECT p.value, n.sort_name, n.family_id
        FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p WHERE n.family_id = old.family_id;
END;

CREATE TRIGGER narrow_insert_host AFTER INSERT ON host BEGIN
    INSERT OR IGNORE INTO narrow_host(prefix, sort_name, host_id)
        SELECT value, coalesce(new.sort_name, ''), new.id
        FROM json_each(hub_prefixes(coalesce(new.name, '') || ' ' || hub_initials(coalesce(new.name, ''))))
        WHERE new.removed_at IS NULL;
END;
CREATE TRIGGER narrow_update_host AFTER UPDATE ON host
WHEN old.name IS NOT new.name OR old.sort_name IS NOT new.sort_name
    OR old.removed_at IS NOT new.removed_at BEGIN
    DELETE FROM narrow_host WHERE host_id = old.id AND sort_name = coalesce(old.sort_name, '')
        AND prefix IN (SELECT value FROM json_each(hub_prefixes(coalesce(old.name, '') || ' ' || hub_initials(coalesce(old.name, '')))));
    INSERT OR IGNORE INTO narrow_host(prefix, sort_name, host_id)
        SELECT value, coalesce(new.sort_name, ''), new.id
        FROM json_each(hub_prefixes(coalesce(new.name, '') || ' ' || hub_initials(coalesce(new.name, ''))))
        WHERE new.removed_at IS NULL;
END;
CREATE TRIGGER narrow_delete_host AFTER DELETE ON host BEGIN
    DELETE FROM narrow_host WHERE host_id = old.id AND sort_name = coalesce(old.sort_name, '')
        AND prefix IN (SELECT value FROM json_each(hub_prefixes(coalesce(old.name, '') || ' ' || hub_initials(coalesce(old.name, '')))));
END;

-- What is in the file already.
INSERT OR IGNORE INTO narrow_family(prefix, sort_name, family_id)
    SELECT p.value, n.sort_name, n.family_id
    FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p;
INSERT OR IGNORE INTO narrow_host(prefix, sort_name, host_id)
    SELECT p.value, coalesce(h.sort_name, ''), h.id
    FROM host h, json_each(hub_prefixes(coalesce(h.name, '') || ' '
        || hub_initials(coalesce(h.name, '')))) p
    WHERE h.removed_at IS NULL;
