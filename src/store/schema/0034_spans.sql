-- SPDX-License-Identifier: MIT
-- Sleepovers that touch a window are told by the index alone, and who somebody is by name and role
-- together; which hubs have a hub carer without a look at each of these people.
DROP INDEX stay_by_host_arrive;
CREATE INDEX stay_by_host_arrive ON stay (host_id, arrive, leave);
DROP INDEX stay_by_family_arrive;
CREATE INDEX stay_by_family_arrive ON stay (family_id, arrive, leave);
CREATE INDEX person_named ON person (sort_name, role);
DROP INDEX person_by_role;
CREATE INDEX person_by_role ON person (role, hub_id, removed_at);
