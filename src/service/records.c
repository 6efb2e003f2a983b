/* SPDX-License-Identifier: MIT */
/* Reading any noun's records: list, get, find. */
#include "hub/service/records.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub_priv.h"
#include "links_priv.h"

#include <string.h>

/* The n-th of "arrive|leave"; the first when there is only one. */
static const struct field *when_field(const struct noun *n, size_t which, struct arena *a)
{
    const char *part = str_part(a, n->when, which);
    part = part ? part : str_part(a, n->when, 0);
    return part ? noun_field(n, part) : NULL;
}

static int64_t stamp_at_midnight(hub_date d)
{
    return wall_to_stamp(wall_at(d, 0), NULL).ms;
}

/* One end of the days asked for, as a condition on a column of any of the time types. */
static void add_day(
    struct record_query *q, const struct field *f, enum record_op op, hub_date day, struct arena *a)
{
    char buf[DATE_TEXT];
    if (f->type == FIELD_STAMP) {
        q->where[q->where_count++] = (struct record_where){
            .column = f->column, .op = op, .is_number = true, .number = stamp_at_midnight(day)};
    } else {
        query_text(q, f->column, op, arena_strdup(a, date_iso(day, buf)));
    }
}

/* Records that touch the days: first day <= to and last day >= from. */
static void add_days(
    struct record_query *q, const struct noun *n, const struct record_ask *ask, struct arena *a)
{
    const struct field *first = when_field(n, 0, a), *last = when_field(n, 1, a);
    if (first && date_known(ask->to)) {
        add_day(q, first, RECORD_BEFORE, date_add(ask->to, 1), a);
    }
    if (last && date_known(ask->from)) {
        add_day(q, last, RECORD_FROM, ask->from, a);
    }
}

static enum hub_rc add_family(struct hub *h, struct record_query *q, const struct noun *n,
    const char *name, struct hub_err *err)
{
    hub_id family;
    enum hub_rc rc = resolve_name(h, &family_noun, name, &hub_noun, h->narrowed, &family, err);
    if (rc != HUB_OK) {
        return rc;
    }
    const struct field *f = noun_field(n, "family_id");
    if (noun_belongs(n, &family_noun)) {
        q->scope = &family_noun;
        q->scope_id = family;
    } else if (f && f->type == FIELD_REF) {
        query_is(q, f->column, family);
    } else {
        return hub_fail(err, HUB_EUSAGE, "%s do not belong to a family.", n->plural);
    }
    return HUB_OK;
}

static enum hub_rc build_query(struct hub *h, struct record_query *q, const struct noun *n,
    const struct record_ask *ask, struct arena *a, struct hub_err *err)
{
    *q = (struct record_query){.removed = ask->removed, .any = ask->all};
    if (id_known(h->narrowed) && noun_belongs(n, &hub_noun)) {
        q->scope = &hub_noun;
        q->scope_id = h->narrowed;
    }
    add_days(q, n, ask, a);
    if (ask->yes) {
        q->where[q->where_count++] = (struct record_where){
            .column = ask->yes, .op = RECORD_IS, .is_number = true, .number = 1};
    }
    return str_empty(ask->family) ? HUB_OK : add_family(h, q, n, ask->family, err);
}

/* Folded, and any run of spaces and line ends one space: a search goes over the end of a line. */
static const char *search_text(const char *text, struct arena *a)
{
    char *folded = utf8_fold(a, text), *out = folded;
    for (const char *p = folded; *p; p++) {
        bool space = *p == ' ' || *p == '\n';
        if (!space || (out > folded && out[-1] != ' ')) {
            *out++ = space ? ' ' : *p;
        }
    }
    *out = '\0';
    return folded;
}

static bool has_text(
    struct namer *m, const struct noun *n, const void *rec, const char *needle, struct arena *a)
{
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (field_is_text(f) || f->type == FIELD_REF) {
            bool named = f->type == FIELD_REF || f->type == FIELD_LINKS;
            const char *text = named ? namer_field(m, f, rec, true) : field_shown(f, rec, a);
            if (!str_empty(text) && utf8_find(search_text(text, a), needle)) {
                return true;
            }
        }
    }
    return false;
}

