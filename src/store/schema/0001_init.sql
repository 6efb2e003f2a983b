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
    name TEXT COLLATE NOCASE,
    agency TEXT,
    nation TEXT,                         -- England, Wales, Scotland, Northern Ireland
    controller TEXT,                     -- Who answers for the data
    lead TEXT,                           -- Safeguarding lead
    lead_phone TEXT,                     -- Lead's phone
    out_of_hours TEXT,
    agency_phone TEXT,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX hub_key ON hub (name) WHERE removed_at IS NULL;
CREATE INDEX hub_by_order ON hub (name);

-- A family of the hub; the numbers a fill of the rota uses come first.
CREATE TABLE family (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    sort_name TEXT, -- the name folded: Ó Briain stands under O
    hub_id INTEGER REFERENCES hub (id),
    name TEXT COLLATE NOCASE,
    stays_per_year INTEGER,
    priority INTEGER,
    gap_weeks INTEGER,                   -- Weeks between stays
    last_stay TEXT,
    membership TEXT,                     -- hub, peer only
    stage TEXT,                          -- waiting, just moved in, settled
    joined TEXT,
    left_on TEXT,                        -- Left
    address TEXT,
    phone TEXT,
    no_address INTEGER,                  -- Keep address secret
    safety_notice TEXT,
    social_worker TEXT,
    social_worker_phone TEXT,
    how_to_reach TEXT,
    best_times TEXT,
    minutes_from_work INTEGER,
    languages TEXT,
    last_spoke TEXT,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX family_key ON family (hub_id, name) WHERE removed_at IS NULL;
CREATE INDEX family_by_order ON family (sort_name);
CREATE INDEX family_by_hub ON family (hub_id);

-- An adult the hub knows: parent, carer, host, helper, peer.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    sort_name TEXT, -- the name folded: Ó Briain stands under O
    hub_id INTEGER REFERENCES hub (id),
    name TEXT COLLATE NOCASE,
    known_as TEXT COLLATE NOCASE,
    family_id INTEGER REFERENCES family (id),
    -- hub carer, liaison worker, host, peer, event helper, technical helper, parent, other adult
    role TEXT,
    relation TEXT,                       -- To the child
    parental_responsibility INTEGER,
    phone TEXT,
    phone_other TEXT,                    -- Other phone
    email TEXT,                          -- E-mail
    preferred_way TEXT,                  -- ring, text, e-mail, message
    can_be_told INTEGER,                 -- May be told
    may_collect INTEGER,
    emergency_order INTEGER,             -- Ring order
    minutes_away INTEGER,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX person_key ON person (hub_id, name) WHERE removed_at IS NULL;
CREATE INDEX person_by_order ON person (sort_name);
CREATE INDEX person_by_hub ON person (hub_id);
CREATE INDEX person_by_family ON person (family_id);

-- A child and the "About me" sheet.
CREATE TABLE child (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    sort_name TEXT, -- the name folded: Ó Briain stands under O
    family_id INTEGER REFERENCES family (id),
    name TEXT COLLATE NOCASE,
    known_as TEXT COLLATE NOCASE,
    legal_name TEXT,
    born TEXT,
    pronouns TEXT,
    gender TEXT,                         -- girl, boy, other
    order_status TEXT,                   -- adopted, order not made, other
    disabled INTEGER,
    siblings TEXT,                       -- Brothers and sisters
    school TEXT,
    school_year TEXT,                    -- Year
    teacher TEXT,                        -- Designated teacher
    ehcp INTEGER,                        -- School plan (EHCP)
    gp TEXT,                             -- Doctor
    dentist TEXT,
    nhs_number TEXT,
    allergy TEXT,
    allergy_serious INTEGER,             -- Serious allergy
    allergy_plan TEXT,
    health TEXT,
    elsewhere INTEGER,                   -- Nights elsewhere
    elsewhere_where TEXT,                -- Where else
    elsewhere_asked TEXT,                -- Asked about other nights
    takes_medicine INTEGER,
    diet TEXT,                           -- Food
    favourite_food TEXT,
    loves TEXT,                          -- What I love
    good_at TEXT,                        -- What I'm good at
    upsets TEXT,                         -- What upsets me
    signs TEXT,                          -- How you'll know
    helps TEXT,                          -- What helps
    worse TEXT,                          -- What makes it worse
    comforts TEXT,
    bedtime TEXT,
    bedtime_routine TEXT,
    light TEXT,
    door TEXT,
    night_waking TEXT,
    wetting INTEGER,                     -- Wets the bed
    sleepwalking INTEGER,
    morning TEXT,
    bath TEXT,
    toilet TEXT,
    talking TEXT,
    fears TEXT,
    running_off TEXT,
    screens TEXT,
    money TEXT,
    faith TEXT,
    hair_skin TEXT,
    swimming TEXT,
    height_cm INTEGER,
    birth_family TEXT,                   -- Words for birth family
    must_not_know TEXT,                  -- Who must not know where I am
    no_photos INTEGER,                   -- May not be photographed
    travels_alone INTEGER,               -- May travel alone
    own_view TEXT,                       -- My own view
    checked_by TEXT,
    checked_on TEXT,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX child_key ON child (family_id, name) WHERE removed_at IS NULL;
CREATE INDEX child_by_order ON child (sort_name);
CREATE INDEX child_by_family ON child (family_id);

-- A home where children can stay.
CREATE TABLE home (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    sort_name TEXT, -- the name folded: Ó Briain stands under O
    hub_id INTEGER REFERENCES hub (id),
    name TEXT COLLATE NOCASE,
    address TEXT,
    phone TEXT,
    pets TEXT,
    meeting_point TEXT,                  -- Fire meeting point
    medicine_cupboard TEXT,
    house_rules TEXT,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX home_key ON home (hub_id, name) WHERE removed_at IS NULL;
CREATE INDEX home_by_order ON home (sort_name);
CREATE INDEX home_by_hub ON home (hub_id);

-- A room of a home that has beds for children.
CREATE TABLE room (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    home_id INTEGER REFERENCES home (id),
    name TEXT COLLATE NOCASE,
    kind TEXT,                           -- bedroom, carers' room, other
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
    name TEXT COLLATE NOCASE,
    kind TEXT,                           -- single, double, bunk, cot, sofa bed, mattress
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
    kind TEXT,                           -- adult, own child, fostered child, helper, other
    approved INTEGER,
    moved_in TEXT,                       -- Here from
    moved_out TEXT,                      -- Here until
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
    name TEXT COLLATE NOCASE,
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
    from_date TEXT,                      -- First day
    to_date TEXT,                        -- Last day
    why TEXT
) STRICT;
CREATE INDEX closure_by_order ON closure (from_date);
CREATE INDEX closure_by_home ON closure (home_id);

-- Who has children to stay; the numbers a fill of the rota uses.
CREATE TABLE host (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    sort_name TEXT, -- the name folded: Ó Briain stands under O
    hub_id INTEGER REFERENCES hub (id),
    name TEXT COLLATE NOCASE,
    person_id INTEGER REFERENCES person (id),
    home_id INTEGER REFERENCES home (id),
    beds INTEGER,
    weekends_in_a_row INTEGER,
    weekends_per_year INTEGER,
    usual_weekends INTEGER,
    weekends_just_done INTEGER,
    approved_for TEXT,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX host_key ON host (hub_id, name) WHERE removed_at IS NULL;
CREATE INDEX host_by_order ON host (sort_name);
CREATE INDEX host_by_hub ON host (hub_id);
CREATE INDEX host_by_person ON host (person_id);
CREATE INDEX host_by_home ON host (home_id);

-- Days on which a host has nobody to stay; both ends included.
CREATE TABLE away (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    host_id INTEGER REFERENCES host (id),
    from_date TEXT,                      -- First day away
    to_date TEXT,                        -- Last day away
    why TEXT,
    own_time INTEGER,
    household_id INTEGER REFERENCES household (id)
) STRICT;
CREATE INDEX away_by_host_from_date ON away (host_id, from_date);
CREATE INDEX away_by_order ON away (from_date);
CREATE INDEX away_by_household ON away (household_id);

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

-- A written agreement that two children may share a room.
CREATE TABLE sharing (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    child_id INTEGER REFERENCES child (id),
    other_child_id INTEGER REFERENCES child (id),
    agreed_by TEXT,
    agreed_on TEXT,
    until TEXT,
    weighed TEXT                         -- What was weighed
) STRICT;
CREATE INDEX sharing_by_order ON sharing (agreed_on);
CREATE INDEX sharing_by_child ON sharing (child_id);
CREATE INDEX sharing_by_other_child ON sharing (other_child_id);

-- A check on a person or a home: DBS, first aid, safety check, review.
CREATE TABLE safety_check (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    -- DBS, first aid, allergy training, medicine training, medical, home safety check, safer
    -- caring plan, carer review, insurance, fire alarm test, escape practice, unannounced visit,
    -- pet check, references, driving licence, risk training, safeguarding training
    kind TEXT,
    person_id INTEGER REFERENCES person (id),
    home_id INTEGER REFERENCES home (id),
    household_id INTEGER REFERENCES household (id),
    level TEXT,                          -- basic, standard, enhanced, enhanced and barred list
    number TEXT,
    done_on TEXT,
    until TEXT,                          -- Good until
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
    wish TEXT                            -- cannot, would like, rather not
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
    link TEXT                            -- knows, not with
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
    scope TEXT,                          -- same house, same weekend
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
    max_children INTEGER,                -- Most children
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
    arrive TEXT,
    leave TEXT,
    status TEXT,                         -- asked, offered, draft, agreed, happened, cancelled
    kind TEXT,                           -- planned, emergency, day, tea
    -- private, section 17, section 20, voluntary agency, not yet adopted
    legal_basis TEXT,
    nation TEXT,                         -- England, Wales, Scotland, Northern Ireland
    bed_id INTEGER REFERENCES bed (id),
    reason TEXT,                         -- treat, family event, hospital, school, crisis, other
    asked_by TEXT,
    asked_on TEXT,
    first_time INTEGER,
    parent_stays INTEGER,                -- A parent stays too
    prefer_1 TEXT,                       -- First choice
    prefer_2 TEXT,                       -- Second choice
    prefer_3 TEXT,                       -- Third choice
    arrive_by TEXT,                      -- Here by
    leave_by TEXT,                       -- Gone by
    brings TEXT,                         -- Who brings
    collects TEXT,                       -- Who collects
    items TEXT,                          -- Things brought
    medicine TEXT,
    pen_at TEXT,                         -- Where the pen is
    money TEXT,
    called_on TEXT,                      -- Rang before on
    agency_agreed_by TEXT,
    agency_agreed_on TEXT,
    liaison_agreed_by TEXT,
    liaison_agreed_on TEXT,
    sharing_agreed_by TEXT,
    sharing_agreed_on TEXT,
    sharing_note TEXT,
    child_wish TEXT,                     -- The child's wish
    other_nights TEXT,                   -- Nights elsewhere
    school_run TEXT,
    parents_far INTEGER,
    near_adult TEXT,                     -- Someone near
    cancelled_by TEXT,
    cancelled_why TEXT,                  -- Why cancelled
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
    said TEXT,                           -- yes, not sure, no, not asked
    said_words TEXT                      -- In their words
) STRICT;
CREATE UNIQUE INDEX stay_child_key ON stay_child (stay_id, child_id) WHERE removed_at IS NULL;
CREATE INDEX stay_child_by_order ON stay_child (stay_id);
CREATE INDEX stay_child_by_child ON stay_child (child_id);
CREATE INDEX stay_child_by_bed ON stay_child (bed_id);

-- A yes or no of the parents to one thing for one child.
CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    child_id INTEGER REFERENCES child (id),
    -- stay overnight, first aid, emergency treatment, medicine giving, travel by car, swimming,
    -- photo, screens and internet, activity, share with school, group chat
    kind TEXT,
    answer TEXT,                         -- yes, no
    photo_use TEXT,                      -- none, private, group, publicity
    what TEXT,                           -- More exactly
    given_by TEXT,
    given_on TEXT,
    how TEXT,                            -- signed, said, message
    until TEXT,
    withdrawn_on TEXT,
    withdrawn_by TEXT,
    notes TEXT
) STRICT;
CREATE INDEX consent_by_order ON consent (given_on);
CREATE INDEX consent_by_child ON consent (child_id);

-- Who may collect a child, and who may not.
CREATE TABLE collector (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    child_id INTEGER REFERENCES child (id),
    person_id INTEGER REFERENCES person (id),
    may TEXT,                            -- yes, no, only today
    said_by TEXT,
    said_on TEXT,
    until TEXT,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX collector_key ON collector (child_id, person_id) WHERE removed_at IS NULL;
CREATE INDEX collector_by_order ON collector (child_id);
CREATE INDEX collector_by_person ON collector (person_id);

-- A medicine sheet: it says what the printed label says.
CREATE TABLE medicine (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    child_id INTEGER REFERENCES child (id),
    name TEXT COLLATE NOCASE,
    kind TEXT,                           -- prescribed, bought
    advised_by TEXT,
    strength TEXT,
    form TEXT,
    dose TEXT,
    route TEXT,                          -- How it is given
    times TEXT,
    as_needed INTEGER,                   -- Only when needed
    reason TEXT,                         -- When needed for
    most_in_a_day TEXT,
    gap_hours INTEGER,                   -- Hours between
    why TEXT,
    prescriber TEXT,
    pharmacy TEXT,
    label_matches INTEGER,
    expiry TEXT,                         -- Use by
    storage TEXT,                        -- Kept
    controlled INTEGER,
    self_gives INTEGER,                  -- Takes it alone
    parent_signed TEXT,
    parent_signed_on TEXT,
    hub_signed TEXT,
    hub_signed_on TEXT,
    stopped TEXT,
    notes TEXT
) STRICT;
CREATE INDEX medicine_by_order ON medicine (name);
CREATE INDEX medicine_by_child ON medicine (child_id);

-- One dose: given, refused or missed.
CREATE TABLE dose (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    medicine_id INTEGER REFERENCES medicine (id),
    given_at TEXT,                       -- When
    amount TEXT,
    given_by TEXT,
    witness TEXT,
    outcome TEXT,                        -- taken, refused, spat out, missed
    reason TEXT,                         -- Needed for
    effect TEXT,
    last_before TEXT,
    corrects_id INTEGER REFERENCES dose (id),
    withdrawn_at INTEGER,                -- Taken back
    withdrawn_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX dose_by_order ON dose (given_at);
CREATE INDEX dose_by_medicine ON dose (medicine_id);
CREATE INDEX dose_by_corrects ON dose (corrects_id);

-- How much of a medicine came with the child or went home, counted together.
CREATE TABLE medicine_count (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    medicine_id INTEGER REFERENCES medicine (id),
    way TEXT,                            -- in, out
    counted_at TEXT,                     -- When
    amount TEXT,
    counted_with TEXT,
    label_matches INTEGER,
    notes TEXT,
    counted_by TEXT,                     -- signed
    corrects_id INTEGER REFERENCES medicine_count (id),
    withdrawn_at INTEGER,                -- Taken back
    withdrawn_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX medicine_count_by_order ON medicine_count (counted_at);
CREATE INDEX medicine_count_by_medicine ON medicine_count (medicine_id);
CREATE INDEX medicine_count_by_corrects ON medicine_count (corrects_id);

-- A day or night of a stay, or the note that goes home.
CREATE TABLE stay_note (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    stay_id INTEGER REFERENCES stay (id),
    child_id INTEGER REFERENCES child (id),
    day TEXT,
    kind TEXT,                           -- day, going home
    mood TEXT,
    ate TEXT,
    slept TEXT,
    did TEXT,
    went_well TEXT,
    wobbles TEXT,
    what_helped TEXT,
    health TEXT,
    medicines TEXT,
    accidents TEXT,
    visitors TEXT,
    phone_home TEXT,
    childs_words TEXT,                   -- In their words
    told_parent TEXT,
    fact TEXT,                           -- fact, opinion, both
    written_by INTEGER REFERENCES person (id),
    written_at INTEGER
) STRICT;
CREATE INDEX stay_note_by_order ON stay_note (day);
CREATE INDEX stay_note_by_stay ON stay_note (stay_id);
CREATE INDEX stay_note_by_child ON stay_note (child_id);

-- Someone named went ahead with a stay although a rule was not met.
CREATE TABLE go_ahead (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    stay_id INTEGER REFERENCES stay (id),
    rule INTEGER,
    person_id INTEGER REFERENCES person (id),
    reason TEXT,
    facts TEXT,
    given_at INTEGER                     -- When
) STRICT;
CREATE INDEX go_ahead_by_order ON go_ahead (given_at);
CREATE INDEX go_ahead_by_stay ON go_ahead (stay_id);
CREATE INDEX go_ahead_by_person ON go_ahead (person_id);

-- A get-together, trip, group or training on the calendar.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    name TEXT COLLATE NOCASE,
    -- monthly, coffee, outing, training, drop-in, group, children's, other
    kind TEXT,
    starts TEXT,
    ends TEXT,
    all_day INTEGER,
    repeats TEXT,
    uid TEXT,                            -- Calendar mark
    status TEXT,                         -- planned, happened, cancelled
    place TEXT,
    host_id INTEGER REFERENCES host (id),
    lead TEXT,
    max_people INTEGER,                  -- Most people
    youngest INTEGER,
    oldest INTEGER,
    price TEXT,                          -- What families pay
    bring TEXT,
    said_yes INTEGER,
    adults_checked INTEGER,              -- Checked adults
    ratio TEXT,
    needs_own_sheet TEXT,                -- usual, trip, water, overnight
    needs_swimming INTEGER,
    needs_travel INTEGER,
    needs_photo INTEGER,
    needs_screens INTEGER,
    photos_allowed INTEGER,
    spent INTEGER,
    register_taken INTEGER,
    notes TEXT
) STRICT;
CREATE INDEX event_by_hub_starts ON event (hub_id, starts);
CREATE INDEX event_by_order ON event (starts);
CREATE INDEX event_by_host ON event (host_id);

-- One day of a repeating event that is not as the others.
CREATE TABLE event_change (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    event_id INTEGER REFERENCES event (id),
    day TEXT,
    cancelled INTEGER,                   -- Not on
    starts TEXT,
    ends TEXT,
    name TEXT COLLATE NOCASE,
    place TEXT
) STRICT;
CREATE UNIQUE INDEX event_change_key ON event_change (event_id, day) WHERE removed_at IS NULL;
CREATE INDEX event_change_by_order ON event_change (day);
CREATE INDEX event_change_by_event ON event_change (event_id);

-- Who is asked to an event and what they said.
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    event_id INTEGER REFERENCES event (id),
    day TEXT,
    family_id INTEGER REFERENCES family (id),
    person_id INTEGER REFERENCES person (id),
    part TEXT,                           -- guest, lead, helper, first aider, driver
    answer TEXT,                         -- yes, no, perhaps, not said
    adults INTEGER,
    children INTEGER,
    brings TEXT
) STRICT;
CREATE INDEX invitation_by_order ON invitation (event_id);
CREATE INDEX invitation_by_family ON invitation (family_id);
CREATE INDEX invitation_by_person ON invitation (person_id);

-- What could go wrong at an event and what is done about it; its lines follow.
CREATE TABLE risk_sheet (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    event_id INTEGER REFERENCES event (id),
    kind TEXT,                           -- usual, trip, water, overnight
    written_by TEXT,
    children INTEGER,
    leaders INTEGER,
    other_adults INTEGER,
    first_aiders TEXT,
    additional_needs TEXT,
    lost_child_point TEXT,
    meeting_point TEXT,
    hospital TEXT,                       -- Nearest hospital
    weather_plan TEXT,
    emergency_plan TEXT,
    venue TEXT,                          -- Place, toilets, parking
    venue_seen INTEGER,                  -- Their sheet seen
    at_home TEXT,                        -- Someone at home
    review_on TEXT,                      -- Look at again
    signed_by TEXT,
    signed_on TEXT
) STRICT;
CREATE INDEX risk_sheet_by_order ON risk_sheet (event_id);

-- One thing that could go wrong.
CREATE TABLE risk_line (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    risk_sheet_id INTEGER REFERENCES risk_sheet (id),
    number INTEGER,
    activity TEXT,
    hazard TEXT,                         -- What could go wrong
    who TEXT,
    likely INTEGER,                      -- How likely
    harm INTEGER,                        -- How bad
    action TEXT,                         -- What we do
    likely_after INTEGER,                -- How likely then
    harm_after INTEGER,                  -- How bad then
    by_whom TEXT,                        -- By
    review_on TEXT                       -- Look at again
) STRICT;
CREATE INDEX risk_line_by_order ON risk_line (risk_sheet_id, number);

-- One person at an event: in, out, who brought and who collected.
CREATE TABLE register_line (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    event_id INTEGER REFERENCES event (id),
    day TEXT,
    line INTEGER,
    child_id INTEGER REFERENCES child (id),
    person_id INTEGER REFERENCES person (id),
    name TEXT COLLATE NOCASE,
    status TEXT,                         -- booked, came, didn't come, unknown
    in_at TEXT,                          -- In
    brought_by TEXT,
    out_at TEXT,                         -- Out
    collected_by TEXT,
    authorised INTEGER,                  -- On the list
    allowed_by TEXT,                     -- Parent said yes
    alert_shown TEXT,
    note TEXT
) STRICT;
CREATE INDEX register_line_by_order ON register_line (event_id, line);
CREATE INDEX register_line_by_child ON register_line (child_id);
CREATE INDEX register_line_by_person ON register_line (person_id);

-- What happened, written down soon after; corrections add.
CREATE TABLE log_entry (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    at TEXT,                             -- When
    family_id INTEGER REFERENCES family (id),
    child_id INTEGER REFERENCES child (id),
    -- call, message, visit, school, hospital, stay, event, worry, training, agency, other
    kind TEXT,
    with_whom TEXT,                      -- With
    minutes INTEGER,
    fact TEXT,                           -- What happened
    opinion TEXT,                        -- What I think
    third_party TEXT,                    -- From someone else
    others TEXT,
    action TEXT,                         -- To do
    due TEXT,                            -- By
    done_on TEXT,                        -- Done
    significant INTEGER,                 -- For the timeline
    stay_id INTEGER REFERENCES stay (id),
    event_id INTEGER REFERENCES event (id),
    seen_by TEXT,
    author TEXT,                         -- Signed
    written_at INTEGER,
    corrects_id INTEGER REFERENCES log_entry (id),
    withdrawn_at INTEGER,                -- Taken back
    withdrawn_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX log_entry_by_hub_at ON log_entry (hub_id, at);
CREATE INDEX log_entry_by_family_at ON log_entry (family_id, at);
CREATE INDEX log_entry_by_order ON log_entry (at);
CREATE INDEX log_entry_by_child ON log_entry (child_id);
CREATE INDEX log_entry_by_stay ON log_entry (stay_id);
CREATE INDEX log_entry_by_event ON log_entry (event_id);
CREATE INDEX log_entry_by_corrects ON log_entry (corrects_id);

-- A bump, a fall, a near miss.
CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    kind TEXT,                           -- accident, incident, near miss
    child_id INTEGER REFERENCES child (id),
    who TEXT,
    at TEXT,                             -- When
    place TEXT,                          -- Where
    what TEXT,
    injury TEXT,
    body_place TEXT,                     -- Where on the body
    treatment TEXT,
    treated_by TEXT,
    witness TEXT,
    parent_told_at TEXT,
    parent_told_how TEXT,                -- Told how
    agency_told_at TEXT,
    follow_up TEXT,
    stay_id INTEGER REFERENCES stay (id),
    event_id INTEGER REFERENCES event (id),
    author TEXT,                         -- Signed
    countersigned TEXT
) STRICT;
CREATE INDEX incident_by_hub_at ON incident (hub_id, at);
CREATE INDEX incident_by_order ON incident (at);
CREATE INDEX incident_by_child ON incident (child_id);
CREATE INDEX incident_by_stay ON incident (stay_id);
CREATE INDEX incident_by_event ON incident (event_id);

-- A worry about a child: sealed, never in find, figures, prints or copies.
CREATE TABLE worry (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    child_id INTEGER REFERENCES child (id),
    family_id INTEGER REFERENCES family (id),
    at TEXT,                             -- When
    exact_words TEXT,
    who TEXT,
    seen_heard TEXT,                     -- seen, heard, told by someone
    about_id INTEGER REFERENCES person (id),
    told_whom TEXT,                      -- Told
    told_at TEXT,
    their_answer TEXT,
    reference TEXT,
    written_by INTEGER REFERENCES person (id),
    written_at INTEGER,
    corrects_id INTEGER REFERENCES worry (id),
    withdrawn_at INTEGER,                -- Taken back
    withdrawn_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX worry_by_order ON worry (at);
CREATE INDEX worry_by_hub ON worry (hub_id);
CREATE INDEX worry_by_child ON worry (child_id);
CREATE INDEX worry_by_family ON worry (family_id);
CREATE INDEX worry_by_corrects ON worry (corrects_id);
CREATE INDEX worry_by_about ON worry (about_id);

-- Each time a worry was read.
CREATE TABLE worry_opening (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    worry_id INTEGER REFERENCES worry (id),
    person_id INTEGER REFERENCES person (id),
    opened_at INTEGER                    -- When
) STRICT;
CREATE INDEX worry_opening_by_order ON worry_opening (opened_at);
CREATE INDEX worry_opening_by_worry ON worry_opening (worry_id);
CREATE INDEX worry_opening_by_person ON worry_opening (person_id);

-- An adopter who listens to another; how many families, when free.
CREATE TABLE peer (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    person_id INTEGER REFERENCES person (id),
    family_id INTEGER REFERENCES family (id),
    kind TEXT,                           -- peer, parent consultant
    most_families INTEGER,
    experience TEXT,
    free_times TEXT,
    trained_on TEXT,
    supervised_on TEXT,                  -- Last supervision
    checks_until TEXT,
    resting_until TEXT,
    left_on TEXT,                        -- Left
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX peer_key ON peer (hub_id, person_id) WHERE removed_at IS NULL;
CREATE INDEX peer_by_order ON peer (person_id);
CREATE INDEX peer_by_hub ON peer (hub_id);
CREATE INDEX peer_by_family ON peer (family_id);

-- A family that asked for a peer, and the peer it talks with.
CREATE TABLE peer_match (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    family_id INTEGER REFERENCES family (id),
    parent_id INTEGER REFERENCES person (id),
    peer_id INTEGER REFERENCES peer (id),
    asked_on TEXT,
    asked_for TEXT,
    why_matched TEXT,
    agreed_on TEXT,
    -- Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
    weekly_day TEXT,
    kind TEXT,                           -- weekly, one chat
    status TEXT,                         -- waiting, proposed, agreed, paused, ended
    pause_until TEXT,
    child_moved_in TEXT,
    review_1 TEXT,                       -- First review
    review_2 TEXT,                       -- Second review
    review_3 TEXT,                       -- Third review
    ended_on TEXT,
    -- as planned, family chose, peer chose, moved away, other peer, other
    ended_how TEXT,
    debriefed_on TEXT                    -- Talked over
) STRICT;
CREATE INDEX peer_match_by_peer_status ON peer_match (peer_id, status);
CREATE INDEX peer_match_by_order ON peer_match (asked_on);
CREATE INDEX peer_match_by_family ON peer_match (family_id);
CREATE INDEX peer_match_by_parent ON peer_match (parent_id);

-- Whether a peer and a family were in touch in one week; no words, by design.
CREATE TABLE tick (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    match_id INTEGER REFERENCES peer_match (id),
    week TEXT,
    in_touch TEXT,                       -- yes, tried, no, pause
    rang INTEGER,                        -- Peer rang
    ticked_by INTEGER REFERENCES person (id),
    ticked_at INTEGER,
    corrects_id INTEGER REFERENCES tick (id),
    withdrawn_at INTEGER,                -- Taken back
    withdrawn_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX tick_by_match_week ON tick (match_id, week);
CREATE INDEX tick_by_order ON tick (week);
CREATE INDEX tick_by_corrects ON tick (corrects_id);

-- One of the three reasons for which a peer may say more than a tick.
CREATE TABLE peer_exception (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    match_id INTEGER REFERENCES peer_match (id),
    door TEXT,                           -- asked for help, asked about training, at risk now
    parent_agreed INTEGER,
    passed_to TEXT,
    opened_on TEXT                       -- On
) STRICT;
CREATE INDEX peer_exception_by_order ON peer_exception (opened_on);
CREATE INDEX peer_exception_by_match ON peer_exception (match_id);

-- An assessment and six calls with a parent consultant.
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    family_id INTEGER REFERENCES family (id),
    parent_id INTEGER REFERENCES person (id),
    peer_id INTEGER REFERENCES peer (id),
    assessed_on TEXT,
    goals TEXT,
    planned INTEGER,                     -- Sessions
    reviewed_on TEXT,                    -- End review
    next_step TEXT,                      -- Next
    status TEXT                          -- running, finished, stopped
) STRICT;
CREATE INDEX unit_by_order ON unit (assessed_on);
CREATE INDEX unit_by_family ON unit (family_id);
CREATE INDEX unit_by_parent ON unit (parent_id);
CREATE INDEX unit_by_peer ON unit (peer_id);

-- One call of a unit.
CREATE TABLE unit_session (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    unit_id INTEGER REFERENCES unit (id),
    number INTEGER,
    held_on TEXT,                        -- Date
    minutes INTEGER,
    status TEXT                          -- planned, held, missed
) STRICT;
CREATE UNIQUE INDEX unit_session_key ON unit_session (unit_id, number) WHERE removed_at IS NULL;
CREATE INDEX unit_session_by_order ON unit_session (unit_id, number);

-- A group of adopters that meets.
CREATE TABLE support_group (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    name TEXT COLLATE NOCASE,
    leaders TEXT,
    place TEXT,
    rhythm TEXT,                         -- How often
    drop_in_worker TEXT,                 -- Drop-in social worker
    drop_in_on TEXT,                     -- Next drop-in
    members INTEGER,
    received INTEGER,
    spent INTEGER,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX support_group_key ON support_group (hub_id, name) WHERE removed_at IS NULL;
CREATE INDEX support_group_by_order ON support_group (name);
CREATE INDEX support_group_by_hub ON support_group (hub_id);

-- One meeting of a group.
CREATE TABLE group_meeting (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    group_id INTEGER REFERENCES support_group (id),
    held_on TEXT,                        -- Date
    came INTEGER,
    new_people INTEGER,                  -- New
    worker_came INTEGER,                 -- Social worker came
    spent INTEGER,
    notes TEXT
) STRICT;
CREATE INDEX group_meeting_by_order ON group_meeting (held_on);
CREATE INDEX group_meeting_by_group ON group_meeting (group_id);

-- A training that people of the hub went to.
CREATE TABLE training (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    name TEXT COLLATE NOCASE,
    held_on TEXT,                        -- Date
    trainer TEXT,
    minutes INTEGER,
    came INTEGER,                        -- How many
    until TEXT,                          -- Good until
    notes TEXT
) STRICT;
CREATE INDEX training_by_order ON training (held_on);
CREATE INDEX training_by_hub ON training (hub_id);

-- Who was at a training.
CREATE TABLE training_person (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    training_id INTEGER REFERENCES training (id),
    person_id INTEGER REFERENCES person (id)
) STRICT;
CREATE UNIQUE INDEX training_person_key ON training_person (training_id, person_id)
    WHERE removed_at IS NULL;
CREATE INDEX training_person_by_order ON training_person (training_id);
CREATE INDEX training_person_by_person ON training_person (person_id);

-- A talk with the liaison worker, or with a peer: what was agreed.
CREATE TABLE supervision (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    held_on TEXT,                        -- Date
    with_whom TEXT,                      -- With
    person_id INTEGER REFERENCES person (id),
    topics TEXT,
    agreed TEXT,
    due TEXT,                            -- By
    done_on TEXT                         -- Done
) STRICT;
CREATE INDEX supervision_by_order ON supervision (held_on);
CREATE INDEX supervision_by_hub ON supervision (hub_id);
CREATE INDEX supervision_by_person ON supervision (person_id);

-- A service a family used, asked for, or did not need because of the hub.
CREATE TABLE service_used (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    family_id INTEGER REFERENCES family (id),
    child_id INTEGER REFERENCES child (id),
    service TEXT,
    outcome TEXT,                        -- used, asked for, waiting, refused, not needed
    used_on TEXT,                        -- Date
    times INTEGER,
    minutes INTEGER,
    notes TEXT
) STRICT;
CREATE INDEX service_used_by_order ON service_used (used_on);
CREATE INDEX service_used_by_family ON service_used (family_id);
CREATE INDEX service_used_by_child ON service_used (child_id);

-- What someone said about the hub.
CREATE TABLE feedback (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    given_on TEXT,                       -- Date
    family_id INTEGER REFERENCES family (id),
    said_by TEXT,                        -- parent, child, host, peer, social worker, other
    about TEXT,                          -- stay, event, peer, group, training, hub
    stay_id INTEGER REFERENCES stay (id),
    event_id INTEGER REFERENCES event (id),
    score INTEGER,
    words TEXT,
    may_quote INTEGER                    -- May be quoted
) STRICT;
CREATE INDEX feedback_by_order ON feedback (given_on);
CREATE INDEX feedback_by_hub ON feedback (hub_id);
CREATE INDEX feedback_by_family ON feedback (family_id);
CREATE INDEX feedback_by_stay ON feedback (stay_id);
CREATE INDEX feedback_by_event ON feedback (event_id);

-- A story without names, and what changed, for a month's figures.
CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    month TEXT,
    title TEXT,
    kind TEXT,                           -- story, what changed, learning
    before_words TEXT,
    during_words TEXT,
    after_words TEXT,
    quote TEXT                           -- A quote
) STRICT;
CREATE INDEX story_by_order ON story (month);
CREATE INDEX story_by_hub ON story (hub_id);

-- Someone asked for what is held about them.
CREATE TABLE access_request (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    who TEXT,
    for_whom TEXT,
    received TEXT,
    identity_checked TEXT,
    clock_stopped TEXT,
    clock_started TEXT,
    needs_longer INTEGER,
    due TEXT,
    searched TEXT,
    removed_others TEXT,                 -- Others taken out
    sent TEXT,
    complaint TEXT
) STRICT;
CREATE INDEX access_request_by_order ON access_request (received);
CREATE INDEX access_request_by_hub ON access_request (hub_id);

-- How long a kind of record is kept, and what was decided at its review.
CREATE TABLE retention_line (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER,
    hub_id INTEGER REFERENCES hub (id),
    what TEXT,                           -- Record
    rule TEXT,
    keep_until TEXT,
    hold INTEGER,
    reviewed_by TEXT,
    reviewed_on TEXT,
    outcome TEXT                         -- keep, keep longer, anonymise, erase
) STRICT;
CREATE INDEX retention_line_by_order ON retention_line (keep_until);
CREATE INDEX retention_line_by_hub ON retention_line (hub_id);
