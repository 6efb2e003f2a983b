/* SPDX-License-Identifier: MIT */
#include "merge_case.h"

#include "hub/model/record.h"
#include "service/hub_priv.h"
#include "unit.h"

hub_id okafor(struct open_hub *w)
{
    return add(w, "family", "family=Okafor|phone=0161 496 0000|notes=rings first");
}

void edit_at(struct open_hub *w, struct hub *at, hub_id family, const char *fields)
{
    if (away_edit(w, at, "family", family, fields) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

size_t open_questions(struct open_hub *w, struct question **out)
{
    struct record_query q = {.order = "number"};
    struct record_list list;
    query_text(&q, "status", RECORD_IS, "open");
    if (record_list(w->h->store, &question_noun, &q, w->a, &list, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    *out = list.items;
    return list.count;
}

size_t claims(struct open_hub *w, hub_id question, struct claim **out)
{
    struct record_query q = {.order = "value"};
    struct record_list list;
    query_is(&q, "question_id", question);
    if (record_list(w->h->store, &claim_noun, &q, w->a, &list, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    *out = list.items;
    return list.count;
}

struct question *one_question(struct open_hub *w, const char *kind)
{
    struct question *q;
    size_t count = open_questions(w, &q);
    if (count != 1)
        fail_msg("%zu questions", count);
    assert_string_equal(q->kind, kind);
    return q;
}

void no_questions(struct open_hub *w)
{
    struct question *q;
    size_t count = open_questions(w, &q);
    if (count)
        fail_msg("a question: %s of %s %s", q->kind, q->tbl, q->col ? q->col : "");
}

bool is_removed(struct open_hub *w, const char *noun, hub_id id)
{
    const struct noun *n = noun_find(noun);
    struct record *r = arena_alloc(w->a, n->size);
    if (record_get(w->h->store, n, id, w->a, r, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return stamp_known(r->removed_at);
}

bool is_here(struct open_hub *w, const char *noun, hub_id id)
{
    const struct noun *n = noun_find(noun);
    void *r = arena_alloc(w->a, n->size);
    return record_get(w->h->store, n, id, w->a, r, &w->err) == HUB_OK;
}

void remove_at(struct open_hub *w, struct hub *at, const char *noun, hub_id id)
{
    if (hub_remove(at, noun_find(noun), id, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static enum hub_rc give_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct user_scope *g = arg;
    enum hub_rc rc = user_scope_clear(h->store, g->person, g->kind, err);
    return rc == HUB_OK && id_known(g->record) ? user_scope_add(h->store, g, err) : rc;
}

void give_only(struct open_hub *w, hub_id person, enum user_scope_kind kind, hub_id record, hub_date day)
{
    struct user_scope g = {person, kind, record, day};
    struct txn_label label = {.verb = "user role", .person = w->h->person, .noun = "person"};
    if (hub_write(w->h, &label, give_work, &g, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

void asks_whose(struct open_hub *w, const char *table, hub_id record)
{
    struct claim *c;
    const struct question *q = one_question(w, "not theirs");
    assert_string_equal(q->tbl, table);
    assert_int_equal(q->record_id, record.n);
    assert_int_equal(claims(w, q->record.id, &c), 1);
    assert_string_equal(c->side, "laptop");
}
