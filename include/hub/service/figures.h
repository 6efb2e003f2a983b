/* SPDX-License-Identifier: MIT */
/*
 * The month's figures: each number from the records it opens, told how it was
 * counted, held against what was sent. Of one hub, up to today: what lies
 * ahead is not counted. Families with a peer only are outside the hub's
 * counts; worries are never counted.
 */
#ifndef HUB_SERVICE_FIGURES_H
#define HUB_SERVICE_FIGURES_H

#include "hub/base/field.h"
#include "hub/service/hub.h"

enum { FIGURES_MONTHS = 12, FIGURES_SMALL = 5 }; /* fewer than 5 people can be known (SCREENS 7) */

/* --- which days -------------------------------------------------------------------- */

enum figures_span { FIGURES_MONTH, FIGURES_QUARTER, FIGURES_YEAR, FIGURES_SPANS };

struct figures_days {
    hub_date from, to; /* both included; NONE: from the beginning, up to today */
};

/* The month, quarter or year that holds `day`; years begin in month `first` (hub.ini, 1 to 12). */
struct figures_days figures_days_of(enum figures_span span, hub_date day, int first);
/* The next (1) or the one before (-1). */
struct figures_days figures_days_step(enum figures_span span, struct figures_days days, int by);
/* "November 2026", "October to December 2026", "April 2026 to March 2027", "3–9 Nov 2026" */
const char *figures_days_words(struct figures_days days, struct arena *a);
const char *figures_span_word(enum figures_span span); /* "month" */

/* --- what is counted ------------------------------------------------------------------ */

enum figure_flag {
    FIGURE_PEOPLE = 1 << 0, /* so few families that a small number names one: hidden on paper */
    FIGURE_CHART = 1 << 1,  /* its months are drawn on paper */
    FIGURE_KEY = 1 << 2,    /* stands large on the first page */
    FIGURE_UNDER = 1 << 3,  /* stands under the one before, whose title goes before its own */
};

/* One row of the table of figures. `id` never changes: sent copies know figures by it. */
struct figure {
    const char *id;    /* "stays-planned" */
    const char *part;  /* "Sleepovers" */
    const char *title; /* "Planned sleepovers" */
    const char *one, *many; /* what it counts: "call", "calls" */
    const char *how;   /* how it is counted, a sentence or two */
    const char *total; /* the figure that it adds up to with others; NULL */
    unsigned flags;
};

const struct figure *figure_find(const char *id); /* NULL: none */
const char *figure_title(const struct figure *figure, struct arena *a); /* "Nights, of them planned" */

struct figure_number {
    const struct figure *figure;
    int64_t number;
    int64_t months[FIGURES_MONTHS]; /* the twelve months that end with the days' last one */
    bool known[FIGURES_MONTHS];     /* false: that month is still to come */
    bool may_open;                  /* this person may see the list */
    int64_t sent;                   /* INT_NONE: it was not in the copy, or none was sent */
    const char *since; /* "+1 call, late entry"; "" when nothing differs */
};

enum figures_text_kind { FIGURES_STORY, FIGURES_CHANGED, FIGURES_LEARNED, FIGURES_QUOTE };

struct figures_text { /* words for the return, without names */
    enum figures_text_kind kind;
    const struct noun *noun; /* story or feedback */
    hub_id id;
    const char *title, *before, *during, *after, *quote; /* "" */
};

struct figures_sent {
    hub_id id;         /* ID_NONE: never marked as sent */
    int32_t number;    /* of the copy */
    hub_stamp at;
    const char *by, *to_whom; /* "" */
    int differs;       /* figures that say something else now */
};

struct figures {
    hub_id hub;
    const char *hub_name;
    struct figures_days days;
    hub_date until;        /* counted up to this day: the last of them, or today */
    hub_date months[FIGURES_MONTHS]; /* the first day of each */
    struct figure_number *items; /* as the table has them */
    size_t count;
    struct figures_text *texts; /* of the days, stories first */
    size_t text_count;
    struct figures_sent sent; /* the newest copy of the same days */
};

/*
 * `hub` ID_NONE: the one that is shown. HUB_EDENIED; HUB_EINVAL: `to` before
 * `from`; HUB_ENOTFOUND: there is no hub. Some milliseconds, whatever else the
 * file holds.
 */
enum hub_rc hub_figures(struct hub *h, hub_id hub, struct figures_days days, struct arena *a,
    struct figures *out, struct hub_err *err);

/* --- the list behind a number ------------------------------------------------------------ */

struct figure_item {
    const struct noun *noun;
    hub_id id;          /* ID_NONE: somebody on a register whom hub does not know */
    hub_date day;       /* NONE: from ever */
    const char *name;   /* "Okafor"; names of people and families stand here only */
    const char *what;   /* "sleepover, 2 nights at Ben's"; "" */
    int64_t counts;     /* what it adds to the number */
};

/* By day, then by name. HUB_EDENIED, with a kind sentence: numbers, but not whose. */
enum hub_rc hub_figure_list(struct hub *h, hub_id hub, const struct figure *figure,
    struct figures_days days, struct arena *a, struct figure_item **out, size_t *count,
    struct hub_err *err);

/* --- sent ----------------------------------------------------------------------------------- */

/* Keep every number of these days as sent to `to_whom` ("": not said); one undo takes it back. */
enum hub_rc hub_figures_mark_sent(struct hub *h, hub_id hub, struct figures_days days,
    const char *to_whom, struct arena *a, struct figures *out, struct hub_err *err);

/* "Copy 2, sent Fri 4 Dec 2026 by Amina to Kent County Council"; "" when none was. */
const char *figures_sent_words(const struct figures_sent *s, struct arena *a);

/* --- on paper for others ---------------------------------------------------------------------- */

/*
 * Which numbers must not be printed for outsiders: 1 to 4 of people, and one
 * more of a total's parts (or the total) wherever the rest would tell a hidden
 * one. HIDE_SMALL prints "fewer than 5", HIDE_OTHER "not shown".
 */
enum figure_hide { HIDE_NOT, HIDE_SMALL, HIDE_OTHER };
struct figure_hidden {
    enum figure_hide number;
    enum figure_hide months[FIGURES_MONTHS];
};
struct figure_hidden *figures_hidden(const struct figures *f, struct arena *a); /* f->count of them */
/* The same for one set of parts of a total; *total too. Numbers not of people are given as 0. */
void figures_hide_parts(const int64_t *parts, enum figure_hide *hide, size_t count, int64_t total,
    enum figure_hide *hide_total);

#endif
