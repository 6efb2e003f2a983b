/* SPDX-License-Identifier: MIT */
/* What the parts and lines of a calendar file are called where a carer reads of them. */
#include "hub/base/str.h"
#include "ics_priv.h"

// clang-format off
static const struct {
    const char *kind, *one, *left_out; /* NULL: it is not left out */
} parts[] = {
    {"VCALENDAR", "The calendar",               NULL},
    {"VEVENT",    "An event",                   NULL},
    {"VTIMEZONE", "A time zone",                NULL},
    {"STANDARD",  "A part of a time zone",      NULL},
    {"DAYLIGHT",  "A part of a time zone",      NULL},
    {"VTODO",     "A task",                     "tasks"},
    {"VJOURNAL",  "A diary entry",              "diary entries"},
    {"VFREEBUSY", "A list of free and busy times", "free and busy times"},
    {"VAVAILABILITY", "A list of free and busy times", "free and busy times"},
    {"VALARM",    "A reminder",                 "reminders"},
    {NULL,        "A part",                     "other parts"},
};

static const struct {
    const char *name, *left_out, *when, *has;
} lines[] = {
    {"UID",           NULL, NULL, "its number in the other calendar has"},
    {"SUMMARY",       NULL, NULL, "its title has"},
    {"LOCATION",      NULL, NULL, "its place has"},
    {"URL",           NULL, NULL, "its web address has"},
    {"DTSTART",       NULL, "When it starts", NULL},
    {"DTEND",         NULL, "When it ends", NULL},
    {"RECURRENCE-ID", NULL, "Which date was changed", NULL},
    {"EXDATE",        NULL, "A date left out", NULL},
    {"RDATE",         NULL, "A further date", NULL},
    {"ATTENDEE",      "people who are asked", NULL, NULL},
    {"ATTACH",        "files", NULL, NULL},
    {"CATEGORIES",    "categories", NULL, NULL},
    {"GEO",           "places on the map", NULL, NULL},
    {"CONTACT",       "whom to ask", NULL, NULL},
    {"RESOURCES",     "rooms and things needed", NULL, NULL},
    {"RELATED-TO",    "links to other events", NULL, NULL},
    {"CONFERENCE",    "video calls", NULL, NULL},
    {"IMAGE",         "pictures", NULL, NULL},
    {"COLOR",         "colours", NULL, NULL},
    {NULL,            "other lines", "A day", "its notes have"},
};
// clang-format on

static size_t part_at(const char *kind)
{
    size_t i = 0;
    while (parts[i].kind && !str_eq(parts[i].kind, kind)) {
        i++;
    }
    return i;
}

const char *ics_part_one(const char *kind)
{
    return parts[part_at(kind)].one;
}

const char *ics_part_left_out(const char *kind)
{
    return parts[part_at(kind)].left_out;
}

enum { OTHER = sizeof lines / sizeof *lines - 1 };

static size_t line_at(const char *name)
{
    size_t i = 0;
    while (i < OTHER && !str_eq(lines[i].name, name)) {
        i++;
    }
    return i;
}

const char *ics_line_left_out(const char *name)
{
    const char *known = lines[line_at(name)].left_out;
    return str_starts(name, "X-") ? "lines for other programs" : known ? known : lines[OTHER].left_out;
}

const char *ics_line_when(const char *name)
{
    const char *known = lines[line_at(name)].when;
    return known ? known : lines[OTHER].when;
}

const char *ics_line_has(const char *name)
{
    const char *known = lines[line_at(name)].has;
    return known ? known : lines[OTHER].has;
}
