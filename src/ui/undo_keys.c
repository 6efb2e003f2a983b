/* SPDX-License-Identifier: MIT */
/* u and Ctrl-Y, in every pane: at once, or asked first by what the step is about. */
#include "hub/base/str.h"
#include "undo_keys_priv.h"

#include <stdlib.h>

static unsigned take_back_last(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const char *sentence;
    struct arena *a = arena_create();
    if (hub_undo(hub, a, &sentence, err) == HUB_OK) {
        pane_say(p, "%s. Ctrl-Y does it again.", sentence);
    }
    arena_destroy(a);
    return REACT_DRAW;
}

/* The step without a name of anybody. */
static const char *hidden_question(const struct undo_next *next, struct arena *a)
{
    char when[DATE_TEXT];
    return arena_printf(a,
        "Your step of %s; what it was is hidden. The full stop (.) shows it, then ask again.%s Take "
        "it back?",
        wall_long(next->at, when),
        str_empty(next->since)
            ? ""
            : "\nSomebody else has changed this since: taking yours back takes that back too.");
}

/* The answer yes names the step and how far the journal was read: what comes after is unseen. */
void undo_ask(struct pane *p, const struct undo_next *next)
{
    const char *yes = arena_printf(p->life, "undo.yes %lld %lld %lld", (long long)next->site,
        (long long)next->seq, (long long)next->seen);
    pane_ask(p, p->view.hide ? hidden_question(next, p->life) : undo_question(next, p->life), "Keep", "Take back", yes);
}

static unsigned take_back_asked(
    struct pane *p, const char *numbers, struct hub *hub, struct hub_err *err)
{
    char *rest;
    struct undo_next next = {0};
    const char *sentence;
    next.site = strtoll(numbers, &rest, 10);
    next.seq = strtoll(rest, &rest, 10);
    next.seen = strtoll(rest, NULL, 10);
    struct arena *a = arena_create();
    if (hub_undo_step(hub, &next, a, &sentence, err) == HUB_OK) {
        pane_say(p, "%s. Ctrl-Y does it again.", sentence);
    }
    arena_destroy(a);
    return REACT_DRAW;
}

static unsigned undo(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct undo_next next = {0};
    struct arena *a = arena_create();
    enum hub_rc rc = hub_undo_next(hub, a, &next, err);
    bool now = rc == HUB_OK && !undo_asks(&next);
    if (rc == HUB_OK && !now) {
        undo_ask(p, &next);
    }
    arena_destroy(a);
    return now ? take_back_last(p, hub, err) : REACT_DRAW;
}

static unsigned redo(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const char *sentence;
    struct arena *a = arena_create();
    if (hub_redo(hub, a, &sentence, err) == HUB_OK) {
        pane_say(p, "%s. u takes it back.", sentence);
    }
    arena_destroy(a);
    return REACT_DRAW;
}

unsigned undo_act(struct pane *front, const struct call *call, struct hub_err *err)
{
    if (str_eq(call->id, "undo")) {
        return undo(front, call->hub, err);
    }
    if (str_starts(call->id, "undo.yes ")) {
        return take_back_asked(front, call->id + 9, call->hub, err);
    }
    return str_eq(call->id, "redo") ? redo(front, call->hub, err) : REACT_PASS;
}
