/* SPDX-License-Identifier: MIT */
/* The list of questions: which there are, and who may see them. */
#include "hub/base/str.h"
#include "hub/model/holding.h"
#include "hub/model/person.h"
#include "questions_priv.h"
#include "worry_priv.h"

#include <stdlib.h>

/* --- reading one ---------------------------------------------------------------------------- */

/* Worries by their own rule; else by kind of record. */
static enum hub_rc may_see(struct hub *h, const struct question *q, struct hub_err *err)
{
    const struct noun *n = noun_of_table(q->tbl ? q->tbl : "");
    if (n && n->flags & NOUN_SEALED) {
        return worry_readable(h, (hub_id){q->record_id}, err);
    }
    enum hub_rc rc = access_check(h, VERB_READ, &question_noun, err);
    return rc == HUB_OK && n ? access_check(h, VERB_READ, n, err) : rc;
}

static enum hub_rc read_claims(
    struct hub *h, struct question_read *r, struct arena *a, struct hub_err *err)
{
    struct record_query q = {.order = "id"};
    struct record_list list;
    query_is(&q, "question_id", r->q.record.id);
    enum hub_rc rc = record_list(h->store, &claim_noun, &q, a, &list, err);
    r->claims = arena_array(a, rc == HUB_OK ? list.count + 1 : 1, sizeof *r->claims);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        struct claim_read *c = &r->claims[r->count++];
        c->claim = *(const struct claim *)record_at(&list, i);
        rc = journal_change_at(
            h->store, c->claim.site, c->claim.seq, c->claim.n, a, &c->found, &c->change, err);
    }
    return rc;
}

enum hub_rc question_read(struct hub *h, const struct question *q, struct arena *a,
    struct question_read *out, struct hub_err *err)
{
    struct hub_err ignored;
    hub_id id = {q->record_id};
    *out = (struct question_read){.q = *q, .noun = noun_of_table(q->tbl ? q->tbl : "")};
    enum hub_rc rc = may_see(h, q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (out->noun) {
        out->field = str_empty(q->col) ? NULL : noun_field(out->noun, q->col);
        out->rec = arena_alloc(a, out->noun->size);
        if (record_get(h->store, out->noun, id, a, out->rec, &ignored) != HUB_OK) {
            out->rec = NULL;
        }
    }
    return read_claims(h, out, a, err);
}

/* --- lists ------------------------------------------------------------------------------------ */

static void scope_to(const struct hub *h, struct record_query *q)
{
    if (id_known(h->narrowed)) {
        query_is(q, "hub_id", h->narrowed);
    }
}

struct question_find { /* those of one status */
    const char *status, *order;
};

static enum hub_rc find(struct hub *h, const struct question_find *f, struct arena *a,
    struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = f->order};
    scope_to(h, &q);
    query_text(&q, "status", RECORD_IS, f->status);
    return record_list(h->store, &question_noun, &q, a, out, err);
}

static enum hub_rc tell_list(struct telling *t, const struct record_list *from,
    struct question_list *out, struct hub_err *err)
{
    for (size_t i = 0; i < from->count; i++) {
        struct question_read r;
        struct hub_err hidden;
        enum hub_rc rc = question_read(t->h, record_at(from, i), t->a, &r, &hidden);
        if (rc == HUB_OK) {
            question_tell(t, &r, &out->rows[out->count++]);
        } else if (rc != HUB_EDENIED && rc != HUB_ENOTFOUND) {
            *err = hidden;
            return rc;
        }
    }
    return HUB_OK;
}

enum hub_rc hub_questions(
    struct hub *h, bool all, struct arena *a, struct question_list *out, struct hub_err *err)
{
    static const struct question_find finds[] = {
        {"open", "number"}, {"settled", "-settled_at"}};
    struct telling t = {.h = h, .names = namer_create(h, a), .a = a};
    struct record_list lists[2] = {{0}, {0}};
    *out = (struct question_list){0};
    enum hub_rc rc = access_check(h, VERB_READ, &question_noun, err);
    for (size_t i = 0; rc == HUB_OK && i < (all ? 2 : 1); i++) {
        rc = find(h, &finds[i], a, &lists[i], err);
    }
    out->rows = arena_array(a, lists[0].count + lists[1].count + 1, sizeof *out->rows);
    for (size_t i = 0; rc == HUB_OK && i < (all ? 2 : 1); i++) {
        rc = tell_list(&t, &lists[i], out, err);
    }
    return rc;
}

enum hub_rc hub_question(
    struct hub *h, int64_t number, struct arena *a, struct question_row *out, struct hub_err *err)
{
    struct telling t = {.h = h, .names = namer_create(h, a), .a = a};
    struct question_read r;
    struct question q;
    enum hub_rc rc = question_numbered(h, number, a, &q, err);
    rc = rc == HUB_OK ? question_read(h, &q, a, &r, err) : rc;
    if (rc == HUB_OK) {
        question_tell(&t, &r, out);
    }
    return rc;
}

enum hub_rc question_numbered(
    struct hub *h, int64_t number, struct arena *a, struct question *out, struct hub_err *err)
{
    struct record_query q = {.limit = 2};
    struct record_list list;
    scope_to(h, &q);
    q.where[q.where_count++] = (struct record_where){
        .column = "number", .op = RECORD_IS, .is_number = true, .number = number};
    enum hub_rc rc = record_list(h->store, &question_noun, &q, a, &list, err);
    if (rc == HUB_OK && list.count > 1) {
        return hub_fail_next(err, HUB_EUSAGE, NEXT_HUB, "Several hubs have a question %lld.",
            (long long)number);
    }
    if (rc == HUB_OK && (list.count == 0 || may_see(h, record_at(&list, 0), err) != HUB_OK)) {
        return hub_fail(err, HUB_ENOTFOUND,
            "There is no question %lld: hub questions lists them.", (long long)number);
    }
    if (rc == HUB_OK) {
        *out = *(const struct question *)record_at(&list, 0);
    }
    return rc;
}

enum hub_rc hub_questions_open(struct hub *h, int64_t *count, struct hub_err *err)
{
    static const struct question_find open = {"open", "number"};
    struct arena *a = arena_create();
    struct record_list list;
    *count = 0;
    enum hub_rc rc = find(h, &open, a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        struct hub_err hidden;
        *count += may_see(h, record_at(&list, i), &hidden) == HUB_OK;
    }
    arena_destroy(a);
    return rc;
}
