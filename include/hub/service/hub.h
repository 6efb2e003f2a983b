/* SPDX-License-Identifier: MIT */
/*
 * An open hub: the file, who is at it, and what they may do. Opaque above
 * service, so no pane and no exporter can reach the store around permission
 * and journal.
 */
#ifndef HUB_SERVICE_HUB_H
#define HUB_SERVICE_HUB_H

#include "hub/base/arena.h"
#include "hub/base/clock.h"
#include "hub/base/err.h"
#include "hub/base/id.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HUB_FILE_ID = 0x48754221 }; /* "HuB!" at byte 68 of a hub's file */

struct hub;
struct config;

struct hub_opening {
    const char *path;             /* of the file; NULL: one in memory, for tests and trials */
    const char *passphrase; /* of a sealed file (sealed.h); to make one, that it is to have; else NULL */
    bool salvage;           /* a damaged sealed file: what can be read, for reading */
    const char *as;               /* whose work this is; NULL: hub.ini, else the only hub carer */
    bool practice;                /* hub_init: all in it is invented, and the file says so for good */
    const struct config *config;  /* must outlive the hub */
    const struct hub_clock *clock; /* copied */
};

/*
 * HUB_ENOTFOUND: no file there. HUB_EUSAGE: several people and none named, or
 * nobody of that name; the sentence names none of them, for no PIN was asked
 * yet. Of a sealed file see sealed.h. Else as store_open.
 */
enum hub_rc hub_open(const struct hub_opening *o, struct hub **out, struct hub_err *err);
void hub_close(struct hub *h); /* NULL is fine */

struct hub_start {
    const char *name;   /* "Robin Hub" */
    const char *carer;  /* the hub carer's name */
    int beds;           /* 0: the carer is not a host */
    const char *nation; /* NULL: England */
};

/*
 * Make the file, which must not be there, and a hub in it with its carer; with
 * beds also a host and a home of the carer's name.
 */
enum hub_rc hub_init(const struct hub_opening *o, const struct hub_start *start, struct hub_err *err);
/* The same beside the hubs of an open file, by a hub carer. HUB_ECONFLICT: it has a hub of that name. */
enum hub_rc hub_init_beside(struct hub *h, const struct hub_start *start, struct hub_err *err);

const char *hub_person(const struct hub *h); /* "Amina" */
hub_id hub_person_id(const struct hub *h);
/* HUB_OK, or why something could not be read since it was opened: what is shown or written may lack that. */
enum hub_rc hub_unread(const struct hub *h, struct hub_err *err);
/* The same since it was asked this way last, for who goes on working: HUB_OK until something fails again. */
enum hub_rc hub_unread_since(struct hub *h, struct hub_err *err);
bool hub_practice(const struct hub *h); /* invented families: PRACTICE on screen and paper */
/* HUB_NOW in a practice hub; copied. */
void hub_set_clock(struct hub *h, const struct hub_clock *clock);
bool hub_readonly(const struct hub *h);
const char *hub_path(const struct hub *h);
hub_date hub_today(const struct hub *h);
hub_wall hub_now(const struct hub *h);
const struct config *hub_config(const struct hub *h);

/* The hubs in the file that this person may see, by name. Texts live as long as the hub. */
struct hub_entry {
    hub_id id;
    const char *name;
    const char *nation;
};
size_t hub_entries(struct hub *h, const struct hub_entry **out);
/* Narrow to one of them for this sitting (--hub); HUB_ENOTFOUND with "did you mean". NULL: all again. */
enum hub_rc hub_narrow(struct hub *h, const char *name, struct hub_err *err);
/* The same by id of one of hub_entries; ID_NONE: all again. */
void hub_narrow_to(struct hub *h, hub_id hub);
hub_id hub_narrowed(const struct hub *h); /* ID_NONE: all */
/* The hub a new record goes to when none is named: the narrowed one, or the only one; else ID_NONE. */
hub_id hub_default(struct hub *h);
/*
 * The hub that is shown where one is shown at a time, as Today, Calendar and Rota do: the narrowed
 * one, else the first. ID_NONE: there is none.
 */
hub_id hub_shown(struct hub *h);
const char *hub_shown_name(
    struct hub *h); /* "" in a file of one hub, where it goes without saying */
/* "Robin Hub", or "3 hubs" where there are several. */
const char *hub_title(struct hub *h);

/* The family this person stood on last in this sitting: proposed for what is written next. */
void hub_stand_on(struct hub *h, hub_id family);
hub_id hub_stands_on(const struct hub *h); /* ID_NONE: none yet */

/*
 * Between these two all that is read is of one moment, and read faster. Saving may happen in
 * between; waiting for a key may not. One may be within another; NULL is fine.
 */
void hub_look(struct hub *h);
void hub_look_end(struct hub *h);

/* A number that differs when anything was saved since, here or by someone else. */
uint64_t hub_version(struct hub *h);

#endif
