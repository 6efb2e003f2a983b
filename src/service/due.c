/* SPDX-License-Identifier: MIT */
/* Keeping what needs the carer: which change alters what of which hub, and working it out. */
#include "due_priv.h"
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/strmap.h"
#include "hub/model/family.h"
#include "hub/service/policy.h"
#include "hub/store/came.h"
#include "namer_priv.h"
#include "today_priv.h"

#include <string.h>

/* MANY changes of a transaction are not looked at one by one: all hubs are worked out when asked for. */
enum { ALL = (1 << DUE_PARTS) - 1, MANY = 2000 };
enum { ROTA = 1 << DUE_ROTA, LOG = 1 << DUE_LOG, PEERS = 1 << DUE_PEERS,
    EVENTS = 1 << DUE_EVENTS, STAYS = 1 << DUE_STAYS, KEEPING = 1 << DUE_KEEPING,
    SCHEMES = 1 << DUE_SCHEMES };

/* What a change of each table may alter. What is not here alters nothing. */
static const struct {
    const char *table;
    unsigned parts;
} feeds[] = {{"hub", ALL}, {"family", ALL}, {"child", ROTA | LOG | STAYS}, {"person", ROTA | PEERS | STAYS},
    {"consent", ROTA}, {"home", ROTA}, {"room", ROTA}, {"bed", ROTA}, {"host", ROTA | STAYS},
    {"away", ROTA}, {"closure", ROTA}, {"household", ROTA}, {"safety_check", ROTA},
    {"exemption", ROTA}, {"sharing", ROTA}, {"stay", ROTA | LOG | STAYS}, {"stay_child", ROTA | LOG | STAYS},
    {"tell", STAYS}, {"stay_note", STAYS},
    {"go_ahead", ROTA}, {"wish", ROTA}, {"family_host", ROTA}, {"apart", ROTA}, {"weekend", ROTA},
    {"event", ROTA | EVENTS}, {"event_change", ROTA | EVENTS}, {"risk_sheet", ROTA | EVENTS},
    {"register_line", ROTA}, {"invitation", ROTA}, {"medicine", ROTA}, {"collector", ROTA},
    {"car", ROTA}, {"holiday", ROTA}, {"log_entry", LOG}, {"peer", PEERS | SCHEMES}, {"peer_match", PEERS},
    {"tick", PEERS}, {"peer_exception", PEERS}, {"unit", SCHEMES}, {"unit_session", SCHEMES},
    {"support_group", SCHEMES}, {"group_meeting", SCHEMES}, {"training", PEERS | SCHEMES},
    {"training_person", PEERS | SCHEMES}, {"supervision", PEERS | SCHEMES}, {"buddy", SCHEMES},
    {"access_request", KEEPING}, {"pack", KEEPING}, {"homecoming", KEEPING},
    {"question", KEEPING}};

static unsigned parts_of(const char *table)
{
    for (size_t i = 0; i < sizeof feeds / sizeof *feeds; i++) {
        if (strcmp(feeds[i].table, table) == 0) {
            return feeds[i].parts;
        }
    }
    return 0;
}

bool due_of_rota(const struct noun *n)
{
    return parts_of(n->table) & ROTA;
}

/* --- working out ------------------------------------------------------------- */

struct due_day due_today(const struct hub *h)
{
    struct policy p;
    uint64_t hash = 14695981039346656037u; /* FNV-1a, 64 bits */
    hub_policy(h->config, &p);
    for (size_t i = 0; i < policy_number_count; i++) {
        int32_t n;
        memcpy(&n, (const char *)&p + policy_numbers[i].offset, sizeof n);
        hash = (hash ^ (uint32_t)n) * 1099511628211u;
    }
    return (struct due_day){hub_today(h), (int64_t)(hash >> 1)};
}

static bool same_day(const struct due_day *x, const struct due_day *y)
{
    return x->day.d == y->day.d && x->numbers == y->numbers;
}

/* The program itself, looking at one hub: whoever made the change, the same is worked out. */
static struct hub looking_at(const struct hub *h, hub_id hub, struct arena *a)
{
    struct hub program = *h;
    program.narrowed = hub;
    program.role = "hub carer";
    program.locked = program.shut = false;
    program.standing = NULL;
    program.entries_arena = a;
    program.entries_known = false;
    return program;
}

static enum hub_rc keep_part(
    struct today_work *w, hub_id hub, enum due_part part, struct hub_err *err)
{
    w->out->needs = NULL;
    w->out->need_count = w->need_cap = 0;
    enum hub_rc rc = today_part(w, part, err);
    struct due *rows = arena_array(w->a, w->out->need_count + 1, sizeof *rows);
    for (size_t i = 0; i < w->out->need_count; i++) {
        const struct today_need *n = &w->out->needs[i];
        rows[i] = (struct due){(int)n->level, (int)n->kind, n->when, n->record, n->text, n->what};
    }
    return rc == HUB_OK ? due_write(w->h->store, hub, part, rows, w->out->need_count, err) : rc;
}

