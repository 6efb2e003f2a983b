/* SPDX-License-Identifier: MIT */
/* The panes there are, the keys they share, and the settings put into ui_options. */
#include "hub/ui/screen.h"

#include "away_priv.h"
#include "doors_priv.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/command/away.h"
#include "hub/command/needs.h"
#include "hub/service/backup.h"
#include "hub/service/drafts.h"
#include "hub/service/personal.h"
#include "hub/service/pin.h"
#include "hub/service/users.h"
#include "hub/ui/form.h"
#include "hub/ui/ui.h"
#include "news_read_priv.h"
#include "own_pages_priv.h"
#include "panes_priv.h"
#include "undo_keys_priv.h"

#include <stdio.h>

/* Rows of every pane; the last only where the file has several hubs. */
const struct ui_key screen_keys[] = {
    {'b', K_NONE, "bed", "Bed tonight", "A child needs a bed tonight: a few letters, Enter, Enter.",
        KEY_BAR | KEY_KEEP | KEY_ALWAYS | KEY_MENU},
    {'w', K_NONE, "worry", "A worry", "Worried about a child: what to do, whom to ring, writing it down.",
        KEY_MENU},
    {'u', K_NONE, "undo", "Take back", "Take back your last step.", KEY_MENU},
    {K_CTRL('y'), K_NONE, "redo", "Do again", "Do again what you took back last.", KEY_MENU},
    {K_NONE, K_NONE, "find.all", "Find everywhere",
        "Families, children, people, hosts, events and the log at once.", KEY_MENU},
    {K_NONE, K_NONE, "changes", "History of all", "Everything that was done, newest first.", KEY_MENU},
    {K_NONE, K_NONE, "removed", "Removed", "What was removed, and back again with one key.", KEY_MENU},
    {K_NONE, K_NONE, "tell", "Tell", "Who still has to be told of a change, and what to say.", KEY_MENU},
    {K_NONE, K_NONE, "copies", "Copies asked for",
        "Who asked for a copy of what you hold, and until when to answer.", KEY_MENU},
    {K_NONE, K_NONE, "keeping", "Old records", "What has been kept long enough: to review, hold or erase.",
        KEY_MENU},
    {K_NONE, K_NONE, "away.take", "Take a copy",
        "The hub, or one event, in a sealed file: for a day without a network.", KEY_MENU},
    {K_NONE, K_NONE, "away.home", "Bring it home", "What was done in a copy comes back here; seen first.",
        KEY_MENU},
    {K_NONE, K_NONE, "questions", "Questions", "What two people wrote differently, to be decided.",
        KEY_MENU},
    {K_NONE, K_NONE, "away.copies", "Who has a copy", "Who has a copy, and by when it is home.", KEY_MENU},
    {K_NONE, K_NONE, "away.lost", "A copy is lost",
        "Shut it out, see whose records it held, and what to do now.", KEY_MENU},
    {K_NONE, K_NONE, "away.hand", "Hand over",
        "Only one register stays on the screen until your PIN.", KEY_MENU},
    {K_NONE, K_NONE, "away.words", "Its passphrase", "Another passphrase for the sealed file that is open.",
        KEY_MENU},
    {K_NONE, K_NONE, "supervision", "Supervision",
        "The page for the meeting with the liaison worker, and what you agree there.", KEY_MENU},
    {K_NONE, K_NONE, "drafts", "Unfinished notes", "What you typed and did not save.", KEY_MENU},
    {K_NONE, K_NONE, "plain", "Plain questions",
        "The same as numbered questions, for screen readers and braille.", KEY_MENU},
    {K_NONE, K_NONE, "lock", "Lock now", "Nothing is shown until the digits are given.", KEY_MENU},
    {K_NONE, K_NONE, "pin", "Your PIN", "Set, change or take off the PIN that opens hub.", KEY_MENU},
    {K_NONE, K_NONE, "recovery", "Recovery sheet",
        "Words on paper that open backups when all else is lost.", KEY_MENU},
    {K_NONE, K_NONE, "doctor", "Is all well?",
        "The file, the computer, backups and who comes in, looked at one by one.", KEY_MENU},
    {K_NONE, K_NONE, "looks", "Colours", "Dark, light, high contrast or none: as your eyes like it.",
        KEY_MENU},
    {K_NONE, K_NONE, "visits", "Who came in", "When, from where, by what key; what was printed or saved.",
        KEY_MENU},
    {K_NONE, K_NONE, "hubs", "Hub…", "Which hub of those in the file.", KEY_MENU},
};
enum { SHARED = sizeof screen_keys / sizeof *screen_keys };
const size_t screen_key_count = SHARED;

