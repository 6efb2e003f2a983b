/* SPDX-License-Identifier: MIT */
/*
 * Names to ids, from one map a noun. A key is level, scope, name:
 *
 *   level  n as written, l without case, k the name it is known as, f without accents;
 *          r one out of sight, c one that these sheets are about, b one with a fault, t told of
 *   scope  * everywhere, h12 in hub 12, o34 belonging to record 34
 *
 * The value is the id, or 0 where several have the name.
 */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"

#include "import_priv.h"

#include <string.h>

static const char LEVELS[] = "nlkf"; /* in the order in which a name is looked for */

static const char *lower(struct arena *a, const char *s)
{
    char *out = arena_strdup(a, s);
    for (char *p = out; *p; p++) {
        *p = *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p;
    }
    return out;
}

static const char *at_level(struct arena *a, char level, const char *name)
{
    return level == 'n'                   ? name
           : level == 'l' || level == 'k' ? lower(a, name)
                                          : utf8_fold(a, name);
}

static const char *key_of(struct arena *a, char level, char scope, hub_id of, const char *text)
{
    return arena_printf(a, "%c%c%lld|%s", level, scope, (long long)of.n, text);
}

static void put(struct import *im, struct known *k, char level, char scope, hub_id of,
    const char *text, hub_id id)
{
    const char *key = key_of(im->scratch, level, scope, of, text);
    int64_t other = strmap_get(&k->names, key, id.n);
    strmap_put(&k->names, key, other == id.n ? id.n : 0);
}

static void learn_at(
    struct import *im, struct known *k, char level, const void *rec, const char *name)
{
    hub_id id = ((const struct record *)rec)->id, hub = {idmap_get(&k->hubs, id, 0)};
    hub_id owner = import_ref_value(k->noun, k->noun->owner, rec);
    const char *text = at_level(im->scratch, level, name);
    put(im, k, level, '*', ID_NONE, text, id);
    put(im, k, level, 'h', hub, text, id);
    if (owner.n != hub.n) {
        put(im, k, level, 'o', owner, text, id);
    }
}

static void keep_for_near(struct import *im, struct known *k, const void *rec, const char *name)
{
    arena_grow(im->a, &k->called, k->called_count, &k->called_cap, sizeof *k->called);
    k->called[k->called_count++] =
        (struct called){arena_strdup(im->a, name), import_ref_value(k->noun, k->noun->owner, rec),
            {idmap_get(&k->hubs, ((const struct record *)rec)->id, 0)}};
}

void names_learn(struct import *im, struct known *k, const void *rec)
{
    const struct field *f = field_of_name(k->noun), *other = noun_field(k->noun, "known_as");
    const char *name = f ? field_text(f, rec, im->scratch) : "";
    const char *known_as = f && other && other != f ? field_text(other, rec, im->scratch) : "";
    if (str_empty(name)) {
        return;
    }
    if (idmap_get(&k->unseen, ((const struct record *)rec)->id, 0)) {
        learn_at(im, k, 'r', rec, name);
        return;
    }
    learn_at(im, k, 'n', rec, name);
    learn_at(im, k, 'l', rec, name);
    learn_at(im, k, 'f', rec, name);
    if (*known_as) {
        learn_at(im, k, 'k', rec, known_as);
        learn_at(im, k, 'f', rec, known_as);
    }
    keep_for_near(im, k, rec, name);
}

void names_claim(struct import *im, struct known *k, const void *rec)
{
    const struct field *f = field_of_name(k->noun);
    const char *name = f ? field_text(f, rec, im->scratch) : "";
    if (*name) {
        put(im, k, 'c', '*', ID_NONE, utf8_fold(im->scratch, name),
            ((const struct record *)rec)->id);
    }
}

void names_broken(struct import *im, const void *rec)
{
    const struct field *f = field_of_name(im->k->noun);
    const char *names[] = {f ? import_field_cell(im, f) : "", f ? field_text(f, rec, im->scratch) : "",
        import_cell(im, im->sheet->id_col)};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!str_empty(names[i])) {
            put(im, im->k, 'b', '*', ID_NONE, utf8_fold(im->scratch, names[i]), (hub_id){1});
        }
    }
}

static int64_t get(
    struct import *im, struct known *k, char level, char scope, hub_id of, const char *name)
{
    const char *text = at_level(im->scratch, level, name);
    return strmap_get(&k->names, key_of(im->scratch, level, scope, of, text), -1);
}

