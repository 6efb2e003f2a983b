/* SPDX-License-Identifier: MIT */
/*
 * What figures are counted from: one row each thing that happened, of one hub,
 * told by what it is (its tag) and its days. Found by way of the hub's own
 * families, hosts and events, so that the other hubs of a file cost nothing.
 * Families that have a peer only are left out but where it is said.
 */
#ifndef HUB_MODEL_COUNT_H
#define HUB_MODEL_COUNT_H

#include "hub/base/date.h"
#include "hub/base/id.h"
#include "hub/store/store.h"

enum count_source {           /* record · tag · days · amount · more */
    COUNT_FAMILIES,           /* family · hub, peer only · joined to left */
    COUNT_CHILDREN,           /* child · hub · joined, or born later, to left */
    COUNT_STAYS,              /* agreed or happened: stay · its kind, cancelled · its days · 1 · children */
    COUNT_STAY_CHILDREN,      /* the same once a child, without cancelled ones */
    COUNT_FIRST_NIGHTS,       /* the first stay overnight of each child: stay · first · its first day */
    COUNT_EVENTS,             /* service works these out: event · held, cancelled */
    COUNT_REGISTER,           /* a line · child, adult, guest, absent · its day; event · taken */
    COUNT_LOG,                /* what stands of the log: entry · its kind · its day · 1 · minutes */
    COUNT_MATCHES,            /* of peer-only families too: match · its status · agreed to ended */
    COUNT_WAITING,            /* the same: match · waiting · asked to agreed */
    COUNT_TICKS,              /* the same, those that stand: tick · yes, tried, no, pause · Monday */
    COUNT_PEERS,              /* peer · peer, parent consultant · trained to left */
    COUNT_BUDDIES,            /* pair · new adopter, new peer · began to ended */
    COUNT_UNITS,              /* of peer-only families too: unit · its status · assessed to reviewed */
    COUNT_SESSIONS,           /* the same: session · held, missed, planned · its day */
    COUNT_MEETINGS,           /* of groups: meeting · counted, not counted · its day · came · worker */
    COUNT_TRAINING,           /* training · training · its day · came · minutes */
    COUNT_REST,               /* days a host is away for own time: away · rest · first to last day */
    COUNT_SERVICES,           /* service · its outcome · its day · times */
    COUNT_AROUND,             /* service asked for in the year before or after a family joined, where
                                 any is known of before: service · before, after · a year after joining · times */
    COUNT_FEEDBACK,           /* feedback · good (4, 5), other, no score · its day · 1 · score */
    COUNT_STORIES,            /* story · its kind · its month */
    COUNT_SUPERVISION,        /* supervision · supervision · its day */
    COUNT_SOURCES
};

struct count_row { /* texts are valid during the call only */
    hub_id id;        /* the record that is counted */
    hub_id who;       /* the child, person or family it is about; ID_NONE */
    hub_id family;    /* ID_NONE: of none */
    hub_id event;     /* of a register line */
    const char *name; /* of someone on a register whom hub does not know; NULL */
    const char *tag;
    hub_date first;   /* DATE_NONE: from ever */
    hub_date end;     /* the day after the last; DATE_NONE: still so, or one day only */
    int64_t amount, more;
};

struct count_ask {
    hub_id hub;
    hub_date from, to; /* both included; more rows may come, but none of these days is missing */
};

enum hub_rc count_rows(struct store *s, enum count_source source, const struct count_ask *ask,
    void (*each)(void *arg, const struct count_row *row), void *arg, struct hub_err *err);

/* Where in the order of the journal this record was written; 0: before it began. */
enum hub_rc count_written(
    struct store *s, const char *table, hub_id id, int64_t *applied, struct hub_err *err);

#endif
