/* SPDX-License-Identifier: MIT */
/* The forty rules and the numbers in them, with their defaults and where they come from. */
#include "hub/scheduler/rule.h"

#include "hub/base/date.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "rules_priv.h"

#include <string.h>

// clang-format off
#define N(member) offsetof(struct policy, member)
const struct policy_number policy_numbers[] = {
    {"beds", N(beds), 2, 0, 50, "beds", "Beds of a host who has not said how many.", 1},
    {"max_children", N(max_children), 3, 1, 50, "children", "The usual fostering limit in one home.", 4},
    {"private_days", N(private_days), 28, 1, 366, "days", "Private fostering starts at this many days without a real return home.", 5},
    {"private_warn_days", N(private_warn_days), 21, 1, 366, "days", "Ask to check from this many days.", 5},
    {"private_age", N(private_age), 16, 1, 25, "years", "Private fostering is about children under this age.", 5},
    {"private_age_disabled", N(private_age_disabled), 18, 1, 25, "years", "The same for a disabled child.", 5},
    {"home_nights", N(home_nights), 2, 1, 60, "nights", "Nights at home that make a real return home.", 5},
    {"stay_days_england", N(stay_days[NATION_ENGLAND]), 17, 1, 366, "days", "Longest single stay in England.", 6},
    {"stay_days_wales", N(stay_days[NATION_WALES]), 28, 1, 366, "days", "Longest single stay in Wales.", 6},
    {"stay_days_scotland", N(stay_days[NATION_SCOTLAND]), 28, 1, 366, "days", "Longest single stay in Scotland.", 6},
    {"stay_days_ni", N(stay_days[NATION_NI]), 28, 1, 366, "days", "Longest single stay in Northern Ireland.", 6},
    {"year_days_england", N(year_days[NATION_ENGLAND]), 75, 1, 366, "days", "Most days in any 12 months in England.", 7},
    {"year_days_wales", N(year_days[NATION_WALES]), 120, 1, 366, "days", "Most days in any 12 months in Wales.", 7},
    {"year_days_scotland", N(year_days[NATION_SCOTLAND]), 120, 1, 366, "days", "Most days in any 12 months in Scotland.", 7},
    {"year_days_ni", N(year_days[NATION_NI]), 90, 1, 366, "days", "Most days in any 12 months in Northern Ireland.", 7},
    {"year_warn_percent", N(year_warn_percent), 80, 1, 100, "%", "Ask to check from this part of the days in 12 months.", 7},
    {"count_nights", N(count_nights), 0, 0, 1, "", "1 counts nights in rules 5, 6 and 7; 0 counts every day touched, which is stricter.", 5},
    {"elsewhere_months", N(elsewhere_months), 12, 1, 60, "months", "How often to ask about nights away anywhere else.", 10},
    {"long_stay_nights", N(long_stay_nights), 3, 0, 366, "nights", "A stay above this needs the liaison worker's yes.", 11},
    {"share_age", N(share_age), 3, 0, 25, "years", "Unrelated children over this age need a written agreement to share a room.", 21},
    {"share_age_siblings", N(share_age_siblings), 6, 0, 25, "years", "Brothers and sisters over this age do not share a mixed room.", 22},
    {"carers_room_months", N(carers_room_months), 6, 0, 60, "months", "A baby under this age sleeps in the carers' room.", 24},
    {"carers_room_age", N(carers_room_age), 2, 0, 25, "years", "From this age a child does not sleep in the carers' room.", 24},
    {"dbs_months", N(dbs_months), 36, 1, 120, "months", "How long a DBS check is good for.", 25},
    {"dbs_warn_months", N(dbs_warn_months), 4, 0, 36, "months", "Ask to check this long before a DBS check runs out.", 25},
    {"nights_in_a_row", N(nights_in_a_row), 5, 1, 366, "nights", "Most nights in a row with children staying.", 34},
    {"out_by", N(out_by_min), 12 * 60, 0, 1439, "time", "On a changeover day children leave by this time.", 37},
    {"in_from", N(in_from_min), 15 * 60, 0, 1439, "time", "On a changeover day children arrive from this time.", 37},
    {"first_visits", N(first_visits), 1, 0, 20, "visits", "Tea or day visits before a first night.", 12},
    {"sheet_months", N(sheet_months), 6, 1, 60, "months", "How long an about-me sheet counts once it was checked.", 13},
    {"phones", N(phones), 2, 1, 9, "numbers", "Different phone numbers of people who may be rung.", 14},
    {"far_minutes", N(far_minutes), 120, 10, 1440, "minutes", "Parents farther than this are far away.", 15},
    {"allergy_months", N(allergy_months), 12, 1, 120, "months", "How long allergy training counts.", 19},
    {"turns_18_days", N(turns_18_days), 90, 0, 366, "days", "Said this long before someone at home turns 18.", 26},
    {"helper_days", N(helper_days), 4, 1, 30, "days", "From so many days a helper needs the fullest check.", 27},
    {"helper_window", N(helper_window), 30, 1, 366, "days", "The days in which those are counted.", 27},
    {"first_aid_months", N(first_aid_months), 36, 1, 120, "months", "How long children's first aid counts.", 28},
    {"first_aid_warn_days", N(first_aid_warn_days), 90, 0, 366, "days", "Said this long before it ends.", 28},
    {"home_check_months", N(home_check_months), 12, 1, 60, "months", "How long a home safety check, a safer caring plan and a carer review count.", 29},
    {"plan_days", N(plan_days), 5, 0, 60, "working days", "The safer caring plan is looked at within these after a new child.", 29},
    {"risk_days", N(risk_days), 7, 0, 60, "days", "An event's risk sheet is asked for this long before.", 31},
    {"seat_age", N(seat_age), 12, 0, 25, "years", "A child under this age and height needs a car seat.", 32},
    {"seat_cm", N(seat_cm), 135, 50, 220, "cm", "The height of the same rule.", 32},
    {"rest_hours", N(rest_hours), 24, 1, 168, "hours", "Hours off in any 7 days.", 33},
    {"rest_fortnight_hours", N(rest_fortnight_hours), 48, 1, 336, "hours", "Or so many in any 14.", 33},
    {"rest_between_hours", N(rest_between_hours), 11, 0, 48, "hours", "Hours between one stay and the next.", 33},
    {"own_nights", N(own_nights), 14, 0, 366, "nights", "Nights of own time in 12 months.", 35},
    {"fair_ahead", N(fair_ahead), 2, 0, 60, "bookings", "Bookings a family has ahead at a time.", 36},
    {"fair_nights", N(fair_nights), 12, 0, 366, "nights", "A family's planned nights in 12 months; two for each stay agreed with it when that is more.", 36},
    {"fair_weekends", N(fair_weekends), 12, 0, 53, "weekends", "A family's weekends in 12 months; the stays agreed with it when that is more.", 36},
    {"fair_holiday_nights", N(fair_holiday_nights), 7, 0, 60, "nights", "A family's nights in one school holiday.", 36},
    {"call_days", N(call_days), 14, 1, 60, "days", "The call before a stay is made within these.", 38},
    {"school_age", N(school_age), 4, 0, 18, "years", "From this age a child goes to school.", 39},
    {"ask_days", N(ask_days), 10, 1, 90, "days", "A peer who has not ticked for so long is asked.", 41},
    {"quiet_days", N(quiet_days), 10, 1, 90, "days", "A family that does not answer the peer for so long: a nudge.", 42},
    {"worry_days", N(worry_days), 14, 1, 180, "days", "A family that does not answer for so long: we'd worry.", 42},
    {"most_families", N(peer_families), 2, 0, 20, "families", "Families at once, of a peer who has not said how many.", 44},
    {"wait_days", N(wait_days), 7, 1, 365, "days", "A family waits so long for a peer, then Today says so.", 50},
    {"review_weeks_1", N(review_weeks[0]), 3, 0, 104, "weeks", "After so many weeks you look at a match together first.", 45},
    {"review_weeks_2", N(review_weeks[1]), 10, 0, 104, "weeks", "And again after so many.", 45},
    {"review_weeks_3", N(review_weeks[2]), 18, 0, 104, "weeks", "And the third time.", 45},
    {"review_every", N(review_every), 4, 0, 52, "weeks", "After the third time so often again; 0: not.", 45},
    {"settled_weeks", N(settled_weeks), 6, 0, 104, "weeks", "So long after the child moved in the ending is asked about.", 47},
    {"debrief_days", N(debrief_days), 28, 0, 365, "days", "An ended match is asked to be talked over for so long.", 51},
    {"check_days", N(peer_check_days), 30, 0, 365, "days", "Said this long before a peer's checks end.", 52},
    {"supervision_weeks", N(peer_supervision_weeks), 12, 0, 104, "weeks", "A peer's supervision is asked for after so many; 0: not.", 53},
};
#undef N
const size_t policy_number_count = sizeof policy_numbers / sizeof policy_numbers[0];