static int64_t search(struct import *im, struct known *k, char scope, hub_id of, const char *name)
{
    for (const char *level = LEVELS; *level; level++) {
        int64_t id = get(im, k, *level, scope, of, name);
        if (id >= 0) {
            return id;
        }
    }
    return -1;
}

/* The id, 0 when several have the name, -1 when none has. */
static int64_t look_up(struct import *im, struct known *k, struct scope s, const char *name)
{
    if (id_known(s.owner)) {
        return search(im, k, 'o', s.owner, name);
    }
    if (id_known(s.hub)) {
        return search(im, k, 'h', s.hub, name);
    }
    int64_t id = search(im, k, '*', ID_NONE, name);
    if (id == 0) {
        int64_t here = get(im, k, 'c', '*', ID_NONE, name);
        id = here > 0 ? here : id;
    }
    if (id == 0 && id_known(im->default_hub)) {
        id = search(im, k, 'h', im->default_hub, name);
    }
    return id;
}

/* The hub of the first reference that is known already. */
hub_id import_hub_of_refs(struct import *im, const void *rec)
{
    const struct noun *n = im->sheet->noun;
    struct hub_err ignored;
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        hub_id id = f->type == FIELD_REF ? import_ref_value(n, f->column, rec) : ID_NONE;
        struct known *k = id_known(id) ? import_known(im, noun_find(f->ref), &ignored) : NULL;
        hub_id hub = {k ? idmap_get(&k->hubs, id, 0) : 0};
        if (id_known(hub)) {
            return hub;
        }
    }
    return ID_NONE;
}

static struct scope scope_for(
    struct import *im, const struct field *f, const struct noun *ref, const void *rec)
{
    const struct noun *n = im->sheet->noun;
    const struct field *owner = field_of_owner(n, f, ref, im->scratch);
    struct scope s = {.hub = im->row_hub};
    if (ref == &hub_noun) {
        return (struct scope){0};
    }
    if (owner) {
        s.owner = import_ref_value(n, owner->column, rec);
    }
    s.hub = id_known(s.hub) ? s.hub : import_hub_of_refs(im, rec);
    return s;
}

/* A number may be of another hub (who signed it), but never of another family, home or room. */
static bool has_owner(struct import *im, struct known *k, hub_id owner, hub_id id)
{
    struct hub_err ignored;
    int64_t place = idmap_get(&k->at, id, -1);
    void *rec = arena_alloc(im->scratch, k->noun->size);
    const void *have = rec;
    if (place != KNOWN_NEW) {
        have = record_at(&k->list, (size_t)place);
    } else if (record_get(im->h->store, k->noun, id, im->scratch, rec, &ignored) != HUB_OK) {
        return false;
    }
    return id_eq(import_ref_value(k->noun, k->noun->owner, have), owner);
}

/* ", in the family Okafor", ", in Wren Hub" or nothing. */
static const char *scope_words(struct import *im, struct known *k, struct scope s)
{
    const struct field *owner = k->noun->owner ? noun_field(k->noun, k->noun->owner) : NULL;
    if (id_known(s.owner) && owner) {
        const struct noun *n = noun_find(owner->ref);
        return arena_printf(im->scratch, " in the %s %s", n->name,
            record_name(im->h->store, n, s.owner, im->scratch));
    }
    const char *hub = id_known(s.hub) ? import_hub_name(im, s.hub) : NULL;
    return hub ? arena_printf(im->scratch, " in %s", hub) : "";
}

static void unknown_name(
    struct import *im, struct known *k, struct scope s, const char *text, int col)
{
    const char **names = arena_array(im->scratch, k->called_count + 1, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < k->called_count; i++) {
        const struct called *c = &k->called[i];
        bool here = id_known(s.owner) ? id_eq(c->owner, s.owner)
                                      : !id_known(s.hub) || id_eq(c->hub, s.hub);
        if (here) {
            names[n++] = c->name;
        }
    }
    const char *near = str_nearest(text, names, n);
    import_fault_at(im, col, "There is no %s called %s%s.%s%s%s", k->noun->name, text,
        scope_words(im, k, s), near ? " Did you mean " : "", near ? near : "", near ? "?" : "");
}

