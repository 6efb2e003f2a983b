/* SPDX-License-Identifier: MIT */
#include "hub/service/picks.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub/service/corrections.h"
#include "hub/service/find.h"
#include "hub_priv.h"

#include <string.h>

struct picking {
    struct hub *h;
    struct namer *names;
    const struct noun *noun;
    const struct noun *scope;
    bool standing; /* say what was corrected or taken back */
    struct arena *a;
    struct pick *items;
    size_t count, cap;
};

/* What tells apart two of one name, beside whose they are: the first that is not empty. */
static const struct {
    const char *noun, *columns;
} tells[] = {
    {"child", "born"},
    {"person", "relation|role"},
    {"medicine", "strength|dose"},
    {"household", "relation"},
    {"entry", "fact"},
    {"dose", "outcome"},
};
enum { TELL_COLS = 40 };

static const void *member_of(const struct field *f, const void *rec)
{
    return (const char *)rec + f->offset;
}

/* "8" of a birthday, else the text, no longer than a line needs. */
static const char *told(struct picking *p, const struct field *f, const void *rec)
{
    if (f->type != FIELD_DATE) {
        const char *text = utf8_safe(p->a, field_shown(f, rec, p->a));
        return arena_strndup(p->a, text, utf8_fit(text, TELL_COLS, NULL));
    }
    hub_date born = *(const hub_date *)member_of(f, rec), today = hub_today(p->h);
    return born.d <= today.d ? arena_printf(p->a, "%d", date_age(born, today)) : "";
}

static const char *telling(struct picking *p, const void *rec)
{
    for (size_t i = 0; i < sizeof tells / sizeof *tells; i++) {
        if (!str_eq(tells[i].noun, p->noun->name)) {
            continue;
        }
        for (size_t k = 0; k < str_parts(tells[i].columns); k++) {
            const struct field *f = noun_field(p->noun, str_part(p->a, tells[i].columns, k));
            if (f && !field_is_empty(f, rec)) {
                return told(p, f, rec);
            }
        }
    }
    return "";
}

/* The name of the owner, unless all have the same. */
static const char *owner_name(struct picking *p, const void *rec)
{
    const struct field *f = p->noun->owner ? noun_field(p->noun, p->noun->owner) : NULL;
    const struct noun *owner = f && f->type == FIELD_REF ? noun_find(f->ref) : NULL;
    if (!owner || owner == p->scope || owner == &hub_noun) {
        f = noun_field(p->noun, "family_id"); /* a person is a hub's and may have a family */
        owner = f && f->type == FIELD_REF && p->scope != &family_noun ? &family_noun : NULL;
    }
    return owner && !strstr(p->noun->shown, f->column)
               ? namer_name(p->names, owner, *(const hub_id *)member_of(f, rec))
               : "";
}

static const char *beside(struct picking *p, const char *owner, const void *rec)
{
    const char *parts[] = {
        owner, telling(p, rec), p->standing ? hub_standing(p->h, p->noun, rec, p->a) : ""};
    struct sb b = sb_on(p->a);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (*parts[i]) {
            sb_addf(&b, "%s%s", b.len ? " · " : "", parts[i]);
        }
    }
    return sb_str(&b);
}

/* All columns it is shown by: a child's nickname and name. */
static const char *called(struct picking *p, const void *rec)
{
    struct sb b = sb_on(p->a);
    for (const char *s = p->noun->shown; *s;) {
        size_t len = strcspn(s, "/ ");
        const struct field *f = noun_field(p->noun, arena_strndup(p->a, s, len));
        if (f && f->type == FIELD_TEXT && !field_is_empty(f, rec)) {
            sb_addf(&b, " %s", field_text(f, rec, p->a));
        }
        s += len + (s[len] != '\0');
    }
    return sb_str(&b);
}

static void add_initials(struct sb *b, const char *folded)
{
    bool inside = false;
    for (const char *s = folded; *s;) {
        const char *from = s;
        uint32_t c = utf8_next(&s);
        bool letter = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter && !inside) {
            sb_addn(b, from, (size_t)(s - from));
        }
        inside = letter || (inside && c == '\'');
    }
}

static const char *initials(struct picking *p, const char *name, const char *owner)
{
    struct sb b = sb_on(p->a);
    add_initials(&b, utf8_fold(p->a, name));
    if (*owner) {
        sb_add(&b, " ");
        add_initials(&b, utf8_fold(p->a, arena_printf(p->a, "%s %s", name, owner)));
    }
    return sb_str(&b);
}

