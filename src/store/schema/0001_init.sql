-- SPDX-License-Identifier: MIT
-- One table a noun, one column a field, in the order of the field tables (include/hub/model).
-- removed_at: UTC milliseconds when the record was put into Removed; empty while it is there.
-- Dates are ISO text, times of day HH:MM, days with times YYYY-MM-DD HH:MM on the wall clock of
-- Europe/London, instants UTC milliseconds, yes and no 1 and 0. What a value may be is told by
-- the field tables, which check every door; here stand types, parents and identities only.

-- One hub; a file may hold an agency's several.
CREATE TABLE hub (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    name TEXT COLLATE NOCASE,                    -- Hub
    agency TEXT,
    nation TEXT,                                 -- England, Wales, Scotland, Northern Ireland
    controller TEXT,                             -- Who answers for the data
    lead TEXT,                                   -- Safeguarding lead
    lead_phone TEXT,                             -- Lead's phone
    out_of_hours TEXT,
    agency_phone TEXT,                           -- Agency's phone
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX hub_key ON hub (name) WHERE removed_at IS NULL;
CREATE INDEX hub_by_order ON hub (name);

-- A family of the hub; the numbers a fill of the rota uses come first.
CREATE TABLE family (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    name TEXT COLLATE NOCASE,                    -- Family
    stays_per_year INTEGER,                      -- Stays a year
    priority INTEGER,
    gap_weeks INTEGER,                           -- Weeks between stays
    last_stay TEXT,
    membership TEXT,                             -- hub, peer only
    stage TEXT,                                  -- waiting, just moved in, settled
    joined TEXT,
    left_on TEXT,                                -- Left
    address TEXT,
    phone TEXT,
    no_address INTEGER,                          -- Keep address secret
    safety_notice TEXT,
    social_worker TEXT,
    social_worker_phone TEXT,                    -- Social worker's phone
    how_to_reach TEXT,                           -- How to reach them
    best_times TEXT,
    minutes_from_work INTEGER,
    languages TEXT,
    elsewhere_asked TEXT,                        -- Asked about other nights
    elsewhere TEXT,                              -- Nights elsewhere
    last_spoke TEXT,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX family_key ON family (hub_id, name) WHERE removed_at IS NULL;
CREATE INDEX family_by_order ON family (name);
CREATE INDEX family_by_hub ON family (hub_id);

-- An adult the hub knows: parent, carer, host, helper, peer.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    name TEXT COLLATE NOCASE,
    known_as TEXT COLLATE NOCASE,
    family_id INTEGER REFERENCES family (id),
    role TEXT,                                   -- Role
    relation TEXT,                               -- To the child
    parental_responsibility INTEGER,
    phone TEXT,
    phone_other TEXT,                            -- Other phone
    email TEXT,                                  -- E-mail
    preferred_way TEXT,                          -- ring, text, e-mail, message
    can_be_told INTEGER,                         -- May be told
    may_collect INTEGER,
    emergency_order INTEGER,                     -- Ring order
    minutes_away INTEGER,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX person_key ON person (hub_id, name) WHERE removed_at IS NULL;
CREATE INDEX person_by_order ON person (name);
CREATE INDEX person_by_hub ON person (hub_id);
CREATE INDEX person_by_family ON person (family_id);

-- A child and the "About me" sheet.
CREATE TABLE child (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    family_id INTEGER REFERENCES family (id),
    name TEXT COLLATE NOCASE,                    -- Child
    known_as TEXT COLLATE NOCASE,
    legal_name TEXT,
    born TEXT,
    pronouns TEXT,
    gender TEXT,                                 -- girl, boy, other
    order_status TEXT,                           -- adopted, not made yet, other
    disabled INTEGER,
    siblings TEXT,                               -- Brothers and sisters
    school TEXT,
    school_year TEXT,                            -- Year
    teacher TEXT,                                -- Designated teacher
    ehcp INTEGER,                                -- Education, health and care plan
    gp TEXT,                                     -- Doctor
    dentist TEXT,
    nhs_number TEXT,
    allergy TEXT,                                -- Allergy word
    allergy_serious INTEGER,                     -- Serious allergy
    allergy_plan TEXT,
    health TEXT,
    takes_medicine INTEGER,
    diet TEXT,                                   -- Food
    favourite_food TEXT,
    loves TEXT,                                  -- What I love
    good_at TEXT,                                -- What I'm good at
    upsets TEXT,                                 -- What upsets me
    signs TEXT,                                  -- How you'll know
    helps TEXT,                                  -- What helps
    worse TEXT,                                  -- What makes it worse
    comforts TEXT,                               -- Comfort things
    bedtime TEXT,
    bedtime_routine TEXT,
    light TEXT,
    door TEXT,
    night_waking TEXT,
    wetting INTEGER,                             -- Wets the bed
    sleepwalking INTEGER,                        -- Sleepwalks
    morning TEXT,
    bath TEXT,
    toilet TEXT,
    talking TEXT,                                -- Talking and understanding
    fears TEXT,
    running_off TEXT,
    screens TEXT,
    money TEXT,
    faith TEXT,                                  -- Faith and culture
    hair_skin TEXT,                              -- Hair and skin
    swimming TEXT,
    height_cm INTEGER,                           -- Height in cm
    birth_family TEXT,                           -- Words for birth family
    must_not_know TEXT,                          -- Who must not know where I am
    no_photos INTEGER,                           -- May not be photographed
    travels_alone INTEGER,                       -- May travel alone
    own_view TEXT,                               -- My own view
    checked_by TEXT,
    checked_on TEXT,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX child_key ON child (family_id, name) WHERE removed_at IS NULL;
CREATE INDEX child_by_order ON child (name);
CREATE INDEX child_by_family ON child (family_id);

-- A home where children can stay.
CREATE TABLE home (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    name TEXT COLLATE NOCASE,                    -- Home
    address TEXT,
    phone TEXT,
    pets TEXT,
    meeting_point TEXT,                          -- Fire meeting point
    medicine_cupboard TEXT,
    house_rules TEXT,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX home_key ON home (hub_id, name) WHERE removed_at IS NULL;
CREATE INDEX home_by_order ON home (name);
CREATE INDEX home_by_hub ON home (hub_id);

-- A room of a home that has beds for children.
CREATE TABLE room (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    home_id INTEGER REFERENCES home (id),
    name TEXT COLLATE NOCASE,                    -- Room
    kind TEXT,                                   -- bedroom, carers' room, other
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX room_key ON room (home_id, name) WHERE removed_at IS NULL;
CREATE INDEX room_by_order ON room (name);
CREATE INDEX room_by_home ON room (home_id);

-- A bed; the ages it is right for.
CREATE TABLE bed (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    room_id INTEGER REFERENCES room (id),
    name TEXT COLLATE NOCASE,                    -- Bed
    kind TEXT,                                   -- single, double, bunk, cot, sofa bed, mattress
    youngest INTEGER,
    oldest INTEGER,
    in_use INTEGER
) STRICT;
CREATE UNIQUE INDEX bed_key ON bed (room_id, name) WHERE removed_at IS NULL;
CREATE INDEX bed_by_order ON bed (name);
CREATE INDEX bed_by_room ON bed (room_id);

-- Who lives in a home, fostered children too.
CREATE TABLE household (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    home_id INTEGER REFERENCES home (id),
    name TEXT COLLATE NOCASE,
    born TEXT,
    kind TEXT,                                   -- adult, own child, fostered child, other
    adult_id INTEGER REFERENCES person (id),
    room_id INTEGER REFERENCES room (id),
    dbs_level TEXT,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX household_key ON household (home_id, name) WHERE removed_at IS NULL;
CREATE INDEX household_by_order ON household (name);
CREATE INDEX household_by_home ON household (home_id);
CREATE INDEX household_by_adult ON household (adult_id);
CREATE INDEX household_by_room ON household (room_id);

-- A car and how many it can carry.
CREATE TABLE car (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    home_id INTEGER REFERENCES home (id),
    name TEXT COLLATE NOCASE,                    -- Car
    seats INTEGER,
    child_seats INTEGER,
    insured_until TEXT
) STRICT;
CREATE INDEX car_by_order ON car (name);
CREATE INDEX car_by_home ON car (home_id);

-- Days on which a home is closed for all its hosts; both ends included.
CREATE TABLE closure (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    home_id INTEGER REFERENCES home (id),
    from_date TEXT,                              -- First day
    to_date TEXT,                                -- Last day
    why TEXT
) STRICT;
CREATE INDEX closure_by_order ON closure (from_date);
CREATE INDEX closure_by_home ON closure (home_id);

-- Who has children to stay; the numbers a fill of the rota uses.
CREATE TABLE host (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    name TEXT COLLATE NOCASE,                    -- Host
    person_id INTEGER REFERENCES person (id),
    home_id INTEGER REFERENCES home (id),
    beds INTEGER,
    weekends_in_a_row INTEGER,
    weekends_per_year INTEGER,                   -- Weekends a year
    usual_weekends INTEGER,
    weekends_just_done INTEGER,
    approved_for TEXT,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX host_key ON host (hub_id, name) WHERE removed_at IS NULL;
CREATE INDEX host_by_order ON host (name);
CREATE INDEX host_by_hub ON host (hub_id);
CREATE INDEX host_by_person ON host (person_id);
CREATE INDEX host_by_home ON host (home_id);

-- Days on which a host has nobody to stay; both ends included.
CREATE TABLE away (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    host_id INTEGER REFERENCES host (id),
    from_date TEXT,                              -- First day away
    to_date TEXT,                                -- Last day away
    why TEXT
) STRICT;
CREATE INDEX away_by_host_from_date ON away (host_id, from_date);
CREATE INDEX away_by_order ON away (from_date);

-- A named child who may be with a host above the usual limit of three.
CREATE TABLE exemption (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    host_id INTEGER REFERENCES host (id),
    child_id INTEGER REFERENCES child (id),
    given_by TEXT,
    given_on TEXT,
    until TEXT
) STRICT;
CREATE INDEX exemption_by_order ON exemption (given_on);
CREATE INDEX exemption_by_host ON exemption (host_id);
CREATE INDEX exemption_by_child ON exemption (child_id);

-- A check on a person or a home: DBS, first aid, safety check, review.
CREATE TABLE safety_check (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    kind TEXT,                                   -- Check
    person_id INTEGER REFERENCES person (id),
    home_id INTEGER REFERENCES home (id),
    household_id INTEGER REFERENCES household (id),
    level TEXT,                                  -- Level
    number TEXT,
    done_on TEXT,
    until TEXT,                                  -- Good until
    seen_by TEXT,
    notes TEXT
) STRICT;
CREATE INDEX safety_check_by_hub_until ON safety_check (hub_id, until);
CREATE INDEX safety_check_by_order ON safety_check (done_on);
CREATE INDEX safety_check_by_person ON safety_check (person_id);
CREATE INDEX safety_check_by_home ON safety_check (home_id);
CREATE INDEX safety_check_by_household ON safety_check (household_id);

-- What a family said about one weekend.
CREATE TABLE wish (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    family_id INTEGER REFERENCES family (id),
    weekend TEXT,
    wish TEXT                                    -- cannot, would like, rather not
) STRICT;
CREATE UNIQUE INDEX wish_key ON wish (family_id, weekend) WHERE removed_at IS NULL;
CREATE INDEX wish_by_order ON wish (weekend);
CREATE INDEX wish_by_family ON wish (family_id);

-- Which hosts a family knows, and which they are not with.
CREATE TABLE family_host (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    family_id INTEGER REFERENCES family (id),
    host_id INTEGER REFERENCES host (id),
    link TEXT                                    -- knows, not with
) STRICT;
CREATE UNIQUE INDEX family_host_key ON family_host (family_id, host_id) WHERE removed_at IS NULL;
CREATE INDEX family_host_by_order ON family_host (family_id);
CREATE INDEX family_host_by_host ON family_host (host_id);

-- Families, or two children of them, who do not stay together.
CREATE TABLE apart (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    family_id INTEGER REFERENCES family (id),
    other_family_id INTEGER REFERENCES family (id),
    scope TEXT,                                  -- same house, same weekend
    why TEXT,
    child_id INTEGER REFERENCES child (id),
    other_child_id INTEGER REFERENCES child (id)
) STRICT;
CREATE INDEX apart_by_other_family ON apart (other_family_id);
CREATE INDEX apart_by_order ON apart (family_id);
CREATE INDEX apart_by_child ON apart (child_id);
CREATE INDEX apart_by_other_child ON apart (other_child_id);

-- How many children may stay on a weekend in the whole hub.
CREATE TABLE weekend (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    weekend TEXT,
    max_children INTEGER,                        -- Most children
    why TEXT
) STRICT;
CREATE UNIQUE INDEX weekend_key ON weekend (hub_id, weekend) WHERE removed_at IS NULL;
CREATE INDEX weekend_by_order ON weekend (weekend);
CREATE INDEX weekend_by_hub ON weekend (hub_id);

-- A sleepover, day visit or tea visit.
CREATE TABLE stay (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    family_id INTEGER REFERENCES family (id),
    host_id INTEGER REFERENCES host (id),
    arrive TEXT,                                 -- Arrives
    leave TEXT,                                  -- Leaves
    status TEXT,                                 -- Status
    kind TEXT,                                   -- planned, emergency, day, tea
    legal_basis TEXT,                            -- Why it is allowed
    nation TEXT,                                 -- England, Wales, Scotland, Northern Ireland
    bed_id INTEGER REFERENCES bed (id),
    reason TEXT,                                 -- Reason
    asked_by TEXT,
    asked_on TEXT,
    first_time INTEGER,
    parent_stays INTEGER,                        -- A parent stays too
    prefer_1 TEXT,                               -- First choice
    prefer_2 TEXT,                               -- Second choice
    prefer_3 TEXT,                               -- Third choice
    arrive_by TEXT,                              -- Here by
    leave_by TEXT,                               -- Gone by
    brings TEXT,                                 -- Who brings
    collects TEXT,                               -- Who collects
    items TEXT,                                  -- Things brought
    medicine TEXT,                               -- Medicine brought
    pen_at TEXT,                                 -- Where the pen is
    money TEXT,
    called_on TEXT,                              -- Rang before on
    agency_agreed_by TEXT,                       -- Agency yes by
    agency_agreed_on TEXT,                       -- Agency yes on
    liaison_agreed_by TEXT,                      -- Liaison worker's yes
    liaison_agreed_on TEXT,                      -- Liaison worker's yes on
    sharing_agreed_by TEXT,
    sharing_agreed_on TEXT,
    sharing_note TEXT,                           -- Sharing: what was weighed
    child_wish TEXT,                             -- The child's wish
    other_nights TEXT,                           -- Nights elsewhere
    school_run TEXT,
    parents_far INTEGER,                         -- Parents far away
    near_adult TEXT,                             -- Someone near
    cancelled_by TEXT,
    cancelled_why TEXT,                          -- Why cancelled
    swapped_id INTEGER REFERENCES stay (id),
    notes TEXT
) STRICT;
CREATE INDEX stay_by_host_arrive ON stay (host_id, arrive);
CREATE INDEX stay_by_family_arrive ON stay (family_id, arrive);
CREATE INDEX stay_by_order ON stay (arrive);
CREATE INDEX stay_by_bed ON stay (bed_id);
CREATE INDEX stay_by_swapped ON stay (swapped_id);

-- Which child stays, in which bed.
CREATE TABLE stay_child (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    stay_id INTEGER REFERENCES stay (id),
    child_id INTEGER REFERENCES child (id),
    bed_id INTEGER REFERENCES bed (id),
    said TEXT,                                   -- yes, not sure, no, not asked
    said_words TEXT                              -- In their words
) STRICT;
CREATE UNIQUE INDEX stay_child_key ON stay_child (stay_id, child_id) WHERE removed_at IS NULL;
CREATE INDEX stay_child_by_order ON stay_child (stay_id);
CREATE INDEX stay_child_by_child ON stay_child (child_id);
CREATE INDEX stay_child_by_bed ON stay_child (bed_id);
