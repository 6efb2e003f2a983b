-- SPDX-License-Identifier: MIT
-- A service that went on for a while, and what it took, so that before and after joining can be
-- told apart. What was promised without a day is to do as well.
ALTER TABLE service_used ADD COLUMN until TEXT;
ALTER TABLE service_used ADD COLUMN hours INTEGER;
ALTER TABLE service_used ADD COLUMN joining TEXT;           -- before, after
DROP INDEX log_entry_open;
CREATE INDEX log_entry_open ON log_entry (id) WHERE action IS NOT NULL AND done_on IS NULL;
CREATE INDEX log_entry_headline ON log_entry (family_id) WHERE significant = 1;
