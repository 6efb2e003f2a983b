/* SPDX-License-Identifier: MIT */
/* Writing the lines of one part. */
#ifndef HUB_PARTS_PRIV_H
#define HUB_PARTS_PRIV_H

#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/training.h"
#include "hub/service/parts.h"
#include "schemes_priv.h"
#include "hub_priv.h"

struct part_writer {
    struct hub *h;
    struct arena *a;
    struct part_view *out;
    struct namer *names;
    hub_date today;
    bool hide;
    struct family family;        /* of a family's part */
    struct host host;            /* of a host's part */
    struct record_list children; /* of the family, eldest first */
    struct event event;          /* of an event's part: as it is on that day */
    bool off;                    /* that day it is not on */
    const char *day_note;        /* of that day; "" */
    hub_id hub;                  /* of a hub's part */
    struct unit_view unit;       /* of a unit's part */
    struct group_view group;     /* of a group's part */
};

struct part_line *part_add(struct part_writer *w, enum part_kind kind, enum tone tone);
void part_heading(struct part_writer *w, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void part_text(struct part_writer *w, enum tone tone, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
struct part_line *part_record(
    struct part_writer *w, enum tone tone, const struct noun *n, hub_id id);
const char *part_name(struct part_writer *w, const char *name);            /* or its initials */
const char *part_child_head(struct part_writer *w, const struct child *c); /* "Mia 8" */
const char *part_day(struct part_writer *w, hub_date d);                   /* "5 Dec 2026" */
/* Adds " · text" to what is there; nothing when the text is empty. */
void part_join(struct sb *b, const char *text);
/* The records that point at `id` by this column. */
enum hub_rc part_list(struct part_writer *w, const struct noun *n, const char *column, hub_id id,
    const char *order, struct record_list *out, struct hub_err *err);
/* "ended 4 Nov 2026", "ends soon: 5 Dec 2026", "until 3 Mar 2027", and its tone. */
const char *part_end(struct part_writer *w, hub_date end, int soon_days, enum tone *tone);

enum hub_rc part_people(struct part_writer *w, struct hub_err *err);
enum hub_rc part_about_me(struct part_writer *w, struct hub_err *err);
enum hub_rc part_consents(struct part_writer *w, struct hub_err *err);
enum hub_rc part_medicines(struct part_writer *w, struct hub_err *err);
enum hub_rc part_family_stays(struct part_writer *w, struct hub_err *err);
enum hub_rc part_family_timeline(struct part_writer *w, struct hub_err *err);
enum hub_rc part_family_changed(struct part_writer *w, struct hub_err *err);
enum hub_rc part_family_log(struct part_writer *w, struct hub_err *err);
enum hub_rc part_family_history(struct part_writer *w, struct hub_err *err);
enum hub_rc part_household(struct part_writer *w, struct hub_err *err);
enum hub_rc part_home(struct part_writer *w, struct hub_err *err);
enum hub_rc part_checks(struct part_writer *w, struct hub_err *err);
enum hub_rc part_away(struct part_writer *w, struct hub_err *err);
enum hub_rc part_host_stays(struct part_writer *w, struct hub_err *err);
enum hub_rc part_rest(struct part_writer *w, struct hub_err *err);
enum hub_rc part_host_history(struct part_writer *w, struct hub_err *err);
enum hub_rc part_event(struct part_writer *w, struct hub_err *err);
enum hub_rc part_invited(struct part_writer *w, struct hub_err *err);
enum hub_rc part_event_register(struct part_writer *w, struct hub_err *err);
enum hub_rc part_event_sheet(struct part_writer *w, struct hub_err *err);
enum hub_rc part_event_history(struct part_writer *w, struct hub_err *err);

enum hub_rc part_units(struct part_writer *w, struct hub_err *err);
enum hub_rc part_unit(struct part_writer *w, struct hub_err *err);
enum hub_rc part_groups(struct part_writer *w, struct hub_err *err);
enum hub_rc part_group(struct part_writer *w, struct hub_err *err);
enum hub_rc part_meetings(struct part_writer *w, struct hub_err *err);
enum hub_rc part_training(struct part_writer *w, struct hub_err *err);
enum hub_rc part_buddies(struct part_writer *w, struct hub_err *err);
enum hub_rc part_supervision(struct part_writer *w, struct hub_err *err);
enum hub_rc part_sheet(struct part_writer *w, struct hub_err *err);

/* One supervision; `whose`: says of whom. */
struct part_line *part_talk(struct part_writer *w, const struct supervision *s, bool whose);
/* One field of the record that the part is about: its label or another lead, and what it says. */
struct part_line *part_field(struct part_writer *w, const struct noun *n, hub_id id,
    const char *column, const char *lead, const char *text);
/* Title and state of a hub's, a unit's and a group's parts, and of the supervision page. */
enum hub_rc part_read_scheme(
    struct part_writer *w, const char *top, hub_id id, hub_id *hub, struct hub_err *err);

/* The event itself, and its title and state: for all its parts. */
enum hub_rc part_read_event(struct part_writer *w, hub_id id, struct hub_err *err);

#endif
