/* SPDX-License-Identifier: MIT */
/*
 * The risk sheet of an event (rule 31): whether it is done, and one copied from
 * last year's. Trips, water and nights need a sheet of their own. A usual event
 * may share a usual sheet, signed before it: that of an event of the same name or at the same
 * place. A sheet is done once it is signed, and holds until the day it is to be
 * looked at again, else a year (our own number).
 */
#ifndef HUB_SERVICE_RISK_H
#define HUB_SERVICE_RISK_H

#include "hub/model/event.h"
#include "hub/model/risk.h"
#include "hub/service/hub.h"

enum { RISK_DAYS = 7 }; /* before the event (DOMAIN 7, rule 31) */

enum risk_due {
    RISK_SIGNED,
    RISK_LATER,  /* not done, more than a week to go */
    RISK_SOON,   /* PLEASE CHECK; stays so where nobody said what kind of sheet it needs */
    RISK_TODAY,  /* the day itself, or after it: MUST FIX */
    RISK_EXEMPT, /* none is needed: the event is off, or came from a calendar file */
};

struct risk_view {
    struct event event;
    hub_date day;    /* which day of the event */
    hub_date due_on; /* a week before it */
    const char *kind; /* of sheet that is needed: "usual", "trip", "water", "overnight" */
    struct risk_sheet sheet;  /* record.id ID_NONE: there is none yet */
    struct risk_line *lines;  /* by number */
    size_t count;
    struct event of;          /* whose sheet it is: the event, or the one it shares with */
    enum risk_due state;
    bool changed;     /* since it was signed in hub: it is said, and it stays signed */
    const char *said; /* "risk sheet not done: due Sat 21 Nov", "signed by Amina on 12 Nov 2026" */
    hub_id like;      /* an event whose sheet can be copied; ID_NONE: none */
    const char *like_name; /* "Farm trip, 28 May 2025"; "" */
    const char *since;     /* of a sheet of its own: "Since Farm trip, 28 May 2025: 1 new, 1 left out."; "" */
    const char **marks;    /* by line: "new", "changed", ""; NULL: there is nothing to compare with */
};

/*
 * Whether it is done: without lines, and without `like`, which costs as much as the hub has sheets.
 * `day` DATE_NONE: the event's own. Texts live in `a`. HUB_ENOTFOUND; HUB_EDENIED.
 */
enum hub_rc hub_risk_state(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct risk_view *out, struct hub_err *err);
/* The same with all of it. */
enum hub_rc hub_risk(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct risk_view *out, struct hub_err *err);

/* "likely × bad": 1 to 9; 0: not said. */
int risk_size(int64_t likely, int64_t harm);
/* "low" to 2, "medium" to 4, "high"; "" for 0 [S137]. */
const char *risk_word(int size);

/* What a copy left behind, a sentence each: what, and why. */
struct copy_notes {
    struct arena *a;
    const char **lines;
    size_t count, cap;
    size_t made;   /* records that were copied as wanted: lines of the sheet, events */
    hub_id record; /* the new sheet or event; of several the first */
};

/*
 * A sheet for `event` with the lines of the sheet of `like` (ID_NONE: the newest sheet of an event
 * of the same name, else of the same kind). Dates, numbers, people and signatures are not
 * copied; children and leaders are counted from the register. HUB_ECONFLICT: it has a sheet of its
 * own already; HUB_ENOTFOUND: nothing to copy from. One step to undo.
 */
enum hub_rc hub_risk_copy(
    struct hub *h, hub_id event, hub_id like, struct copy_notes *notes, struct hub_err *err);

/* An empty sheet of the kind the event needs, counts filled in. HUB_ECONFLICT as above. */
enum hub_rc hub_risk_begin(struct hub *h, hub_id event, hub_id *sheet, struct hub_err *err);
/* Children and leaders as the register has them now. */
enum hub_rc hub_risk_count(struct hub *h, hub_id sheet, struct hub_err *err);
/* Signed by this person, today. HUB_EINVAL: no line stands on it yet. */
enum hub_rc hub_risk_sign(struct hub *h, hub_id sheet, struct hub_err *err);

#endif
