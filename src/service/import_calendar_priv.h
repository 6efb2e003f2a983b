/* SPDX-License-Identifier: MIT */
#ifndef IMPORT_CALENDAR_PRIV_H
#define IMPORT_CALENDAR_PRIV_H

#include "hub/model/journal.h"
#include "hub/service/feed.h"
#include "hub/service/import_calendar.h"
#include "hub_priv.h"

struct taking {
    struct hub *h;
    const struct calendar_entries *entries;
    const struct import_options *o;
    struct arena *a, *scratch; /* scratch: one entry */
    hub_id hub;
    struct calendar_import *out;
    struct faults *faults;
    enum calendar_outcome *outcome;
};

void calendar_told(struct taking *t, int line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* What the file says of one field, into the record; somebody's own change in hub stays. */
enum hub_rc calendar_settle(struct taking *t, const struct noun *n, const struct field *f,
    void *have, const void *want, int line, bool *differs, struct hub_err *err);

/* import_dates.c: the changed dates of a new event; of one that is there, which the file may have dropped. */
enum hub_rc calendar_changes_add(
    struct taking *t, const struct calendar_entry *in, hub_id event, struct hub_err *err);
enum hub_rc calendar_changes_merge(struct taking *t, const struct calendar_entry *in, hub_id event,
    bool *differs, struct hub_err *err);

#endif