/* One listing: what a record passes through on its way to the caller. */
struct sieve {
    struct hub *h;
    const struct noun *noun;
    struct namer *names;
    const char *needle; /* folded; NULL: everything */
    struct arena *scratch;
    enum hub_rc (*each)(void *arg, const void *rec, struct hub_err *err);
    void *arg;
};

static enum hub_rc pass(void *arg, const void *found, struct hub_err *err)
{
    struct sieve *s = arg;
    arena_reset(s->scratch);
    void *rec = arena_alloc(s->scratch, s->noun->size);
    memcpy(rec, found, s->noun->size);
    enum hub_rc rc = links_read(s->h, s->noun, rec, s->scratch, err);
    if (rc != HUB_OK || (s->needle && !has_text(s->names, s->noun, rec, s->needle, s->scratch))) {
        return rc;
    }
    return s->each(s->arg, rec, err);
}

/* Cleaned as what is stored was cleaned. NULL: everything. */
static const char *needle_of(const char *find, struct arena *a)
{
    const char *clean = find ? utf8_clean(a, find, strlen(find), true, NULL) : "";
    const char *needle = str_trim(a, clean);
    return *needle ? search_text(needle, a) : NULL;
}

enum hub_rc hub_each(struct hub *h, const struct noun *n, const struct record_ask *ask,
    enum hub_rc (*each)(void *arg, const void *rec, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct record_query q;
    struct arena *keep = arena_create();
    struct sieve s = {h, n, namer_create(h, keep), NULL, arena_create(), each, arg};
    s.needle = needle_of(ask->find, keep);
    enum hub_rc rc = access_check(h, VERB_READ, n, err);
    if (rc == HUB_OK) {
        rc = build_query(h, &q, n, ask, keep, err);
    }
    if (rc == HUB_OK) {
        rc = record_each(h->store, n, &q, pass, &s, err);
    }
    arena_destroy(s.scratch);
    arena_destroy(keep);
    return rc;
}

struct keeping {
    struct record_list *list;
    struct arena *a;
    size_t cap;
};

/* Texts of a passing record live in a scratch arena; those of a list live in the caller's. */
static enum hub_rc keep_record(void *arg, const void *rec, struct hub_err *err)
{
    struct keeping *k = arg;
    struct record_list *l = k->list;
    (void)err;
    arena_grow(k->a, &l->items, l->count, &k->cap, l->noun->size);
    char *copy = record_at(l, l->count++);
    memcpy(copy, rec, l->noun->size);
    for (size_t i = 0; i < l->noun->field_count; i++) {
        const struct field *f = &l->noun->fields[i];
        if (field_is_text(f) || f->type == FIELD_LINKS) {
            const char **text = (const char **)(void *)(copy + f->offset);
            *text = arena_strdup(k->a, *text);
        }
    }
    return HUB_OK;
}

enum hub_rc hub_list(struct hub *h, const struct noun *n, const struct record_ask *ask,
    struct arena *a, struct record_list *out, struct hub_err *err)
{
    struct keeping k = {.list = out, .a = a};
    *out = (struct record_list){.noun = n};
    return hub_each(h, n, ask, keep_record, &k, err);
}

enum hub_rc hub_get(
    struct hub *h, const struct noun *n, hub_id id, struct arena *a, void *rec, struct hub_err *err)
{
    enum hub_rc rc = access_check(h, VERB_READ, n, err);
    if (rc == HUB_OK) {
        rc = record_get(h->store, n, id, a, rec, err);
    }
    return rc == HUB_OK ? links_read(h, n, rec, a, err) : rc;
}

enum hub_rc hub_find(
    struct hub *h, const struct noun *n, const char *name_or_id, hub_id *out, struct hub_err *err)
{
    enum hub_rc rc = access_check(h, VERB_READ, n, err);
    if (rc == HUB_OK) {
        rc = resolve_name(h, n, name_or_id, &hub_noun, h->narrowed, out, err);
    }
    return rc;
}

enum hub_rc hub_find_removed(
    struct hub *h, const struct noun *n, const char *name_or_id, hub_id *out, struct hub_err *err)
{
    enum hub_rc rc = access_check(h, VERB_READ, n, err);
    return rc == HUB_OK ? resolve_removed(h, n, name_or_id, out, err) : rc;
}
