-- SPDX-License-Identifier: MIT
-- The last step (txn.applied) there was when somebody was last here: where the clock was ahead, it tells
-- what came after.
ALTER TABLE last_here ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
