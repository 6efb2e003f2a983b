/* SPDX-License-Identifier: MIT */
#include "hub/store/stmt.h"
#include "take_case.h"

#include "unit.h"

#include <unistd.h>

const char *take_path(struct open_hub *w)
{
    return arena_printf(w->a, "%s.hubpack", w->opening.path);
}

enum hub_rc try_take(struct open_hub *w, struct take_ask ask, struct take_done *done)
{
    unlink(take_path(w));
    return hub_take_file(w->h, &ask, take_path(w), w->a, done, &w->err);
}

int take_tear_down(void **state)
{
    struct open_hub *w = *state;
    unlink(take_path(w));
    unlink(arena_printf(w->a, "%s.key", w->opening.path));
    return open_hub_tear_down(state);
}

int64_t take_number(struct store *s, const char *sql)
{
    struct hub_err err;
    int64_t n = -1;
    if (store_number(s, sql, &n, &err) != HUB_OK)
        fail_msg("%s", err.msg);
    return n;
}
