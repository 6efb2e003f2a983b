/* SPDX-License-Identifier: MIT */
#include "hub/service/others.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/wordscan.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/person.h"
#include "hub/service/records.h"
#include "hub_priv.h"

#include <string.h>

enum { LETTERS_LEAST = 2 };

struct reading {
    struct hub *h;
    struct arena *a;
    struct other_names *out;
    size_t cap;
    struct namer *names;
};

/* By the first word of a name: that is how people are called. */
static void add(struct reading *r, const char *name, hub_id child, hub_id family)
{
    struct wordscan s = wordscan_on(name ? name : "", r->a);
    struct word w;
    if (!wordscan_next(&s, &w) || w.len < LETTERS_LEAST) {
        return;
    }
    const char *full = arena_printf(r->a, "%s %s", name, namer_name(r->names, &family_noun, family));
    arena_grow(r->a, &r->out->items, r->out->count, &r->cap, sizeof *r->out->items);
    r->out->items[r->out->count++] = (struct other_name){
        arena_strndup(r->a, w.folded, w.len), utf8_initials(r->a, full), child, family};
}

static enum hub_rc read_all(struct reading *r, hub_id hub, struct hub_err *err)
{
    struct record_list list;
    struct record_query children = {.scope = &hub_noun, .scope_id = hub}, people = children;
    enum hub_rc rc = record_list(r->h->store, &child_noun, &children, r->a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct child *c = record_at(&list, i);
        add(r, c->name, c->record.id, c->family_id);
        add(r, c->known_as, c->record.id, c->family_id);
    }
    rc = rc == HUB_OK ? record_list(r->h->store, &person_noun, &people, r->a, &list, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct person *p = record_at(&list, i);
        add(r, p->name, ID_NONE, p->family_id);
        add(r, p->known_as, ID_NONE, p->family_id);
    }
    return rc;
}

enum hub_rc others_read(
    struct hub *h, hub_id family, struct arena *a, struct other_names *out, struct hub_err *err)
{
    struct reading r = {.h = h, .a = a, .out = out, .names = namer_create(h, a)};
    struct family f;
    hub_id hub = hub_default(h);
    *out = (struct other_names){0};
    enum hub_rc rc = access_check(h, VERB_READ, &child_noun, err);
    if (rc == HUB_OK && id_known(family)) {
        rc = record_get(h->store, &family_noun, family, a, &f, err);
        hub = rc == HUB_OK ? f.hub_id : hub;
    }
    return rc == HUB_OK && id_known(hub) ? read_all(&r, hub, err) : rc;
}

hub_id others_family(const struct other_names *o, hub_id child)
{
    for (size_t i = 0; id_known(child) && i < o->count; i++) {
        if (id_eq(o->items[i].child, child)) {
            return o->items[i].family;
        }
    }
    return ID_NONE;
}

bool others_checked(const struct noun *n, const struct field *f)
{
    bool about = str_part_index("entry|stay_note|incident", n->name) >= 0;
    return about && f && (f->type == FIELD_NOTE || str_eq(f->column, "others"));
}

/* NULL: nobody, or somebody who may be named here. */
static const struct other_name *other_called(
    const struct other_names *o, hub_id family, const struct word *w)
{
    const struct other_name *other = NULL;
    for (size_t i = 0; i < o->count; i++) {
        const struct other_name *n = &o->items[i];
        if (strlen(n->folded) != w->len || memcmp(n->folded, w->folded, w->len) != 0) {
            continue;
        }
        if (!id_known(n->family) || id_eq(n->family, family)) {
            return NULL;
        }
        other = id_known(n->child) ? n : other;
    }
    return other;
}

static bool small(char c)
{
    return c >= 'a' && c <= 'z';
}

void others_check(const struct other_names *o, hub_id family, const char *text, struct arena *a,
    struct word_hint **out, size_t *count)
{
    text = text ? text : "";
    struct wordscan s = wordscan_on(text, a);
    struct word w;
    size_t cap = 0;
    *out = NULL;
    *count = 0;
    while (id_known(family) && wordscan_next(&s, &w)) {
        const struct other_name *n =
            w.kind != WORD_PLAIN || small(text[w.from]) ? NULL : other_called(o, family, &w);
        if (n) {
            arena_grow(a, out, *count, &cap, sizeof **out);
            (*out)[(*count)++] = (struct word_hint){w.from, w.to, n->initials,
                "Other children stand here by initials.", true};
        }
    }
}
