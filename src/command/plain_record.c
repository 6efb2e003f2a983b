/* SPDX-License-Identifier: MIT */
/* Lists of records, and one record with what can be done. */
#include "plain_priv.h"

#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/service/child_view.h"
#include "hub/service/families.h"
#include "hub/service/records.h"

#include <ctype.h>
#include <string.h>

const char *noun_title(const struct noun *n, struct arena *a)
{
    char *title = arena_strdup(a, n->plural);
    for (char *c = title; *c; c++) {
        *c = *c == '_' ? ' ' : *c;
    }
    title[0] = (char)toupper((unsigned char)title[0]);
    return title;
}

/* --- lists -------------------------------------------------------------------- */

struct listed {
    struct plain *p;
    const struct noun *noun;
    const struct field *by; /* hangs on a record by this field; NULL: all */
    hub_id under;
    hub_id *ids;
    size_t count, cap;
    struct namer *names;
};

static hub_id ref_in(const struct field *f, const void *rec)
{
    return *(const hub_id *)(const void *)((const char *)rec + f->offset);
}

static enum hub_rc collect(void *arg, const void *rec, struct hub_err *err)
{
    struct listed *l = arg;
    (void)err;
    if (!l->by || id_eq(ref_in(l->by, rec), l->under)) {
        arena_grow(l->p->a, &l->ids, l->count, &l->cap, sizeof *l->ids);
        l->ids[l->count++] = ((const struct record *)rec)->id;
    }
    return HUB_OK;
}

/* "child_id" in what hangs on a child. */
static const struct field *hangs_by(const struct noun *n, const struct noun *under, struct arena *a)
{
    const struct field *f =
        under ? noun_field(n, arena_printf(a, "%s_id", under->table)) : NULL;
    return f && f->type == FIELD_REF && noun_find(f->ref) == under ? f : NULL;
}

/* What has dates is read newest first. */
static void newest_first(struct listed *l)
{
    for (size_t i = 0; l->noun->when && i < l->count / 2; i++) {
        hub_id id = l->ids[i];
        l->ids[i] = l->ids[l->count - 1 - i];
        l->ids[l->count - 1 - i] = id;
    }
}

static enum hub_rc read_list(struct listed *l, struct hub_err *err)
{
    struct record_ask ask = record_ask_all();
    l->count = 0;
    if (l->by && noun_find(l->by->ref) == &family_noun) {
        ask.family = arena_printf(l->p->a, "%lld", (long long)l->under.n);
    }
    enum hub_rc rc = hub_each(l->p->h, l->noun, &ask, collect, l, err);
    newest_first(l);
    return rc;
}

/* A child is told from another by its family. */
static const char *listed_label(void *arg, size_t i, struct arena *a)
{
    struct listed *l = arg;
    struct child c;
    struct hub_err ignored;
    const char *name = namer_name(l->names, l->noun, l->ids[i]);
    if (l->noun != &child_noun || hub_get(l->p->h, &child_noun, l->ids[i], a, &c, &ignored)) {
        return name;
    }
    return arena_printf(a, "%s, %s", name, namer_name(l->names, &family_noun, c.family_id));
}

static const char *list_title(const struct listed *l, const struct noun *under)
{
    const char *of = under ? namer_name(l->names, under, l->under) : "";
    return arena_printf(l->p->a, "%s%s%s: %zu", noun_title(l->noun, l->p->a), *of ? " of " : "", of,
        l->count);
}

static void open_listed(struct listed *l, size_t which)
{
    struct plain *p = l->p;
    const char *place =
        arena_printf(p->a, "%s %zu of %zu", l->noun->name, which + 1, l->count);
    plain_record(p, l->noun, l->ids[which], place);
}

