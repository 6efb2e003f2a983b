/* SPDX-License-Identifier: MIT */
#include "hub/service/story.h"

#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "hub/model/person.h"
#include "hub_priv.h"

#include <stdlib.h>

/* --- history ------------------------------------------------------------------ */

struct writing {
    struct hub *h;
    struct arena *a;
    struct story *out;
    size_t cap, most;
};

static enum hub_rc write_line(void *arg, const struct change_line *l, struct hub_err *err)
{
    struct writing *w = arg;
    char when[DATE_TEXT];
    bool stands = false;
    if (w->out->count == w->most) {
        w->out->more = true;
        return HUB_OK;
    }
    bool mine = id_eq(l->person, w->h->person);
    enum hub_rc rc = mine ? journal_stands(w->h->store, l->site, l->seq, &stands, err) : HUB_OK;
    arena_grow(w->a, &w->out->lines, w->out->count, &w->cap, sizeof *w->out->lines);
    w->out->lines[w->out->count++] = (struct story_line){
        .site = l->site,
        .seq = l->seq,
        .place = l->applied,
        .at = l->at,
        .mine = mine,
        .stands = stands,
        .who = arena_strdup(w->a, l->who),
        .did = arena_strdup(w->a, l->sentence),
        .whole = arena_printf(w->a, "%s %s, %s", l->who, l->sentence, wall_long(l->at, when)),
        .noun = *l->what ? noun_find(l->what) : NULL,
        .record = l->record,
        .verb = arena_strdup(w->a, l->verb),
    };
    return rc;
}

enum hub_rc hub_story(struct hub *h, const struct story_ask *ask, struct arena *a,
    struct story *out, struct hub_err *err)
{
    struct writing w = {.h = h, .a = a, .out = out, .most = ask->most};
    struct changes_ask changes = {.from = DATE_NONE,
        .to = DATE_NONE,
        .person = ask->mine ? h->person : ID_NONE,
        .most = ask->most + 1,
        .noun = ask->noun,
        .record = ask->record};
    *out = (struct story){0};
    return hub_changes(h, &changes, write_line, &w, err);
}

/* --- removed ------------------------------------------------------------------ */

struct clearing {
    struct hub *h;
    struct arena *a;
    const struct noun *noun;
    struct namer *names;
    struct removed_line *lines;
    size_t count, cap;
};

/* The hand that removed it; "hub" when no step tells. */
static enum hub_rc who_removed(struct clearing *c, hub_id id, const char **who, struct hub_err *err)
{
    struct journal_txn txn;
    bool found = false;
    enum hub_rc rc = journal_step_since(
        c->h->store, c->noun->table, id, "removed_at", 0, c->a, &found, &txn, err);
    *who = rc == HUB_OK && found && id_known(txn.person)
               ? namer_name(c->names, &person_noun, txn.person)
               : "hub";
    return rc;
}

static enum hub_rc add_removed(void *arg, const void *rec, struct hub_err *err)
{
    struct clearing *c = arg;
    const struct record *head = rec;
    char when[DATE_TEXT];
    const char *who;
    hub_wall at = stamp_to_wall(head->removed_at);
    enum hub_rc rc = who_removed(c, head->id, &who, err);
    const char *name = namer_name(c->names, c->noun, head->id);
    arena_grow(c->a, &c->lines, c->count, &c->cap, sizeof *c->lines);
    c->lines[c->count++] = (struct removed_line){
        .noun = c->noun,
        .record = head->id,
        .at = at,
        .name = name,
        .hidden = namer_shown(c->names, c->noun, head->id, true),
        .who = who,
        .whole = arena_printf(
            c->a, "%s removed the %s %s, %s", who, c->noun->name, name, wall_long(at, when)),
    };
    return rc;
}

static int newest_first(const void *x, const void *y)
{
    const struct removed_line *a = x, *b = y;
    if (a->at.min != b->at.min) {
        return a->at.min < b->at.min ? 1 : -1;
    }
    return (a->record.n < b->record.n) - (a->record.n > b->record.n);
}

enum hub_rc hub_removed(
    struct hub *h, struct arena *a, struct removed_line **out, size_t *count, struct hub_err *err)
{
    struct clearing c = {.h = h, .a = a, .names = namer_create(h, a)};
    struct record_ask ask = record_ask_all();
    enum hub_rc rc = HUB_OK;
    ask.removed = true;
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        c.noun = nouns[i];
        if (!(c.noun->flags & (NOUN_LINK | NOUN_SEALED | NOUN_BOOKS))) {
            rc = hub_each(h, c.noun, &ask, add_removed, &c, err);
            rc = rc == HUB_EDENIED ? HUB_OK : rc;
        }
    }
    if (c.count) {
        qsort(c.lines, c.count, sizeof *c.lines, newest_first);
    }
    *out = c.lines;
    *count = rc == HUB_OK ? c.count : 0;
    return rc;
}
