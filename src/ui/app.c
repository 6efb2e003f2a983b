/* SPDX-License-Identifier: MIT */
/*
 * The loop: an event finds its row of the key tables, the pane in front acts,
 * and what it asked for is done: load, open, close, say. Then one draw, of
 * which the terminal sends what changed.
 */
#include "app_priv.h"
#include "hub/base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { REST_MS = 100 };

struct pane *app_front(const struct app *app)
{
    return app->depth ? app->stack[app->depth - 1] : app->tabs[app->tab];
}

void app_say(struct app *app, bool alert, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(app->status, sizeof app->status, fmt, ap);
    va_end(ap);
    app->alert = alert;
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
        .more_count = app->opt->more_count,
        .inv = app->opt->inv,
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
        app_say(app, true, "%s", err.msg);
    }
}

void app_load_detail(struct app *app, struct pane *p)
{
    struct hub_err err;
    if (pane_detail(p, app->hub, &err) != HUB_OK) {
        app_say(app, true, "%s", err.msg);
    }
}

static void load(struct app *app, struct pane *p)
{
    load_rows(app, p);
    if (p->ops->later) {
        app->rest_due_ms = app_now_ms(app) + REST_MS;
    } else {
        app_load_detail(app, p);
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

static void close_front(struct app *app)
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

static void open_below(struct app *app, const struct pane_ops *ops)
{
    app->below = (struct box_below){app_front(app), app->opt};
    if (!app_front(app)->ops->box) {
        open_pane(app, ops, &(struct pane_target){.data = &app->below});
    }
}

/* The new pane first: what it is to show may be kept by one that goes. */
static void show_tab(struct app *app, size_t tab, const struct pane_target *target)
{
    struct pane_view none = {0};
    struct pane *old = app->tabs[tab];
    if (!old || target) {
        app->tabs[tab] = pane_create(app->opt->tabs[tab], target, &none);
    }
    while (app->depth) {
        pane_destroy(app->stack[--app->depth]);
    }
    if (old != app->tabs[tab]) {
        pane_destroy(old);
    }
    app->tab = tab;
    load(app, app->tabs[tab]);
}

static bool go_to_tab(struct app *app, const char *name, const struct pane_target *target)
{
    for (size_t i = 0; i < app->tab_count; i++) {
        if (!str_eq(app->opt->tabs[i]->name, name)) {
            continue;
        }
        show_tab(app, i, target);
        return true;
    }
    return false;
}

static void act(struct app *app, const char *id, const struct ui_event *ev);

/* A pane that opens another and closes itself: the new one is in its place. */
static void step_aside(struct app *app, struct pane *p)
{
    if (app->depth > 1 && app->stack[app->depth - 2] == p) {
        app->stack[app->depth - 2] = app->stack[app->depth - 1];
        app->depth--;
        pane_destroy(p);
    }
}

/* What the pane asked for while it acted; `p` may be gone at the end. */
static void grant(struct app *app, struct pane *p, unsigned react, const struct ui_event *ev)
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
    if (wish.open) {
        open_pane(app, wish.open, &wish.target);
        if (react & REACT_CLOSE) {
            step_aside(app, p);
        }
    } else if (wish.go) {
        go_to_tab(app, wish.go, wish.targeted ? &wish.target : NULL);
    } else if ((react & REACT_CLOSE) && p == app_front(app)) {
        close_front(app);
    } else if (react & REACT_LOAD) {
        load_rows(app, p);
    }
    if ((react & (REACT_DETAIL | REACT_LOAD)) && p == app_front(app)) {
        app->rest_due_ms = app_now_ms(app) + REST_MS;
    }
    if (*run) {
        act(app, run, ev);
    }
}

/* Ask each open pane, the front one first, whether it can go: a changed form asks back. */
static bool may_leave(struct app *app, bool tab_too, const struct ui_event *ev)
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
            app_say(app, true, "%s", err.msg);
        }
        grant(app, p, react, ev);
        return false;
    }
    return true;
}

static void go_part(struct app *app, int step)
{
    struct pane *p = app_front(app);
    int parts = p->ops->parts;
    if (parts > 1) {
        p->part = (p->part + step + parts) % parts;
    }
}

static void go_back(struct app *app)
{
    struct pane *p = app_front(app);
    if (app->depth) {
        close_front(app);
    } else {
        p->part = 0;
    }
}

static bool digit_tab(struct app *app, const struct ui_event *ev)
{
    struct keymap map = pane_keymap(app_front(app));
    if (ev->type != UI_KEY || map.typing || map.alone) {
        return false;
    }
    for (size_t i = 0; i < app->tab_count; i++) {
        if (ev->key != '0' + tab_digit(app->opt, i)) {
            continue;
        }
        if (may_leave(app, false, ev)) {
            show_tab(app, i, NULL);
        }
        return true;
    }
    return false;
}

/* Those without a PIN can only hide. */
static void lock_now(struct app *app, const struct ui_event *ev)
{
    if (app_lock(app, ev)) {
        return;
    }
    if (!app->hide) {
        app_toggle_hide(app);
    }
    app_say(app, true, "You have no PIN, so names are hidden. . shows them; the menu sets a PIN.");
}

