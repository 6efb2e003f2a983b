/* SPDX-License-Identifier: MIT */
/* The journal of one record, in sentences made when they are asked for. */
#include "hub/service/history.h"

#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "hub/model/person.h"

#include "hub_priv.h"

#include <stdlib.h>
#include <string.h>

struct teller {
    struct hub *h;
    const struct noun *noun;
    struct namer *names;
    struct arena *a;
};

/* A journalled value as a person reads it. */
static const char *value_shown(struct teller *t, const struct field *f, const char *text)
{
    struct hub_err ignored;
    if (str_empty(text)) {
        return "nothing";
    }
    if (f->type == FIELD_REF) {
        return namer_name(t->names, noun_find(f->ref), (hub_id){strtoll(text, NULL, 10)});
    }
    void *rec = arena_alloc(t->a, t->noun->size);
    record_clear(t->noun, rec);
    if (field_parse(f, rec, text, hub_today(t->h), t->a, &ignored) != HUB_OK) {
        return text;
    }
    return field_shown(f, rec, t->a);
}

static const char *change_sentence(struct teller *t, const struct journal_change *c)
{
    if (c->op == 'I') {
        return "added";
    }
    if (c->op == 'R') {
        return "removed";
    }
    if (strcmp(c->column, "removed_at") == 0) {
        return "brought back";
    }
    const struct field *f = noun_field(t->noun, c->column);
    if (!f) {
        return arena_printf(t->a, "%s changed", c->column);
    }
    return arena_printf(t->a, "%s: %s → %s", f->label, value_shown(t, f, c->old_text),
        value_shown(t, f, c->new_text));
}

static enum hub_rc tell(struct teller *t, const struct journal_change *c, struct history_line *out,
    struct hub_err *err)
{
    struct journal_txn txn;
    enum hub_rc rc = journal_txn_get(t->h->store, c->site, c->seq, t->a, &txn, err);
    if (rc == HUB_OK) {
        *out = (struct history_line){
            .at = stamp_to_wall(txn.at),
            .who = id_known(txn.person) ? namer_name(t->names, &person_noun, txn.person) : "hub",
            .verb = txn.verb,
            .sentence = change_sentence(t, c),
        };
    }
    return rc;
}

enum hub_rc hub_history(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct history *out, struct hub_err *err)
{
    struct journal_changes changes;
    enum hub_rc rc = access_check(h, VERB_READ, n, err);
    if (rc == HUB_OK) {
        rc = journal_of_record(h->store, n->table, id, a, &changes, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    struct teller t = {h, n, namer_create(h, a), a};
    out->lines = arena_array(a, changes.count + 1, sizeof *out->lines);
    out->count = 0;
    for (size_t i = changes.count; rc == HUB_OK && i-- > 0;) {
        rc = tell(&t, &changes.items[i], &out->lines[out->count++], err);
    }
    return rc;
}
