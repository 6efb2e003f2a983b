/* SPDX-License-Identifier: MIT */
/* What of a step is read: never more than the screen can tell, however much it changed. */
#include "changes_priv.h"

#include "hub/base/str.h"
#include "hub/model/family.h"
#include "links_priv.h"
#include "namer_priv.h"

#include <stdlib.h>

const struct noun *change_noun(const struct journal_change *c)
{
    const struct noun *found = NULL;
    for (size_t i = 0; i < noun_count && !found; i++) {
        found = str_eq(nouns[i]->table, c->table) ? nouns[i] : NULL;
    }
    return found;
}

hub_id change_ref(const struct field *f, const void *rec)
{
    return *(const hub_id *)(const void *)((const char *)rec + f->offset);
}

/* --- what may be seen --------------------------------------------------------- */

/* Whether a record is of the family, by its own column or by way of its owners. */
static bool of_family(struct listing *l, const struct noun *n, hub_id id)
{
    struct hub_err ignored;
    for (int depth = 0; depth < CHANGE_OWNERS && n; depth++) {
        void *rec = arena_alloc(l->scratch, n->size);
        if (n == &family_noun) {
            return id_eq(id, l->family);
        }
        if (record_get(l->h->store, n, id, l->scratch, rec, &ignored) != HUB_OK) {
            return false;
        }
        const struct field *f = noun_field(n, "family_id");
        if (f && f->type == FIELD_REF && id_eq(change_ref(f, rec), l->family)) {
            return true;
        }
        f = n->owner ? noun_field(n, n->owner) : NULL;
        n = f && f->type == FIELD_REF ? noun_find(f->ref) : NULL;
        id = f && f->type == FIELD_REF ? change_ref(f, rec) : ID_NONE;
    }
    return false;
}

static bool in_hub(struct listing *l, const struct noun *n, hub_id id)
{
    struct hub_err ignored;
    void *rec = arena_alloc(l->scratch, n->size);
    return !id_known(l->h->narrowed) ||
           (record_get(l->h->store, n, id, l->scratch, rec, &ignored) == HUB_OK &&
               id_eq(namer_hub_id(l->names, n, rec), l->h->narrowed));
}

static bool visible(struct listing *l, const struct journal_change *c)
{
    struct hub_err ignored;
    const struct noun *n = change_noun(c);
    return n && !(n->flags & NOUN_SEALED) &&
           access_check(l->h, VERB_READ, n, &ignored) == HUB_OK && in_hub(l, n, c->row) &&
           (!id_known(l->family) || of_family(l, n, c->row));
}

static void keep_visible(struct listing *l, const struct journal_changes *all, struct step *s)
{
    s->changes = arena_array(l->scratch, all->count + 1, sizeof *s->changes);
    for (size_t i = 0; i < all->count; i++) {
        if (visible(l, &all->items[i])) {
            s->changes[s->count++] = &all->items[i];
        }
    }
}

/* --- a step of more than is read ------------------------------------------------ */

/* A hub that was made with all that is in it: the step is about no other. */
static bool makes_another_hub(
    const struct listing *l, const struct journal_txn *txn, const struct journal_changes *head)
{
    if (!id_known(l->h->narrowed) || !str_eq(txn->noun, hub_noun.name) ||
        str_part_index("practice|init", txn->verb) < 0) {
        return false;
    }
    for (size_t i = 0; i < head->count; i++) {
        const struct journal_change *c = &head->items[i];
        if (c->op == 'I' && change_noun(c) == &hub_noun) {
            return !id_eq(c->row, l->h->narrowed);
        }
    }
    return false;
}

