/* SPDX-License-Identifier: MIT */
/* Inside the figures: what a row of the table asks of the rows that are counted. */
#ifndef FIGURES_PRIV_H
#define FIGURES_PRIV_H

#include "hub/base/strmap.h"
#include "hub/model/count.h"
#include "hub/service/figures.h"
#include "hub_priv.h"

enum figure_when { /* it counts when … */
    WHEN_BEGINS,   /* its first day is one of the days */
    WHEN_TOUCHES,  /* any of its days is */
    WHEN_ENDS,     /* it ended on one of them */
    WHEN_LAST_DAY, /* it was so on the last of them */
};

enum figure_measure {
    MEASURE_RECORDS,
    MEASURE_AMOUNT,
    MEASURE_MORE,
    MEASURE_NIGHTS,       /* of its nights (or days) those that lie in the days */
    MEASURE_CHILD_NIGHTS, /* the same, each child */
    MEASURE_WHO,          /* different people */
    MEASURE_FAMILIES,     /* different families */
};

struct figure_row {
    struct figure shown;
    const struct noun *noun; /* of the list it opens */
    unsigned sources;        /* 1 << COUNT_… */
    const char *tags;        /* "planned|emergency"; NULL: any */
    enum figure_when when;
    enum figure_measure measure;
};

extern const struct figure_row figure_rows[];
extern const size_t figure_row_count;

/* Days that are counted: open ends closed, nothing after today. */
struct figure_span {
    hub_date from, until;
};
struct figure_span figure_span_of(struct hub *h, struct figures_days days);

bool figure_takes(const struct figure_row *f, const struct count_row *row); /* by its tag */
/* What a row of such a tag adds within these days; 0: nothing. For WHO and FAMILIES 1. */
int64_t figure_adds(
    const struct figure_row *f, const struct count_row *row, const struct figure_span *span);
/* Whom a row is about, for figures of different people; guests get numbers of their own. */
hub_id figure_who(
    const struct figure_row *f, const struct count_row *row, struct strmap *guests, struct arena *a);

/* Rows of a source, events worked out too, that may matter in the days. */
enum hub_rc figure_source(struct hub *h, hub_id hub, enum count_source source,
    const struct figure_span *span, void (*each)(void *arg, const struct count_row *row), void *arg,
    struct hub_err *err);

enum hub_rc figures_texts_read(struct hub *h, struct arena *a, struct figures *out, struct hub_err *err);
/* Copies of a hub's figures, newest first; `any`: those in Removed too. */
enum hub_rc figures_copies_read(struct hub *h, hub_id hub, bool any, struct arena *a,
    struct record_list *out, struct hub_err *err);
/* The newest copy of the same days, and what differs from it. */
enum hub_rc figures_sent_read(struct hub *h, struct arena *a, struct figures *out, struct hub_err *err);

#endif
