/* SPDX-License-Identifier: MIT */
/* Everything that was done, a sentence a step, newest first. */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/person.h"
#include "hub/service/history.h"

#include "tell_priv.h"

#include <string.h>

enum { OWNERS_MOST = 8 };

struct listing {
    struct hub *h;
    struct arena *keep;    /* as long as the listing */
    struct arena *scratch; /* of one step */
    struct namer *names;
    hub_id family; /* ID_NONE: all */
    const struct changes_ask *ask;
    enum hub_rc (*each)(void *arg, const struct change_line *line, struct hub_err *err);
    void *arg;
};

/* One step, and the record its sentence is about. */
struct step {
    const struct journal_txn *txn;
    const struct journal_change **changes; /* those this person may see */
    size_t count;
    const struct noun *noun; /* NULL: several, none in front */
    hub_id record;
    size_t records; /* records changed, pairs aside */
};

static const struct noun *noun_of_table(const char *table)
{
    const struct noun *found = NULL;
    for (size_t i = 0; i < noun_count && !found; i++) {
        found = str_eq(nouns[i]->table, table) ? nouns[i] : NULL;
    }
    return found;
}

static hub_id ref_of(const struct field *f, const void *rec)
{
    return *(const hub_id *)(const void *)((const char *)rec + f->offset);
}

/* Whether a record is of the family, by its own column or by way of its owners. */
static bool of_family(struct listing *l, const struct noun *n, hub_id id)
{
    struct hub_err ignored;
    for (int depth = 0; depth < OWNERS_MOST && n; depth++) {
        void *rec = arena_alloc(l->scratch, n->size);
        if (n == &family_noun) {
            return id_eq(id, l->family);
        }
        if (record_get(l->h->store, n, id, l->scratch, rec, &ignored) != HUB_OK) {
            return false;
        }
        const struct field *f = noun_field(n, "family_id");
        if (f && f->type == FIELD_REF && id_eq(ref_of(f, rec), l->family)) {
            return true;
        }
        f = n->owner ? noun_field(n, n->owner) : NULL;
        n = f && f->type == FIELD_REF ? noun_find(f->ref) : NULL;
        id = f && f->type == FIELD_REF ? ref_of(f, rec) : ID_NONE;
    }
    return false;
}

static bool in_hub(struct listing *l, const struct noun *n, hub_id id)
{
    struct hub_err ignored;
    void *rec = arena_alloc(l->scratch, n->size);
    return !id_known(l->h->narrowed) ||
           (record_get(l->h->store, n, id, l->scratch, rec, &ignored) == HUB_OK &&
               str_eq(namer_hub(l->names, n, rec),
                   namer_name(l->names, &hub_noun, l->h->narrowed)));
}

static bool visible(struct listing *l, const struct journal_change *c)
{
    struct hub_err ignored;
    const struct noun *n = noun_of_table(c->table);
    return n && !(n->flags & NOUN_SEALED) &&
           access_check(l->h, VERB_READ, n, &ignored) == HUB_OK && in_hub(l, n, c->row) &&
           (!id_known(l->family) || of_family(l, n, c->row));
}

static bool is_pair(const struct journal_change *c)
{
    return noun_of_table(c->table)->flags & NOUN_LINK;
}

static bool about(const struct step *s, const struct journal_change *c)
{
    return s->noun == noun_of_table(c->table) && id_eq(s->record, c->row);
}

/* The record the step was labelled with, when it is among those seen; else the only one. */
static void choose_record(struct listing *l, struct step *s)
{
    struct idmap seen;
    const struct noun *labelled = noun_find(s->txn->noun);
    const struct journal_change *only = NULL;
    idmap_on(&seen, l->scratch);
    for (size_t i = 0; i < s->count; i++) {
        const struct journal_change *c = s->changes[i];
        if (!is_pair(c) && idmap_get(&seen, c->row, 0) == 0) {
            idmap_put(&seen, c->row, 1);
            s->records++;
            only = c;
        }
    }
    if (labelled && id_known(s->txn->record) && !(labelled->flags & NOUN_SEALED)) {
        s->noun = labelled;
        s->record = s->txn->record;
    } else if (s->records == 1) {
        s->noun = noun_of_table(only->table);
        s->record = only->row;
    }
}

/* "Children: Theo added", of a pair that this step made or took off. */
static const char *pair_text(struct listing *l, const struct step *s, const struct journal_change *c)
{
    struct hub_err ignored;
    const struct noun *via = noun_of_table(c->table);
    for (size_t i = 0; i < s->noun->field_count; i++) {
        const struct field *f = &s->noun->fields[i];
        void *pair = arena_alloc(l->scratch, via->size);
        if (f->type != FIELD_LINKS || noun_find(f->via) != via ||
            record_get(l->h->store, via, c->row, l->scratch, pair, &ignored) != HUB_OK) {
            continue;
        }
        return arena_printf(l->scratch, "%s: %s %s", f->label,
            namer_name(l->names, noun_find(f->ref), links_other(f, pair)),
            c->op == 'R'   ? "taken off"
            : c->op == 'I' ? "added"
                           : "put back");
    }
    return NULL;
}

static const char *const wholes[] = {"added", "removed", "brought back"};