/* The first change behind those read that may be seen: one is enough for a line. */
static enum hub_rc look_further(
    struct listing *l, struct step *s, const struct journal_changes *head, struct hub_err *err)
{
    struct journal_page page = {s->txn->site, s->txn->seq, STEP_READ, STEP_READ};
    enum hub_rc rc = HUB_OK;
    if (id_known(l->family)) { /* most often it came in with the family itself */
        struct journal_changes own;
        rc = journal_txn_record(
            l->h->store, s->txn, family_noun.table, l->family, l->scratch, &own, err);
        if (rc == HUB_OK) {
            keep_visible(l, &own, s);
        }
    }
    bool more = !makes_another_hub(l, s->txn, head);
    while (rc == HUB_OK && s->count == 0 && more) {
        struct journal_changes some;
        rc = journal_txn_page(l->h->store, &page, l->scratch, &some, err);
        more = rc == HUB_OK && some.count == page.most;
        if (rc == HUB_OK && some.count) {
            keep_visible(l, &some, s);
            page.after = some.items[some.count - 1].n;
        }
        if (s->count == 0) {
            arena_reset(l->scratch);
        }
    }
    return rc;
}

static enum hub_rc read_any(
    struct listing *l, const struct journal_txn *txn, struct step *s, struct hub_err *err)
{
    struct journal_page page = {txn->site, txn->seq, 0, STEP_READ + 1};
    struct journal_changes head;
    enum hub_rc rc = journal_txn_page(l->h->store, &page, l->scratch, &head, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (head.count > STEP_READ) {
        head.count = STEP_READ;
        rc = journal_txn_size(l->h->store, txn->site, txn->seq, &s->size, err);
    }
    keep_visible(l, &head, s);
    return rc == HUB_OK && s->size && s->count == 0 ? look_further(l, s, &head, err) : rc;
}

/* --- a step of one record --------------------------------------------------------- */

static void add_place(struct listing *l, size_t *cap, const struct noun *n, hub_id id)
{
    arena_grow(l->keep, &l->places, l->place_count, cap, sizeof *l->places);
    l->places[l->place_count++] = (struct change_place){n, id};
}

enum hub_rc step_places(struct listing *l, struct hub_err *err)
{
    const struct noun *n = l->ask->noun;
    size_t cap = 0;
    enum hub_rc rc = HUB_OK;
    add_place(l, &cap, n, l->ask->record);
    for (size_t i = 0; rc == HUB_OK && i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        struct record_list pairs = {0};
        if (f->type == FIELD_LINKS) {
            rc = links_pairs(l->h, n, f, l->ask->record, l->keep, &pairs, err);
        }
        for (size_t k = 0; rc == HUB_OK && k < pairs.count; k++) {
            add_place(l, &cap, noun_find(f->via), ((struct record *)record_at(&pairs, k))->id);
        }
    }
    return rc;
}

static int as_done(const void *x, const void *y)
{
    const struct journal_change *const *a = x, *const *b = y;
    return ((*a)->n > (*b)->n) - ((*a)->n < (*b)->n);
}

static enum hub_rc read_own(
    struct listing *l, const struct journal_txn *txn, struct step *s, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    size_t cap = 0;
    for (size_t i = 0; rc == HUB_OK && i < l->place_count; i++) {
        const struct change_place *p = &l->places[i];
        struct journal_changes own;
        rc = journal_txn_record(l->h->store, txn, p->noun->table, p->id, l->scratch, &own, err);
        for (size_t k = 0; rc == HUB_OK && k < own.count; k++) {
            if (visible(l, &own.items[k])) {
                arena_grow(l->scratch, &s->changes, s->count, &cap, sizeof *s->changes);
                s->changes[s->count++] = &own.items[k];
            }
        }
    }
    if (s->count > 1) {
        qsort(s->changes, s->count, sizeof *s->changes, as_done);
    }
    return rc;
}

enum hub_rc step_read(
    struct listing *l, const struct journal_txn *txn, struct step *s, struct hub_err *err)
{
    *s = (struct step){.txn = txn};
    return l->ask->noun ? read_own(l, txn, s, err) : read_any(l, txn, s, err);
}
