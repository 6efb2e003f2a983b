/* SPDX-License-Identifier: MIT */
/*
 * hub.ini → struct config.
 *
 * Nothing is guessed: an unknown section or key, a key given twice, a value out
 * of range, a comment behind a value, a file that others may write: each is a
 * fault with file and line, all are told at once, and hub does not start
 * (exit 78). The file is never written to.
 */
#ifndef HUB_CONFIG_LOAD_H
#define HUB_CONFIG_LOAD_H

#include "hub/base/arena.h"
#include "hub/base/err.h"
#include "hub/base/fault.h"
#include "hub/config/config.h"

#include <stdbool.h>

/* What main found in the environment. A NULL member is not set. */
struct config_env {
    const char *home;        /* HOME */
    const char *xdg_config;  /* XDG_CONFIG_HOME */
    const char *xdg_data;    /* XDG_DATA_HOME */
    const char *cwd;         /* the current folder, for ./hub.ini */
    const char *system_file; /* NULL: /etc/hub/hub.ini */
    bool system_only;        /* hub ssh: no other file is read */
};

/* Every setting at its default, paths worked out from `env`. */
void config_defaults(const struct config_env *env, struct arena *a, struct config *out);

/*
 * Read `path`, or without it the first that is there of ./hub.ini, the user's
 * config folder (hub/hub.ini) and /etc/hub/hub.ini; without any, the defaults.
 *
 * `faults` (on its arena) gets every fault. Texts of `out` live in `a`.
 * Errors: HUB_ENOTFOUND if `path` is not there; HUB_ECONFIG if there is any
 * fault: then `out` holds the defaults.
 */
enum hub_rc config_load(const char *path, const struct config_env *env, struct arena *a,
    struct config *out, struct faults *faults, struct hub_err *err);

#endif
