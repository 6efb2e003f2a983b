/* SPDX-License-Identifier: MIT */
/* A file that is to be a hub lies beside its place under another name until it is whole. */
#ifndef MAKING_PRIV_H
#define MAKING_PRIV_H

#include "hub/base/arena.h"
#include "hub/service/hub.h"

struct making {
    struct hub_opening opening; /* the one that was asked for, but for its path */
    const char *path;           /* where it is to be; NULL: nothing has to be put anywhere */
    struct arena *a;
};

/*
 * HUB_ECONFLICT: there is something at its place. What a try that was cut short left is taken away.
 * A hub in memory or in a sealed file has its own ways: m->opening is then what was asked for.
 */
enum hub_rc making_begin(struct making *m, const struct hub_opening *o, struct hub_err *err);
/*
 * After all of it is closed: in its place, or nothing of it anywhere. `rc`: what came of making it, with its
 * sentence in `err`, where its place is then named. What was saved and stayed in the log is a failure.
 */
enum hub_rc making_end(struct making *m, enum hub_rc rc, struct hub_err *err);

#endif
