/* SPDX-License-Identifier: MIT */
/* The settings table: the only place where a setting is written down. */
#include "config_priv.h"
#include "hub/base/str.h"
#include "hub/config/settings.h"

#include <stddef.h>

// clang-format off
#define AT(member) offsetof(struct config, member)
#define TEXT(section, key, max_, ...) \
    {#section, #key, SETTING_TEXT, AT(section.key), "", .max = max_, __VA_ARGS__}
#define PATH(section, key, ...) \
    {#section, #key, SETTING_PATH, AT(section.key), "", .max = 1000, __VA_ARGS__}
#define CHOICE(section, key, def_, choices_, ...) \
    {#section, #key, SETTING_CHOICE, AT(section.key), def_, .choices = choices_, __VA_ARGS__}
#define BOOL(section, key, def_, ...) \
    {#section, #key, SETTING_BOOL, AT(section.key), def_, __VA_ARGS__}
#define INT(section, key, def_, min_, max_, unit_, ...) \
    {#section, #key, SETTING_INT, AT(section.key), #def_, min_, max_, unit_, __VA_ARGS__}
#define TIME(section, key, def_, ...) \
    {#section, #key, SETTING_TIME, AT(section.key##_min), def_, 0, 1439, __VA_ARGS__}

const struct setting_section setting_sections[] = {
    {"hub",    "The file, the person, the nation."},
    {"screen", "How the screen looks and behaves."},
    {"print",  "What paper shows."},
    {"phones", "Numbers to have at hand at night."},
    {"worry",  "A worry about a child: who may read it beside its writer, and what to do."},
    {"words",  "Kinder words that hub suggests for notes. It never stops you."},
    {"rota",   "The numbers of the rota's rules. An agency may set its own; hub rules shows those in force."},
    {"keep",   "How long records are kept before they come up for review. Nothing ever goes by itself; ask your agency."},
    {"backup", "Backups: after how many days Today asks for one."},
    {"figures", "The figures for the agency or a funder."},
    {"peers",  "The numbers of the peer scheme. hub rules shows those in force."},
    {"fill",   "What makes a filled rota good: points of cost, to be made small. hub rota fill."},
    {"away",   "Copies that are taken away, and hub go."},
    {"server", "Of the computer that people come in to over ssh; what the page How to come in says."},
};

static const struct setting settings[] = {
    PATH(hub, file, .help = "The database. Without it: hub/hub.db in your data folder (~/.local/share)."),
    TEXT(hub, person, 100, .help = "Your name as hub knows it. Without it: the only hub carer, else hub asks."),
    CHOICE(hub, nation, "england", "england|wales|scotland|northern ireland",
        .help = "Whose limits count when a stay does not say.", .source = "rules 6 and 7"),

    CHOICE(screen, theme, "dark", "dark|light|high contrast|mono",
        .help = "Colours. Mono for bright sunlight or a screen without colours."),
    BOOL(screen, colour, "on", .help = "Off uses bold and reverse only. NO_COLOR does the same."),
    BOOL(screen, mouse, "on", .help = "Click selects, a second click opens, the wheel scrolls."),
    TEXT(screen, language, 40,
        .help = "Language of what hub says, as cy; English where hub has no translation. Without it: that of your computer."),
    CHOICE(screen, lines, "auto", "auto|ascii", .help = "Lines of boxes: ascii where others come out wrong."),
    INT(screen, escape_delay_ms, 100, 10, 2000, "milliseconds",
        .help = "How long a lone Esc waits for the rest of a key. More over a slow line."),
    INT(screen, hide_minutes, 3, 0, 120, "minutes",
        .help = "Without a key for this long, names become initials. 0: only when you press the full stop."),
    INT(screen, lock_minutes, 10, 0, 240, "minutes",
        .help = "Without a key for this long, the PIN is asked again, of those who have one. 0: only at the start."),

    CHOICE(print, names, "first", "first|initials|full",
        .help = "How children are named on the rota that a carer keeps."),
    TEXT(print, printer, 127, .help = "The queue of the printer, as lpstat -e names it. Without it pages are saved as PDF."),
    TEXT(print, place, 80, .help = "Where that printer stands: it is said before a page goes there."),
    PATH(print, lp, .help = "The program that takes a page to the queue. Without it: /usr/bin/lp."),

    TEXT(phones, out_of_hours, 40, .help = "The agency's number at night and at weekends."),
    TEXT(phones, safeguarding_lead, 40, .help = "The named safeguarding lead."),
    TEXT(phones, agency, 40, .help = "The agency by day."),

    TEXT(worry, lead, 80,
        .help = "The named safeguarding lead, as hub knows the name. Without it: the lead that stands in the hub's record."),
    TEXT(worry, steps, 800,
        .help = "The agency's steps, a semicolon between them. Without them: hub's own."),

    BOOL(words, check, "on", .help = "Off: no word is suggested.", .source = "DOMAIN 1.7"),
    TEXT(words, kinder, 800,
        .help = "Words of your own, as \"client: family, unit: home\". A word with nothing behind its colon "
            "(\"placement:\") is no longer suggested for."),

    INT(rota, beds, 2, 0, 50, "beds", .help = "Beds of a host who has not said.", .source = "rule 1; S18 S19 S20"),
    INT(rota, max_children, 3, 1, 50, "children",
        .help = "Most children at once, unless all are brothers and sisters or exempted by name.", .source = "rule 4; S60 S61 S62"),
    INT(rota, private_days, 28, 1, 366, "days", .help = "A private stay this long is private fostering.", .source = "rule 5; S45 S58"),
    INT(rota, private_warn_days, 21, 1, 366, "days", .help = "Said from this many days on.", .source = "rule 5; our own"),
    INT(rota, private_age, 16, 1, 25, "years", .help = "Private fostering is about children under this age.", .source = "rule 5; S45"),
    INT(rota, private_age_disabled, 18, 1, 25, "years", .help = "The same for a disabled child.", .source = "rule 5; S45"),
    INT(rota, home_nights, 2, 1, 60, "nights",
        .help = "Nights at home that make a real return home, so that counting starts anew.", .source = "rule 5; our own"),
    INT(rota, stay_days_england,  17, 1, 366, "days", .help = "Longest single stay in England.", .source = "rule 6; S48"),
    INT(rota, stay_days_wales,    28, 1, 366, "days", .help = "Longest single stay in Wales.", .source = "rule 6; S53"),
    INT(rota, stay_days_scotland, 28, 1, 366, "days", .help = "Longest single stay in Scotland.", .source = "rule 6; S54"),
    INT(rota, stay_days_ni,       28, 1, 366, "days", .help = "Longest single stay in Northern Ireland.", .source = "rule 6; S55"),
    INT(rota, year_days_england,  75, 1, 366, "days", .help = "Most days in 12 months in England.", .source = "rule 7; S48"),
    INT(rota, year_days_wales,    120, 1, 366, "days", .help = "Most days in 12 months in Wales.", .source = "rule 7; S53"),
    INT(rota, year_days_scotland, 120, 1, 366, "days", .help = "Most days in 12 months in Scotland.", .source = "rule 7; S54"),
    INT(rota, year_days_ni,       90, 1, 366, "days", .help = "Most days in 12 months in Northern Ireland.", .source = "rule 7; S55"),
    INT(rota, year_warn_percent,  80, 1, 100, "per cent", .help = "Said from this share of the year's days on.", .source = "rule 7"),
    INT(rota, count_nights, 0, 0, 1, NULL, .help = "1 counts nights in rules 5 to 7; 0 counts every day touched.", .source = "rules 5 to 7"),
    INT(rota, elsewhere_months, 12, 1, 60, "months", .help = "How often to ask about nights away anywhere else.", .source = "rule 10; S47"),
    INT(rota, long_stay_nights, 3, 0, 366, "nights", .help = "A stay of more nights needs the liaison worker's yes.", .source = "rule 11; S87 S88 S89"),
    INT(rota, share_age, 3, 0, 25, "years", .help = "Children over this age share a room only by written agreement.", .source = "rule 21; S64 S66"),
    INT(rota, share_age_siblings, 6, 0, 25, "years", .help = "Brothers and sisters over this age do not share a mixed room.", .source = "rule 22; S66 S67"),
    INT(rota, carers_room_months, 6, 0, 60, "months", .help = "Younger than this: sleeps in the carers' room.", .source = "rule 24; S66 S67"),
    INT(rota, carers_room_age, 2, 0, 25, "years", .help = "From this age on: not in the carers' room.", .source = "rule 24; S66 S67"),
    INT(rota, dbs_months, 36, 1, 120, "months", .help = "How long a DBS check counts.", .source = "rule 25; S68 S69"),
    INT(rota, dbs_warn_months, 4, 0, 36, "months", .help = "Said this long before it ends.", .source = "rule 25; S68"),
    INT(rota, nights_in_a_row, 5, 1, 366, "nights", .help = "More nights in a row at one host are too many.", .source = "rule 34; S121, the number our own"),
    TIME(rota, out_by, "12:00", .help = "Changeover: going home by this time.", .source = "rule 37; S83"),
    TIME(rota, in_from, "15:00", .help = "Changeover: coming in from this time.", .source = "rule 37; S83"),
    INT(rota, first_visits, 1, 0, 20, "visits", .help = "Tea or day visits before a first night.", .source = "rule 12; S129 S133 S134"),
    INT(rota, sheet_months, 6, 1, 60, "months", .help = "How long an about-me sheet counts once it was checked.", .source = "rule 13; S130"),
    INT(rota, phones, 2, 1, 9, "numbers", .help = "Different phone numbers of people who may be rung.", .source = "rule 14; S141 S173"),
    INT(rota, far_minutes, 120, 10, 1440, "minutes", .help = "Parents farther than this are far away.", .source = "rule 15; S130"),
    INT(rota, allergy_months, 12, 1, 120, "months", .help = "How long allergy training counts.", .source = "rule 19; our own"),
    INT(rota, turns_18_days, 90, 0, 366, "days", .help = "Said this long before someone at home turns 18.", .source = "rule 26; S70"),
    INT(rota, helper_days, 4, 1, 30, "days", .help = "From so many days a helper needs the fullest check.", .source = "rule 27; S72"),
    INT(rota, helper_window, 30, 1, 366, "days", .help = "The days in which those are counted.", .source = "rule 27; S72"),
    INT(rota, first_aid_months, 36, 1, 120, "months", .help = "How long children's first aid counts.", .source = "rule 28; S74 S75"),
    INT(rota, first_aid_warn_days, 90, 0, 366, "days", .help = "Said this long before it ends.", .source = "rule 28"),
    INT(rota, home_check_months, 12, 1, 60, "months", .help = "How long a home safety check, a safer caring plan and a carer review count.", .source = "rule 29; S76 S77"),
    INT(rota, plan_days, 5, 0, 60, "working days", .help = "The safer caring plan is looked at within these after a new child.", .source = "rule 29; S78"),
    INT(rota, risk_days, 7, 0, 60, "days", .help = "An event's risk sheet is asked for this long before.", .source = "rule 31"),
    INT(rota, seat_age, 12, 0, 25, "years", .help = "A child under this age and height needs a car seat.", .source = "rule 32; S92"),
    INT(rota, seat_cm, 135, 50, 220, "cm", .help = "The height of the same rule.", .source = "rule 32; S92"),
    INT(rota, rest_hours, 24, 1, 168, "hours", .help = "Hours off in any 7 days.", .source = "rule 33; S117"),
    INT(rota, rest_fortnight_hours, 48, 1, 336, "hours", .help = "Or so many in any 14.", .source = "rule 33; S117"),
    INT(rota, rest_between_hours, 11, 0, 48, "hours", .help = "Hours between one stay and the next.", .source = "rule 33; S117"),
    INT(rota, own_nights, 14, 0, 366, "nights", .help = "Nights of own time in 12 months.", .source = "rule 35; S119 S120"),
    INT(rota, fair_ahead, 2, 0, 60, "bookings", .help = "Bookings a family has ahead at a time.", .source = "rule 36; S83"),
    INT(rota, fair_nights, 12, 0, 366, "nights", .help = "A family's planned nights in 12 months; two for each stay agreed with it when that is more.", .source = "rule 36; S83"),
    INT(rota, fair_weekends, 12, 0, 53, "weekends", .help = "A family's weekends in 12 months; the stays agreed with it when that is more.", .source = "rule 36; S135"),
    INT(rota, fair_holiday_nights, 7, 0, 60, "nights", .help = "A family's nights in one school holiday.", .source = "rule 36; S130"),
    INT(rota, call_days, 14, 1, 60, "days", .help = "The call before a stay is made within these.", .source = "rule 38; S129"),
    INT(rota, school_age, 4, 0, 18, "years", .help = "From this age a child goes to school.", .source = "rule 39; our own"),

    INT(keep, family_years, 100, 1, 150, "years", .help = "A family's records, after it left.", .source = "S100"),
    INT(keep, person_years, 10, 1, 150, "years", .help = "A peer's or volunteer's records, after they left.", .source = "S104"),
    INT(keep, event_years, 15, 1, 150, "years", .help = "An event and its register, after the day.", .source = "S100 S101"),
    INT(keep, request_years, 3, 1, 150, "years", .help = "A request for records, after it was answered.", .source = "S100 S101"),

    INT(backup, days, 7, 0, 366, "days", .help = "Today says so when the last backup is older. 0: never."),
    INT(backup, drill_days, 90, 0, 3660, "days",
        .help = "The same when none was opened with the words of the recovery sheet for so long. 0: never."),

    INT(figures, year_starts, 4, 1, 12, "month", .help = "The month a year of figures begins with; quarters are counted from it.", .source = "SCREENS 7"),

    INT(peers, ask_days, 10, 1, 90, "days", .help = "A peer who has not ticked for so long is asked.", .source = "rule 41; S3, the number our own"),
    INT(peers, quiet_days, 10, 1, 90, "days", .help = "A family that does not answer the peer for so long: a nudge.", .source = "rule 42; S3, the number our own"),
    INT(peers, worry_days, 14, 1, 180, "days", .help = "A family that does not answer for so long: we'd worry.", .source = "rule 42; S3, the number our own"),
    INT(peers, most_families, 2, 0, 20, "families", .help = "Families at once, of a peer who has not said how many.", .source = "rule 44; S156"),
    INT(peers, wait_days, 7, 1, 365, "days", .help = "A family waits so long for a peer, then Today says so.", .source = "rule 50; S156"),
    INT(peers, review_weeks_1, 3, 0, 104, "weeks", .help = "After so many weeks you look at a match together first.", .source = "rule 45; S158"),
    INT(peers, review_weeks_2, 10, 0, 104, "weeks", .help = "And again after so many.", .source = "rule 45; S158"),
    INT(peers, review_weeks_3, 18, 0, 104, "weeks", .help = "And the third time.", .source = "rule 45; S158"),
    INT(peers, review_every, 4, 0, 52, "weeks", .help = "After the third time so often again; 0: not.", .source = "rule 45; S158"),
    INT(peers, settled_weeks, 6, 0, 104, "weeks", .help = "So long after the child moved in the ending is asked about.", .source = "rule 47; S3, the number our own"),
    INT(peers, debrief_days, 28, 0, 365, "days", .help = "An ended match is asked to be talked over for so long.", .source = "rule 51; S160, the number our own"),
    INT(peers, check_days, 30, 0, 365, "days", .help = "Said this long before a peer's checks end.", .source = "rule 52; our own"),
    INT(peers, supervision_weeks, 12, 0, 104, "weeks", .help = "A peer's supervision is asked for after so many; 0: not.", .source = "rule 53; our own"),

    INT(fill, unmet, 100, 0, 300, "points", .help = "Each stay of the yearly number that is not given, times the family's priority."),
    INT(fill, spread, 2, 0, 20, "points", .help = "How far apart the largest and the smallest share are."),
    INT(fill, neutral, 3, 0, 300, "points", .help = "A weekend the family neither wished for nor dislikes."),
    INT(fill, disliked, 12, 0, 300, "points", .help = "A weekend the family would rather not have."),
    INT(fill, unknown_host, 4, 0, 300, "points", .help = "A host the family does not know."),
    INT(fill, over_usual, 5, 0, 300, "points", .help = "Each weekend of a host above its usual number."),
    INT(fill, dropped, 25, 0, 300, "points", .help = "Each agreed stay that is not kept when planning again."),

    PATH(away, ssh, .help = "The program that asks a server for a copy. Without it: /usr/bin/ssh."),
    PATH(away, opener, .help = "The program that shows a page which hub go has fetched. Without it: the desktop's."),

    TEXT(server, name, 255, .help = "How people's own computers reach it: hub@hub.example.org, or hub@server:2222. Without it: hub@server."),
    TEXT(server, helper, 120, .help = "Whom to ring about the server, by name and number."),
};
// clang-format on

const size_t setting_section_count = sizeof setting_sections / sizeof *setting_sections;

const struct setting *config_settings(size_t *count)
{
    *count = sizeof settings / sizeof *settings;
    return settings;
}

const struct setting *setting_find(const char *section, const char *key)
{
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (str_eq(settings[i].section, section) && str_eq(settings[i].key, key)) {
            return &settings[i];
        }
    }
    return NULL;
}
