/* SPDX-License-Identifier: MIT */
/*
 * Series are read once, rules and all, and kept while no event is saved: the calendar asks for them
 * at each month and at each event of a day. Kept are those of a year before and after what was
 * asked; for further days only those that are not yet there are read.
 */
#include "calendar_priv.h"
#include "hub/base/str.h"

#include <string.h>

enum { AROUND = 366 };

struct series_kept {
    struct calendar_event e;
    struct recur_series s;
    bool plain; /* else `s` is to be made each time: another clock, or a rule that cannot be read */
};

struct series_cache {
    struct arena *a, *list; /* list: the items */
    uint64_t version;
    struct calendar_ask of;
    struct series_kept *items;
    size_t count, cap;
    const struct recur_rule **rules; /* each once: most series repeat like others */
    size_t rule_count, rule_cap;
    struct idmap rule_at; /* hash → place in `rules` + 1 */
};

static hub_id hash_of(const struct recur_rule *r)
{
    uint64_t hash = 0xCBF29CE484222325U, word = 0; /* FNV-1a, eight bytes at a time */
    for (size_t i = 0; i + sizeof word <= sizeof *r; i += sizeof word) {
        memcpy(&word, (const char *)r + i, sizeof word);
        hash = (hash ^ word) * 0x100000001B3U;
        hash ^= hash >> 32;
    }
    int64_t n = (int64_t)(hash >> 1);
    return (hub_id){n ? n : 1};
}

static const struct recur_rule *keep_rule(struct series_cache *c, const struct recur_rule *r)
{
    hub_id hash = hash_of(r);
    int64_t at = idmap_get(&c->rule_at, hash, 0);
    if (at > 0 && memcmp(c->rules[at - 1], r, sizeof *r) == 0) {
        return c->rules[at - 1];
    }
    struct recur_rule *mine = arena_alloc(c->a, sizeof *mine);
    *mine = *r;
    arena_grow(c->a, &c->rules, c->rule_count, &c->rule_cap, sizeof *c->rules);
    c->rules[c->rule_count++] = mine;
    idmap_put(&c->rule_at, hash, (int64_t)c->rule_count);
    return mine;
}

static bool plain_series(struct series_cache *c, struct series_kept *k)
{
    const struct calendar_event *e = &k->e;
    struct recur_reading how = {.all_day = e->all_day, .start = e->starts};
    struct recur_rule rule;
    struct hub_err ignored;
    bool abroad = !str_empty(e->zone) && !e->all_day;
    k->s = (struct recur_series){.start = e->starts, .all_day = e->all_day, .keep_start = true};
    if (abroad || (!str_empty(e->repeats) && recur_parse(e->repeats, &how, &rule, &ignored) != HUB_OK) ||
        (!str_empty(e->also_on) &&
            recur_dates_parse(e->also_on, &how, c->a, &k->s.added, &ignored) != HUB_OK)) {
        return false;
    }
    k->s.rule = str_empty(e->repeats) ? NULL : keep_rule(c, &rule);
    return true;
}

static bool take(void *arg, const struct calendar_event *e)
{
    struct series_cache *c = arg;
    arena_grow(c->list, &c->items, c->count, &c->cap, sizeof *c->items);
    struct series_kept *k = &c->items[c->count];
    k->e = *e;
    if (!wall_known(e->starts)) {
        return true;
    }
    k->plain = plain_series(c, k);
    k->e.name = arena_strdup(c->a, e->name);
    k->e.place = arena_strdup(c->a, e->place);
    k->e.kind = arena_strdup(c->a, e->kind);
    k->e.status = arena_strdup(c->a, e->status);
    k->e.uid = arena_strdup(c->a, e->uid);
    k->e.zone = arena_strdup(c->a, e->zone);
    k->e.repeats = k->plain ? NULL : arena_strdup(c->a, e->repeats);
    k->e.also_on = k->plain ? NULL : arena_strdup(c->a, e->also_on);
    c->count++;
    return true;
}

void calendar_series_forget(struct hub *h)
{
    if (h->series) {
        arena_destroy(h->series->list);
        arena_destroy(h->series->a);
        h->series = NULL;
    }
}

/* Those kept, of the file as it is now; else none. */
static struct series_cache *kept(struct hub *h, const struct calendar_ask *ask)
{
    uint64_t version = store_version_of(h->store, "event");
    if (h->series && h->series->version == version && id_eq(h->series->of.hub, ask->hub)) {
        return h->series;
    }
    calendar_series_forget(h);
    struct arena *a = arena_create();
    struct series_cache *c = arena_alloc(a, sizeof *c);
    *c = (struct series_cache){
        .a = a, .version = version, .of = {ask->hub, DATE_NONE, DATE_NONE}};
    idmap_on(&c->rule_at, a);
    h->series = c;
    return c;
}

/* While they are read the items lie on memory of their own, which does not keep what they outgrew. */
static enum hub_rc read_more(struct hub *h, struct series_cache *c,
    const struct calendar_ask *wanted, struct hub_err *err)
{
    const struct calendar_ask *had = date_known(c->of.from) ? &c->of : NULL;
    struct arena *before = c->list, *growing = arena_create();
    c->items = arena_keep(growing, c->items, c->count, sizeof *c->items);
    c->cap = c->count;
    c->list = growing;
    arena_destroy(before);
    enum hub_rc rc = calendar_series(h->store, wanted, had, take, c, err);
    c->list = arena_create();
    c->items = arena_keep(c->list, c->items, c->count, sizeof *c->items);
    arena_destroy(growing);
    c->of = *wanted;
    if (rc != HUB_OK) {
        calendar_series_forget(h);
    }
    return rc;
}

static enum hub_rc have(struct hub *h, const struct calendar_ask *ask, struct hub_err *err)
{
    struct series_cache *c = kept(h, ask);
    struct calendar_ask w = {ask->hub, date_add(ask->from, -AROUND), date_add(ask->to, AROUND)};
    if (!date_known(c->of.from)) {
        return read_more(h, c, &w, err);
    }
    if (c->of.from.d <= ask->from.d && c->of.to.d >= ask->to.d) {
        return HUB_OK;
    }
    w.from = w.from.d < c->of.from.d ? w.from : c->of.from;
    w.to = w.to.d > c->of.to.d ? w.to : c->of.to;
    return read_more(h, c, &w, err);
}

struct passing {
    bool (*each)(void *arg, const struct calendar_event *e, const struct recur_series *s);
    void *arg;
};

static bool pass(void *arg, const struct calendar_event *e)
{
    const struct passing *p = arg;
    return !wall_known(e->starts) || p->each(p->arg, e, NULL);
}

enum hub_rc calendar_each_series(struct hub *h, const struct calendar_ask *ask,
    bool (*each)(void *arg, const struct calendar_event *e, const struct recur_series *s),
    void *arg, struct hub_err *err)
{
    struct passing p = {each, arg};
    if (store_in_txn(h->store) || date_diff(ask->to, ask->from) > AROUND) {
        return calendar_series(h->store, ask, NULL, pass, &p, err);
    }
    enum hub_rc rc = have(h, ask, err);
    for (size_t i = 0; rc == HUB_OK && i < h->series->count; i++) {
        const struct series_kept *k = &h->series->items[i];
        bool over = date_known(k->e.repeats_until) && k->e.repeats_until.d < ask->from.d;
        if (!over && wall_date(k->e.starts).d <= ask->to.d &&
            !each(arg, &k->e, k->plain ? &k->s : NULL)) {
            break;
        }
    }
    return rc;
}
