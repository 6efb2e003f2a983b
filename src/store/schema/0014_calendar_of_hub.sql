-- SPDX-License-Identifier: MIT
-- The calendar of one hub is found without the other hubs of a region.
CREATE INDEX event_series_of_hub ON event (hub_id, repeats_until)
    WHERE coalesce(repeats, also_on) IS NOT NULL;
CREATE INDEX event_long_of_hub ON event (hub_id, ends)
    WHERE substr(ends, 1, 10) > substr(starts, 1, 10);
