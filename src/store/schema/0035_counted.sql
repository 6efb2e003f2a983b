-- SPDX-License-Identifier: MIT
-- How many there are is how many rows there are, less those in Removed: of these a list each.
CREATE INDEX host_removed ON host (id) WHERE removed_at IS NOT NULL;
CREATE INDEX incident_removed ON incident (id) WHERE removed_at IS NOT NULL;
CREATE INDEX stay_note_removed ON stay_note (id) WHERE removed_at IS NOT NULL;