const struct rule rules[] = {
    {1, "beds", "A bed for every child", LEVEL_HARD, "HARD", "every night; {beds} beds where a host has not said", "S18 S19 S20", RULE_MOVE | RULE_PLACE, check_sleeping},
    {2, "two-places", "Not in two places at once", LEVEL_HARD, "HARD", "no child in two stays at one time", "S177", RULE_MOVE | RULE_PLACE, check_two_places},
    {3, "closed", "Hub home closed or carer away", LEVEL_HARD, "HARD", "no closed date; at least 1 approved adult at home", "S18", RULE_MOVE | RULE_PLACE, check_away},
    {4, "three", "No more than three", LEVEL_HARD, "HARD", "{max_children} children at once, with those fostered there; not for brothers and sisters only, nor for named children who are exempt", "S60 S61 S62", RULE_MOVE | RULE_PLACE, check_three},
    {5, "private", "28 days = private fostering", LEVEL_HARD, "HARD at {private_days}, WARN from {private_warn_days}", "days without {home_nights} nights at home; under {private_age}, or {private_age_disabled} if disabled; arranged privately", "S45 S58", RULE_MOVE | RULE_PLACE, check_private},
    {6, "longest", "Longest single stay", LEVEL_HARD, "HARD under s.20, else WARN", "England {stay_days_england}, Wales {stay_days_wales}, Scotland {stay_days_scotland}, Northern Ireland {stay_days_ni} days", "S48 S53 S54 S55", 0, check_longest},
    {7, "year", "Days in the last 12 months", LEVEL_HARD, "HARD above it under s.20, WARN at {year_warn_percent}%", "England {year_days_england}, Wales {year_days_wales}, Scotland {year_days_scotland}, Northern Ireland {year_days_ni} days in any 12 months", "S48 S53 S54 S55", RULE_MOVE | RULE_PLACE, check_year},
    {8, "basis", "Why this stay is allowed", LEVEL_HARD, "HARD for nights", "private, s.17, s.20, voluntary or not yet adopted", "S47 S50", RULE_RECORD, check_basis},
    {9, "not-adopted", "Not adopted yet: agency must say yes", LEVEL_HARD, "HARD", "who agreed and when, while the order is not made", "general knowledge, to be confirmed", RULE_RECORD, check_not_adopted},
    {10, "elsewhere", "Nights away anywhere else?", LEVEL_WARN, "WARN", "asked every {elsewhere_months} months", "S47", RULE_RECORD, check_elsewhere},
    {11, "long-stay", "Long stay needs the liaison worker's yes", LEVEL_HARD, "HARD", "over {long_stay_nights} nights", "S87 S88 S89", RULE_RECORD, check_long_stay},
    {12, "first-night", "First night: steps taken first", LEVEL_WARN, "WARN", "{first_visits} tea or day visit, or a parent stays", "S129 S133 S134", RULE_RECORD, check_first_night},
    {13, "about-me", "About-me sheet is fresh", LEVEL_HARD, "HARD for nights, WARN for events", "checked within {sheet_months} months", "S130", RULE_RECORD, check_sheet_fresh},
    {14, "two-people", "Two people we can ring", LEVEL_HARD, "HARD", "{phones} numbers, not the same phone", "S141 S173", RULE_RECORD, check_phones},
    {15, "far-away", "Parents far away: someone near", LEVEL_WARN, "WARN", "parents over {far_minutes} minutes away: a named adult near by", "S130", RULE_RECORD, check_far_away},
    {16, "consent", "Consent to stay and to first aid", LEVEL_HARD, "HARD", "signed, and again each year", "S123 S85", RULE_RECORD, check_consent},
    {17, "consents", "Consent for swim, travel, photo, screens", LEVEL_WARN, "WARN; HARD if the event needs it", "a yes or a no for each; until then it is no", "S122 S95", RULE_RECORD, check_consents},
    {18, "medicine", "Medicine sheet complete", LEVEL_HARD, "HARD if on medicine", "name, strength, dose, times, route, signed; in date to the end of the stay", "S82 S83", RULE_RECORD, check_medicine},
    {19, "allergy", "Serious allergy: plan and trained adult", LEVEL_HARD, "HARD", "plan on file, pen on site", "S134", RULE_RECORD, check_allergy},
    {20, "collector", "Collector is on the list", LEVEL_HARD, "HARD at handover", "for each child; a change needs the parent's word that day", "S140 S142", RULE_RECORD, check_collector},
    {21, "sharing", "Room sharing over 3", LEVEL_HARD, "HARD; WARN where only the number of beds is known", "unrelated children over {share_age} share only with a written agreement", "S64 S66", RULE_MOVE | RULE_PLACE, check_sleeping},
    {22, "mixed", "Mixed sharing", LEVEL_HARD, "HARD", "no girls and boys in one room: unrelated over {share_age}, brothers and sisters over {share_age_siblings}", "S66 S67", RULE_MOVE | RULE_PLACE, check_sleeping},
    {23, "apart", "Keep apart", LEVEL_HARD, "HARD for nights, WARN for days", "pairs with a reason: same house, or same weekend", "S65 S67", RULE_MOVE | RULE_PLACE, check_apart},
    {24, "under-two", "Under 2 sleeping place", LEVEL_WARN, "WARN", "under {carers_room_months} months in the carers' room; from {carers_room_age} years not there", "S66 S67", 0, check_sleeping},
    {25, "dbs", "DBS in date: household 18+ and helpers", LEVEL_HARD, "HARD when it has run out, WARN {dbs_warn_months} months before", "every {dbs_months} months", "S68 S69", RULE_RECORD, check_dbs},
    {26, "turns-18", "Someone at home turns 18", LEVEL_WARN, "WARN", "{turns_18_days} days before", "S70", RULE_RECORD, check_turns_18},
    {27, "helper", "Helper sleeping in, or 4+ days in 30", LEVEL_HARD, "HARD", "from {helper_days} days in {helper_window}: enhanced check with the barred list", "S72", RULE_RECORD, check_helper},
    {28, "first-aid", "Children's first aid in date", LEVEL_HARD, "HARD when it has run out, WARN {first_aid_warn_days} days before", "every {first_aid_months} months", "S74 S75", RULE_RECORD, check_first_aid},
    {29, "home-checks", "Home safety check, safer caring plan, carer review", LEVEL_WARN, "WARN", "every {home_check_months} months; the plan within {plan_days} working days of a new child", "S76 S77 S78", RULE_RECORD, check_home_papers},
    {30, "grown-ups", "Enough grown-ups at the event", LEVEL_HARD, "HARD under, WARN at exactly", "NSPCC numbers by age, at least 2, over 18; parents count only for their own", "S90 S91", 0, check_grown_ups},
    {31, "risk-sheet", "Event risk sheet done", LEVEL_HARD, "WARN {risk_days} days before, HARD on the day", "trips, water and overnight need their own sheet", "S137 S139", 0, check_risk_sheet},
    {32, "car-seats", "Car seats and seats", LEVEL_HARD, "HARD if the hub drives", "under {seat_age} and under {seat_cm} cm", "S92", 0, check_car_seats},
    {33, "rest", "Rest: a clear day off", LEVEL_WARN, "WARN", "{rest_hours} hours in 7 days or {rest_fortnight_hours} in 14; {rest_between_hours} hours from one day to the next", "S117", RULE_PLACE, check_rest},
    {34, "nights", "Too many nights in a row", LEVEL_WARN, "WARN", "{nights_in_a_row} nights", "S121", RULE_PLACE, check_nights_on_end},
    {35, "own-time", "Own time booked", LEVEL_WARN, "WARN", "at least {own_nights} nights a year", "S119 S120", 0, check_own_time},
    {36, "fair-shares", "Fair shares", LEVEL_WARN, "WARN", "for each family {fair_ahead} bookings ahead; in 12 months {fair_nights} nights, {fair_weekends} weekends, or as agreed with it; {fair_holiday_nights} nights in a school holiday", "S83 S130 S135", RULE_FAMILY, check_fair_shares},
    {37, "changeover", "Changeover gap", LEVEL_WARN, "WARN", "out by {out_by}, in from {in_from}, when another stay arrives that day", "S83", RULE_PLACE, check_changeover},
    {38, "ring-first", "Ring before the stay", LEVEL_WARN, "WARN", "within {call_days} days before", "S129", 0, check_call},
    {39, "school-run", "School night needs a school-run plan", LEVEL_WARN, "WARN", "Sunday to Thursday in term", "S126", RULE_RECORD, check_school_run},
    {40, "child-yes", "The child said yes", LEVEL_WARN, "WARN", "the child was asked, in their words", "S50 S64", RULE_RECORD, check_child_said},
};
const size_t rule_count = sizeof rules / sizeof rules[0];