void plain_list(struct plain *p, const struct noun *n, const struct noun *under, hub_id id)
{
    struct arena *was = p->a;
    struct hub_err err;
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        p->a = arena_create();
        struct listed l = {.p = p,
            .noun = n,
            .by = hangs_by(n, under, p->a),
            .under = id,
            .names = namer_create(p->h, p->a)};
        struct choices c = {
            .word = n->name,
            .label = listed_label,
            .arg = &l,
            .add = arena_printf(p->a, "Add %s %s", noun_article(n), n->name),
        };
        which = CHOSE_BACK;
        if (read_list(&l, &err) != HUB_OK) {
            say_error(p, &err);
        } else {
            c.count = l.count;
            c.title = list_title(&l, under);
            which = choose(p, &c);
        }
        if (which >= 0) {
            open_listed(&l, (size_t)which);
        } else if (which == CHOSE_ADD) {
            plain_add(p, n, under, id);
        }
        arena_destroy(p->a);
        p->a = was;
    }
}

/* --- what matters about one ----------------------------------------------------- */

static void say_child(struct plain *p, hub_id id)
{
    struct child_view v;
    struct hub_err err;
    if (hub_child_view(p->h, id, hub_today(p->h), p->a, &v, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    const struct child *c = &v.child;
    say(p, "%s", v.family.name);
    if (date_known(c->born) && c->born.d <= v.day.d) {
        say(p, "%d years old", date_age(c->born, v.day));
    }
    if (!str_empty(c->allergy)) {
        say(p, "ALLERGY: %s\n%s", c->allergy,
            str_empty(c->allergy_plan) ? "No plan is written down." : c->allergy_plan);
    } else {
        say(p, "No allergy is written down.");
    }
    if (!str_empty(v.pen_at)) {
        say(p, "The pen: %s", v.pen_at);
    }
    for (size_t i = 0; i < v.medicine_count; i++) {
        const struct medicine *m = v.medicines[i];
        say(p, "Medicine: %s%s%s", m->name, str_empty(m->times) ? "" : " ", m->times ? m->times : "");
    }
    for (size_t i = 0; i < v.ring_count && i < 2; i++) {
        const struct person *r = v.ring[i];
        say(p, "Ring %s%s%s%s %s", person_called(r), str_empty(r->relation) ? "" : " (",
            r->relation ? r->relation : "", str_empty(r->relation) ? "" : ")",
            str_empty(r->phone) ? r->phone_other : r->phone);
    }
    if (v.ring_count == 0) {
        say(p, "Nobody to ring is written down.");
    }
}

static void say_detail(struct plain *p, const struct noun *n, hub_id id)
{
    struct detail d;
    struct hub_err err;
    enum hub_rc rc = n == &family_noun ? hub_family_detail(p->h, id, 0, p->a, &d, &err)
                                       : hub_host_detail(p->h, id, 0, p->a, &d, &err);
    if (rc != HUB_OK) {
        say_error(p, &err);
        return;
    }
    for (size_t i = 0; i < d.count; i++) {
        say(p, "%s%s", d.lines[i].tone == TONE_ALERT ? "ALERT: " : "", d.lines[i].text);
    }
}

/* Every field that says something. */
static void say_fields(struct plain *p, const struct noun *n, hub_id id)
{
    struct hub_err err;
    void *rec = arena_alloc(p->a, n->size);
    if (hub_get(p->h, n, id, p->a, rec, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    for (size_t i = 0; i < n->field_count; i++) {
        if (!field_is_empty(&n->fields[i], rec)) {
            say(p, "%s: %s", n->fields[i].label, plain_shown(p, &n->fields[i], rec));
        }
    }
}

static void say_record(struct plain *p, const struct noun *n, hub_id id)
{
    if (n == &child_noun) {
        say_child(p, id);
    } else if (n == &family_noun || n == &host_noun) {
        say_detail(p, n, id);
    } else {
        say_fields(p, n, id);
    }
}

/* --- what can be done with one --------------------------------------------------- */

enum deed { DEED_READ, DEED_HANGING, DEED_CHANGE, DEED_PRINT, DEED_HISTORY, DEED_REMOVE };

struct deeds {
    struct {
        enum deed deed;
        const char *label;
        const struct noun *noun; /* HANGING */
        const char *page;        /* PRINT */
    } items[64];
    size_t count;
};

static const struct {
    const struct noun *noun;
    const char *page, *label;
} pages[] = {
    {&child_noun, "fridge", "Page for the fridge"},
    {&child_noun, "card", "Emergency card"},
    {&child_noun, "child", "Carer's page"},
    {&family_noun, "family", "The family's own sheet"},
};

static void add_deed(struct deeds *d, enum deed deed, const char *label, const struct noun *n,
    const char *page)
{
    if (d->count < sizeof d->items / sizeof *d->items) {
        d->items[d->count].deed = deed;
        d->items[d->count].label = label;
        d->items[d->count].noun = n;
        d->items[d->count++].page = page;
    }
}

static void find_deeds(struct plain *p, const struct noun *n, struct deeds *d)
{
    d->count = 0;
    add_deed(d, DEED_READ, "Read all of it", NULL, NULL);
    if (!(n->flags & NOUN_APPEND_ONLY)) {
        add_deed(d, DEED_CHANGE, "Change", NULL, NULL);
    }
    for (size_t i = 0; i < noun_count; i++) {
        if (!(nouns[i]->flags & (NOUN_LINK | NOUN_SEALED)) && hangs_by(nouns[i], n, p->a)) {
            add_deed(d, DEED_HANGING, noun_title(nouns[i], p->a), nouns[i], NULL);
        }
    }
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (pages[i].noun == n) {
            add_deed(d, DEED_PRINT, pages[i].label, NULL, pages[i].page);
        }
    }
    add_deed(d, DEED_HISTORY, "History", NULL, NULL);
    add_deed(d, DEED_REMOVE, "Remove", NULL, NULL);
}

static const char *deed_label(void *arg, size_t i, struct arena *a)
{
    (void)a;
    return ((const struct deeds *)arg)->items[i].label;
}

static void remove_record(struct plain *p, const struct noun *n, hub_id id, const char *name)
{
    struct hub_err err;
    if (!ask_yes(p, arena_printf(p->a, "Remove the %s %s? It can be brought back.", n->name, name))) {
        return;
    }
    if (hub_remove(p->h, n, id, &err) == HUB_OK) {
        say(p, "Removed. u brings it back.");
    } else {
        say_error(p, &err);
    }
}

static void do_deed(struct plain *p, const struct noun *n, hub_id id, const struct deeds *d,
    size_t which)
{
    const char *name = namer_name(namer_create(p->h, p->a), n, id);
    switch (d->items[which].deed) {
    case DEED_READ:
        say_fields(p, n, id);
        break;
    case DEED_HANGING:
        plain_list(p, d->items[which].noun, n, id);
        break;
    case DEED_CHANGE:
        plain_edit(p, n, id);
        break;
    case DEED_PRINT:
        plain_print(p, d->items[which].page, arena_printf(p->a, "%lld", (long long)id.n));
        break;
    case DEED_HISTORY:
        plain_history(p, n, id);
        break;
    case DEED_REMOVE:
        remove_record(p, n, id, name);
        break;
    }
}

/* Removed, or never saved after all: there is nothing to show. */
static bool is_there(struct plain *p, const struct noun *n, hub_id id)
{
    struct hub_err ignored;
    struct record *r = arena_alloc(p->a, n->size);
    return hub_get(p->h, n, id, p->a, r, &ignored) == HUB_OK && !stamp_known(r->removed_at);
}

void plain_record(struct plain *p, const struct noun *n, hub_id id, const char *place)
{
    struct arena *was = p->a;
    bool first = true;
    for (int which = 0; which != CHOSE_BACK && !p->ended; first = false) {
        struct deeds d;
        p->a = arena_create();
        which = CHOSE_BACK;
        if (is_there(p, n, id)) {
            const char *name = namer_name(namer_create(p->h, p->a), n, id);
            if (first) {
                say(p, "\n%s%s%s", place ? place : "", place ? ": " : "", name);
                say_record(p, n, id);
            }
            find_deeds(p, n, &d);
            struct choices c = {
                .title = name, .count = d.count, .label = deed_label, .arg = &d};
            which = choose(p, &c);
        }
        if (which >= 0) {
            do_deed(p, n, id, &d, (size_t)which);
        }
        arena_destroy(p->a);
        p->a = was;
    }
}
