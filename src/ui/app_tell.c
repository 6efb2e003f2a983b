/* SPDX-License-Identifier: MIT */
/* What every open pane is told, whatever is in front: the time, and that the terminal is gone. */
#include "app_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <string.h>

static unsigned tell(struct app *app, struct pane *p, const char *id, const struct ui_event *ev)
{
    struct call call = {id, ev, app->hub};
    struct hub_err err = {0};
    unsigned react = p->ops->act(p, &call, &err) & REACT_DRAW;
    if (err.rc == HUB_OK) {
        return react;
    }
    size_t len = utf8_head(err.msg, sizeof app->status - 1);
    memcpy(app->status, err.msg, len);
    app->status[len] = '\0';
    app->alert = true;
    return REACT_DRAW;
}

/* A form keeps what is typed in it: its own note is no news until it closes. */
static bool ticking(const struct app *app)
{
    bool any = false;
    for (size_t i = 0; i < app->depth; i++) {
        any = any || app->stack[i]->ops->ticks;
    }
    return any;
}

void app_ask_aside(struct app *app)
{
    if (ticking(app)) {
        return;
    }
    struct arena *a = arena_create();
    const char *text = app->opt->aside ? app->opt->aside(app->hub, a) : "";
    size_t len = utf8_head(text, sizeof app->aside - 1);
    memcpy(app->aside, text, len);
    app->aside[len] = '\0';
    arena_destroy(a);
}

bool app_tell(struct app *app, const char *id, const struct ui_event *ev)
{
    bool tick = str_eq(id, "tick");
    unsigned react = 0;
    for (size_t i = app->depth + 1; i-- > 0;) {
        struct pane *p = i ? app->stack[i - 1] : app->tabs[app->tab];
        if (p->ops->act && (p->ops->ticks || !tick)) {
            react |= tell(app, p, id, ev);
        }
    }
    return react != 0;
}
