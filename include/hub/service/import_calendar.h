/* SPDX-License-Identifier: MIT */
/*
 * Taking in the events of a calendar file, read before by exchange into plain data: all of it in
 * one transaction, or nothing. An event is known by its mark (UID) within its hub; the same file
 * twice adds nothing twice, a newer one updates, an older one (SEQUENCE) is left aside and told.
 *
 * What somebody changed or removed in hub since it was last imported is kept and told, unless
 * `overwrite`. Of a date of a series the same holds.
 */
#ifndef HUB_SERVICE_IMPORT_CALENDAR_H
#define HUB_SERVICE_IMPORT_CALENDAR_H

#include "hub/base/date.h"
#include "hub/base/fault.h"
#include "hub/service/import.h"

/* One date of a series that is not as the others. */
struct calendar_entry_change {
    hub_wall day; /* when the rule has it, London */
    bool cancelled;
    hub_wall starts, ends;           /* NONE: as the series has it */
    const char *name, *place, *note; /* "": as the series has it */
};

struct calendar_entry {
    int line;              /* in the file, for what is told */
    const char *uid;       /* never empty */
    int64_t sequence;      /* INT_NONE: not said */
    const char *name, *place, *notes; /* "": not said */
    const char *repeats, *also_on, *zone; /* "": none */
    hub_wall starts, ends; /* London; of a whole day: midnight of the first and the last day */
    bool all_day, cancelled;
    const struct calendar_entry_change *changes; /* by day, each once */
    size_t change_count;
    /* One date of a series that the file does not have: of the series in hub if there is one. */
    const char *series; /* its mark; NULL */
    hub_wall day;
};

struct calendar_entries {
    const char *file; /* as named in faults */
    const struct calendar_entry *items;
    size_t count;
};

enum calendar_outcome { CALENDAR_NEW, CALENDAR_UPDATED, CALENDAR_SAME, CALENDAR_LEFT };
enum { CALENDAR_OUTCOMES = CALENDAR_LEFT + 1 };

struct calendar_import {
    const enum calendar_outcome *outcome; /* of each entry */
    int64_t counts[CALENDAR_OUTCOMES];
    int64_t kept; /* values left as they are in hub */
    int64_t not_understood; /* faults and notes about the file itself; set by exchange */
};

/* HUB_EUSAGE: several hubs and none narrowed to; HUB_EDENIED. Notes go to `faults`. */
enum hub_rc hub_import_calendar(struct hub *h, const struct calendar_entries *entries,
    const struct import_options *o, struct arena *a, struct calendar_import *out,
    struct faults *faults, struct hub_err *err);

#endif
