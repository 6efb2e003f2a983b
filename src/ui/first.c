/* SPDX-License-Identifier: MIT */
/* Where there is no hub: five lines, and the screen that shows them. */
#include "first_priv.h"
#include "hub/base/str.h"
#include "hub/service/pin.h"
#include "hub/ui/screen.h"
#include "hub/ui/ui.h"
#include "rows_view_priv.h"

struct first_pane {
    struct rows_view view;
};

static const struct {
    const char *id, *number, *text, *more;
} lines[] = {
    {"first.copy", "1", "Open a copy I took", "A copy of a hub on a stick, or in your own folder."},
    {"first.join", "2", "Join a hub on a server", "Your helper has told you the server's name."},
    {"first.restore", "3", "Restore a backup", "After a new computer, or when a file was lost."},
    {"first.practice", "4", "Try the practice hub",
        "Invented families: nothing you do there can do any harm."},
    {"first.new", "5", "Start a new hub", "Five short steps. Each can be passed over."},
};
enum { LINES = sizeof lines / sizeof *lines };

struct first_screen *first_of(struct hub *in_its_place)
{
    return (struct first_screen *)(void *)in_its_place;
}

unsigned first_choose(struct hub *in_its_place, int what, const char *path)
{
    struct first_screen *s = first_of(in_its_place);
    s->choice.what = what;
    s->choice.path = path ? arena_strdup(s->a, path) : NULL;
    return REACT_QUIT;
}

static enum hub_rc first_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct first_pane *s = p->state;
    (void)hub;
    (void)err;
    rows_view_begin(&s->view);
    rows_view_heading(
        &s->view, p->loaded, "There is no hub here yet. What would you like to do?", NULL);
    rows_view_add(&s->view, p->loaded, (struct view_row){.text = ""});
    for (int64_t i = 0; i < LINES; i++) {
        rows_view_add(&s->view, p->loaded,
            (struct view_row){.id = i + 1,
                .pick = true,
                .lead = lines[i].number,
                .lead_cols = 3,
                .text = lines[i].text});
        rows_view_add(&s->view, p->loaded,
            (struct view_row){
                .style = STYLE_HINT, .lead = "", .lead_cols = 3, .text = lines[i].more});
    }
    rows_view_end(&s->view);
    return HUB_OK;
}

static void first_draw(const struct pane *p, struct canvas *c)
{
    const struct first_pane *s = p->state;
    rows_view_draw(&s->view, c, true);
}

static unsigned chosen(struct pane *p, const char *id, struct hub *hub)
{
    if (str_eq(id, "first.practice")) {
        return first_choose(hub, FIRST_PRACTICE, NULL);
    }
    if (str_eq(id, "first.new")) {
        pane_open(p, &pane_start, NULL);
    } else if (str_eq(id, "first.join")) {
        pane_open(p, &pane_join, NULL);
    } else {
        const char *what = str_eq(id, "first.copy") ? "copy" : "backup";
        pane_open(p, &pane_found, &(struct pane_target){.text = what});
    }
    return REACT_DRAW;
}

static unsigned selected(struct pane *p, struct hub *hub)
{
    struct first_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->view);
    return row ? chosen(p, lines[row->id - 1].id, hub) : REACT_DRAW;
}

static unsigned first_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct first_pane *s = p->state;
    bool again = false;
    (void)err;
    if (str_starts(call->id, "first.")) {
        return chosen(p, call->id, call->hub);
    }
    if (str_eq(call->id, "open")) {
        return selected(p, call->hub);
    }
    if (str_eq(call->id, "click")) {
        unsigned react =
            rows_view_click(&s->view, call->ev->row, p->view.rows, p->view.cols, &again);
        return again ? selected(p, call->hub) : react;
    }
    return rows_view_act(&s->view, call->id, p->view.rows, p->view.cols);
}

// clang-format off
static const struct ui_key first_keys[] = {
    {K_ENTER, K_NONE, "open",           "Go on",        "Do the line with the >.",                     KEY_BAR | KEY_MENU},
    {'1',     K_NONE, "first.copy",     "Open a copy",  "Open a copy of a hub that you took.",         KEY_MENU},
    {'2',     K_NONE, "first.join",     "Join",         "Join a hub on a server.",                     KEY_MENU},
    {'3',     K_NONE, "first.restore",  "Restore",      "Restore a backup.",                           KEY_MENU},
    {'4',     K_NONE, "first.practice", "Practice",     "Try the practice hub.",                       KEY_MENU},
    {'5',     K_NONE, "first.new",      "New hub",      "Start a new hub.",                            KEY_MENU},
    {'q',     K_NONE, "quit",           "Leave",        "Leave hub. Nothing is made.",                 KEY_BAR | KEY_MENU},
};
// clang-format on

const struct pane_ops pane_first = {
    .name = "first",
    .title = "Welcome",
    .help = "Begin\nPress the number of a line, or move to it and press Enter.\n\n"
            "Only look round\nTake 4, the practice hub: all in it is invented.\n\n"
            "Leave\nPress q. Nothing is made.",
    .digit = 9, /* the others are the numbers of the lines */
    .without = "find|next-part|prev-part|hide",
    .state_size = sizeof(struct first_pane),
    .keys = first_keys,
    .key_count = sizeof first_keys / sizeof *first_keys,
    .load = first_load,
    .draw = first_draw,
    .act = first_act,
};

static const char *first_title(struct hub *in_its_place)
{
    (void)in_its_place;
    return "hub";
}

enum hub_rc hub_first_screen(const struct invocation *inv, const struct screen_env *env,
    struct first_choice *out, struct hub_err *err)
{
    static const struct pane_ops *const tabs[] = {&pane_first};
    const struct config_screen *set = &inv->config->screen;
    struct first_screen first = {.inv = inv, .a = inv->arena};
    struct ui_options opt = {
        .tabs = tabs,
        .tab_count = 1,
        .title = first_title,
        .ascii = !env->utf8 || str_eq(set->lines, "ascii"),
        .clock = inv->clock,
        .hide_min = -1,
        .term = {.type = env->term,
            .theme = set->theme,
            .no_colour = env->no_colour || !set->colour,
            .no_mouse = !set->mouse,
            .frame_marks = env->frame_marks,
            .esc_ms = set->escape_delay_ms},
    };
    enum hub_rc rc = ui_run((struct hub *)(void *)&first, &opt, err);
    *out = first.choice;
    pin_wipe(first.choice.words, sizeof first.choice.words);
    return rc;
}
