/* SPDX-License-Identifier: MIT */
/* The hub's list of copies: who has one, when it is due, which is lost. */
#include "away_priv.h"
#include "hub/base/str.h"
#include "hub/command/away.h"
#include "hub/model/pack.h"
#include "hub/service/packs.h"
#include "hub/ui/choose.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "stay_rows_priv.h"

#include <inttypes.h>

enum { WHO_COLS = 14 };

struct copies_pane {
    struct stay_rows rows;
    bool lost; /* opened to say that one is lost */
};

static void copies_open(struct pane *p, const struct pane_target *target)
{
    struct copies_pane *s = p->state;
    s->lost = str_eq(target->text, "lost");
    stay_rows_open(p, WHO_COLS, "No copy was taken yet. Menu, Take a copy.");
    s->rows.hint = s->lost ? "Which one is lost? Enter on it asks once more."
                           : "Enter: its due day, or that it is lost or was found.";
}

/* Numbers are of one hub: of several the one that is shown. Back to what was with hub_narrow_to. */
static hub_id narrow(struct hub *hub)
{
    hub_id before = hub_narrowed(hub);
    hub_narrow_to(hub, hub_shown(hub));
    return before;
}

static const char *mark_of(const struct pack_row *r)
{
    static const char *const marks[][2] = {
        {"out", "out"}, {"returned", "home"}, {"lost", "LOST"}, {"closed", "done"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (str_eq(r->status, marks[i][0])) {
            return r->overdue ? "LATE" : marks[i][1];
        }
    }
    return "";
}

static void add_row(struct pane *p, const struct pack_row *r)
{
    bool out = str_eq(r->status, "out"), lost = str_eq(r->status, "lost");
    char day[DATE_TEXT];
    stay_rows_add(p,
        &(struct stay_row){.id = r->number,
            .lead = r->holder,
            .mark = mark_of(r),
            .text = arena_printf(p->loaded, "%" PRId64 "  %s%s%s", r->number, r->what,
                out && date_known(r->due) ? ", home by " : "",
                out && date_known(r->due) ? date_plain(r->due, day) : ""),
            .style = lost || r->overdue ? STYLE_WARN : out ? STYLE_NORMAL : STYLE_MUTED,
            .whole = r->sentence,
            .tone = lost || r->overdue ? TONE_WARN : TONE_PLAIN,
            .item = r});
}

static enum hub_rc copies_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct copies_pane *s = p->state;
    struct pack_list list = {0};
    size_t out = 0;
    hub_id before = narrow(hub);
    enum hub_rc rc = hub_packs(hub, p->loaded, &list, err);
    const char *name = arena_strdup(p->loaded, hub_shown_name(hub));
    hub_narrow_to(hub, before);
    stay_rows_begin(p);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        add_row(p, &list.rows[i]);
        out += str_eq(list.rows[i].status, "out");
    }
    s->rows.title = arena_printf(p->loaded, "%s%s%s", *name ? name : "", *name ? " · " : "",
        s->lost ? "A COPY IS LOST" : arena_printf(p->loaded, "COPIES OUT · %zu", out));
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

static const struct pack_row *selected(const struct pane *p)
{
    const struct stay_row *row = stay_rows_selected(p);
    return row ? row->item : NULL;
}

/* --- lost, found ---------------------------------------------------------------------------- */

static unsigned ask_lost(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct pack_row *r = selected(p);
    struct pack_lost held = {0};
    if (!r || hub_pack_held(hub, r->number, p->loaded, &held, err) != HUB_OK) {
        return REACT_DRAW;
    }
    pane_ask(p,
        arena_printf(p->loaded,
            "Copy %" PRId64 ", %s, is lost? It holds records of %s. It is shut out from now on: "
            "nothing in it is taken in any more.",
            r->number, r->what, away_counts(&held, p->loaded)),
        "Not yet", "It is lost", "lost.yes");
    return REACT_DRAW;
}

static unsigned say_lost(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct pack_row *r = selected(p);
    struct pack_lost lost = {0};
    if (!r || hub_pack_lost(hub, r->number, p->life, &lost, err) != HUB_OK) {
        return REACT_DRAW;
    }
    struct sb b = sb_on(p->life);
    sb_addf(&b, "Copy %" PRId64 " is lost, and shut out\n! %s\n# It held records of %s", lost.number,
        lost.sentence, away_counts(&lost, p->life));
    for (size_t i = 0; i < lost.family_count; i++) {
        sb_addf(&b, "\n%s", lost.families[i]);
    }
    sb_add(&b, "\n# If it turns up\nMenu, Who has a copy, Enter on it: It was found. Then it may come home.");
    pane_open(p, &pane_away_page, &(struct pane_target){.text = sb_str(&b)});
    return REACT_LOAD;
}

