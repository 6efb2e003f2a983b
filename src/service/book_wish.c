/* SPDX-License-Identifier: MIT */
/* Facts about wishes, links, who is kept apart, weekends. */
#include "book_priv.h"
#include "hub/base/str.h"
#include "hub/model/rota.h"

static enum hub_rc wishes(struct book *b, struct hub_err *err)
{
    static const char *const words[] = {"cannot", "would like", "rather not"};
    struct record_list list;
    enum hub_rc rc = book_list(b, &wish_noun, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_wish *rows = arena_array(b->a, list.count + 1, sizeof *rows);
    int32_t n = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct wish *w = record_at(&list, i);
        int32_t family = book_at(&b->family_at, w->family_id), wish = choice_at(w->wish, words, 3);
        if (family >= 0 && wish >= 0) {
            rows[n++] = (struct rota_wish){family, w->weekend, (enum wish_kind)wish};
        }
    }
    b->out->facts.wishes = rows;
    b->out->facts.wish_count = n;
    return HUB_OK;
}

static enum hub_rc links(struct book *b, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = book_list(b, &family_host_noun, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_link *rows = arena_array(b->a, list.count + 1, sizeof *rows);
    int32_t n = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct family_host *l = record_at(&list, i);
        int32_t family = book_at(&b->family_at, l->family_id),
                host = book_at(&b->host_at, l->host_id);
        if (family >= 0 && host >= 0) {
            rows[n++] = (struct rota_link){
                family, host, str_eq(l->link, "not with") ? LINK_NOT_WITH : LINK_KNOWS};
        }
    }
    b->out->facts.links = rows;
    b->out->facts.link_count = n;
    return HUB_OK;
}

static enum hub_rc aparts(struct book *b, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = book_list(b, &apart_noun, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_apart *rows = arena_array(b->a, list.count + 1, sizeof *rows);
    int32_t n = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct apart *p = record_at(&list, i);
        int32_t child = book_at(&b->child_at, p->child_id);
        int32_t other = book_at(&b->child_at, p->other_child_id);
        bool children = child >= 0 && other >= 0;
        int32_t family = children ? -1 : book_at(&b->family_at, p->family_id);
        int32_t other_family = children ? -1 : book_at(&b->family_at, p->other_family_id);
        if (children || (family >= 0 && other_family >= 0)) {
            rows[n++] = (struct rota_apart){p->record.id.n, family, other_family,
                children ? child : -1, children ? other : -1,
                str_eq(p->scope, "same weekend") ? APART_WEEKEND : APART_HOUSE};
        }
    }
    b->out->facts.aparts = rows;
    b->out->facts.apart_count = n;
    return HUB_OK;
}

static enum hub_rc weekends(struct book *b, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = book_list(b, &weekend_noun, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_weekend *rows = arena_array(b->a, list.count + 1, sizeof *rows);
    int32_t n = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct weekend *w = record_at(&list, i);
        int32_t hub = book_at(&b->hub_at, w->hub_id);
        if (hub >= 0) {
            rows[n++] = (struct rota_weekend){
                hub, w->weekend, w->max_children == INT_NONE ? -1 : (int32_t)w->max_children};
        }
    }
    b->out->facts.weekends = rows;
    b->out->facts.weekend_count = n;
    return HUB_OK;
}

enum hub_rc book_wishes(struct book *b, struct hub_err *err)
{
    enum hub_rc rc = wishes(b, err);
    if (rc == HUB_OK) {
        rc = links(b, err);
    }
    if (rc == HUB_OK) {
        rc = aparts(b, err);
    }
    return rc == HUB_OK ? weekends(b, err) : rc;
}
