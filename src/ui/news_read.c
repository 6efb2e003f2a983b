/* SPDX-License-Identifier: MIT */
/* The journal's new steps of others, by every record they touched. */
#include "hub/service/history.h"
#include "hub/service/versions.h"
#include "news_read_priv.h"

enum { STEPS_MOST = 200 };

static enum hub_rc hear(void *arg, const struct change_line *l, struct hub_err *err)
{
    struct news *n = arg;
    char time[DATE_TEXT];
    struct arena *a = arena_create();
    const char *text =
        arena_printf(a, "%s %s, %s", l->who, l->sentence, tod_iso(wall_tod(l->at), time));
    (void)err;
    for (size_t i = 0; i < l->touched_count; i++) {
        const struct news_item *heard = news_of(n, l->touched[i].n);
        if (!heard || heard->after != n->after) { /* of one reading the newest comes first */
            news_add(n, l->touched[i].n, l->who, text);
        }
    }
    arena_destroy(a);
    return HUB_OK;
}

enum hub_rc news_read(struct hub *hub, struct news *n, struct hub_err *err)
{
    int64_t now;
    enum hub_rc rc = hub_step(hub, &now, err);
    struct changes_ask ask = {
        .from = DATE_NONE, .to = DATE_NONE, .others = true, .after = n->after, .touched = true, .most = STEPS_MOST};
    if (rc == HUB_OK && n->after >= 0 && now > n->after) {
        rc = hub_changes(hub, &ask, hear, n, err);
    }
    n->after = rc == HUB_OK ? now : n->after;
    return rc;
}

bool news_read_editors(struct hub *hub, struct news *n)
{
    bool other = false;
    n->editors = hub_editors(hub, &other);
    return other;
}
