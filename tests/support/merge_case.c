/* SPDX-License-Identifier: MIT */
#include "merge_case.h"

#include "hub/model/record.h"
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
