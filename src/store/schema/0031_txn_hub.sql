-- SPDX-License-Identifier: MIT
-- Of which hubs a step changed records, so that who works with one of them need not look at each
-- line of what came into another. It may say too much, never too little: a record that is moved to
-- a hub brings its past along, so up to that step any may tell of the hub. What is in the journal
-- already is noted when all migrations are done (txn_hub.c).
CREATE TABLE txn_hub (
    applied INTEGER NOT NULL,            -- of the txn
    hub_id INTEGER NOT NULL,
    PRIMARY KEY (applied, hub_id)
) STRICT, WITHOUT ROWID;

-- Only what was applied after this is noted of the hub; of one without a row everything is.
CREATE TABLE txn_hub_from (
    hub_id INTEGER PRIMARY KEY,
    applied INTEGER NOT NULL
) STRICT;
