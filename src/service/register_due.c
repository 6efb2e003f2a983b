/* SPDX-License-Identifier: MIT */
/* Who is due at an event: the lines of the day, and behind them those who said yes, by name. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "invite_priv.h"
#include "register_priv.h"

#include <stdlib.h>
#include <string.h>

static enum hub_rc list_of(struct hub *h, const struct noun *n, const char *column, hub_id id,
    const char *order, struct arena *a, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = order};
    query_is(&q, column, id);
    return record_list(h->store, n, &q, a, out, err);
}

/* Keep the lines of this day, those with a number first; one without a day is of every day. */
static void only_day(struct record_list *l, hub_date day, struct arena *a)
{
    size_t kept = 0;
    struct register_line *all = arena_array(a, l->count + 1, sizeof *all);
    for (int numbered = 1; numbered >= 0; numbered--) {
        for (size_t i = 0; i < l->count; i++) {
            const struct register_line *r = record_at(l, i);
            bool today = !date_known(r->day) || r->day.d == day.d;
            if (today && (r->line != INT_NONE) == numbered) {
                all[kept++] = *r;
            }
        }
    }
    l->items = all;
    l->count = kept;
}

enum hub_rc register_lines(struct hub *h, hub_id event, hub_date *day, struct arena *a,
    struct event *e, struct record_list *lines, struct hub_err *err)
{
    enum hub_rc rc = record_get(h->store, &event_noun, event, a, e, err);
    if (rc == HUB_OK && stamp_known(e->record.removed_at)) {
        rc = hub_fail(err, HUB_ENOTFOUND, "%s is in Removed. Bring it back first.", e->name);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    *day = date_known(*day) ? *day : wall_date(e->starts);
    rc = list_of(h, &register_line_noun, "event_id", event, "line,id", a, lines, err);
    if (rc == HUB_OK) {
        only_day(lines, *day, a);
    }
    return rc;
}

/* --- those who said yes --- */

struct expect {
    struct hub *h;
    const struct event *e;
    hub_date day;
    struct arena *a;
    struct idmap has_line; /* children */
    struct due_child {
        struct child child;
        const char *family, *name; /* folded */
    } *items;
    size_t count, cap;
};

static bool of_age(const struct expect *x, const struct child *c)
{
    if (!date_known(c->born)) {
        return true;
    }
    int age = date_age(c->born, x->day);
    return (x->e->youngest == INT_NONE || age >= x->e->youngest) &&
           (x->e->oldest == INT_NONE || age <= x->e->oldest);
}

static enum hub_rc add_children(struct expect *x, hub_id family, struct hub_err *err)
{
    struct record_list children;
    enum hub_rc rc =
        list_of(x->h, &child_noun, "family_id", family, "name,id", x->a, &children, err);
    const char *name =
        rc == HUB_OK ? utf8_fold(x->a, record_name(x->h->store, &family_noun, family, x->a)) : "";
    for (size_t i = 0; rc == HUB_OK && i < children.count; i++) {
        const struct child *c = record_at(&children, i);
        if (!idmap_get(&x->has_line, c->record.id, 0) && of_age(x, c)) {
            idmap_put(&x->has_line, c->record.id, 1);
            arena_grow(x->a, &x->items, x->count, &x->cap, sizeof *x->items);
            x->items[x->count++] =
                (struct due_child){*c, name, utf8_fold(x->a, child_called(c))};
        }
    }
    return rc;
}

static int by_name(const void *x, const void *y)
{
    const struct due_child *a = x, *b = y;
    int by = strcmp(a->family, b->family);
    by = by ? by : strcmp(a->name, b->name);
    hub_id l = a->child.record.id, r = b->child.record.id;
    return by ? by : (l.n > r.n) - (l.n < r.n);
}

static struct record_list sorted(struct expect *x)
{
    struct record_list out = {.noun = &child_noun, .count = x->count};
    struct child *children = arena_array(x->a, x->count + 1, sizeof *children);
    if (x->count) {
        qsort(x->items, x->count, sizeof *x->items, by_name);
    }
    for (size_t i = 0; i < x->count; i++) {
        children[i] = x->items[i].child;
    }
    out.items = children;
    return out;
}

enum hub_rc register_expected(struct hub *h, const struct event *e, hub_date day,
    const struct record_list *lines, struct arena *a, struct register_due *out,
    struct hub_err *err)
{
    struct record_list asked;
    struct expect x = {.h = h, .e = e, .day = day, .a = a};
    *out = (struct register_due){.not_said = 0};
    idmap_on(&x.has_line, a);
    idmap_on(&out->said_no, a);
    for (size_t i = 0; i < lines->count; i++) {
        hub_id child = ((const struct register_line *)record_at(lines, i))->child_id;
        if (id_known(child)) {
            idmap_put(&x.has_line, child, 1);
        }
    }
    enum hub_rc rc = invitations_on(h, e->record.id, day, a, &asked, err);
    for (size_t i = 0; rc == HUB_OK && i < asked.count; i++) {
        const struct invitation *v = record_at(&asked, i);
        bool family = id_known(v->family_id);
        out->not_said += family && (str_empty(v->answer) || str_eq(v->answer, "not said"));
        if (family && str_eq(v->answer, "no")) {
            idmap_put(&out->said_no, v->family_id, 1);
        } else if (family && str_eq(v->answer, "yes")) {
            out->families_yes++;
            rc = add_children(&x, v->family_id, err);
        }
    }
    out->children = sorted(&x);
    return rc;
}
