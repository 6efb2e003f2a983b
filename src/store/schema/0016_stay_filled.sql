-- SPDX-License-Identifier: MIT
-- A stay that came from filling a period: once published it is no booking ahead of its family.
ALTER TABLE stay ADD COLUMN filled INTEGER;
