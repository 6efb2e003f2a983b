/* SPDX-License-Identifier: MIT */
/* Calendar files (iCalendar, RFC 5545): in and out. */
#ifndef HUB_EXCHANGE_ICS_H
#define HUB_EXCHANGE_ICS_H

#include "hub/exchange/sink.h"
#include "hub/service/feed.h"
#include "hub/service/import_calendar.h"

enum {
    ICS_BYTES_MOST = 20 << 20,
    ICS_EVENTS_MOST = 20000,
    ICS_DAYS_MOST = 1827, /* of one event: five years */
    ICS_DATES_MOST = 1000 /* of one series, where they have to be listed one by one */
};

/*
 * The events of a file in memory. What could be read is in `out`; every line that was not
 * understood, and what hub does not keep, is a note in `faults`. Times are London's.
 * HUB_EINVAL: it is no calendar file, one of the old kind (vCalendar 1.0), or too long.
 */
enum hub_rc ics_read(const char *name, const char *bytes, size_t len, struct arena *a,
    struct calendar_entries *out, struct faults *faults, struct hub_err *err);

/* A file ("-": standard input) into the hub; as ics_read and hub_import_calendar. `entries` may be NULL. */
enum hub_rc import_calendar(struct hub *h, const char *path, const struct import_options *o,
    struct arena *a, struct calendar_entries *entries, struct calendar_import *out,
    struct faults *faults, struct hub_err *err);

enum ics_names { ICS_INITIALS, ICS_FIRST, ICS_FULL };

/* The feed as one calendar; lines end with CR LF and are folded at 75 octets. */
enum hub_rc ics_write(const struct feed *f, const char *title, enum ics_names names,
    const struct sink *to, struct arena *a, struct hub_err *err);

#endif