static unsigned settle(struct pane *p, bool found, struct hub *hub, struct hub_err *err)
{
    const struct pack_row *r = selected(p);
    enum hub_rc rc = !r      ? HUB_ENOTFOUND
                     : found ? hub_pack_found(hub, r->number, err)
                             : hub_pack_closed(hub, r->number, err);
    if (rc == HUB_OK) {
        pane_say(p, found ? "Copy %" PRId64 " was found: it may come home."
                          : "Copy %" PRId64 " is done with.", r->number);
    }
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned ask_what(struct pane *p, struct hub *hub, struct hub_err *err)
{
    static const struct answer out[] = {{"", "Back"}, {"edit", "Another day"}, {"lost", "It is lost"}};
    static const struct answer home[] = {
        {"", "Back"}, {"closed", "Its file is deleted"}, {"lost", "It is lost"}};
    static const struct answer lost[] = {{"", "Back"}, {"found", "It was found"}};
    static const struct {
        const char *status;
        const struct answer *answers;
        size_t count;
    } by[] = {{"out", out, sizeof out / sizeof *out}, {"returned", home, sizeof home / sizeof *home},
        {"lost", lost, sizeof lost / sizeof *lost}};
    const struct copies_pane *s = p->state;
    const struct pack_row *r = selected(p);
    if (r && s->lost && str_part_index("out|returned", r->status) >= 0) {
        return ask_lost(p, hub, err);
    }
    for (size_t i = 0; r && i < sizeof by / sizeof *by; i++) {
        if (str_eq(r->status, by[i].status)) {
            pane_choose(p, arena_printf(p->loaded, "Copy %" PRId64, r->number), r->sentence,
                by[i].answers, by[i].count, 0);
            return REACT_DRAW;
        }
    }
    if (r) {
        pane_say(p, "Copy %" PRId64 " is done with.", r->number);
    }
    return REACT_DRAW;
}

static unsigned verbs(struct pane *p, const struct call *call, struct hub_err *err)
{
    const struct pack_row *r = selected(p);
    bool open = false;
    if (str_eq(call->id, "edit") && r) {
        form_open_edit(p, &pack_noun, r->id);
        return REACT_DRAW;
    }
    if (str_eq(call->id, "lost")) {
        return ask_lost(p, call->hub, err);
    }
    if (str_eq(call->id, "lost.yes")) {
        return say_lost(p, call->hub, err);
    }
    if (str_eq(call->id, "found") || str_eq(call->id, "closed")) {
        return settle(p, str_eq(call->id, "found"), call->hub, err);
    }
    unsigned react = stay_rows_act(p, call, &open);
    return open ? ask_what(p, call->hub, err) : react;
}

static unsigned copies_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    hub_id before = narrow(call->hub);
    unsigned react = verbs(p, call, err);
    hub_narrow_to(call->hub, before);
    return react;
}

// clang-format off
static const struct ui_key copies_keys[] = {
    {K_ENTER, K_NONE, "open", "What now",     "Another day, it is lost, it was found.",           KEY_BAR | KEY_MENU},
    {'e',     K_NONE, "edit", "Edit",         "The day by which it is home.",                     KEY_BAR | KEY_MENU},
    {K_NONE,  K_NONE, "lost", "It is lost",   "Shut the copy out, and see whose records it held.", KEY_MENU},
    {K_NONE,  K_NONE, "found", "It was found", "It was not lost after all.",                       KEY_MENU},
    {K_NONE,  K_NONE, "closed", "Its file is deleted", "All of it is home, and the file is gone.",   KEY_MENU},
    {'/',     K_NONE, "find", "Find",         "Type a few letters.",                              KEY_BAR | KEY_MENU},
};
// clang-format on

const struct pane_ops pane_copies_out = {
    .name = "copies-out",
    .title = "Who has a copy",
    .help = "See who has a copy\nEach copy that was taken is a line: who has it, what is in it, by "
            "when it is home. LATE: its day has gone.\n\n"
            "It comes home later\ne changes the day.\n\n"
            "A copy is lost\nEnter, It is lost: it is shut out, and you see whose records it held. "
            "Tell the agency at once: they have 72 hours.\n\n"
            "It turns up\nEnter, It was found: then it may come home.",
    .parts = 2,
    .state_size = sizeof(struct copies_pane),
    .keys = copies_keys,
    .key_count = sizeof copies_keys / sizeof *copies_keys,
    .open = copies_open,
    .close = stay_rows_close,
    .load = copies_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = copies_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};
