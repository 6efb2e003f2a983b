/* SPDX-License-Identifier: MIT */
/* The facts of a rota, read from the file: the order of reading, and what all kinds share. */
#include "book_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub/service/policy.h"

#include <stdlib.h>
#include <string.h>

/* Stays looked at before `from`: the rolling twelve months and the longest stay there may be. */
enum { DAYS_BEFORE = 430, DAYS_AFTER = 60 };

enum hub_rc book_query(struct book *b, const struct noun *n, struct record_query *q,
    struct record_list *out, struct hub_err *err)
{
    hub_id hub = hub_read_in(b->h);
    if (id_known(hub)) {
        q->scope = &hub_noun;
        q->scope_id = hub;
        q->by_row = b->window.by_host;
    }
    return record_list(b->h->store, n, q, b->a, out, err);
}

enum hub_rc book_list(
    struct book *b, const struct noun *n, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = n->order};
    return book_query(b, n, &q, out, err);
}

void book_index(struct book *b, const struct record_list *list, struct idmap *map)
{
    idmap_on(map, b->a);
    for (size_t i = 0; i < list->count; i++) {
        idmap_put(map, ((const struct record *)record_at(list, i))->id, (int64_t)i);
    }
}

int32_t book_at(const struct idmap *map, hub_id id)
{
    return (int32_t)idmap_get(map, id, -1);
}

int32_t choice_at(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; word && i < count; i++) {
        if (strcmp(word, words[i]) == 0) {
            return (int32_t)i;
        }
    }
    return -1;
}

struct ranked {
    const char *folded;
    int64_t id;
    size_t at;
};

static int by_name(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    int order = strcmp(a->folded, b->folded);
    return order ? order : (a->id > b->id) - (a->id < b->id);
}

void book_rank(
    struct book *b, const struct record_list *list, const char *const *names, int32_t *rank)
{
    struct ranked *r = arena_array(b->a, list->count + 1, sizeof *r);
    for (size_t i = 0; i < list->count; i++) {
        r[i] = (struct ranked){
            utf8_fold(b->a, names[i]), ((const struct record *)record_at(list, i))->id.n, i};
    }
    qsort(r, list->count, sizeof *r, by_name);
    for (size_t i = 0; i < list->count; i++) {
        rank[r[i].at] = (int32_t)i;
    }
}

enum hub_rc book_hubs(struct book *b, struct hub_err *err)
{
    enum hub_rc rc = book_list(b, &hub_noun, &b->hubs, err);
    if (rc != HUB_OK) {
        return rc;
    }
    book_index(b, &b->hubs, &b->hub_at);
    b->out->facts.hub_count = (int32_t)b->hubs.count;
    b->out->hubs = arena_array(b->a, b->hubs.count + 1, sizeof *b->out->hubs);
    for (size_t i = 0; i < b->hubs.count; i++) {
        b->out->hubs[i] = ((const struct hub_row *)record_at(&b->hubs, i))->name;
    }
    return HUB_OK;
}

static void set_window(struct book *b, hub_date from, hub_date to)
{
    b->window = (struct stay_window){
        .from = WALL_NONE, .to = WALL_NONE, .leave = WALL_NONE, .hub = hub_read_in(b->h)};
    if (date_known(from)) {
        b->window.from = wall_at(date_add(from, -DAYS_BEFORE), 0);
    }
    if (date_known(to)) {
        b->window.to = wall_at(date_add(to, DAYS_AFTER), 0);
    }
}

static enum hub_rc book_read(
    struct book *b, hub_date from, hub_date to, bool whole, struct hub_err *err)
{
    static enum hub_rc (*const steps[])(struct book *, struct hub_err *) = {book_hubs,
        book_families, book_homes, book_people, book_stays, book_papers, book_overrides,
        book_wishes, book_events};
    *b->out = (struct rota_book){.from = from, .to = to};
    b->out->facts.today = hub_today(b->h);
    hub_policy(b->h->config, &b->out->policy);
    set_window(b, from, to);
    enum hub_rc rc = access_check(b->h, VERB_READ, noun_find("stay"), err);
    if (rc == HUB_OK && date_known(from) && !whole) {
        rc = book_crowd(b, &b->window.by_host, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < sizeof steps / sizeof *steps; i++) {
        rc = steps[i](b, err);
    }
    return rc;
}

enum hub_rc hub_rota_book(struct hub *h, hub_date from, hub_date to, struct arena *a,
    struct rota_book *out, struct hub_err *err)
{
    struct book b = {.h = h, .a = a, .out = out, .away_from = DATE_NONE};
    return book_read(&b, from, to, false, err);
}

enum hub_rc hub_rota_book_whole(struct hub *h, hub_date from, hub_date to, struct arena *a,
    struct rota_book *out, struct hub_err *err)
{
    struct book b = {.h = h, .a = a, .out = out, .away_from = DATE_NONE};
    return book_read(&b, from, to, true, err);
}
