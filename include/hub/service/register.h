/* SPDX-License-Identifier: MIT */
/*
 * An event's register: who is due, who is in, who has gone and with whom. No
 * rule ever stops it: what is missing is said, and the carer decides. A
 * register that was not taken is never read as nobody came.
 */
#ifndef HUB_SERVICE_REGISTER_H
#define HUB_SERVICE_REGISTER_H

#include "hub/scheduler/ratio.h"
#include "hub/service/child_view.h"
#include "hub/service/hub.h"

enum register_state {
    REGISTER_DUE,
    REGISTER_IN, /* at a time, or it was only written that they came */
    REGISTER_OUT,
    REGISTER_ABSENT,
    REGISTER_SAID_NO, /* has a line, and the family has said no since; i still stamps in */
};

struct register_row {
    hub_id id;                    /* of its line in the file; ID_NONE until hub_register_open */
    int64_t line;                 /* number on paper and screen, from 1; it stays */
    hub_id child, person, family; /* ID_NONE: not known to the hub */
    const char *name;             /* "Mia" */
    const char *family_name;      /* "Okafor"; "" */
    int age;                      /* on the day; -1 not known, or an adult */
    const char *alert;            /* "PEANUTS"; "" */
    bool no_photo;                /* no, until a yes that still holds was given */
    const char *usual;            /* who brought this child last, else who is rung first; "" */
    const struct collect_line *collect; /* who may collect, those who may not last */
    size_t collect_count;
    enum register_state state;
    hub_tod in_at, out_at;
    const char *brought_by, *collected_by, *allowed_by, *note; /* "" */
    const char *taken_back; /* a time or a "didn't come" just gone: "taken back 19:42 by Amina"; "" */
    bool not_listed; /* was collected by someone who is not on the list */
};

struct register_view {
    hub_id event, hub;
    hub_date day;
    const char *name, *place;  /* place "" */
    hub_wall starts, ends;     /* ends NONE */
    struct register_row *rows; /* by line: numbers are given by family and name, and stay */
    size_t count;
    int due, in, out, absent; /* of the rows */
    int not_said;             /* families asked who have not answered */
    int families_yes;
    bool past;          /* over by now */
    bool taken;         /* that day: someone was in or did not come; else it is not nought */
    struct ratio ratio; /* adults with checks against the ages that come */
    const char *bring;  /* the bring list, "" */
};

/*
 * The register of one day: lines in the file, then the children of the
 * families who said yes that have none yet. `day` DATE_NONE: the event's own
 * day. Texts live in `a`. HUB_ENOTFOUND; HUB_EDENIED.
 */
enum hub_rc hub_register(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct register_view *out, struct hub_err *err);

/* The same for its counts and ratio alone: rows have name, age and state, and nothing of collecting. */
enum hub_rc hub_register_count_up(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct register_view *out, struct hub_err *err);

/* Give everyone who is due a line and a number, before it is shown to write in or printed. */
enum hub_rc hub_register_open(struct hub *h, hub_id event, hub_date day, struct hub_err *err);

/* Someone who was not expected. `child` ID_NONE: a name only. Answers the line. */
enum hub_rc hub_register_add(struct hub *h, hub_id event, hub_date day, hub_id child,
    const char *name, hub_id *row, struct hub_err *err);

/* In, at `at`, brought by `by` (NULL: the usual one). Again corrects the time; history keeps both. */
enum hub_rc hub_register_in(
    struct hub *h, hub_id row, hub_tod at, const char *by, struct hub_err *err);

/*
 * Out. HUB_ECONFLICT while `by` is not on the child's list and nobody said yes:
 * the sentence says whom to ring. `said_yes`: which parent, "Grace said yes,
 * 12:04"; NULL: nobody was asked.
 */
enum hub_rc hub_register_out(struct hub *h, hub_id row, hub_tod at, const char *by,
    const char *said_yes, struct hub_err *err);

enum hub_rc hub_register_absent(struct hub *h, hub_id row, struct hub_err *err);
/* A bump or a note for this one; stands behind what is there already, with its time. */
enum hub_rc hub_register_note(struct hub *h, hub_id row, const char *text, struct hub_err *err);
/* "Counted 11 on the bus, 11:55" into the log, with the event. */
enum hub_rc hub_register_count(
    struct hub *h, hub_id event, int count, const char *where, struct hub_err *err);

/* Whether this one came or may still come. */
bool register_expects(const struct register_row *row);
/* "M.O.", with more letters of the first name where two would be the same (SCREENS M30). */
const char *register_initials(const struct register_view *v, size_t row, struct arena *a);
/* "Siân"; "Siân M." where another has the same first name, with the line where families tie too. */
const char *register_first(const struct register_view *v, size_t row, struct arena *a);
/* "11 due · 10 in · 0 out · 1 not said" */
const char *register_counts(const struct register_view *v, struct arena *a);
/* "1 to 4: 3 adults with checks needed, 2 there: 1 short"; "" when no child needs one. */
const char *register_ratio(const struct register_view *v, struct arena *a);

#endif
