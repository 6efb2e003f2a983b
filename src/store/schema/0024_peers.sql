-- SPDX-License-Identifier: MIT
-- Pairs that are not to be matched; when a match was last looked at; when a call through a door was seen to.
CREATE TABLE peer_never (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    peer_id INTEGER REFERENCES peer (id),
    family_id INTEGER REFERENCES family (id),
    reason TEXT
) STRICT;
CREATE UNIQUE INDEX peer_never_key ON peer_never (peer_id, family_id) WHERE removed_at IS NULL;
CREATE INDEX peer_never_by_order ON peer_never (peer_id);
CREATE INDEX peer_never_by_family ON peer_never (family_id);

ALTER TABLE peer_match ADD COLUMN reviewed_on TEXT;
ALTER TABLE peer_exception ADD COLUMN done_on TEXT;
CREATE INDEX peer_match_by_status ON peer_match (status) WHERE removed_at IS NULL;
CREATE INDEX tick_by_person ON tick (ticked_by);

-- What is kept of needs is worked out anew: there are more kinds now.
DELETE FROM due_day;