static enum hub_rc pick_one(void *arg, const void *rec, struct hub_err *err)
{
    struct picking *p = arg;
    (void)err;
    arena_grow(p->a, &p->items, p->count, &p->cap, sizeof *p->items);
    struct pick *one = &p->items[p->count++];
    const char *owner = owner_name(p, rec);
    *one = (struct pick){((const struct record *)rec)->id,
        record_name_in(p->h->store, p->noun, rec, p->a), beside(p, owner, rec), "", ""};
    one->folded =
        utf8_fold(p->a, arena_printf(p->a, "%s%s %s", one->name, called(p, rec), one->beside));
    one->initials = initials(p, one->name, owner);
    return HUB_OK;
}

static enum hub_rc pick(struct hub *h, struct picking *p, const struct record_query *q,
    struct pick **out, size_t *count, struct hub_err *err)
{
    p->h = h;
    p->names = namer_create(h, p->a);
    p->scope = q->scope;
    enum hub_rc rc = access_check(h, VERB_READ, p->noun, err);
    if (rc == HUB_OK) {
        rc = record_each(h->store, p->noun, q, pick_one, p, err);
    }
    *out = p->items;
    *count = p->count;
    return rc;
}

/* Of this family, else of this hub, else of all. */
static struct record_query within(
    const struct hub *h, const struct noun *n, hub_id family, hub_id hub)
{
    struct record_query q = {.limit = PICKS_MOST};
    if (id_known(family) && n != &family_noun && noun_belongs(n, &family_noun)) {
        q.scope = &family_noun;
        q.scope_id = family;
    } else if (noun_belongs(n, &hub_noun) && n != &hub_noun) {
        q.scope_id = id_known(hub) ? hub : h->narrowed;
        q.scope = id_known(q.scope_id) ? &hub_noun : NULL;
    }
    return q;
}

enum hub_rc hub_picks(struct hub *h, const struct noun *n, hub_id family, hub_id hub,
    struct arena *a, struct pick **out, size_t *count, struct hub_err *err)
{
    struct record_query q = within(h, n, family, hub);
    struct picking p = {.noun = n, .a = a};
    return pick(h, &p, &q, out, count, err);
}

/* --- where there are very many --------------------------------------------------- */

static const struct {
    const char *noun;
    unsigned kind;
} found[] = {{"family", FIND_FAMILIES}, {"child", FIND_CHILDREN}, {"person", FIND_PEOPLE},
    {"host", FIND_HOSTS}, {"home", FIND_HOMES}, {"event", FIND_EVENTS}};

static unsigned kind_of(const struct noun *n)
{
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        if (str_eq(found[i].noun, n->name)) {
            return found[i].kind;
        }
    }
    return 0;
}

bool hub_picks_many(struct hub *h, const struct noun *n, hub_id family, hub_id hub)
{
    struct record_query q = within(h, n, family, hub);
    struct hub_err ignored;
    int64_t count = 0;
    q.limit = 0;
    return kind_of(n) && record_count(h->store, n, &q, &count, &ignored) == HUB_OK &&
           count > PICKS_MANY;
}

enum hub_rc hub_picks_like(struct hub *h, const struct noun *n, hub_id family, hub_id hub,
    const char *typed, struct arena *a, struct pick **out, size_t *count, struct hub_err *err)
{
    struct picking p = {.h = h, .noun = n, .names = namer_create(h, a), .a = a};
    struct find_hits hits = {0};
    enum hub_rc rc = hub_find_text(h, typed, 0, kind_of(n), a, &hits, err);
    for (size_t i = 0; rc == HUB_OK && i < hits.count; i++) {
        struct record_query q = within(h, n, family, hub);
        p.scope = q.scope;
        query_is(&q, "id", hits.items[i].id);
        rc = record_each(h->store, n, &q, pick_one, &p, err);
    }
    *out = p.items;
    *count = p.count;
    return rc;
}

static const struct field *field_to(const struct noun *n, const struct noun *top)
{
    for (size_t i = 0; i < n->field_count; i++) {
        if (n->fields[i].type == FIELD_REF && str_eq(n->fields[i].ref, top->name)) {
            return &n->fields[i];
        }
    }
    return NULL;
}

enum hub_rc hub_picks_of(struct hub *h, const struct noun *n, const struct noun *top, hub_id id,
    struct arena *a, struct pick **out, size_t *count, struct hub_err *err)
{
    struct record_query q = {.limit = PICKS_MOST};
    struct picking p = {.noun = n, .a = a, .standing = true};
    const struct field *f = field_to(n, top);
    if (n == top) {
        query_is(&q, "id", id);
    } else if (noun_belongs(n, top)) {
        q.scope = top;
        q.scope_id = id;
    } else if (f) {
        query_is(&q, f->column, id);
    } else {
        return hub_fail(err, HUB_EUSAGE, "%s do not belong to a %s.", n->plural, top->name);
    }
    return pick(h, &p, &q, out, count, err);
}
