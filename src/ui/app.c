/* SPDX-License-Identifier: MIT */
/*
 * The loop: an event finds its row of the key tables, the pane in front acts,
 * and what it asked for is done: load, open, close, say. Then one draw, of
 * which the terminal sends what changed.
 */
#include "app_priv.h"
#include "doors_priv.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/command/needs.h"

#include <stdarg.h>
#include <stdio.h>

enum { REST_MS = 100 };

struct pane *app_front(const struct app *app)
{
    return app->depth ? app->stack[app->depth - 1] : app->tabs[app->tab];
}

void app_say(struct app *app, bool alert, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    words_vprint(app->status, sizeof app->status, fmt, ap);
    va_end(ap);
    app->alert = alert;
}

void app_say_why(struct app *app, const struct hub_err *err)
{
    struct hub_err why = *err;
    if (why.next == NEXT_HUB) {
        hub_err_add(&why, "Choose one with Hub… in the menu.");
    }
    app_say(app, true, "%s", why.msg);
}

bool app_give_room(const struct app *app, struct pane *p)
{
    struct area body = frame_body(app->rows, app->cols);
    if (p->ops->box) {
        body = box_area(p, body.rows, body.cols);
    }
    struct pane_view view = {
        .rows = body.rows,
        .cols = body.cols,
        .single = app->opt->single || app->cols < 80,
        .hide = app->hide,
        .ascii = app->opt->ascii,
        .practice = app->opt->practice,
        .today = app->today,
        .more = app->opt->more,
        .more_count = app_lent(app) ? 0 : app->opt->more_count,
        .inv = app->opt->inv,
        .doors = app->opt->doors,
        .news = app->news,
    };
    bool changed = p->view.rows != view.rows || p->view.cols != view.cols;
    p->view = view;
    return changed;
}

static void load_rows(struct app *app, struct pane *p)
{
    struct hub_err err;
    app_give_room(app, p);
    enum hub_rc rc = pane_load(p, app->hub, &err);
    if (rc == HUB_OK && app_give_room(app, p)) { /* a box that fits what it has loaded */
        rc = pane_load(p, app->hub, &err);
    }
    if (rc != HUB_OK) {
        app_say_why(app, &err);
    }
}

static void load_detail(struct app *app, struct pane *p)
{
    struct hub_err err;
    if (pane_detail(p, app->hub, &err) != HUB_OK) {
        app_say_why(app, &err);
    }
}

void app_rest(struct app *app)
{
    struct pane *p = app_front(app);
    struct hub_err err;
    app->rest_due_ms = 0;
    if (!app->detail_is) {
        load_detail(app, p);
    }
    if (pane_rest(p, app->hub, &err) != HUB_OK) {
        app_say_why(app, &err);
    }
}

static void load(struct app *app, struct pane *p)
{
    load_rows(app, p);
    if (!p->ops->later) {
        load_detail(app, p);
    }
    if (p->ops->later || p->ops->rest) {
        app->rest_due_ms = app_now_ms(app) + REST_MS;
        app->detail_is = !p->ops->later;
    }
}

void app_load_all(struct app *app)
{
    if (app->lock.on) {
        return; /* nothing may be read; the PIN loads all again */
    }
    load(app, app->tabs[app->tab]);
    for (size_t i = 0; i < app->depth; i++) {
        load(app, app->stack[i]);
    }
}

void app_close_front(struct app *app)
{
    if (!app->depth) {
        return;
    }
    pane_destroy(app->stack[--app->depth]);
    app_ask_aside(app);
    load(app, app_front(app));
}

static void open_pane(struct app *app, const struct pane_ops *ops, const struct pane_target *target)
{
    struct pane_view none = {0};
    if (app->depth == APP_DEPTH) {
        app_say(app, true, "Too much is open. Esc goes back one step.");
        return;
    }
    struct pane *p = pane_create(ops, target, &none);
    app->stack[app->depth++] = p;
    load(app, p);
}

void app_open_below(struct app *app, const struct pane_ops *ops)
{
    bool box = app_front(app)->ops->box; /* over one only help of its own, and none of help */
    if (!box || (ops == &box_help && app_front(app)->ops != &box_help)) {
        app->below = (struct box_below){app_front(app), app->opt};
        open_pane(app, ops, &(struct pane_target){.data = &app->below});
    }
}

/* The new pane first: what it is to show may be kept by one that goes. */
void app_show_tab(struct app *app, size_t tab, const struct pane_target *target)
{
    struct pane_view none = {0};
    struct pane *old = app->tabs[tab];
    if (!old || target) {
        app->tabs[tab] = pane_create(app->opt->tabs[tab], target, &none);
    }
    while (app->depth) {
        pane_destroy(app->stack[--app->depth]);
    }
    if (old && old != app->tabs[tab]) {
        pane_destroy(old);
    }
    app->tab = tab;
    load(app, app->tabs[tab]);
}

bool app_go_to_tab(struct app *app, const char *name, const struct pane_target *target)
{
    for (size_t i = 0; i < app->tab_count; i++) {
        if (!str_eq(app->opt->tabs[i]->name, name)) {
            continue;
        }
        app_show_tab(app, i, target);
        return true;
    }
    return false;
}

/* A pane that opens another and closes itself: the new one is in its place. */
static void step_aside(struct app *app, struct pane *p)
{
    if (app->depth > 1 && app->stack[app->depth - 2] == p) {
        app->stack[app->depth - 2] = app->stack[app->depth - 1];
        app->depth--;
        pane_destroy(p);
    }
}

