/* SPDX-License-Identifier: MIT */
/* Reading any noun's records: list, get, find. */
#include "hub/service/records.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/child.h"
#include "hub/model/family.h"

#include "hub_priv.h"

#include <string.h>

static bool has_links(const struct noun *n)
{
    for (size_t i = 0; i < n->field_count; i++) {
        if (n->fields[i].type == FIELD_LINKS) {
            return true;
        }
    }
    return false;
}

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
static void add_day(struct record_query *q, const struct field *f, enum record_op op, hub_date day,
    struct arena *a)
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
    struct record_query *q, const struct noun *n, const struct list_ask *ask, struct arena *a)
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
    const struct list_ask *ask, struct arena *a, struct hub_err *err)
{
    *q = (struct record_query){.removed = ask->removed};
    if (id_known(h->narrowed) && noun_belongs(n, &hub_noun)) {
        q->scope = &hub_noun;
        q->scope_id = h->narrowed;
    }
    add_days(q, n, ask, a);
    return str_empty(ask->family) ? HUB_OK : add_family(h, q, n, ask->family, err);
}

static bool has_text(struct namer *m, const struct noun *n, const void *rec, const char *needle,
    struct arena *a)
{
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (field_is_text(f) || f->type == FIELD_REF) {
            const char *text = namer_field(m, f, rec, true);
            if (!str_empty(text) && utf8_find(utf8_fold(a, text), needle)) {
                return true;
            }
        }
    }
    return false;
}

/* Keep only what has the text somewhere, in place. */
static void narrow_by_text(struct hub *h, struct record_list *list, const char *find, struct arena *a)
{
    struct arena *scratch = arena_create();
    struct namer *m = namer_create(h, a);
    const char *needle = utf8_fold(a, find);
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (has_text(m, list->noun, record_at(list, i), needle, scratch)) {
            memmove(record_at(list, kept++), record_at(list, i), list->noun->size);
        }
        arena_reset(scratch);
    }
    list->count = kept;
    arena_destroy(scratch);
}

enum hub_rc hub_list(struct hub *h, const struct noun *n, const struct list_ask *ask,
    struct arena *a, struct record_list *out, struct hub_err *err)
{
    struct record_query q;
    enum hub_rc rc = access_check(h, VERB_READ, n, err);
    if (rc == HUB_OK) {
        rc = build_query(h, &q, n, ask, a, err);
    }
    if (rc == HUB_OK) {
        rc = record_list(h->store, n, &q, a, out, err);
    }
    for (size_t i = 0; rc == HUB_OK && has_links(n) && i < out->count; i++) {
        rc = links_read(h, n, record_at(out, i), a, err);
    }
    if (rc == HUB_OK && !str_empty(ask->find)) {
        narrow_by_text(h, out, ask->find, a);
    }
    return rc;
}

enum hub_rc hub_get(struct hub *h, const struct noun *n, hub_id id, struct arena *a, void *rec,
    struct hub_err *err)
{
    enum hub_rc rc = access_check(h, VERB_READ, n, err);
    if (rc == HUB_OK) {
        rc = record_get(h->store, n, id, a, rec, err);
    }
    return rc == HUB_OK ? links_read(h, n, rec, a, err) : rc;
}

enum hub_rc hub_find(struct hub *h, const struct noun *n, const char *name_or_id, hub_id *out,
    struct hub_err *err)
{
    enum hub_rc rc = access_check(h, VERB_READ, n, err);
    if (rc == HUB_OK) {
        rc = resolve_name(h, n, name_or_id, &hub_noun, h->narrowed, out, err);
    }
    return rc;
}
