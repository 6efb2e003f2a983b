/* SPDX-License-Identifier: MIT */
/* Names and natural keys to ids, from maps: a sheet of thousands asks the file once a noun. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"

#include "import_priv.h"

#include <string.h>

static hub_id ref_of(const struct noun *n, const char *column, const void *rec)
{
    const struct field *f = column ? noun_field(n, column) : NULL;
    return f && f->type == FIELD_REF ? *(const hub_id *)(const void *)((const char *)rec + f->offset)
                                     : ID_NONE;
}

static char *lower(struct arena *a, const char *s)
{
    char *out = arena_strdup(a, s);
    for (char *p = out; *p; p++) {
        *p = *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p;
    }
    return out;
}

/* The column that holds a noun's own name: its first plain text of `shown`, last alternative. */
static const struct field *name_field(const struct noun *n, struct arena *a)
{
    const char *shown = n->shown ? n->shown : "";
    const char *slash = strchr(shown, '/');
    const struct field *f = noun_field(n, slash ? slash + 1 : shown);
    (void)a;
    return f && field_is_text(f) ? f : NULL;
}

static const char *name_key(struct arena *a, hub_id owner, const char *name)
{
    return arena_printf(a, "%lld\n%s", (long long)owner.n, name);
}

static void learn_name(struct strmap *m, const char *key, hub_id id)
{
    int64_t before = strmap_get(m, key, -1);
    strmap_put(m, key, before < 0 || before == id.n ? id.n : 0);
}

static void learn_called(struct import *im, struct known *k, const void *rec, const char *name)
{
    hub_id owner = ref_of(k->noun, k->noun->owner, rec), id = ((const struct record *)rec)->id;
    if (str_empty(name)) {
        return;
    }
    learn_name(&k->by_name, name_key(im->a, owner, lower(im->a, name)), id);
    learn_name(&k->by_name, name_key(im->a, ID_NONE, lower(im->a, name)), id);
    learn_name(&k->folded, name_key(im->a, owner, utf8_fold(im->a, name)), id);
}

const char *import_key(struct import *im, const struct noun *n, const void *rec)
{
    struct sb b = sb_on(im->scratch);
    for (size_t i = 0; i < str_parts(n->key); i++) {
        const struct field *f = noun_field(n, str_part(im->scratch, n->key, i));
        const char *text = f ? field_text(f, rec, im->scratch) : "";
        sb_addf(&b, "%s|", lower(im->scratch, text));
    }
    return b.len > str_parts(n->key) ? sb_str(&b) : NULL;
}

void import_learn(struct import *im, struct known *k, const void *rec)
{
    const struct field *name = name_field(k->noun, im->a);
    const struct field *known_as = noun_field(k->noun, "known_as");
    const char *key = import_key(im, k->noun, rec);
    if (key) {
        strmap_put(&k->by_key, key, ((const struct record *)rec)->id.n);
    }
    if (name) {
        learn_called(im, k, rec, field_text(name, rec, im->scratch));
    }
    if (known_as && field_is_text(known_as)) {
        learn_called(im, k, rec, field_text(known_as, rec, im->scratch));
    }
}

static enum hub_rc load(struct import *im, struct known *k, struct hub_err *err)
{
    struct record_query q = {.order = ""};
    enum hub_rc rc = record_list(im->h->store, k->noun, &q, im->a, &k->list, err);
    strmap_on(&k->by_key, im->a);
    strmap_on(&k->by_name, im->a);
    strmap_on(&k->folded, im->a);
    idmap_on(&k->at, im->a);
    for (size_t i = 0; rc == HUB_OK && i < k->list.count; i++) {
        const struct record *r = record_at(&k->list, i);
        idmap_put(&k->at, r->id, (int64_t)i);
        import_learn(im, k, r);
    }
    k->loaded = rc == HUB_OK;
    return rc;
}

struct known *import_known(struct import *im, const struct noun *n, struct hub_err *err)
{
    size_t i = 0;
    while (i + 1 < noun_count && nouns[i] != n) {
        i++;
    }
    struct known *k = &im->known[i];
    k->noun = n;
    return k->loaded || load(im, k, err) == HUB_OK ? k : NULL;
}

/* The record that a name is looked for under: this row's family for a child, else its hub. */
static hub_id owner_for(struct import *im, const struct noun *ref, const void *rec)
{
    hub_id family = ref_of(im->sheet->noun, "family_id", rec);
    const struct field *owner = ref->owner ? noun_field(ref, ref->owner) : NULL;
    if (owner && str_eq(owner->ref, "family") && id_known(family)) {
        return family;
    }
    if (!owner || !str_eq(owner->ref, "hub")) {
        return ID_NONE;
    }
    hub_id hub = ref_of(im->sheet->noun, "hub_id", rec);
    int col = im->sheet->hub_col;
    if (!id_known(hub) && col >= 0 && (size_t)col < im->row->count) {
        struct hub_err ignored;
        struct known *hubs = import_known(im, &hub_noun, &ignored);
        const char *name = lower(im->scratch, im->row->cells[col]);
        hub.n = hubs ? strmap_get(&hubs->by_name, name_key(im->scratch, ID_NONE, name), 0) : 0;
    }
    return id_known(hub) ? hub : hub_default(im->h);
}

static void unknown_name(struct import *im, struct known *k, const char *text, int col)
{
    const struct field *f = name_field(k->noun, im->scratch);
    const char **names = arena_array(im->scratch, k->list.count + 1, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; f && i < k->list.count; i++) {
        names[n++] = field_text(f, record_at(&k->list, i), im->scratch);
    }
    const char *near = str_nearest(text, names, n);
    import_fault(im, col, "There is no %s called %s.%s%s%s", k->noun->name, text,
        near ? " Did you mean " : "", near ? near : "", near ? "?" : "");
}

hub_id import_ref(
    struct import *im, const struct field *f, const void *rec, const char *text, int col)
{
    struct hub_err err;
    const struct noun *ref = noun_find(f->ref);
    struct known *k = import_known(im, ref, &err);
    int64_t id = -1;
    if (!k) {
        import_fault(im, col, "%s", err.msg);
        return ID_NONE;
    }
    if (str_int(text, 1000000000, INT64_MAX, &id) && idmap_get(&k->at, (hub_id){id}, -1) >= 0) {
        return (hub_id){id};
    }
    hub_id owner = owner_for(im, ref, rec);
    id = strmap_get(&k->by_name, name_key(im->scratch, owner, lower(im->scratch, text)), -1);
    if (id < 0) {
        id = strmap_get(&k->folded, name_key(im->scratch, owner, utf8_fold(im->scratch, text)), -1);
    }
    if (id == 0) {
        import_fault(im, col, "There are several %s called %s.", ref->plural, text);
    } else if (id < 0) {
        unknown_name(im, k, text, col);
    }
    return (hub_id){id > 0 ? id : 0};
}