/* Those of them that open a pane and nothing else. */
static const struct {
    const char *id;
    const struct pane_ops *ops;
} opened[] = {
    {"changes", &pane_history},
    {"removed", &pane_removed},
    {"bed", &pane_bed},
    {"worry", &pane_worry},
    {"tell", &pane_tells},
    {"copies", &pane_requests},
    {"keeping", &pane_keeping},
    {"visits", &pane_visits},
    {"supervision", &pane_supervision},
    {"recovery", &pane_recovery},
    {"doctor", &pane_doctor},
    {"find", &pane_find}, /* `/` of a pane without a list too */
    {"find.all", &pane_find},
};

/* The person's own choice, else hub.ini's. */
static const char *theme_of(struct hub *hub, struct arena *a, struct hub_err *err)
{
    const char *chosen = NULL;
    hub_personal(hub, PERSONAL_THEME, a, &chosen, err);
    return chosen ? chosen : hub_config(hub)->screen.theme;
}

static unsigned open_looks(struct pane *front, struct hub *hub, struct hub_err *err)
{
    struct arena *a = arena_create();
    pane_open(front, &box_looks, &(struct pane_target){.text = theme_of(hub, a, err)});
    arena_destroy(a);
    return REACT_DRAW;
}

static unsigned open_pin(struct pane *front, struct hub *hub, struct hub_err *err)
{
    bool has = false;
    if (pin_has(hub, hub_person_id(hub), &has, err) == HUB_OK) {
        pane_open(front, &box_pin, &(struct pane_target){.id = has});
    }
    return REACT_DRAW;
}

static void skip(struct hub *hub, const struct invocation *inv, int seconds)
{
    clock_skip(inv->clock, seconds);
    hub_set_clock(hub, inv->clock);
}

static unsigned act(struct pane *front, const struct call *call, struct hub_err *err)
{
    unsigned react = undo_act(front, call, err);
    if (!(react & REACT_PASS)) {
        return react;
    }
    for (size_t i = 0; i < sizeof opened / sizeof *opened; i++) {
        if (str_eq(call->id, opened[i].id)) {
            pane_open(front, opened[i].ops, NULL);
            return REACT_DRAW;
        }
    }
    react = away_act(front, call, err);
    if (!(react & REACT_PASS)) {
        return react;
    }
    if (str_eq(call->id, "looks")) {
        return open_looks(front, call->hub, err);
    }
    if (str_eq(call->id, "pin")) {
        return open_pin(front, call->hub, err);
    }
    if (str_eq(call->id, "plain.always")) {
        hub_set_personal(call->hub, PERSONAL_PLAIN, "ask", err);
        pane_run(front, "plain");
        return REACT_DRAW;
    }
    if (str_eq(call->id, "drafts")) {
        form_open_drafts(front);
        return REACT_DRAW;
    }
    if (!str_eq(call->id, "hubs")) {
        return REACT_PASS;
    }
    pane_open(front, &box_hubs, &(struct pane_target){.id = hub_narrowed(call->hub).n});
    return REACT_DRAW;
}

/* How much this person has typed and not saved; never what or about whom. */
static const char *unfinished(struct hub *hub, struct arena *a)
{
    struct draft *drafts;
    struct hub_err ignored;
    size_t count = 0;
    if (hub_draft_list(hub, a, &drafts, &count, &ignored) != HUB_OK || !count) {
        return "";
    }
    return arena_printf(a, "%zu unfinished %s", count, words_many(count, "note", "notes"));
}

static const char READER[] = "Do you use a screen reader? Press y for plain questions.";
/* Only while nobody has answered; at the end of that sitting the answer was no. */
static const struct ui_key reader = {'y', K_NONE, "plain.always", "Screen reader",
    "Plain questions, for screen readers and braille; asks whether always.", KEY_MENU | KEY_FIRST};

enum answered { NEVER, HALF, DONE };

/* What this person said to the question; HALF: y, and not yet whether for good. */
static enum answered answered(struct hub *hub, struct arena *a)
{
    struct hub_err ignored;
    const char *plain = NULL;
    if (hub_readonly(hub) || hub_personal(hub, PERSONAL_PLAIN, a, &plain, &ignored) != HUB_OK) {
        return DONE;
    }
    return !plain ? NEVER : str_eq(plain, "ask") ? HALF : DONE;
}

/* A screen reader speaks a line that is written, and not always a screen that is drawn. */
static void ask_aloud(const struct invocation *inv)
{
    fprintf(inv->program->out, "%s\n", READER);
    fflush(inv->program->out);
}

