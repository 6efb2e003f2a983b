/* SPDX-License-Identifier: MIT */
/* What every open pane is told, whatever is in front: the time, that the terminal is gone; what all are. */
#include "app_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <string.h>

/* As much of it as there is room for. */
static void keep_text(char *to, size_t size, const char *text)
{
    size_t len = utf8_head(text ? text : "", size - 1);
    memcpy(to, text ? text : "", len);
    to[len] = '\0';
}

static unsigned tell(struct app *app, struct pane *p, const char *id, const struct ui_event *ev)
{
    struct call call = {id, ev, app->hub};
    struct hub_err err = {0};
    unsigned react = p->ops->act(p, &call, &err) & REACT_DRAW;
    if (err.rc == HUB_OK) {
        return react;
    }
    keep_text(app->status, sizeof app->status, err.msg);
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
    keep_text(
        app->aside, sizeof app->aside, app->opt->aside ? app->opt->aside(app->hub, a) : "");
    arena_destroy(a);
}

bool app_tell_unread(struct app *app)
{
    struct hub_err err;
    if (app->lock.on || !app->opt->unread || app->opt->unread(app->hub, &err) == HUB_OK) {
        return false;
    }
    if (!app->alert || !strstr(app->status, err.msg)) { /* a refusal that has it says more */
        app_say(app, true, "%s What is shown may lack something: the number of a tab reads it again.",
            err.msg);
    }
    return true;
}

void app_ask_kept(struct app *app)
{
    struct arena *a = arena_create();
    struct ui_kept now = {.text = app->opt->kept};
    if (app->opt->where) {
        app->opt->where(app->hub, a, &now);
    }
    keep_text(app->kept.text, sizeof app->kept.text, now.text);
    keep_text(app->kept.brief, sizeof app->kept.brief, now.brief);
    app->kept.away = now.away;
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
