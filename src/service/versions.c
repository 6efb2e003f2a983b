/* SPDX-License-Identifier: MIT */
/* What others have changed in a record since somebody began to edit it. */
#include "hub/service/versions.h"

#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "hub/model/person.h"
#include "versions_priv.h"

static const char *who_did(struct namer *names, const struct journal_txn *txn)
{
    return id_known(txn->person) ? namer_name(names, &person_noun, txn->person) : "hub";
}

static void add_version(struct since *s, struct namer *names, const struct field *f,
    const void *theirs, const struct journal_txn *txn)
{
    struct versions *out = s->out;
    const char *shown = namer_field(names, f, theirs, true);
    arena_grow(s->a, &out->items, out->count, &s->cap, sizeof *out->items);
    out->items[out->count++] = (struct version){
        .field = f,
        .text = arena_strdup(s->a, namer_field(names, f, theirs, false)),
        .shown = arena_strdup(s->a, str_empty(shown) ? "nothing" : shown),
        .who = who_did(names, txn),
        .at = stamp_to_wall(txn->at),
    };
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
        if (f->type == FIELD_LINKS || field_equal(f, theirs, mine)) {
            continue;
        }
        rc =
            journal_step_since(h->store, n->table, id, f->column, s->step, s->a, &found, &txn, err);
        if (rc == HUB_OK && found) {
            add_version(s, names, f, theirs, &txn);
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
