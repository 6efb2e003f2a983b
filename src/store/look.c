/* SPDX-License-Identifier: MIT */
/* One state of the file for many questions: without it each statement locks and unlocks the file. */
#include "hub/base/die.h"

#include "store_priv.h"

void look_open(struct store *s)
{
    struct hub_err ignored;
    if (s->looks > 0 && !s->journal.running && sqlite3_get_autocommit(s->db)) {
        (void)store_exec(s, "BEGIN DEFERRED", "read", &ignored);
    }
}

void look_close(struct store *s)
{
    struct hub_err ignored;
    if (s->looks > 0 && !s->journal.running && !sqlite3_get_autocommit(s->db)) {
        (void)store_exec(s, "COMMIT", "read", &ignored);
    }
}

void store_look(struct store *s)
{
    if (s->looks++ == 0) {
        look_open(s);
    }
}

void store_look_end(struct store *s)
{
    HUB_BUG(s->looks > 0);
    if (s->looks == 1) {
        look_close(s);
    }
    s->looks--;
}