static size_t rows_for(struct hub *hub, const struct ui_options *opt, struct ui_key *out)
{
    struct away_state away = {0};
    size_t n = 0;
    hub_away_state(hub, &away);
    for (size_t i = 0; i < opt->more_count; i++) {
        const char *id = opt->more[i].id;
        if (away.form != FORM_FILE || !str_eq(id, "away.words")) {
            out[n++] = opt->more[i];
        }
    }
    return n;
}

static enum hub_rc run(const struct invocation *inv, struct ui_options *opt, struct hub_err *err)
{
    struct ui_key rows[SHARED + 1] = {{0}};
    struct hub_err ignored;
    struct arena *a = arena_create();
    struct away_state state = {0};
    hub_away_state(inv->hub, &state);
    const char *overdue = away_overdue(&state, a), *once = away_told_once(&state, a);
    /* The warning stands where the question would. */
    bool ask = !*overdue && answered(inv->hub, a) != DONE;
    opt->more_count = rows_for(inv->hub, opt, rows);
    if (ask) {
        rows[opt->more_count++] = reader;
        opt->hello = READER;
        ask_aloud(inv);
    }
    if (*overdue) {
        opt->hello = overdue;
        opt->hello_alert = true;
    }
    if (!opt->hello && state.form != FORM_FILE && memory_advice()) {
        opt->hello = "This computer's swap is not encrypted: ask a helper to turn it off.";
        opt->hello_alert = true;
    }
    if (*once) {
        opt->first_title = "Please read";
        opt->first_box = once;
    }
    opt->more = rows;
    enum hub_rc rc = ui_run(inv->hub, opt, err);
    if (rc == HUB_OK && ask && answered(inv->hub, a) == NEVER) {
        (void)hub_set_personal(inv->hub, PERSONAL_PLAIN, "no", &ignored); /* asked again then */
    }
    arena_destroy(a);
    return rc;
}

static struct ui_options options_of(const struct invocation *inv, const struct screen_env *env,
    struct ui_left *left, struct hub_err *err)
{
    const struct config_screen *set = &inv->config->screen;
    const struct role_tabs *tabs = tabs_of(inv->hub);
    const struct hub_entry *entries;
    bool several = hub_entries(inv->hub, &entries) > 1;
    return (struct ui_options){
        .tabs = tabs->tabs,
        .tab_count = tabs->count,
        .over = inv->started && !hub_recovery_known(inv->hub) ? &pane_recovery : NULL,
        .title = hub_title,
        .person = hub_person(inv->hub),
        .kept = "this computer",
        .where = away_where,
        .leaving = away_ask_leaving,
        .practice = hub_practice(inv->hub),
        .ascii = !env->utf8 || str_eq(set->lines, "ascii"),
        .clock = inv->clock,
        .hide_min = set->hide_minutes ? set->hide_minutes : -1,
        .lock_min = set->lock_minutes,
        .skip = skip,
        .more = screen_keys,
        .more_count = several ? SHARED : SHARED - 1,
        .act = act,
        .version = hub_version,
        .still_in = hub_still_in,
        .unread = hub_unread_since,
        .look = hub_look,
        .look_end = hub_look_end,
        .doors = doors_of(inv->hub, inv->arena),
        .news = needs_met(inv->hub, "hub") ? news_read : NULL,
        .editors = news_read_editors,
        .editing = hub_editing,
        .aside = unfinished,
        .left = left,
        .stay = env->stay,
        .inv = inv,
        .term = {.type = env->term,
            .theme = theme_of(inv->hub, inv->arena, err),
            .no_colour = env->no_colour || !set->colour,
            .no_mouse = !set->mouse,
            .frame_marks = env->frame_marks,
            .esc_ms = set->escape_delay_ms},
    };
}

enum hub_rc hub_screen(const struct invocation *inv, const struct screen_env *env,
    struct screen_end *end, struct hub_err *err)
{
    struct ui_left left = {0};
    int rows, cols;
    if (!env->stay && ui_terminal_size(&rows, &cols) && !ui_fits(rows, cols)) {
        return hub_fail(err, HUB_EUSAGE,
            "The screen needs a window of %d columns and %d lines.",
            UI_LEAST_COLS, UI_LEAST_ROWS);
    }
    struct ui_options opt = options_of(inv, env, &left, err);
    enum hub_rc rc = run(inv, &opt, err);
    *end = (struct screen_end){left.plain, left.small, left.tab, left.plain ? left.draft : ID_NONE, false};
    if (rc == HUB_EUSAGE) {
        end->never = true;
        return hub_fail(err, HUB_EUSAGE, "This terminal cannot show the screen.");
    }
    return rc;
}
