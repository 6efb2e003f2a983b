-- SPDX-License-Identifier: MIT
-- The rota as it was published, under a number.
CREATE TABLE rota_version (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    number INTEGER,                      -- Version
    from_date TEXT,
    to_date TEXT,
    published_at INTEGER,                -- Published
    published_by INTEGER REFERENCES person (id),
    note TEXT
) STRICT;
CREATE INDEX rota_version_by_order ON rota_version (number);
CREATE INDEX rota_version_by_hub ON rota_version (hub_id);
CREATE INDEX rota_version_by_published_by ON rota_version (published_by);

-- A stay as it was in one of them.
CREATE TABLE rota_version_stay (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    version_id INTEGER REFERENCES rota_version (id),
    stay_id INTEGER REFERENCES stay (id),
    family_id INTEGER REFERENCES family (id),
    host_id INTEGER REFERENCES host (id),
    arrive TEXT,
    leave TEXT,
    status TEXT                          -- draft, agreed, happened
) STRICT;
CREATE INDEX rota_version_stay_by_order ON rota_version_stay (arrive);
CREATE INDEX rota_version_stay_by_version ON rota_version_stay (version_id);
CREATE INDEX rota_version_stay_by_stay ON rota_version_stay (stay_id);
CREATE INDEX rota_version_stay_by_family ON rota_version_stay (family_id);
CREATE INDEX rota_version_stay_by_host ON rota_version_stay (host_id);