const struct rule peer_rules[] = {
    {41, "peer-tick", "A peer who forgot to tick is asked", LEVEL_OWED, "OWED", "no tick for {ask_days} days; it says nothing about the family", "S3", RULE_KEPT, NULL},
    {42, "peer-quiet", "A family that does not answer", LEVEL_HARD, "WARN from {quiet_days} days, HARD from {worry_days}: we'd worry", "tried, no reply, and no word since; only that counts", "S3", RULE_KEPT, NULL},
    {43, "peer-paused", "A pause is never nagged", LEVEL_WARN, "WARN", "paused or withdrawn, at once: nobody is asked for a tick", "S3", RULE_KEPT, NULL},
    {44, "peer-families", "Not more families than a peer can hold", LEVEL_WARN, "WARN", "as the peer said, else {most_families} at once; a pause counts", "S156", RULE_KEPT, NULL},
    {45, "peer-review", "Looking at a match together", LEVEL_OWED, "OWED", "after {review_weeks_1}, {review_weeks_2} and {review_weeks_3} weeks, then every {review_every}; about how the peer is, not about the family", "S158", RULE_KEPT, NULL},
    {46, "unit-ending", "Session six done: plan the ending", LEVEL_OWED, "OWED", "the last session of a unit was held", "S1", RULE_KEPT, NULL},
    {47, "peer-settled", "The child has settled: ask about ending", LEVEL_OWED, "OWED", "{settled_weeks} weeks after the child moved in", "S3", RULE_KEPT, NULL},
    {48, "peer-words", "A tick has no words", LEVEL_HARD, "HARD", "there is no field for them; three doors lead to more", "S3", RULE_KEPT, NULL},
    {49, "peer-never", "Not with just anybody", LEVEL_HARD, "HARD", "a pair on the list, one's own family, a peer who left", "S160", RULE_KEPT, NULL},
    {50, "peer-waits", "A family that waits for a peer", LEVEL_OWED, "OWED", "asked {wait_days} days ago and not matched", "S156", RULE_KEPT, NULL},
    {51, "peer-debrief", "An ended match is talked over", LEVEL_OWED, "OWED", "for {debrief_days} days after it ended, whoever ended it; nobody is at fault", "S160", RULE_KEPT, NULL},
    {52, "peer-checks", "A peer's checks and training", LEVEL_WARN, "WARN", "checks that end within {check_days} days, no peer training yet", "S161", RULE_KEPT, NULL},
    {53, "peer-supervision", "A peer is looked after", LEVEL_OWED, "OWED", "supervision every {supervision_weeks} weeks", "S161", RULE_KEPT, NULL},
    {54, "drop-in", "A drop-in every month", LEVEL_OWED, "OWED", "a group with a social worker who drops in, and none this month", "S1", RULE_KEPT, NULL},
};
const size_t peer_rule_count = sizeof peer_rules / sizeof peer_rules[0];

