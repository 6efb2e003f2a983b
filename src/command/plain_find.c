/* SPDX-License-Identifier: MIT */
/* What was found, and what was left unfinished. */
#include "plain_screens_priv.h"

#include "hub/service/drafts.h"
#include "hub/service/find.h"

struct found {
    struct plain *p;
    struct find_hits hits;
};

static const char *hit_label(void *arg, size_t i, struct arena *a)
{
    const struct found *f = arg;
    const struct find_hit *h = &f->hits.items[i];
    if (f->p->hide) {
        return arena_printf(a, "%s: %s", h->noun->name, h->title);
    }
    return *h->snippet ? arena_printf(a, "%s: %s. %s", h->noun->name, h->title, h->snippet)
                       : arena_printf(a, "%s: %s", h->noun->name, h->title);
}

void plain_find(struct plain *p, const char *text)
{
    struct found f = {.p = p};
    struct hub_err err;
    unsigned kinds = FIND_ALL | (p->hide ? (unsigned)FIND_HIDE : 0);
    if (hub_find_text(p->h, text, FIND_MOST, kinds, p->a, &f.hits, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    if (f.hits.count == 0) {
        say(p, "Nothing was found for \"%s\". What was removed is in Removed.", text);
        return;
    }
    struct choices c = {
        .title = arena_printf(p->a, "Found: %zu%s", f.hits.count, f.hits.more ? " and more" : ""),
        .word = "line",
        .count = f.hits.count,
        .label = hit_label,
        .arg = &f,
    };
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        which = f.hits.count == 1 ? 0 : choose(p, &c);
        if (which >= 0) {
            plain_record(p, f.hits.items[which].noun, f.hits.items[which].id,
                f.hits.count == 1 ? NULL
                                  : arena_printf(p->a, "%d of %zu", which + 1, f.hits.count));
        }
        which = f.hits.count == 1 ? CHOSE_BACK : which;
    }
}

static const char *draft_label(void *arg, size_t i, struct arena *a)
{
    return hub_draft_line(&((const struct draft *)arg)[i], a);
}

/* One question; false: back. */
static bool ask_draft(struct plain *p, void *arg)
{
    struct draft *drafts;
    struct hub_err err;
    struct choices c = {
        .title = "Unfinished notes", .word = "note", .label = draft_label};
    (void)arg;
    if (hub_draft_list(p->h, p->a, &drafts, &c.count, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    if (c.count == 0) {
        say(p, "There are no unfinished notes. All you typed is saved.");
        return false;
    }
    c.arg = drafts;
    int which = choose(p, &c);
    if (which >= 0) {
        plain_carry_on(p, drafts[which].id);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_drafts(struct plain *p, const void *unused)
{
    (void)unused;
    plain_until_left(p, ask_draft, NULL);
}
