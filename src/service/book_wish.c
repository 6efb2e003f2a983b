/* SPDX-License-Identifier: MIT */
/* Facts about wishes, links, who is kept apart, weekends; and events with their consents. */
#include "book_priv.h"

#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/risk.h"
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
        int32_t family = book_at(&b->family_at, l->family_id), host = book_at(&b->host_at, l->host_id);
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
            rows[n++] = (struct rota_weekend){hub, w->weekend,
                w->max_children == INT_NONE ? -1 : (int32_t)w->max_children};
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

static unsigned needs(const struct event *e)
{
    return (e->needs_swimming == 1 ? 1u << CONSENT_SWIM : 0) |
           (e->needs_travel == 1 ? 1u << CONSENT_TRAVEL : 0) |
           (e->needs_photo == 1 ? 1u << CONSENT_PHOTO : 0) |
           (e->needs_screens == 1 ? 1u << CONSENT_SCREENS : 0);
}

struct lines {
    struct rota_event_child *rows;
    size_t count, cap;
};

static enum hub_rc event_lines(
    struct book *b, int32_t event, struct lines *out, struct hub_err *err)
{
    struct record_list list;
    struct record_query q = {.order = "line"};
    query_is(&q, "event_id", (hub_id){b->out->facts.events[event].id});
    enum hub_rc rc = record_list(b->h->store, &register_line_noun, &q, b->a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct register_line *l = record_at(&list, i);
        int32_t child = book_at(&b->child_at, l->child_id);
        if (child >= 0 && (str_eq(l->status, "booked") || str_eq(l->status, "came"))) {
            arena_grow(b->a, &out->rows, out->count, &out->cap, sizeof *out->rows);
            out->rows[out->count++] = (struct rota_event_child){event, child};
        }
    }
    return rc;
}

/* Only events that need a consent ask who comes. */
static enum hub_rc event_children(struct book *b, struct hub_err *err)
{
    const struct rota_facts *f = &b->out->facts;
    struct lines lines = {0};
    enum hub_rc rc = HUB_OK;
    for (int32_t i = 0; rc == HUB_OK && i < f->event_count; i++) {
        rc = f->events[i].needs ? event_lines(b, i, &lines, err) : rc;
    }
    b->out->facts.event_children = lines.rows;
    b->out->facts.event_child_count = (int32_t)lines.count;
    return rc;
}

/* What an event needs, it needs on the day it starts. */
static enum hub_rc list_events(struct book *b, struct record_list *out, struct hub_err *err)
{
    char from[DATE_TEXT], to[DATE_TEXT];
    struct record_query q = {.order = event_noun.order};
    if (date_known(b->out->from)) {
        query_text(&q, "starts", RECORD_FROM, date_iso(b->out->from, from));
    }
    if (date_known(b->out->to)) {
        query_text(&q, "starts", RECORD_BEFORE, date_iso(date_add(b->out->to, 1), to));
    }
    return book_query(b, &event_noun, &q, out, err);
}

enum hub_rc book_events(struct book *b, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = list_events(b, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_event *rows = arena_array(b->a, list.count + 1, sizeof *rows);
    const char **names = arena_array(b->a, list.count + 1, sizeof *names);
    for (size_t i = 0; i < list.count; i++) {
        const struct event *e = record_at(&list, i);
        names[i] = e->name;
        rows[i] = (struct rota_event){e->record.id.n, book_at(&b->hub_at, e->hub_id), e->starts,
            wall_known(e->ends) ? e->ends : e->starts, needs(e)};
    }
    b->out->facts.events = rows;
    b->out->facts.event_count = (int32_t)list.count;
    b->out->names.events = names;
    return event_children(b, err);
}
