/* SPDX-License-Identifier: MIT */
/* From what a person types to a record: by number, by name, kindly. */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub_priv.h"

#include <string.h>

enum { NAMED_MOST = 6 }; /* names listed in a sentence */

struct search {
    struct hub *h;
    const struct noun *noun;
    const char *folded;
    struct arena *a;
    hub_id found[NAMED_MOST];
    size_t count;
    const char **names; /* all, for "did you mean" */
    size_t name_count, name_cap;
};

/* The plain text columns a record may be called by: those of `shown`, each alone. */
static bool called(struct search *s, const void *rec)
{
    bool hit = false;
    for (const char *p = s->noun->shown; p && *p;) {
        size_t len = strcspn(p, "/ ");
        const struct field *f = noun_field(s->noun, arena_strndup(s->a, p, len));
        const char *text = f && field_is_text(f) ? field_text(f, rec, s->a) : "";
        if (!str_empty(text)) {
            arena_grow(s->a, &s->names, s->name_count, &s->name_cap, sizeof *s->names);
            s->names[s->name_count++] = text;
            hit = hit || strcmp(utf8_fold(s->a, text), s->folded) == 0;
        }
        p += len + (p[len] != '\0');
    }
    return hit;
}

static void found(struct search *s, hub_id id)
{
    if (s->count < NAMED_MOST) {
        s->found[s->count] = id;
    }
    s->count++;
}

static void look_at(struct search *s, const struct record_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct record *r = record_at(list, i);
        const char *whole = record_name(s->h->store, s->noun, r->id, s->a);
        if (called(s, r) || strcmp(utf8_fold(s->a, whole), s->folded) == 0) {
            found(s, r->id);
        }
    }
}

/* The name a record is shown by, with its dates as people and as tables write them. */
static const char *all_its_words(struct search *s, const struct record *r)
{
    struct sb b = sb_on(s->a);
    sb_add(&b, record_name(s->h->store, s->noun, r->id, s->a));
    for (const char *p = s->noun->shown; p && *p;) {
        size_t len = strcspn(p, "/ ");
        const struct field *f = noun_field(s->noun, arena_strndup(s->a, p, len));
        if (f && (f->type == FIELD_DATE || f->type == FIELD_WALL)) {
            sb_addf(&b, " %s", field_text(f, r, s->a));
        }
        p += len + (p[len] != '\0');
    }
    return utf8_fold(s->a, sb_str(&b));
}

static const char WORD_ENDS[] = " ,";

static bool has_word(const char *text, const char *word, size_t len)
{
    for (const char *p = text; *p;) {
        size_t here = strcspn(p, WORD_ENDS);
        if (here == len && strncmp(p, word, len) == 0) {
            return true;
        }
        p += here;
        p += strspn(p, WORD_ENDS);
    }
    return false;
}

static bool has_all_words(const char *text, const char *words)
{
    for (const char *p = words + strspn(words, WORD_ENDS); *p;) {
        size_t len = strcspn(p, WORD_ENDS);
        if (!has_word(text, p, len)) {
            return false;
        }
        p += len;
        p += strspn(p, WORD_ENDS);
    }
    return true;
}

/* What has no name of its own is found by words of what it is shown as: "okafor 5 dec". */
static void look_at_words(struct search *s, const struct record_list *list)
{
    if (!strchr(s->noun->shown, ' ') || !s->folded[strspn(s->folded, WORD_ENDS)]) {
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        const struct record *r = record_at(list, i);
        if (has_all_words(all_its_words(s, r), s->folded)) {
            found(s, r->id);
        }
    }
}

/* "Mia Okafor": a name with that of whom it belongs to; NULL where that is the hub or nobody. */
static const char *name_with_owner(struct search *s, const struct record *r)
{
    const struct field *f = s->noun->owner ? noun_field(s->noun, s->noun->owner) : NULL;
    hub_id owner;
    if (!f || f->type != FIELD_REF || noun_find(f->ref) == &hub_noun) {
        return NULL;
    }
    memcpy(&owner, (const char *)r + f->offset, sizeof owner);
    return !id_known(owner)
               ? NULL
               : arena_printf(s->a, "%s %s", record_name(s->h->store, s->noun, r->id, s->a),
                     record_name(s->h->store, noun_find(f->ref), owner, s->a));
}

static void look_at_owners(struct search *s, const struct record_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct record *r = record_at(list, i);
        const char *name = name_with_owner(s, r);
        if (name && strcmp(utf8_fold(s->a, name), s->folded) == 0) {
            found(s, r->id);
        }
    }
}

