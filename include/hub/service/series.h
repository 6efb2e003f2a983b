/* SPDX-License-Identifier: MIT */
/*
 * What repeats, as a person handles it: how it repeats in words, its next
 * dates, and changing only one date, one and all later ones, or all.
 *
 * A date is named by when the rule has it (calendar_item's `original`), also
 * after it was moved: what was written for it (who is asked, the register, a
 * note) is kept under that day and so stays with it.
 *
 * Each verb is one transaction and one step to take back.
 */
#ifndef HUB_SERVICE_SERIES_H
#define HUB_SERVICE_SERIES_H

#include "hub/model/event.h"
#include "hub/scheduler/recur.h"
#include "hub/service/records.h"

/* --- dates ------------------------------------------------------------------ */

struct series_date {
    hub_wall original;     /* when the rule has it */
    hub_wall starts, ends; /* as it is now; ends NONE: not said */
    hub_id change;         /* its row of changes; ID_NONE: as the series has it */
    bool skipped, moved;
    int asked, expected;             /* SERIES_STRAY: asked for that day alone; on its register */
    const char *name, *place, *note; /* of that date; "" as the series has it */
    enum wall_kind clock;            /* WALL_SKIPPED, WALL_TWICE: the night the clocks change */
    const char *remark;              /* what to know before it is saved: a sentence, "" */
};

struct series_dates {
    struct series_date *items; /* ascending */
    size_t count;
    bool more; /* there are more than were asked for */
};

enum series_which {
    SERIES_NEXT,    /* that are on, by when they start */
    SERIES_SKIPPED, /* not on */
    SERIES_CHANGED, /* on, but not as the others, or with a note */
    SERIES_STRAY,   /* something was written for them, and the rule has them no more */
};

/*
 * Dates from `from` on (DATE_NONE: all), at most `most`. Texts live in `a`.
 * HUB_EINVAL: it does not repeat, or its rule cannot be worked out.
 */
enum hub_rc hub_series_dates(struct hub *h, hub_id event, enum series_which which, hub_date from,
    size_t most, struct arena *a, struct series_dates *out, struct hub_err *err);

/* One date by when the rule has it; name and place of that day, also where they are the series'. */
enum hub_rc hub_series_date(struct hub *h, hub_id event, hub_wall original, struct arena *a,
    struct series_date *out, struct hub_err *err);

/* What is typed in a form, before it is saved. */
struct series_plan {
    hub_id event;          /* ID_NONE: a new one */
    hub_id host;           /* who has it at home; ID_NONE */
    hub_wall starts, ends; /* ends NONE: not said */
    bool all_day;
    const char *repeats; /* as typed or kept */
    const char *also_on; /* NULL: none */
    const char *zone;    /* the clock it goes by; NULL: London's */
};

/* Its first dates from today on, each with a remark where it clashes or the clocks change. */
enum hub_rc hub_series_preview(struct hub *h, const struct series_plan *plan, size_t most,
    struct arena *a, struct series_dates *out, struct hub_err *err);

/* The date that is on (or was skipped) that day. HUB_ENOTFOUND names the ones before and after. */
enum hub_rc hub_series_on(
    struct hub *h, hub_id event, hub_date day, hub_wall *original, struct hub_err *err);

/* When the rule has the date of that day, whatever became of it. HUB_ENOTFOUND as above. */
enum hub_rc hub_series_planned(
    struct hub *h, hub_id event, hub_date day, hub_wall *original, struct hub_err *err);

/* --- changing --------------------------------------------------------------- */

enum series_scope { SERIES_ONE, SERIES_LATER, SERIES_ALL };

/*
 * Change fields (words of event, as hub_edit; a start may be a time alone, the day then stays; what
 * is not named goes along: the end with the start). `original` is the date from which it was asked.
 *
 * ONE   keeps name, start, end, place, `note` and status (cancelled: skipped) for that date.
 * LATER ends the series before it and begins a new one there, with those who are asked, the risk
 *       sheet, and what was written for dates from then on. The first date's LATER is ALL.
 * ALL   changes the series; a start moves every date, and what was written for it, by as much.
 *
 * *now (may be NULL): the event that has the date after it. HUB_EINVAL and HUB_ENOTFOUND say what
 * makes no sense; dates whose register was taken are never moved to another day.
 */
enum hub_rc hub_series_edit(struct hub *h, hub_id event, hub_wall original, enum series_scope scope,
    const struct assignment *set, size_t count, hub_id *now, struct hub_err *err);

/* ONE: not on that day. LATER: it ends before. ALL: to Removed. Not where a register was taken. */
enum hub_rc hub_series_remove(
    struct hub *h, hub_id event, hub_wall original, enum series_scope scope, struct hub_err *err);

/*
 * What was written for a date that the rule has no more (SERIES_STRAY): the date is on as a further
 * one, or goes to the nearest date that nothing was written for (*to, may be NULL), or into Removed.
 */
enum series_stray { STRAY_FURTHER, STRAY_NEAREST, STRAY_REMOVED };
enum hub_rc hub_series_settle_stray(struct hub *h, hub_id event, hub_wall original,
    enum series_stray how, hub_wall *to, struct hub_err *err);
/* "No date of it any more: Sat 12 Dec 2026 (carols). What was written for it is kept."; "". */
const char *hub_series_strays_told(struct hub *h, hub_id event, struct arena *a);
/*
 * Right after the step that ended the repeating: "It does not repeat any more: Sat 12 Dec 2026
 * (carols) went to Removed."; "" after any other.
 */
const char *hub_series_gone_told(struct hub *h, hub_id event, struct arena *a);

/* A skipped date is on again, with its note; a changed one is as the others are. */
enum hub_rc hub_series_restore(struct hub *h, hub_id event, hub_wall original, struct hub_err *err);

#endif
