/* SPDX-License-Identifier: MIT */
/* The journal of one record, in sentences made when they are asked for. */
#include "hub/service/history.h"

#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "hub/model/person.h"

#include "links_priv.h"
#include "tell_priv.h"

#include <stdlib.h>

/* A line and its place in the order of what was done. */
struct told {
    int64_t applied, n;
    struct journal_txn txn;
    struct history_line line;
};

struct teller {
    struct telling *telling;
    struct hub *h;
    const struct noun *noun;
    struct namer *names;
    struct arena *a;
    bool steps;                    /* when and by whom only: no sentences */
    struct journal_txn last;       /* mostly the next change is of the same step */
    int64_t first_site, first_seq; /* the step that added the record */
    struct told *told;
    size_t count, cap;
};

/* "Children: Mia added" */
static const char *pair_sentence(struct teller *t, const struct field *f, void *pair, char op)
{
    const char *name = namer_name(t->names, noun_find(f->ref), links_other(f, pair));
    const char *what = op == 'R' ? "taken off" : op == 'I' ? "added" : "put back";
    return arena_printf(t->a, "%s: %s %s", f->label, name, what);
}

/* The record's own addition says it all: what was linked in the same step is left out. */
static bool with_the_record(const struct teller *t, const struct journal_change *c)
{
    return c->op == 'I' && c->site == t->first_site && c->seq == t->first_seq;
}

static enum hub_rc tell(
    struct teller *t, const struct journal_change *c, const char *sentence, struct hub_err *err)
{
    bool same = t->count && t->last.site == c->site && t->last.seq == c->seq;
    enum hub_rc rc =
        same ? HUB_OK : journal_txn_get(t->h->store, c->site, c->seq, t->a, &t->last, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct journal_txn txn = t->last;
    arena_grow(t->a, &t->told, t->count, &t->cap, sizeof *t->told);
    t->told[t->count++] = (struct told){
        .applied = txn.applied,
        .n = c->n,
        .txn = txn,
        .line = {.at = stamp_to_wall(txn.at),
            .who = id_known(txn.person) ? namer_name(t->names, &person_noun, txn.person) : "hub",
            .verb = txn.verb,
            .sentence = sentence},
    };
    return HUB_OK;
}

static enum hub_rc tell_record(struct teller *t, hub_id id, struct hub_err *err)
{
    struct journal_changes c;
    enum hub_rc rc = journal_of_record(t->h->store, t->noun->table, id, t->a, &c, err);
    for (size_t i = 0; rc == HUB_OK && i < c.count; i++) {
        if (c.items[i].op == 'I') {
            t->first_site = c.items[i].site;
            t->first_seq = c.items[i].seq;
        }
        rc = tell(t, &c.items[i], t->steps ? "" : tell_change(t->telling, t->noun, &c.items[i]), err);
    }
    return rc;
}

static enum hub_rc tell_pair(
    struct teller *t, const struct field *f, void *pair, struct hub_err *err)
{
    struct journal_changes c;
    const struct record *r = pair;
    enum hub_rc rc =
        journal_of_record(t->h->store, noun_find(f->via)->table, r->id, t->a, &c, err);
    for (size_t i = 0; rc == HUB_OK && i < c.count; i++) {
        const struct journal_change *one = &c.items[i];
        bool linking = one->op != 'U' || str_eq(one->column, "removed_at");
        if (linking && !with_the_record(t, one)) {
            rc = tell(t, one, t->steps ? "" : pair_sentence(t, f, pair, one->op), err);
        }
    }
    return rc;
}

static enum hub_rc tell_links(struct teller *t, hub_id id, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < t->noun->field_count; i++) {
        const struct field *f = &t->noun->fields[i];
        struct record_list pairs = {0};
        if (f->type == FIELD_LINKS) {
            rc = links_pairs(t->h, t->noun, f, id, t->a, &pairs, err);
        }
        for (size_t k = 0; rc == HUB_OK && k < pairs.count; k++) {
            rc = tell_pair(t, f, record_at(&pairs, k), err);
        }
    }
    return rc;
}

static int newest_first(const void *x, const void *y)
{
    const struct told *a = x, *b = y;
    if (a->applied != b->applied) {
        return a->applied < b->applied ? 1 : -1;
    }
    return (a->n < b->n) - (a->n > b->n);
}

static enum hub_rc tell_all(struct teller *t, hub_id id, struct hub_err *err)
{
    enum hub_rc rc = tell_record(t, id, err);
    if (rc == HUB_OK) {
        rc = tell_links(t, id, err);
    }
    if (rc == HUB_OK && t->count) {
        qsort(t->told, t->count, sizeof *t->told, newest_first);
    }
    return rc;
}

static struct teller teller_on(struct telling *g, const struct noun *n)
{
    return (struct teller){.telling = g, .h = g->h, .noun = n, .names = g->names, .a = g->a};
}

enum hub_rc tell_steps_of(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct journal_txn **out, size_t *count, struct hub_err *err)
{
    struct telling telling = {.h = h, .names = namer_create(h, a), .a = a};
    struct teller t = teller_on(&telling, n);
    t.steps = true;
    enum hub_rc rc = tell_all(&t, id, err);
    *out = arena_array(a, t.count + 1, sizeof **out);
    *count = 0;
    for (size_t i = 0; rc == HUB_OK && i < t.count; i++) {
        if (i == 0 || t.told[i].applied != t.told[i - 1].applied) {
            (*out)[(*count)++] = t.told[i].txn;
        }
    }
    return rc;
}

enum hub_rc history_of(struct telling *telling, const struct noun *n, hub_id id,
    struct history *out, struct hub_err *err)
{
    struct teller t = teller_on(telling, n);
    enum hub_rc rc = access_check(t.h, VERB_READ, n, err);
    rc = rc == HUB_OK ? access_check(t.h, VERB_HISTORY, NULL, err) : rc;
    if (rc == HUB_OK) {
        rc = tell_all(&t, id, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    out->count = t.count;
    out->lines = arena_array(t.a, t.count + 1, sizeof *out->lines);
    for (size_t i = 0; i < t.count; i++) {
        out->lines[i] = t.told[i].line;
    }
    return HUB_OK;
}

enum hub_rc hub_history(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct history *out, struct hub_err *err)
{
    struct telling telling = {.h = h, .names = namer_create(h, a), .a = a};
    return history_of(&telling, n, id, out, err);
}

const char *step_word(const char *verb)
{
    return str_eq(verb, "merge") ? "bring home" : verb;
}