static const struct { const char *word, *shown; } level_words[] = {
    [LEVEL_HARD] = {"HARD", "MUST FIX"},
    [LEVEL_WARN] = {"WARN", "PLEASE CHECK"},
    [LEVEL_OWED] = {"OWED", "OWED"},
};
// clang-format on

const char *policy_section(const struct policy_number *n)
{
    return n->rule >= peer_rules[0].number ? "peers" : "rota";
}

void policy_defaults(struct policy *p)
{
    for (size_t i = 0; i < policy_number_count; i++) {
        memcpy((char *)p + policy_numbers[i].offset, &policy_numbers[i].def, sizeof(int32_t));
    }
}

const struct rule *rule_find(int32_t number)
{
    for (size_t i = 0; i < rule_count; i++) {
        if (rules[i].number == number) {
            return &rules[i];
        }
    }
    return NULL;
}

const char *rule_level_word(enum rule_level level)
{
    return level_words[level].word;
}

const char *rule_level_shown(enum rule_level level)
{
    return level_words[level].shown;
}

/* The number whose key stands at s, up to a closing brace. */
static const struct policy_number *number_at(const char *s)
{
    for (size_t i = 0; i < policy_number_count; i++) {
        size_t len = strlen(policy_numbers[i].key);
        if (strncmp(s, policy_numbers[i].key, len) == 0 && s[len] == '}') {
            return &policy_numbers[i];
        }
    }
    return NULL;
}

static void number_add(struct sb *b, const struct policy_number *n, const struct policy *p)
{
    int32_t value;
    char time[DATE_TEXT];
    memcpy(&value, (const char *)p + n->offset, sizeof value);
    if (str_eq(n->unit, "time")) {
        sb_add(b, tod_iso((hub_tod){value}, time));
    } else {
        sb_addf(b, "%d", value);
    }
}

static const char *fill_in(const char *text, const struct policy *p, struct arena *a)
{
    struct sb b = sb_on(a);
    for (const char *s = hub_words(text); s && *s; s++) {
        const struct policy_number *n = *s == '{' ? number_at(s + 1) : NULL;
        if (n) {
            number_add(&b, n, p);
            s = strchr(s, '}');
        } else {
            sb_addc(&b, *s);
        }
    }
    return sb_str(&b);
}

const char *rule_when(const struct rule *r, const struct policy *p, struct arena *a)
{
    return fill_in(r->when, p, a);
}

const char *rule_parameter(const struct rule *r, const struct policy *p, struct arena *a)
{
    return fill_in(r->parameter, p, a);
}
