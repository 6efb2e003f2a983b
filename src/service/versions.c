/* SPDX-License-Identifier: MIT */
/* What others have changed in a record since somebody began to edit it. */
#include "hub/service/versions.h"

#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "hub/model/person.h"
#include "links_priv.h"
#include "versions_priv.h"

#include <stdlib.h>
#include <string.h>

static const char *who_did(struct namer *names, const struct journal_txn *txn)
{
    return id_known(txn->person) ? namer_name(names, &person_noun, txn->person) : "hub";
}

static const char *member(const struct field *f, const void *rec)
{
    const char *const *at = (const char *const *)(const void *)((const char *)rec + f->offset);
    return *at ? *at : "";
}

/* All that either of them has. */
static void join_links(struct since *s, struct namer *names, const struct field *f,
    const void *theirs, const void *mine, size_t size, struct version *v)
{
    void *rec = arena_alloc(s->a, size);
    struct sb ids = sb_on(s->a), commas = sb_on(s->a);
    sb_add(&ids, member(f, theirs));
    for (const char *p = member(f, mine); *p;) {
        char *end;
        hub_id id = {strtoll(p, &end, 10)};
        if (!links_have(sb_str(&ids), id)) {
            sb_addf(&ids, "%s%lld", ids.len ? " " : "", (long long)id.n);
        }
        p = end + strspn(end, " ");
    }
    for (const char *p = sb_str(&ids); *p; p++) {
        sb_add(&commas, *p == ' ' ? ", " : (const char[]){*p, '\0'});
    }
    memcpy(rec, theirs, size);
    *(const char **)(void *)((char *)rec + f->offset) = sb_str(&ids);
    v->both = arena_strdup(s->a, namer_field(names, f, rec, false));
    v->both_ids = sb_str(&commas);
}

static void add_version(struct since *s, struct namer *names, const struct noun *n,
    const struct field *f, const void *theirs, const void *mine, const struct journal_txn *txn)
{
    struct versions *out = s->out;
    const char *shown = namer_field(names, f, theirs, true);
    arena_grow(s->a, &out->items, out->count, &s->cap, sizeof *out->items);
    struct version *v = &out->items[out->count++];
    *v = (struct version){
        .field = f,
        .text = arena_strdup(s->a, namer_field(names, f, theirs, false)),
        .shown = arena_strdup(s->a, str_empty(shown) ? "nothing" : shown),
        .who = who_did(names, txn),
        .at = stamp_to_wall(txn->at),
    };
    if (f->type == FIELD_LINKS) {
        join_links(s, names, f, theirs, mine, n->size, v);
    } else if (f->type == FIELD_NOTE && !str_empty(v->text) && *member(f, mine)) {
        v->both = arena_printf(s->a, "%s\n%s", v->text, member(f, mine));
    }
}

static bool same(const struct field *f, const void *x, const void *y)
{
    return f->type == FIELD_LINKS ? links_same(member(f, x), member(f, y)) : field_equal(f, x, y);
}

static enum hub_rc changed_since(struct hub *h, const struct noun *n, hub_id id,
    const struct field *f, const struct since *s, bool *found, struct journal_txn *txn,
    struct hub_err *err)
{
    if (f->type == FIELD_LINKS) {
        return journal_rows_since(h->store, noun_find(f->via)->table, links_owner(n, f), id, s->step,
            s->a, found, txn, err);
    }
    return journal_step_since(h->store, n->table, id, f->column, s->step, s->a, found, txn, err);
}

static enum hub_rc gone(
    struct hub *h, const struct noun *n, hub_id id, const struct since *s, struct hub_err *err)
{
    struct journal_txn txn;
    bool found = false;
    char time[DATE_TEXT];
    enum hub_rc rc =
        journal_step_since(h->store, n->table, id, "removed_at", s->step, s->a, &found, &txn, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (!found) {
        return hub_fail(err, HUB_ENOTFOUND, "This %s is in Removed. Bring it back first.", n->name);
    }
    struct namer *names = namer_create(h, s->a);
    return hub_fail(err, HUB_ENOTFOUND, "%s removed this %s at %s. Bring it back first.",
        who_did(names, &txn), n->name, tod_iso(wall_tod(stamp_to_wall(txn.at)), time));
}

enum hub_rc since_check(struct hub *h, const struct noun *n, hub_id id, struct since *s,
    const void *theirs, const void *mine, struct hub_err *err)
{
    struct namer *names = namer_create(h, s->a);
    *s->out = (struct versions){0};
    if (stamp_known(((const struct record *)theirs)->removed_at)) {
        return gone(h, n, id, s, err);
    }
    enum hub_rc rc = journal_newest(h->store, &s->out->step, err);
    for (size_t i = 0; rc == HUB_OK && i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        struct journal_txn txn;
        bool found = false;
        if (same(f, theirs, mine)) {
            continue;
        }
        rc = changed_since(h, n, id, f, s, &found, &txn, err);
        if (rc == HUB_OK && found) {
            add_version(s, names, n, f, theirs, mine, &txn);
        }
    }
    if (rc == HUB_OK && s->out->count) {
        rc = hub_fail(err, HUB_ECONFLICT,
            "Two people changed %s. Nothing is lost: both versions are here.",
            s->out->count == 1 ? s->out->items[0].field->label : "the same fields");
    }
    return rc;
}

enum hub_rc hub_step(struct hub *h, int64_t *out, struct hub_err *err)
{
    return journal_newest(h->store, out, err);
}
