/* SPDX-License-Identifier: MIT */
/* What the file has of each noun: a sheet of thousands asks the file once. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"

#include "import_priv.h"

#include <string.h>

hub_id import_ref_value(const struct noun *n, const char *column, const void *rec)
{
    const struct field *f = column ? noun_field(n, column) : NULL;
    return f && f->type == FIELD_REF ? *(const hub_id *)(const void *)((const char *)rec + f->offset)
                                     : ID_NONE;
}

bool field_in_key(const struct noun *n, const struct field *f)
{
    return str_part_index(n->key, f->word) >= 0;
}

bool import_key_is_good(const struct import *im)
{
    const struct noun *n = im->sheet->noun;
    for (size_t i = 0; i < n->field_count; i++) {
        if (im->bad[i] && field_in_key(n, &n->fields[i])) {
            return false;
        }
    }
    return true;
}

static void add_lower(struct sb *b, const char *s)
{
    for (; *s; s++) {
        sb_addc(b, *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s);
    }
}

const char *import_key(
    struct import *im, const struct known *k, const void *rec, bool loose, struct arena *a)
{
    struct sb b = sb_on(a);
    bool any = false;
    for (size_t i = 0; i < k->key_count; i++) {
        const struct field *f = k->key[i];
        const char *text = field_text(f, rec, im->scratch);
        any = any || *text;
        if (loose && field_is_text(f)) {
            sb_add(&b, utf8_fold(im->scratch, text));
        } else {
            add_lower(&b, text);
        }
        sb_addc(&b, '|');
    }
    return any ? sb_str(&b) : NULL;
}

static void find_key(struct import *im, struct known *k)
{
    const struct noun *n = k->noun;
    k->key = arena_array(im->a, str_parts(n->key) + 1, sizeof *k->key);
    for (size_t i = 0; i < str_parts(n->key); i++) {
        const struct field *f = noun_field(n, str_part(im->a, n->key, i));
        if (f) {
            k->key[k->key_count++] = f;
        }
    }
    for (size_t i = 0; i < k->key_count; i++) {
        k->key_has_text = k->key_has_text || k->key[i]->type == FIELD_TEXT;
    }
}

static void learn_keys(struct import *im, struct known *k, const void *rec)
{
    const struct record *r = rec;
    const char *key = import_key(im, k, rec, false, im->scratch);
    if (!key) {
        return;
    }
    if (stamp_known(r->removed_at)) {
        strmap_put(&k->gone, key, r->id.n);
        return;
    }
    strmap_put(&k->keys, key, r->id.n);
    if (k->key_has_text) { /* only such a key can differ by accents */
        const char *loose = import_key(im, k, rec, true, im->scratch);
        int64_t other = strmap_get(&k->loose, loose, r->id.n);
        strmap_put(&k->loose, loose, other == r->id.n ? other : 0);
    }
}

/* The hub a record belongs to, by way of its owners, who are known before it; out of sight with them. */
static void learn_owner(struct import *im, struct known *k, const void *rec)
{
    struct hub_err ignored;
    const struct noun *n = k->noun;
    const struct record *r = rec;
    const struct field *owner = n->owner ? noun_field(n, n->owner) : NULL;
    hub_id id = owner ? import_ref_value(n, n->owner, rec) : ID_NONE;
    struct known *parent = id_known(id) ? import_known(im, noun_find(owner->ref), &ignored) : NULL;
    int64_t hub = n == &hub_noun ? r->id.n : parent ? idmap_get(&parent->hubs, id, 0) : 0;
    idmap_put(&k->hubs, r->id, hub);
    if (stamp_known(r->removed_at) || (parent && idmap_get(&parent->unseen, id, 0))) {
        idmap_put(&k->unseen, r->id, 1);
    }
}

void import_learn(struct import *im, struct known *k, const void *rec)
{
    const struct record *r = rec;
    learn_owner(im, k, rec);
    if (idmap_get(&k->at, r->id, -1) < 0) {
        idmap_put(&k->at, r->id, KNOWN_NEW);
    }
    learn_keys(im, k, rec);
    names_learn(im, k, rec);
}

void import_claim(struct import *im, const void *rec)
{
    idmap_put(&im->k->claimed, ((const struct record *)rec)->id, im->row->line);
    names_claim(im, im->k, rec);
}

/* A load may come amid a row, whose texts must outlive it. */
static void learn_all(struct import *im, struct known *k)
{
    struct arena *row_scratch = im->scratch;
    im->scratch = arena_create();
    for (size_t i = 0; i < k->list.count; i++) {
        const struct record *r = record_at(&k->list, i);
        idmap_put(&k->at, r->id, (int64_t)i);
        k->live += !stamp_known(r->removed_at);
        import_learn(im, k, r);
        arena_reset(im->scratch);
    }
    arena_destroy(im->scratch);
    im->scratch = row_scratch;
}

static enum hub_rc load(struct import *im, struct known *k, struct hub_err *err)
{
    struct record_query q = {.order = "", .any = true};
    struct strmap *texts[] = {&k->keys, &k->loose, &k->gone, &k->names};
    struct idmap *ids[] = {&k->at, &k->hubs, &k->unseen, &k->claimed};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        strmap_on(texts[i], im->a);
    }
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        idmap_on(ids[i], im->a);
    }
    find_key(im, k);
    enum hub_rc rc = record_list(im->h->store, k->noun, &q, im->a, &k->list, err);
    if (rc == HUB_OK) {
        k->loaded = true;
        learn_all(im, k);
    }
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
