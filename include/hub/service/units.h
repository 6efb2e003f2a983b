/* SPDX-License-Identifier: MIT */
/*
 * Units of the Parent Consultant: a first assessment, goals in the parent's
 * words, six calls by telephone (S1), the review at the end, and what comes next.
 * A missed call uses none of the six up: only those held are counted.
 */
#ifndef HUB_SERVICE_UNITS_H
#define HUB_SERVICE_UNITS_H

#include "hub/model/unit.h"
#include "hub/service/records.h"

enum unit_step { /* what comes next */
    UNIT_ASSESS,
    UNIT_ARRANGE, /* no day is set for the next call */
    UNIT_CALL,
    UNIT_REVIEW,
    UNIT_NEXT, /* reviewed: to be finished, or another one begun */
    UNIT_OVER,
};

struct unit_view {
    struct unit row;
    struct record_list calls;               /* struct unit_session, by number */
    const char *family, *parent, *consultant; /* names; "" */
    int agreed, held, missed;               /* calls */
    int nth;                                /* of this family's units, from 1 */
    int64_t minutes;                        /* of the calls held */
    hub_date last;                          /* of the last call held, else of the assessment; NONE */
    hub_date next;                          /* the day set for what comes next; NONE */
    enum unit_step step;
};

/* HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_unit(
    struct hub *h, hub_id id, struct arena *a, struct unit_view *out, struct hub_err *err);
/*
 * Of one hub, or of all this person sees (ID_NONE): running first, by day; unless only these, then
 * the newest. Where few of many are shown: their calls are counted, and they have no names, calls,
 * minutes and nth; HUB_EDENIED.
 */
struct unit_list {
    struct unit_view *units;
    size_t count;
    struct namer *names;
};
enum hub_rc hub_unit_list(struct hub *h, hub_id hub, bool running, struct arena *a,
    struct unit_list *out, struct hub_err *err);
/* One of them with its names and nth. */
enum hub_rc hub_unit_named(struct hub *h, const struct unit_list *l, size_t i, struct arena *a,
    struct unit_view *out, struct hub_err *err);
/* By number or name, or by the family's name: its running unit, else its newest. */
enum hub_rc hub_unit_find(struct hub *h, const char *name_or_id, hub_id *out, struct hub_err *err);

/* "assessment done, calls 4 of 6, 1 missed" */
const char *unit_words(const struct unit_view *v, hub_date today, struct arena *a);
/* The same with "unit 2" and the day of what comes next; and what is late: "was it held?", NULL. */
const char *unit_text(const struct unit_view *v, hub_date today, struct arena *a);
const char *unit_mark(const struct unit_view *v, hub_date today);
/*
 * What is due, a sentence about this family: "Call 5 of 6 with Okafor was set for Fri 20 Nov: was it
 * held?" NULL: nothing within a week. *when: its day.
 */
const char *unit_due(
    const struct unit_view *v, const char *family, hub_date today, struct arena *a, hub_date *when);

/*
 * The next call, or the one that was set, is "held" or "missed" on that day, or "planned" for it.
 * minutes: INT_NONE when not said. day: NONE is the day that was set, else today. HUB_EINVAL: a day
 * to come cannot be held or missed, nor one of a unit that is over.
 */
struct unit_call {
    const char *status;
    hub_date day;
    int64_t minutes;
};
enum hub_rc hub_unit_call(struct hub *h, hub_id unit, const struct unit_call *call, hub_id *out,
    struct hub_err *err);
/* The end review was that day; next: what comes next, NULL leaves it. HUB_EINVAL: no call was held. */
enum hub_rc hub_unit_review(
    struct hub *h, hub_id unit, hub_date day, const char *next, struct hub_err *err);
/* Finished after its review, else stopped. HUB_EINVAL: it is over already. */
enum hub_rc hub_unit_end(struct hub *h, hub_id unit, struct hub_err *err);
/* Another unit for the same parent with the same consultant. HUB_EINVAL: this one still runs. */
enum hub_rc hub_unit_again(struct hub *h, hub_id unit, hub_id *out, struct hub_err *err);

#endif
