/* SPDX-License-Identifier: MIT */
/*
 * Sentences with their names left open: "{child 12}'s consent ends". A kept
 * sentence holds no name of its own, so one that changes is shown as it is now.
 */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "today_priv.h"

#include <stdlib.h>
#include <string.h>

const char *due_name(struct arena *a, const struct noun *n, hub_id id)
{
    return arena_printf(a, "{%s %lld}", n->table, (long long)id.n);
}

const char *due_cell(struct arena *a, const struct noun *n, hub_id id, const char *column)
{
    return arena_printf(a, "{%s %lld %s}", n->table, (long long)id.n, column);
}

static const char *cell_shown(
    struct hub *h, const struct noun *n, hub_id id, const char *column, struct arena *a)
{
    struct hub_err ignored;
    const struct field *f = noun_field(n, column);
    void *rec = arena_alloc(a, n->size);
    return f && record_get(h->store, n, id, a, rec, &ignored) == HUB_OK ? field_shown(f, rec, a)
                                                                        : "?";
}

struct opener { /* how open names are filled in */
    struct hub *h;
    struct namer *names;
    bool hide;
    struct arena *a;
};

/* Of a person or a family initials; what is on is nobody's name; of all else what it is. */
static const char *name_hidden(const struct opener *o, const struct noun *n, hub_id id)
{
    const char *name = namer_name(o->names, n, id);
    if (n == &event_noun) {
        return name;
    }
    return str_part_index("family|child|person|host|household", n->table) >= 0
               ? utf8_initials(o->a, name)
               : arena_printf(o->a, "%s %s", noun_article(n), n->name);
}

/* What stands for "child 12" or "event 12 name"; NULL: these are no open names. */
static const char *open_shown(const struct opener *o, const char *open)
{
    size_t len = strcspn(open, " ");
    const struct noun *n = open[len] ? noun_find(arena_strndup(o->a, open, len)) : NULL;
    char *end = NULL;
    hub_id id = {n ? strtoll(open + len, &end, 10) : 0};
    if (!id_known(id)) {
        return NULL;
    }
    if (*end == ' ') {
        return cell_shown(o->h, n, id, end + 1, o->a);
    }
    return o->hide ? name_hidden(o, n, id) : namer_name(o->names, n, id);
}

static const char *filled_in(const struct opener *o, const char *words)
{
    struct arena *a = o->a;
    struct sb b = sb_on(a);
    for (const char *p = words; *p;) {
        size_t len = strcspn(p, "{"), inner = p[len] ? strcspn(p + len + 1, "}") : 0;
        const char *close = p[len] ? p + len + 1 + inner : p + len;
        const char *shown =
            *close ? open_shown(o, arena_strndup(a, p + len + 1, inner)) : NULL;
        sb_add(&b, arena_strndup(a, p, len));
        p += len;
        if (shown) {
            sb_add(&b, shown);
            p = close + 1;
            p += *p == '.' && o->hide && b.len && b.p[b.len - 1] == '.'; /* "by A.": one full stop */
        } else if (*p) {
            sb_addc(&b, *p++);
        }
    }
    return sb_str(&b);
}

const char *due_shown(struct hub *h, struct namer *names, const char *words, struct arena *a)
{
    return filled_in(&(struct opener){h, names, false, a}, words);
}

const char *due_hidden(struct hub *h, struct namer *names, const char *words, struct arena *a)
{
    return filled_in(&(struct opener){h, names, true, a}, words);
}

struct rota_book due_book(const struct rota_book *from, struct arena *a)
{
    struct rota_book book = *from;
    const struct rota_facts *f = &book.facts;
    const char **hosts = arena_array(a, (size_t)f->host_count + 1, sizeof *hosts);
    const char **people = arena_array(a, (size_t)f->person_count + 1, sizeof *people);
    const char **events = arena_array(a, (size_t)f->event_count + 1, sizeof *events);
    const char **children = arena_array(a, (size_t)f->child_count + 1, sizeof *children);
    const char **families = arena_array(a, (size_t)f->family_count + 1, sizeof *families);
    for (int32_t i = 0; i < f->host_count; i++) {
        hosts[i] = due_name(a, &host_noun, (hub_id){f->hosts[i].id});
    }
    for (int32_t i = 0; i < f->person_count; i++) {
        people[i] = due_name(a, i < book.household_count ? &household_noun : &person_noun,
            (hub_id){f->people[i].id});
    }
    for (int32_t i = 0; i < f->event_count; i++) {
        events[i] = due_cell(a, &event_noun, (hub_id){f->events[i].id}, "name");
    }
    for (int32_t i = 0; i < f->child_count; i++) {
        children[i] = due_name(a, &child_noun, (hub_id){f->children[i].id});
    }
    for (int32_t i = 0; i < f->family_count; i++) {
        families[i] = due_name(a, &family_noun, (hub_id){f->families[i].id});
    }
    book.names = (struct rota_names){hosts, families, children, people, events};
    return book;
}
