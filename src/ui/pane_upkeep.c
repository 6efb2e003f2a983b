/* SPDX-License-Identifier: MIT */
/* A technical helper who comes in: whether hub is in order, and whose key opens it. Nobody's name. */
#include "hub/base/str.h"
#include "hub/command/doctor.h"
#include "hub/command/welcome.h"
#include "hub/service/users.h"
#include "own_pages_priv.h"
#include "panes_priv.h"
#include "rows_view_priv.h"

enum { UPKEEP_TEXT, UPKEEP_FIND, UPKEEP_USER };
enum { LEAD_COLS = 9 };

struct upkeep {
    struct rows_view rows;
    struct users users;
    struct hub_doctor well; /* what takes longer is left out */
    const char *welcome;
};

/* --- load ------------------------------------------------------------------------------ */

static void text_row(struct pane *p, unsigned style, const char *text)
{
    struct upkeep *s = p->state;
    if (!str_empty(text)) {
        rows_view_add(&s->rows, p->loaded, (struct view_row){.style = style, .text = text});
    }
}

static void user_row(struct pane *p, const struct user *u)
{
    struct upkeep *s = p->state;
    struct sb b = sb_on(p->loaded);
    char day[DATE_TEXT];
    sb_addf(&b, "%s, %s", u->role, u->hubs);
    if (stamp_known(u->closed)) {
        sb_addf(&b, " · CLOSED since %s", date_plain(stamp_date(u->closed), day));
    }
    for (size_t i = 0; i < u->key_count; i++) {
        sb_addf(&b, "\n%s", u->keys[i]);
    }
    sb_add(&b, u->key_count ? "" : " · no key");
    rows_view_add(&s->rows, p->loaded,
        (struct view_row){UPKEEP_USER, u->person.n, true,
            stamp_known(u->closed) ? STYLE_WARN : STYLE_NORMAL, u->name, LEAD_COLS, sb_str(&b), NULL});
}

static enum hub_rc look(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct upkeep *s = p->state;
    struct doctor_inv from = {p->view.inv, true};
    struct doctor_ask ask = {0};
    if (p->view.inv) {
        ask = doctor_ask_of(&from);
    }
    ask.hub = hub;
    ask.path = hub_path(hub);
    ask.quick = true;
    return hub_doctor(&ask, p->loaded, &s->well, err);
}

/* What asks for something, the worst first. */
static void add_found(struct pane *p)
{
    struct upkeep *s = p->state;
    rows_view_heading(&s->rows, p->loaded, "IS HUB IN ORDER?", NULL);
    rows_view_add(&s->rows, p->loaded,
        (struct view_row){UPKEEP_FIND, 0, true, STYLE_NORMAL, NULL, 0,
            arena_printf(p->loaded, "%s Enter shows all of it.", s->well.sentence), NULL});
    for (int state = DOCTOR_WRONG; state >= DOCTOR_LOOK; state--) {
        for (size_t i = 0; i < s->well.count; i++) {
            const struct doctor_line *l = &s->well.lines[i];
            if ((int)l->state == state) {
                rows_view_add(&s->rows, p->loaded,
                    (struct view_row){UPKEEP_FIND, (int64_t)i + 1, true, STYLE_WARN,
                        state == DOCTOR_WRONG ? "WRONG" : "LOOK", LEAD_COLS,
                        arena_printf(p->loaded, "%s: %s", l->what, l->found), NULL});
            }
        }
    }
}

static enum hub_rc upkeep_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct upkeep *s = p->state;
    s->users = (struct users){0};
    s->well = (struct hub_doctor){.sentence = ""};
    enum hub_rc rc = look(p, hub, err);
    rc = rc == HUB_OK ? hub_users(hub, p->loaded, &s->users, err) : rc;
    if (!s->welcome) {
        s->welcome = welcome_words(hub, p->life);
    }
    rows_view_begin(&s->rows);
    text_row(p, STYLE_OK, s->welcome);
    add_found(p);
    rows_view_heading(&s->rows, p->loaded, "WHO COMES IN", "by initials, with their keys");
    for (size_t i = 0; i < s->users.count; i++) {
        user_row(p, &s->users.items[i]);
    }
    rows_view_heading(&s->rows, p->loaded, "WHAT THIS PAGE CANNOT KEEP FROM YOU", NULL);
    text_row(p, STYLE_MUTED,
        "Whoever has root on this computer, or a disk that is not encrypted, can read the file of the "
        "hub. Please do not.");
    rows_view_end(&s->rows);
    return rc;
}

static void upkeep_draw(const struct pane *p, struct canvas *c)
{
    const struct upkeep *s = p->state;
    rows_view_draw(&s->rows, c, true);
}

/* --- act -------------------------------------------------------------------------------- */

static unsigned run(struct pane *p, const char *command)
{
    pane_open(p, &pane_command, &(struct pane_target){.text = command});
    return REACT_DRAW;
}

static unsigned upkeep_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    static const struct {
        const char *id, *command;
    } runs[] = {{"new", "user_add"}, {"remove", "user_drop"}, {"close", "user_disable"}, {"backup", "backup"}};
    struct upkeep *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    bool again = false;
    (void)err;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        if (str_eq(call->id, runs[i].id)) {
            return run(p, runs[i].command);
        }
    }
    if (str_eq(call->id, "click")) {
        return rows_view_click(&s->rows, call->ev->row, p->view.rows, p->view.cols, &again);
    }
    if (str_eq(call->id, "open")) {
        if (row && row->kind == UPKEEP_FIND) {
            pane_open(p, &pane_doctor, NULL);
            return REACT_DRAW;
        }
        pane_say(p, "n gives somebody a key, x takes one away.");
        return REACT_DRAW;
    }
    return rows_view_act(&s->rows, call->id, p->view.rows, p->view.cols);
}

static size_t upkeep_rows(const struct pane *p)
{
    return ((const struct upkeep *)p->state)->rows.count;
}

// clang-format off
static const struct ui_key upkeep_keys[] = {
    {K_ENTER, K_NONE, "open", "Look",      "Look whether all is well.",                                 KEY_BAR | KEY_MENU},
    {'n', K_NONE, "new",      "New",       "Give somebody a key: their name as they tell it, --key, the key.", KEY_BAR | KEY_MENU},
    {'x', K_NONE, "remove",   "Remove",    "Take a key away: the name, --key, the key or its fingerprint.", KEY_BAR | KEY_MENU},
    {K_NONE, K_NONE, "close", "Close a way in", "Nobody comes in under this name until a hub carer opens it.", KEY_MENU},
    {K_NONE, K_NONE, "backup", "Backup",   "A sealed backup of the hub.",                               KEY_MENU},
};
// clang-format on

const struct pane_ops pane_upkeep = {
    .name = "upkeep",
    .title = "Looking after hub",
    .help = "See whether all is well\nThe file, the computer, the backups and who comes in are looked "
            "at. Enter shows each line, what was found and what to do next.\n\n"
            "Give somebody a key\nPress n and type their name as they tell it to you, then --key and "
            "the key between quotes. Their role is given by a hub carer.\n\n"
            "A key is lost\nPress x, type the name, then --key and the fingerprint. Or close their way "
            "in: it is in the menu.\n\n"
            "Names\nNone is shown to you. Whoever has root, or a disk that is not encrypted, can read "
            "the file all the same.",
    .digit = 1,
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct upkeep),
    .keys = upkeep_keys,
    .key_count = sizeof upkeep_keys / sizeof *upkeep_keys,
    .load = upkeep_load,
    .draw = upkeep_draw,
    .act = upkeep_act,
    .rows = upkeep_rows,
};