static const char *told_apart(struct search *s, const struct record_list *list, hub_id id)
{
    const char *name = NULL;
    for (size_t i = 0; !name && i < list->count; i++) {
        const struct record *r = record_at(list, i);
        name = id_eq(r->id, id) ? name_with_owner(s, r) : NULL;
    }
    return name ? name : record_name(s->h->store, s->noun, id, s->a);
}

static enum hub_rc several(
    struct search *s, const char *name, const struct record_list *list, struct hub_err *err)
{
    struct sb b = sb_on(s->a);
    size_t shown = s->count < NAMED_MOST ? s->count : NAMED_MOST;
    for (size_t i = 0; i < shown; i++) {
        sb_addf(&b, "%s%lld %s", i ? ", " : "", (long long)s->found[i].n,
            told_apart(s, list, s->found[i]));
    }
    return hub_fail(err, HUB_EUSAGE, "There are %zu %s called %s. Say which by its number: %s.",
        s->count, s->noun->plural, name, sb_str(&b));
}

/* The name nearest to what was typed, accents aside; NULL. */
static const char *nearest(struct search *s)
{
    const char **folded = arena_array(s->a, s->name_count + 1, sizeof *folded);
    for (size_t i = 0; i < s->name_count; i++) {
        folded[i] = utf8_fold(s->a, s->names[i]);
    }
    const char *near = str_nearest(s->folded, folded, s->name_count);
    for (size_t i = 0; near && i < s->name_count; i++) {
        if (folded[i] == near) {
            return s->names[i];
        }
    }
    return NULL;
}

static enum hub_rc none(struct search *s, const char *name, struct hub_err *err)
{
    const char *near = nearest(s);
    if (near) {
        return hub_fail(err, HUB_ENOTFOUND, "There is no %s called %s. Did you mean %s?",
            s->noun->name, name, near);
    }
    return hub_fail(err, HUB_ENOTFOUND, "There is no %s called %s.", s->noun->name, name);
}

static enum hub_rc by_number(struct hub *h, const struct noun *n, hub_id id,
    struct record_query *q, struct arena *a, hub_id *out, struct hub_err *err)
{
    struct record_list list;
    query_is(q, "id", id);
    enum hub_rc rc = record_list(h->store, n, q, a, &list, err);
    if (rc == HUB_OK && list.count == 0) {
        return hub_fail(err, HUB_ENOTFOUND, "There is no %s%s with the number %lld%s.",
            q->removed ? "removed " : "", n->name, (long long)id.n,
            q->scope && q->scope != &hub_noun ? " there" : "");
    }
    *out = id;
    return rc;
}

static enum hub_rc by_name(struct hub *h, const struct noun *n, const char *name,
    const struct record_query *q, struct arena *a, hub_id *out, struct hub_err *err)
{
    struct record_list list;
    struct search s = {.h = h, .noun = n, .folded = utf8_fold(a, name), .a = a};
    enum hub_rc rc = record_list(h->store, n, q, a, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    look_at(&s, &list);
    if (s.count == 0) {
        look_at_owners(&s, &list);
    }
    if (s.count == 0) {
        look_at_words(&s, &list);
    }
    if (s.count > 1) {
        return several(&s, name, &list, err);
    }
    if (s.count == 0) {
        return none(&s, name, err);
    }
    *out = s.found[0];
    return HUB_OK;
}

static enum hub_rc resolve(struct hub *h, const struct noun *n, const char *name,
    const struct noun *top, hub_id top_id, bool removed, hub_id *out, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct record_query q = {.order = "", .removed = removed};
    int64_t number;
    enum hub_rc rc;
    if (top && id_known(top_id) && n != &hub_noun && noun_belongs(n, top)) { /* a hub is in none */
        q.scope = top;
        q.scope_id = top_id;
    }
    /* Ids have fifteen digits and more; a shorter number may be somebody's name for a thing. */
    if (str_int(name, 1000000000, INT64_MAX, &number)) {
        rc = by_number(h, n, (hub_id){number}, &q, scratch, out, err);
    } else {
        rc = by_name(h, n, name, &q, scratch, out, err);
    }
    arena_destroy(scratch);
    return rc;
}

enum hub_rc resolve_name(struct hub *h, const struct noun *n, const char *name,
    const struct noun *top, hub_id top_id, hub_id *out, struct hub_err *err)
{
    return resolve(h, n, name, top, top_id, false, out, err);
}

enum hub_rc resolve_removed(
    struct hub *h, const struct noun *n, const char *name, hub_id *out, struct hub_err *err)
{
    return resolve(h, n, name, &hub_noun, h->narrowed, true, out, err);
}
