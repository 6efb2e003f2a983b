-- SPDX-License-Identifier: MIT
-- Every removal, by record: Removed asks for these few instead of reading each table whole.
CREATE INDEX change_removed ON change (tbl, row_id) WHERE op = 'R';
