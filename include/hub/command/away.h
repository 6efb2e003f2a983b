/* SPDX-License-Identifier: MIT */
/* Copies that are taken away and come home, as the screen and plain questions need them. */
#ifndef HUB_COMMAND_AWAY_H
#define HUB_COMMAND_AWAY_H

#include "hub/base/date.h"
#include "hub/command/command.h"
#include "hub/service/sealed.h"

/* Where a copy can be put: sticks that are in, then this person's own folders. */
struct away_place {
    const char *path;
    bool stick;
};
enum { AWAY_PLACES = 12, AWAY_FILES = 40, AWAY_EVENTS = 40, AWAY_DAYS = 60 };
size_t away_places(
    const struct invocation *inv, struct arena *a, struct away_place out[AWAY_PLACES]);
/* Sealed files at hand, the newest first. What cannot be read is passed over. */
size_t away_files(const struct invocation *inv, struct arena *a, const char *out[AWAY_FILES]);

/* "robin-hub-21-nov-2026.hubpack" in this folder, a number behind where there is one. */
const char *away_file_in(
    const char *folder, const char *hub, hub_date day, struct arena *a);
/* As typed: trimmed, "~/" in full, a folder with such a name in it. */
const char *away_path(const struct invocation *inv, const char *typed, const char *hub,
    hub_date day, struct arena *a);
/* Whether it ends as a copy's name does. */
bool away_named(const char *path);

/* What a copy may be taken for: each event of the next AWAY_DAYS days once, by its day. */
struct away_event {
    hub_id id;
    hub_date day;
    const char *name;
};
struct away_events {
    struct away_event items[AWAY_EVENTS];
    size_t count;
};
enum hub_rc away_events(struct hub *h, struct arena *a, struct away_events *out, struct hub_err *err);

/* Who may carry one: this person first, then those who may write in the hub, by name. */
struct away_person {
    hub_id id;
    const char *name;
};
enum hub_rc away_people(struct hub *h, struct arena *a, struct away_person **out, size_t *count,
    struct hub_err *err);

/* Said once at the start: past its day; the last save was torn off; damaged; a slow clock. "" */
const char *away_overdue(const struct away_state *s, struct arena *a);
const char *away_told_once(const struct away_state *s, struct arena *a);
/* "4 changes are only in this copy; bring it home when you can. Leave it now?"; "" elsewhere. */
const char *away_leaving(const struct away_state *s, struct arena *a);

/* A passphrase that opened nothing: `why`, and what may have gone wrong in typing it. */
const char *away_wrong(const char *why, const char *typed, struct arena *a);
/* "6 families, 9 children" */
struct pack_lost;
const char *away_counts(const struct pack_lost *held, struct arena *a);

/* What somebody who came in over ssh types on their own computer to bring a copy home. */
const char *away_from_there(const struct invocation *inv, struct arena *a);

/* What is said before one is chosen. */
extern const char away_advice[];

#endif