static enum hub_rc keep_parts(
    struct hub *h, hub_id hub, unsigned parts, struct arena *a, struct hub_err *err)
{
    struct today out = {.day = hub_today(h)};
    struct today_work w = {.h = h, .a = a, .out = &out};
    enum hub_rc rc = HUB_OK;
    if (parts & ROTA) {
        rc = hub_rota_book(h, out.day, date_add(out.day, TODAY_AHEAD_DAYS), a, &w.book, err);
    }
    for (int part = 0; rc == HUB_OK && part < DUE_PARTS; part++) {
        if (parts & 1u << part) {
            rc = keep_part(&w, hub, (enum due_part)part, err);
        }
    }
    return rc;
}

static enum hub_rc work_out(struct hub *h, hub_id hub, unsigned parts, struct hub_err *err)
{
    struct due_day have, now = due_today(h);
    struct arena *a = arena_create(), *entries = arena_create();
    struct hub program = looking_at(h, hub, entries);
    enum hub_rc rc = due_day_read(h->store, hub, &have, err);
    bool other = rc == HUB_OK && !same_day(&have, &now);
    if (rc == HUB_OK) {
        rc = keep_parts(&program, hub, other ? ALL : parts, a, err);
    }
    if (rc == HUB_OK && other) {
        rc = due_day_write(h->store, hub, &now, err);
    }
    arena_destroy(entries);
    arena_destroy(a);
    return rc;
}

/* --- what a transaction alters --------------------------------------------------- */

struct touched {
    struct hub *h;
    struct arena *a;
    struct namer *names;
    hub_id only;       /* the one hub of the file; ID_NONE: there are several */
    struct idmap hubs; /* id → place in list */
    struct {
        hub_id id;
        unsigned parts;
    } * list;
    size_t count, cap;
};

static void touch(struct touched *t, hub_id hub, unsigned parts)
{
    if (!id_known(hub)) {
        return;
    }
    int64_t at = idmap_get(&t->hubs, hub, -1);
    if (at < 0) {
        arena_grow(t->a, &t->list, t->count, &t->cap, sizeof *t->list);
        at = (int64_t)t->count++;
        t->list[at].id = hub;
        t->list[at].parts = 0;
        idmap_put(&t->hubs, hub, at);
    }
    t->list[at].parts |= parts;
}

/* The hub behind a record that another one points to. */
static void touch_behind(struct touched *t, const struct noun *n, hub_id id, unsigned parts)
{
    struct hub_err ignored;
    void *rec = arena_alloc(t->a, n->size);
    if (id_known(id) && record_get(t->h->store, n, id, t->a, rec, &ignored) == HUB_OK) {
        touch(t, namer_hub_id(t->names, n, rec), parts);
    }
}

/* A record's own hub, and those of all it points to: they may be other ones. */
static void touch_all(struct touched *t, const struct noun *n, hub_id id, unsigned parts)
{
    struct hub_err ignored;
    void *rec = arena_alloc(t->a, n->size);
    if (record_get(t->h->store, n, id, t->a, rec, &ignored) != HUB_OK) {
        return;
    }
    touch(t, namer_hub_id(t->names, n, rec), parts);
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (f->type == FIELD_REF) {
            hub_id to = *(const hub_id *)(const void *)((const char *)rec + f->offset);
            touch_behind(t, noun_find(f->ref), to, parts);
        }
    }
}

static enum hub_rc each_change(void *arg, const struct due_change *c, struct hub_err *err)
{
    struct touched *t = arg;
    unsigned parts = parts_of(c->table);
    (void)err;
    if (!parts) {
        return HUB_OK;
    }
    if (id_known(t->only)) {
        touch(t, t->only, parts);
        return HUB_OK;
    }
    const struct noun *n = noun_find(c->table);
    const struct field *f = c->column ? noun_field(n, c->column) : NULL;
    if (f && f->type == FIELD_REF) {
        touch_behind(t, noun_find(f->ref), c->before, parts);
    }
    touch_all(t, n, c->row, parts);
    return HUB_OK;
}

/* With hubs in Removed too: they come back as they were. */
static enum hub_rc only_hub(struct touched *t, struct hub_err *err)
{
    struct record_query q = {.any = true, .limit = 2};
    struct record_list list;
    enum hub_rc rc = record_list(t->h->store, &hub_noun, &q, t->a, &list, err);
    if (rc == HUB_OK && list.count == 1) {
        t->only = ((const struct record *)record_at(&list, 0))->id;
    }
    return rc;
}

