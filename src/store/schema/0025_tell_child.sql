-- SPDX-License-Identifier: MIT
-- A child who comes too, or does not come after all, on a sleepover that people count on.
ALTER TABLE tell ADD COLUMN child_id INTEGER REFERENCES child (id);
CREATE INDEX tell_by_child ON tell (child_id);
