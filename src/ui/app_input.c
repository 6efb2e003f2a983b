/* SPDX-License-Identifier: MIT */
/*
 * A key, a click, a paste: its row of the key tables is found, the pane in front acts, then the
 * program, then the app.
 */
#include "app_priv.h"
#include "doors_priv.h"
#include "hub/base/str.h"
#include "hub/command/needs.h"
#include "hub/ui/choose.h"
#include "lent_priv.h"

#include <string.h>

/* What is left of the shared keys while a register is lent. */
static const char lent_may[] = "hide|help|redraw";

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
        app_close_front(app);
    } else {
        p->part = 0;
    }
}

static bool digit_tab(struct app *app, const struct ui_event *ev)
{
    struct keymap map = pane_keymap(app_front(app));
    if (ev->type != UI_KEY || map.typing || map.alone || app_lent(app)) {
        return false;
    }
    for (size_t i = 0; i < app->tab_count; i++) {
        if (ev->key != '0' + tab_digit(app->opt, i)) {
            continue;
        }
        if (app_may_leave(app, false, ev)) {
            app_show_tab(app, i, NULL);
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

/* Nothing stands in the way, or it is asked in a box which then does "quit.yes". */
static void leave(struct app *app, const struct ui_event *ev)
{
    static const struct answer answers[] = {{"", "Stay"}, {"quit.yes", "Leave"}};
    if (!app_may_leave(app, true, ev)) {
        return;
    }
    struct pane *p = app_front(app);
    struct arena *a = arena_create();
    const char *question = app->opt->leaving ? app->opt->leaving(app->hub, a) : "";
    app->done = str_empty(question);
    if (!app->done) {
        pane_choose(p, "Leave hub?", question, answers, sizeof answers / sizeof *answers, 0);
        app_grant(app, p, REACT_DRAW, ev);
    }
    arena_destroy(a);
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
        app_open_below(app, &box_help);
    } else if (str_eq(id, "menu")) {
        app_open_below(app, &box_menu);
    } else if (str_eq(id, "palette")) {
        app_open_below(app, &box_palette);
    } else if (str_eq(id, "hide")) {
        app_toggle_hide(app);
    } else if (str_eq(id, "lock")) {
        lock_now(app, ev);
    } else if (str_eq(id, "redraw")) {
        app->all = true;
    } else if (str_eq(id, "quit")) {
        leave(app, ev);
    } else if (str_eq(id, "quit.yes")) {
        app->done = true;
    } else if (str_eq(id, "plain")) {
        app_hand_over(app, false, ev);
    } else if (str_starts(id, "tab ")) {
        return !app_may_leave(app, false, ev) || app_go_to_tab(app, id + 4, NULL);
    } else if (str_eq(id, "open") && p->view.single && p->part == 0) {
        go_part(app, 1);
    } else {
        return false;
    }
    return true;
}

/* A letter, or one with Ctrl: arrows and the like may come to an end in silence. */
static bool says_nothing(const struct ui_event *ev)
{
    return ev->text[0] || (ev->key >= K_CTRL_A && ev->key <= K_CTRL_Z);
}

static void not_heard(struct app *app, const char *id, const struct ui_event *ev)
{
    char name[16];
    bool key = ev->type == UI_KEY, typing = pane_keymap(app_front(app)).typing;
    if (str_eq(id, "paste")) {
        app_say(app, false, "Paste ignored: open a field first.");
    } else if (key && ev->key == K_CTRL('c')) {
        app_say(app, false, "%s", typing ? "Esc goes back one step; then q leaves hub."
                                         : "q leaves hub. Everything is saved already.");
    } else if (key && ev->key == K_CTRL('z')) {
        app_say(app, false, "Ctrl-Z does nothing here. In a list u takes back your last step.");
    } else if (key && says_nothing(ev) && !app_front(app)->ops->box) {
        app_say(app, false, "%s does nothing here. %s shows what does.", ui_key_name(ev->key, name),
            typing ? "Ctrl-G" : "?");
    }
}

/* "on rota fill": as if the digit of that tab had been pressed, and then the key there. */
static void act_on_tab(struct app *app, const char *id, const struct ui_event *ev)
{
    const char *space = strchr(id, ' ');
    struct arena *a = arena_create();
    if (space && app_may_leave(app, false, ev) &&
        app_go_to_tab(app, arena_strndup(a, id, (size_t)(space - id)), NULL)) {
        app_act(app, space + 1, ev);
    }
    arena_destroy(a);
}

bool app_act(struct app *app, const char *id, const struct ui_event *ev)
{
    struct pane *p = app_front(app);
    struct call call = {id, ev, app->hub};
    struct hub_err err = {0};
    if (app_lent(app) && str_eq(id, LENT_END)) {
        app_lock_lent(app);
        return true;
    }
    if (str_starts(id, "on ")) {
        act_on_tab(app, id + strlen("on "), ev);
        return true;
    }
    if (!doors_open(app->opt->doors, p->ops->name, id)) {
        app_say(app, true, "%s", needs_not_met);
        return true;
    }
    if (app_ask_prefix(app, p, id) || app_ask_command(p, id)) {
        app_grant(app, p, REACT_DRAW, ev);
        return true;
    }
    unsigned react = p->ops->act ? p->ops->act(p, &call, &err) : REACT_PASS;
    if ((react & REACT_PASS) && app->opt->act && !app_lent(app)) {
        react = app->opt->act(p, &call, &err);
    }
    if (err.rc != HUB_OK) {
        app_say_why(app, &err);
    }
    app_grant(app, p, react, ev);
    bool shared = !app_lent(app) || app_front(app)->ops->box || str_part_index(lent_may, id) >= 0;
    return !(react & REACT_PASS) || (shared && act_shared(app, id, ev)) || digit_tab(app, ev);
}

/* What a person did, which is never met with silence; what a pane has run may be. */
static void act_or_say(struct app *app, const char *id, const struct ui_event *ev)
{
    if (!app_act(app, id, ev)) {
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
        if (app_may_leave(app, false, ev)) {
            app_show_tab(app, tab, NULL);
        }
        return;
    case SPOT_KEY:
        app_act(app, key->id, ev);
        return;
    case SPOT_NONE:
        break;
    }
    struct area area = app_pane_area(app, app_front(app));
    struct ui_event inside = *ev;
    inside.row -= area.row;
    inside.col -= area.col;
    if (inside.row >= 0 && inside.col >= 0 && inside.row < area.rows && inside.col < area.cols) {
        app_act(app, "click", &inside);
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
    act_or_say(app, row ? row->id : "", ev);
}

void app_input(struct app *app, const struct ui_event *ev)
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
        app_act(app, ev->type == UI_WHEEL_UP ? "wheel-up" : "wheel-down", ev);
    } else {
        act_or_say(app, "paste", ev);
    }
}