/* What tell_change says of a record as a whole, without the word it begins with. */
static const char *after_word(const char *text, const char **past)
{
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++) {
        if (str_starts(text, wholes[i])) {
            *past = wholes[i];
            text += strlen(wholes[i]);
            return str_starts(text, ": ") ? text + 2 : text;
        }
    }
    return text;
}

static const char *one_record(struct listing *l, const struct step *s)
{
    struct telling t = {l->h, l->names, l->scratch, true};
    struct sb b = sb_on(l->scratch), more = sb_on(l->scratch);
    const char *past = "changed";
    bool whole = false; /* added, removed or brought back: that says it */
    for (size_t i = 0; i < s->count && !whole; i++) {
        const struct journal_change *c = s->changes[i];
        const char *text = about(s, c)  ? tell_change(&t, s->noun, c)
                           : is_pair(c) ? pair_text(l, s, c)
                                        : NULL;
        whole = about(s, c) && (c->op != 'U' || str_eq(c->column, "removed_at"));
        if (whole) {
            text = after_word(text, &past);
        }
        if (!str_empty(text)) {
            sb_addf(&more, "%s%s", more.len ? " · " : "", text);
        }
    }
    sb_addf(&b, "%s the %s %s", past, s->noun->name, namer_name(l->names, s->noun, s->record));
    sb_addf(&b, "%s%s", more.len ? ": " : "", sb_str(&more));
    if (s->records > 1) {
        sb_addf(&b, ", and %zu more record%s", s->records - 1, s->records == 2 ? "" : "s");
    }
    return sb_str(&b);
}

/* A step about several records, as people call it. */
static const char *verb_words(const char *verb)
{
    static const struct {
        const char *verb, *words;
    } known[] = {{"init", "started the hub"}, {"import", "took in files"}, {"add", "added"},
        {"edit", "changed"}, {"remove", "removed"}, {"restore", "brought back"},
        {"undo", "a step"}, {"redo", "a step"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (str_eq(known[i].verb, verb)) {
            return known[i].words;
        }
    }
    return verb;
}

static const char *sentence(struct listing *l, const struct step *s)
{
    const char *lead = str_eq(s->txn->verb, "undo")   ? "took back: "
                       : str_eq(s->txn->verb, "redo") ? "did again: "
                                                      : "";
    if (!s->noun) {
        return arena_printf(l->scratch, "%s%s: %zu record%s", lead, verb_words(s->txn->verb),
            s->records, s->records == 1 ? "" : "s");
    }
    return arena_printf(l->scratch, "%s%s", lead, one_record(l, s));
}

static enum hub_rc read_step(struct listing *l, const struct journal_txn *txn, struct step *s,
    struct hub_err *err)
{
    struct journal_changes all;
    enum hub_rc rc =
        journal_txn_changes(l->h->store, txn->site, txn->seq, l->scratch, &all, err);
    *s = (struct step){.txn = txn};
    s->changes = arena_array(l->scratch, all.count + 1, sizeof *s->changes);
    for (size_t i = 0; rc == HUB_OK && i < all.count; i++) {
        if (visible(l, &all.items[i])) {
            s->changes[s->count++] = &all.items[i];
        }
    }
    return rc;
}

static enum hub_rc each_txn(void *arg, const struct journal_txn *txn, struct hub_err *err)
{
    struct listing *l = arg;
    struct step s;
    if (l->ask->others && (!id_known(txn->person) || id_eq(txn->person, l->h->person) ||
                              txn->at.ms < l->ask->since.ms)) {
        return HUB_OK;
    }
    arena_reset(l->scratch);
    enum hub_rc rc = read_step(l, txn, &s, err);
    if (rc != HUB_OK || s.count == 0) {
        return rc;
    }
    choose_record(l, &s);
    struct change_line line = {
        .at = stamp_to_wall(txn->at),
        .person = txn->person,
        .who = id_known(txn->person) ? namer_name(l->names, &person_noun, txn->person) : "hub",
        .verb = txn->verb,
        .what = s.noun ? s.noun->name : "",
        .record = s.noun ? s.record : ID_NONE,
        .sentence = sentence(l, &s),
    };
    return l->each(l->arg, &line, err);
}

static hub_stamp midnight(hub_date d)
{
    return date_known(d) ? wall_to_stamp(wall_at(d, 0), NULL) : STAMP_NONE;
}

enum hub_rc hub_changes(struct hub *h, const struct changes_ask *ask,
    enum hub_rc (*each)(void *arg, const struct change_line *line, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct listing l = {h, arena_create(), arena_create(), NULL, ID_NONE, ask, each, arg};
    l.names = namer_create(h, l.keep);
    enum hub_rc rc = access_check(h, VERB_READ, NULL, err);
    if (rc == HUB_OK && ask->family) {
        rc = resolve_name(h, &family_noun, ask->family, &hub_noun, h->narrowed, &l.family, err);
    }
    if (rc == HUB_OK) {
        hub_date after = date_known(ask->to) ? date_add(ask->to, 1) : DATE_NONE;
        rc = journal_each_txn(h->store, midnight(ask->from), midnight(after), each_txn, &l, err);
    }
    arena_destroy(l.scratch);
    arena_destroy(l.keep);
    return rc;
}