static void several(struct import *im, struct known *k, struct scope s, const char *text, int col)
{
    if (!id_known(s.hub) && !id_known(s.owner) && import_hub_name(im, ID_NONE)) {
        import_fault_at(im, col,
            "There are several %s called %s, in several hubs. Say which in a column “hub”.",
            k->noun->plural, text);
    } else {
        import_fault_at(im, col, "There are several %s called %s%s. Write the number of one instead.",
            k->noun->plural, text, scope_words(im, k, s));
    }
}

/* Told once a name: everything about a family that was removed would be told otherwise. */
static void removed_name(struct import *im, struct known *k, const char *text, int col)
{
    const char *key = key_of(im->scratch, 't', '*', ID_NONE, utf8_fold(im->scratch, text));
    im->skipped = true;
    im->count->kept++;
    if (strmap_get(&k->names, key, 0) == 0) {
        strmap_put(&k->names, key, 1);
        fault_add(im->faults, FAULT_NOTE, im->sheet->file, im->row->line, col + 1,
            "The %s %s was removed in hub. What is new about it was not read; bring it back first.",
            k->noun->name, text);
    }
}

/* Nobody is called so: perhaps that is told already, or it was removed. */
static hub_id not_there(
    struct import *im, struct known *k, struct scope s, const char *text, int col)
{
    bool broken = get(im, k, 'b', '*', ID_NONE, text) > 0;
    char scope = id_known(s.owner) ? 'o' : id_known(s.hub) ? 'h' : '*';
    int64_t gone = get(im, k, 'r', scope, id_known(s.owner) ? s.owner : s.hub, text);
    if (broken) {
        im->skipped = true;
    } else if (gone > 0 && im->row_known) {
        return (hub_id){gone};
    } else if (gone >= 0) {
        removed_name(im, k, text, col);
    } else {
        unknown_name(im, k, s, text, col);
    }
    return ID_NONE;
}

static hub_id by_number(
    struct import *im, struct known *k, struct scope s, const char *text, hub_id id, int col)
{
    if (id_known(s.owner) && !has_owner(im, k, s.owner, id)) {
        import_fault_at(im, col, "The %s with the number %s is not%s.", k->noun->name, text,
            scope_words(im, k, s));
        return ID_NONE;
    }
    return id;
}

/* "okafor 5 dec", for what has no name of its own. */
static hub_id by_words(
    struct import *im, struct known *k, struct scope s, const char *text, int col)
{
    struct hub_err err;
    hub_id id = ID_NONE;
    if (resolve_name(im->h, k->noun, text, &hub_noun, s.hub, &id, &err) != HUB_OK) {
        import_fault_at(im, col, "%s", err.msg);
        return ID_NONE;
    }
    return id;
}

hub_id import_ref(
    struct import *im, const struct field *f, const void *rec, const char *text, int col)
{
    struct hub_err err;
    const struct noun *ref = noun_find(f->ref);
    const struct field *owner = field_of_owner(im->sheet->noun, f, ref, im->scratch);
    struct known *k = import_known(im, ref, &err);
    int64_t id;
    if (!k) {
        import_fault_at(im, col, "%s", err.msg);
        return ID_NONE;
    }
    if (owner && import_is_bad(im, owner)) {
        return ID_NONE; /* whose it is has a fault, which is told */
    }
    struct scope s = scope_for(im, f, ref, rec);
    bool number = str_int(text, IMPORT_ID_LEAST, INT64_MAX, &id);
    if (number && idmap_get(&k->at, (hub_id){id}, -1) >= 0) {
        return by_number(im, k, s, text, (hub_id){id}, col);
    }
    if (number && k == im->k && import_comes_later(im, (hub_id){id})) {
        im->later = true;
        return ID_NONE;
    }
    if (!number && !field_of_name(ref)) {
        return by_words(im, k, s, text, col);
    }
    id = look_up(im, k, s, text);
    if (id < 0) {
        return not_there(im, k, s, text, col);
    }
    if (id == 0) {
        several(im, k, s, text, col);
    }
    return (hub_id){id};
}

hub_id names_hub(struct import *im, const char *text)
{
    struct hub_err ignored;
    struct known *hubs = import_known(im, &hub_noun, &ignored);
    int64_t id = -1;
    bool number = str_int(text, IMPORT_ID_LEAST, INT64_MAX, &id);
    if (hubs && !(number && idmap_get(&hubs->at, (hub_id){id}, -1) >= 0)) {
        id = search(im, hubs, '*', ID_NONE, text);
    }
    return (hub_id){id > 0 ? id : 0};
}