void app_grant(struct app *app, struct pane *p, unsigned react, const struct ui_event *ev)
{
    struct ui_wish wish = *p->wish;
    *p->wish = (struct ui_wish){0};
    char run[64] = "";
    if (wish.run) {
        snprintf(run, sizeof run, "%s", wish.run);
    }
    if (wish.say) {
        app_say(app, false, "%s", wish.said);
    }
    if (wish.look && app->screen.look) {
        app->screen.look(app->screen.self, wish.look);
        app->all = true;
    }
    if (react & REACT_QUIT) {
        app->done = true;
    }
    if (wish.open && !app_door(app, &wish)) {
        app_say(app, true, "%s", needs_not_met);
    } else if (wish.open) {
        open_pane(app, wish.open, &wish.target);
        if (react & REACT_CLOSE) {
            step_aside(app, p);
        }
    } else if (wish.go) {
        app_go_to_tab(app, wish.go, wish.targeted ? &wish.target : NULL);
    } else if ((react & REACT_CLOSE) && p == app_front(app)) {
        app_close_front(app);
    } else if (react & REACT_LOAD) {
        load_rows(app, p);
    }
    if ((react & (REACT_DETAIL | REACT_LOAD)) && p == app_front(app)) {
        app->rest_due_ms = app_now_ms(app) + REST_MS;
        app->detail_is = false;
    }
    if (*run) {
        app_act(app, run, ev);
    }
}

bool app_may_leave(struct app *app, bool tab_too, const struct ui_event *ev)
{
    for (size_t i = app->depth + 1; i-- > (tab_too ? 0 : 1);) {
        struct pane *p = i ? app->stack[i - 1] : app->tabs[app->tab];
        struct call call = {"leave", ev, app->hub};
        struct hub_err err = {0};
        unsigned react = p->ops->act ? p->ops->act(p, &call, &err) : REACT_PASS;
        if (react & REACT_PASS) {
            continue;
        }
        if (err.rc != HUB_OK) {
            app_say_why(app, &err);
        }
        app_grant(app, p, react, ev);
        return false;
    }
    return true;
}

static void resize(struct app *app)
{
    app->screen.size(app->screen.self, &app->rows, &app->cols);
    canvas_resize(app->canvas, app->rows, app->cols);
    canvas_size(app->canvas, &app->rows, &app->cols);
    app->all = true;
    app_note_small(app);
    app_load_all(app);
}

static void hang_up(struct app *app, const struct ui_event *ev)
{
    app_tell(app, "hangup", ev);
    app->done = true;
}

static bool is_input(const struct ui_event *ev)
{
    return ev->type != UI_TIMEOUT && ev->type != UI_RESIZE && ev->type != UI_HANGUP &&
           ev->key != K_PROBE;
}

static bool handle(struct app *app, const struct ui_event *ev)
{
    if (ev->type == UI_HANGUP) {
        hang_up(app, ev);
        return false;
    }
    if (ev->type == UI_RESIZE) {
        resize(app);
    } else if (!is_input(ev)) {
        return app_run_timers(app, ev);
    } else {
        /* Time that ran out unseen, as in sleep, comes before the key that ends it. */
        bool late = app_idle(app, ev);
        app_key_seen(app);
        if (late) {
            return true;
        }
        app_input(app, ev);
    }
    app_take_changes(app);
    return true;
}

static void look(const struct app *app, bool on)
{
    void (*of)(struct hub *) = on ? app->opt->look : app->opt->look_end;
    if (of) {
        of(app->hub);
    }
}

/* All that an event makes us read is of one moment, which ends before the next is waited for. */
bool app_handle(struct app *app, const struct ui_event *ev)
{
    look(app, true);
    bool any = handle(app, ev);
    app_tell_editing(app);
    look(app, false);
    return app_tell_unread(app) || any;
}

void app_init(struct app *app, struct screen screen, struct hub *hub, const struct ui_options *opt)
{
    *app = (struct app){.screen = screen, .hub = hub, .opt = opt, .today = DATE_NONE};
    look(app, true);
    app->tab_count = opt->tab_count > UI_TABS ? UI_TABS : opt->tab_count;
    app->canvas = canvas_create(1, 1);
    canvas_set_ascii(app->canvas, opt->ascii);
    app->today = opt->clock ? clock_today(opt->clock) : DATE_NONE;
    news_init(&app->heard);
    app->news = &app->heard;
    app_read_news(app);
    app->version = opt->version ? opt->version(hub) : 0;
    if (opt->editors) {
        (void)opt->editors(hub, app->news);
    }
    app_ask_aside(app);
    app_ask_kept(app);
    app_idle_init(app);
    screen.size(screen.self, &app->rows, &app->cols);
    canvas_resize(app->canvas, app->rows, app->cols);
    canvas_size(app->canvas, &app->rows, &app->cols);
    if (opt->hello) {
        app_say(app, opt->hello_alert, "%s", opt->hello);
    }
    app_note_small(app);
    app_show_tab(app, opt->start < app->tab_count ? opt->start : 0, NULL);
    if (opt->over) {
        pane_open(app_front(app), opt->over, NULL);
        app_grant(app, app_front(app), REACT_DRAW, NULL);
    }
    if (opt->first_box) {
        pane_tell(app_front(app), opt->first_title, opt->first_box);
        app_grant(app, app_front(app), REACT_DRAW, NULL);
    }
    look(app, false);
    app_tell_unread(app);
}

void app_fini(struct app *app)
{
    app_unlock(app);
    while (app->depth) {
        pane_destroy(app->stack[--app->depth]);
    }
    app_tell_editing(app);
    for (size_t i = 0; i < app->tab_count; i++) {
        pane_destroy(app->tabs[i]);
    }
    canvas_destroy(app->canvas);
    news_fini(&app->heard);
}
