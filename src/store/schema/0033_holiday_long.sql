-- SPDX-License-Identifier: MIT
-- School holidays of all hubs are found by their own days too; those over 60 days are few.
CREATE INDEX holiday_long ON holiday (last_day) WHERE julianday(last_day) - julianday(first_day) > 60;