static enum hub_rc refresh(struct touched *t, struct hub_err *err)
{
    idmap_on(&t->hubs, t->a);
    enum hub_rc rc = only_hub(t, err);
    bool came = store_came_first(t->h->store) != 0;
    if (rc == HUB_OK && !id_known(t->only) && (came || store_txn_changes(t->h->store) > MANY)) {
        return due_forget(t->h->store, err);
    }
    if (rc == HUB_OK && came) {
        touch(t, t->only, ALL);
    } else if (rc == HUB_OK) {
        rc = due_changes(t->h->store, each_change, t, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < t->count; i++) {
        rc = work_out(t->h, t->list[i].id, t->list[i].parts, err);
    }
    return rc;
}

enum hub_rc due_refresh(struct hub *h, struct hub_err *err)
{
    if (store_txn_changes(h->store) == 0) {
        return HUB_OK;
    }
    struct arena *a = arena_create();
    struct touched t = {.h = h, .a = a, .names = namer_create(h, a)};
    enum hub_rc rc = refresh(&t, err);
    arena_destroy(a);
    return rc;
}

/* --- on another day --------------------------------------------------------------- */

static enum hub_rc is_due(struct hub *h, hub_id hub, bool *out, struct hub_err *err)
{
    struct due_day have, now = due_today(h);
    enum hub_rc rc = due_day_read(h->store, hub, &have, err);
    *out = rc == HUB_OK && !same_day(&have, &now);
    return rc;
}

static enum hub_rc day_work(struct hub *h, void *arg, struct hub_err *err)
{
    const hub_id *hub = arg;
    bool due;
    enum hub_rc rc = is_due(h, *hub, &due, err); /* someone else may have done it meanwhile */
    sight_pause(h->store); /* for all who work with it, whoever begins the day */
    rc = rc == HUB_OK && due ? work_out(h, *hub, ALL, err) : rc;
    sight_resume(h->store);
    return rc;
}

enum hub_rc hub_due_refresh(struct hub *h, struct hub_err *err)
{
    struct txn_label label = {.verb = "due", .person = h->person};
    const struct hub_entry *hubs;
    size_t count = hub_entries(h, &hubs);
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count && !hub_readonly(h); i++) {
        bool due = false;
        hub_id id = hubs[i].id;
        if (!id_known(h->narrowed) || id_eq(h->narrowed, id)) {
            rc = is_due(h, id, &due, err);
        }
        if (rc == HUB_OK && due) {
            rc = hub_write(h, &label, day_work, &id, err);
        }
    }
    return rc;
}

/* --- reading ------------------------------------------------------------------------ */

/* What two hubs have to do with is kept with each; it is told once. */
static bool told_already(struct strmap *told, const struct due *d, struct arena *a)
{
    const char *key = arena_printf(a, "%d %d %lld %d %s", d->level, d->kind, (long long)d->record.n,
        d->day.d, d->words);
    bool before = strmap_get(told, key, 0) != 0;
    strmap_put(told, key, 1);
    return before;
}

/* Worked out as the program itself sees it; a sight hides records, this what only a role may not. */
static bool may_know(const struct hub *h, const struct due *d)
{
    struct hub_err ignored;
    return d->kind != NEED_PEER || !str_eq(d->what, TOLD_BY_TICKS) ||
           access_check(h, VERB_READ, noun_find("tick"), &ignored) == HUB_OK;
}

static enum hub_rc needs_of(
    struct today_work *w, hub_id hub, struct strmap *told, struct hub_err *err)
{
    struct due *rows;
    size_t count;
    enum hub_rc rc = due_read(w->h->store, hub, w->a, &rows, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (!may_know(w->h, &rows[i]) || (told && told_already(told, &rows[i], w->a))) {
            continue;
        }
        today_need(w, (enum need_level)rows[i].level, (enum need_kind)rows[i].kind, rows[i].day,
            rows[i].record, "%s", rows[i].words);
        w->out->needs[w->out->need_count - 1].what = rows[i].what;
    }
    return rc;
}

static enum hub_rc hub_known(
    struct today_work *w, hub_id hub, const struct due_day *now, bool *known, struct hub_err *err)
{
    struct due_day have;
    enum hub_rc rc = due_day_read(w->h->store, hub, &have, err);
    *known = *known && date_known(have.day);
    w->out->stale = w->out->stale || !same_day(&have, now);
    return rc;
}

enum hub_rc due_needs(struct today_work *w, bool *known, struct hub_err *err)
{
    const struct hub_entry one = {.id = w->h->narrowed}, *hubs = &one;
    size_t count = id_known(one.id) ? 1 : hub_entries(w->h, &hubs);
    struct due_day now = due_today(w->h);
    struct strmap told;
    enum hub_rc rc = HUB_OK;
    *known = true;
    strmap_on(&told, w->a);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = hub_known(w, hubs[i].id, &now, known, err);
    }
    for (size_t i = 0; rc == HUB_OK && *known && i < count; i++) {
        rc = needs_of(w, hubs[i].id, count > 1 ? &told : NULL, err);
    }
    return rc;
}
