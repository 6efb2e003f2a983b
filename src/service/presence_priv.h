/* SPDX-License-Identifier: MIT */
/* The file of who edits what: a place a program, held by a lock while the program runs. */
#ifndef SERVICE_PRESENCE_PRIV_H
#define SERVICE_PRESENCE_PRIV_H

#include "hub/service/presence.h"

enum { PRESENCE_PLACES = 64 };

struct presence_open {
    int64_t record;
    int64_t since_ms;
};

struct presence_place {
    int64_t person; /* 0: nothing is open here */
    int64_t count;
    struct presence_open open[EDITING_MOST];
    uint64_t sum; /* of what is above; another one is a place that is half written */
    uint64_t spare;
};

struct presence {
    int fd; /* -1: there is no file yet, or none can be had */
    int own; /* the place of this program; -1: none yet */
    struct presence_place last[PRESENCE_PLACES]; /* of others who run, as read last */
    struct presence_place told;
    struct arena *a;
    struct editors now; /* in `a`: what `last` says */
};

/* What is to stand in this program's place, which is taken first. */
void presence_tell(struct presence *p, const char *path, const struct presence_place *place);
/* Read the places of others who run into `last`; true when it is other than before. */
bool presence_read(struct presence *p, const char *path);
void presence_close(struct presence *p);
/* Ids that a program which was killed has left: zeros. */
void presence_sweep(struct presence *p);

/* Of this hub; NULL: it has none. */
struct presence *presence_of(struct hub *h);
void presence_leave(struct hub *h); /* before the hub is closed */
void presence_forget(struct hub *h); /* after somebody was erased */

#endif
