/* SPDX-License-Identifier: MIT */
/*
 * Groups that adopters lead themselves, with a social worker who drops in once
 * a month (S1): when they meet next, who came, what came in and was spent.
 */
#ifndef HUB_SERVICE_GROUPS_H
#define HUB_SERVICE_GROUPS_H

#include "hub/model/group.h"
#include "hub/service/records.h"

enum drop_in { /* of this calendar month */
    DROP_IN_NONE,    /* no social worker drops in here */
    DROP_IN_MISSING, /* nobody came, and no day is set */
    DROP_IN_SET,
    DROP_IN_DONE,
};

struct group_view {
    struct support_group row;
    struct record_list meetings; /* struct group_meeting, newest first, those to come too */
    int held;                    /* meetings so far */
    int counted;                 /* those of which it is known how many came */
    int64_t came;                /* at those together */
    int64_t received, spent;     /* pounds, with what came in and was spent at meetings */
    hub_date last, next;         /* the last before today; today or the next; NONE */
    hub_date unknown;            /* the last day it should have met, of which nothing is written down; NONE */
    hub_id unknown_meeting;      /* the meeting of that day, if it is written down without a number */
    enum drop_in drop_in;
};

/* HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_group(
    struct hub *h, hub_id id, struct arena *a, struct group_view *out, struct hub_err *err);
/* Of one hub, or of all this person sees (ID_NONE), by name. */
enum hub_rc hub_groups(struct hub *h, hub_id hub, struct arena *a, struct group_view **out,
    size_t *count, struct hub_err *err);

/* "next Tue 1 Dec · 9 came on 3 Nov · £124 left" */
const char *group_words(const struct group_view *v, struct arena *a);
/* "no drop-in in November yet"; NULL where nothing has to be said */
const char *group_drop_in_words(const struct group_view *v, hub_date today, struct arena *a);

#endif
