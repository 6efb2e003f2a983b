/* SPDX-License-Identifier: MIT */
/* What was done, the history of a record, and what was removed. */
#include "plain_priv.h"

#include "hub/service/history.h"

enum { CHANGES_READ = 64 }; /* steps back; the command line lists all */

struct telling {
    struct plain *p;
    const char *lines[CHANGES_READ];
    size_t count;
};

static enum hub_rc keep_line(void *arg, const struct change_line *l, struct hub_err *err)
{
    struct telling *t = arg;
    char at[DATE_TEXT];
    (void)err;
    if (t->count < CHANGES_READ) {
        t->lines[t->count++] =
            arena_printf(t->p->a, "%s, %s %s", wall_long(l->at, at), l->who, l->sentence);
    }
    return HUB_OK;
}

void plain_changes(struct plain *p, const void *unused)
{
    struct telling t = {.p = p};
    struct hub_err err;
    /* A hundred days, so that ten years are not read through for the newest lines. */
    struct changes_ask ask = {.from = date_add(hub_today(p->h), -100), .to = DATE_NONE};
    (void)unused;
    if (is_hidden(p)) {
        return;
    }
    if (hub_changes(p->h, &ask, keep_line, &t, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    read_out(p, arena_printf(p->a, "What was done, newest first: %zu", t.count), t.lines, t.count);
}

void plain_history(struct plain *p, const struct noun *n, hub_id id)
{
    struct history h;
    struct hub_err err;
    char at[DATE_TEXT];
    if (is_hidden(p)) {
        return;
    }
    if (hub_history(p->h, n, id, p->a, &h, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    const char **lines = arena_array(p->a, h.count + 1, sizeof *lines);
    for (size_t i = 0; i < h.count; i++) {
        lines[i] = arena_printf(p->a, "%s, %s: %s", wall_long(h.lines[i].at, at), h.lines[i].who,
            h.lines[i].sentence);
    }
    read_out(p, arena_printf(p->a, "Changes, newest first: %zu", h.count), lines, h.count);
}

/* --- removed ----------------------------------------------------------------------- */

struct gone {
    const struct noun *noun;
    hub_id id;
    const char *name;
};

struct removed {
    struct plain *p;
    const struct noun *noun;
    struct namer *names;
    struct gone *items;
    size_t count, cap;
};

static enum hub_rc keep_removed(void *arg, const void *rec, struct hub_err *err)
{
    struct removed *r = arg;
    const struct record *head = rec;
    (void)err;
    arena_grow(r->p->a, &r->items, r->count, &r->cap, sizeof *r->items);
    r->items[r->count++] =
        (struct gone){r->noun, head->id, namer_name(r->names, r->noun, head->id)};
    return HUB_OK;
}

static const char *gone_label(void *arg, size_t i, struct arena *a)
{
    const struct removed *r = arg;
    const struct gone *g = &r->items[i];
    return arena_printf(a, "%s %s", g->noun->name, shown_name(r->p, g->name));
}

static void read_removed(struct removed *r)
{
    struct record_ask ask = record_ask_all();
    struct hub_err err;
    ask.removed = true;
    for (size_t i = 0; i < noun_count; i++) {
        r->noun = nouns[i];
        if (!(r->noun->flags & (NOUN_LINK | NOUN_SEALED))) {
            (void)hub_each(r->p->h, r->noun, &ask, keep_removed, r, &err); /* what may not be seen */
        }
    }
}

static void bring_back(struct plain *p, const struct gone *g, const char *label)
{
    struct hub_err err;
    if (!ask_yes(p, arena_printf(p->a, "Bring back the %s?", label))) {
        return;
    }
    if (hub_restore(p->h, g->noun, g->id, &err) == HUB_OK) {
        say(p, "Brought back. u removes it again.");
    } else {
        say_error(p, &err);
    }
}

void plain_removed(struct plain *p, const void *unused)
{
    struct arena *was = p->a;
    (void)unused;
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        p->a = arena_create();
        struct removed r = {.p = p, .names = namer_create(p->h, p->a)};
        read_removed(&r);
        struct choices c = {.title = arena_printf(p->a, "Removed: %zu", r.count),
            .word = "line",
            .help = "Choose one to bring it back.",
            .count = r.count,
            .label = gone_label,
            .arg = &r};
        which = choose(p, &c);
        if (which >= 0) {
            bring_back(p, &r.items[which], gone_label(&r, (size_t)which, p->a));
        }
        arena_destroy(p->a);
        p->a = was;
    }
}