/* What the app does with a row that the pane passed on. False: not the app's either. */
static bool act_shared(struct app *app, const char *id, const struct ui_event *ev)
{
    const struct pane *p = app_front(app);
    if (str_eq(id, "back")) {
        go_back(app);
    } else if (str_eq(id, "next-part") || str_eq(id, "prev-part")) {
        go_part(app, str_eq(id, "next-part") ? 1 : -1);
    } else if (str_eq(id, "help")) {
        open_below(app, &box_help);
    } else if (str_eq(id, "menu")) {
        open_below(app, &box_menu);
    } else if (str_eq(id, "palette")) {
        open_below(app, &box_palette);
    } else if (str_eq(id, "hide")) {
        app_toggle_hide(app);
    } else if (str_eq(id, "lock")) {
        lock_now(app, ev);
    } else if (str_eq(id, "redraw")) {
        app->all = true;
    } else if (str_eq(id, "quit")) {
        app->done = may_leave(app, true, ev);
    } else if (str_eq(id, "plain")) {
        app_hand_over(app, false, ev);
    } else if (str_starts(id, "tab ")) {
        return !may_leave(app, false, ev) || go_to_tab(app, id + 4, NULL);
    } else if (str_eq(id, "open") && p->view.single && p->part == 0) {
        go_part(app, 1);
    } else {
        return false;
    }
    return true;
}

static void not_heard(struct app *app, const char *id, const struct ui_event *ev)
{
    char name[16];
    if (str_eq(id, "paste")) {
        app_say(app, false, "Paste ignored: open a field first.");
    } else if (ev->type == UI_KEY && ev->key == K_CTRL('c')) {
        app_say(app, false, "q leaves hub. Everything is saved already.");
    } else if (ev->type == UI_KEY && ev->text[0] && !app_front(app)->ops->box) {
        app_say(app, false, "%s does nothing here. ? shows what does.", ui_key_name(ev->key, name));
    }
}

/* One call: the pane in front, then the program, then the app. */
static void act(struct app *app, const char *id, const struct ui_event *ev)
{
    struct pane *p = app_front(app);
    struct call call = {id, ev, app->hub};
    struct hub_err err = {0};
    if (app_ask_prefix(app, p, id) || app_ask_command(p, id)) {
        grant(app, p, REACT_DRAW, ev);
        return;
    }
    unsigned react = p->ops->act ? p->ops->act(p, &call, &err) : REACT_PASS;
    if ((react & REACT_PASS) && app->opt->act) {
        react = app->opt->act(p, &call, &err);
    }
    if (err.rc != HUB_OK) {
        app_say(app, true, "%s", err.msg);
    }
    grant(app, p, react, ev);
    if ((react & REACT_PASS) && !act_shared(app, id, ev) && !digit_tab(app, ev)) {
        not_heard(app, id, ev);
    }
}

static void click(struct app *app, const struct ui_event *ev)
{
    struct frame f = app_frame(app);
    size_t tab = 0;
    const struct ui_key *key = NULL;
    switch (frame_hit(&f, app->rows, app->cols, ev->row, ev->col, &tab, &key)) {
    case SPOT_TAB:
        if (may_leave(app, false, ev)) {
            show_tab(app, tab, NULL);
        }
        return;
    case SPOT_KEY:
        act(app, key->id, ev);
        return;
    case SPOT_NONE:
        break;
    }
    struct area area = app_pane_area(app, app_front(app));
    struct ui_event inside = *ev;
    inside.row -= area.row;
    inside.col -= area.col;
    if (inside.row >= 0 && inside.col >= 0 && inside.row < area.rows && inside.col < area.cols) {
        act(app, "click", &inside);
    }
}

static void key(struct app *app, const struct ui_event *ev)
{
    struct keymap map = pane_keymap(app_front(app));
    const struct ui_key *row = keymap_find(&map, ev->key);
    if (row && (row->flags & KEY_FIRST) && !str_eq(app->status, app->opt->hello)) {
        row = NULL;
    }
    app->status[0] = '\0';
    app->alert = false;
    act(app, row ? row->id : "", ev);
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

/* A key, a click or a paste, to what is in front. */
static void input(struct app *app, const struct ui_event *ev)
{
    bool wheel = ev->type == UI_WHEEL_UP || ev->type == UI_WHEEL_DOWN;
    if (app->lock.on) {
        app_lock_event(app, ev);
    } else if (app->covered) {
        app_cover_event(app, ev);
    } else if (ev->type == UI_KEY) {
        key(app, ev);
    } else if (ev->type == UI_CLICK) {
        click(app, ev);
    } else if (wheel) {
        act(app, ev->type == UI_WHEEL_UP ? "wheel-up" : "wheel-down", ev);
    } else {
        act(app, "paste", ev);
    }
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
        input(app, ev);
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
    look(app, false);
    return any;
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
    app_ask_aside(app);
    app_idle_init(app);
    screen.size(screen.self, &app->rows, &app->cols);
    canvas_resize(app->canvas, app->rows, app->cols);
    canvas_size(app->canvas, &app->rows, &app->cols);
    if (opt->hello) {
        app_say(app, false, "%s", opt->hello);
    }
    app_note_small(app);
    show_tab(app, opt->start < app->tab_count ? opt->start : 0, NULL);
    look(app, false);
}

void app_fini(struct app *app)
{
    app_unlock(app);
    while (app->depth) {
        pane_destroy(app->stack[--app->depth]);
    }
    for (size_t i = 0; i < app->tab_count; i++) {
        pane_destroy(app->tabs[i]);
    }
    canvas_destroy(app->canvas);
    news_fini(&app->heard);
}
