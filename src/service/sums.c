/* SPDX-License-Identifier: MIT */
/*
 * Each table is read once, parents before what belongs to them. A record has the families of the
 * records it belongs to (model/holding.c), and its own sum goes into theirs.
 */
#include "hub/service/sums.h"

#include "hub/base/die.h"
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/holding.h"
#include "namer_priv.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

struct sums_work {
    struct hub *h;
    struct arena *a;          /* what is asked for */
    struct arena *scratch;    /* until all is added up */
    struct family_sums *out;
    struct idmap *whose;      /* one a noun: id → place in `sets`; 0: no family's */
    int64_t *sets;            /* each: how many, then places in out->items, rising */
    size_t set_count, set_cap;
    const struct noun *noun;  /* being read */
    int64_t found[8], found_count; /* sets of what the record at hand belongs to */
};

/* --- which families ------------------------------------------------------------------------ */

static void add_number(struct sums_work *w, int64_t n)
{
    arena_grow(w->scratch, &w->sets, w->set_count, &w->set_cap, sizeof *w->sets);
    w->sets[w->set_count++] = n;
}

static int64_t set_add(struct sums_work *w, const int64_t *families, int64_t count)
{
    size_t at = w->set_count;
    add_number(w, count);
    for (int64_t i = 0; i < count; i++) {
        add_number(w, families[i]);
    }
    return (int64_t)at;
}

static int by_number(const void *x, const void *y)
{
    const int64_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* All families of the sets found, each once. */
static int64_t united(struct sums_work *w)
{
    int64_t *all, most = 0, count = 0, kept = 0;
    for (int64_t i = 0; i < w->found_count; i++) {
        most += w->sets[w->found[i]];
    }
    all = arena_array(w->scratch, (size_t)most + 1, sizeof *all);
    for (int64_t i = 0; i < w->found_count; i++) {
        const int64_t *set = &w->sets[w->found[i]];
        memcpy(all + count, set + 1, (size_t)set[0] * sizeof *all);
        count += set[0];
    }
    qsort(all, (size_t)count, sizeof *all, by_number);
    for (int64_t i = 0; i < count; i++) {
        if (i == 0 || all[i] != all[i - 1]) {
            all[kept++] = all[i];
        }
    }
    return set_add(w, all, kept);
}

static void note_set(struct sums_work *w, int64_t set)
{
    bool known = set == 0;
    for (int64_t i = 0; i < w->found_count; i++) {
        known = known || w->found[i] == set;
    }
    if (!known && w->found_count < (int64_t)(sizeof w->found / sizeof *w->found)) {
        w->found[w->found_count++] = set;
    }
}

static int64_t set_of(struct sums_work *w, const void *rec)
{
    const struct noun *n = w->noun;
    w->found_count = 0;
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (f->type == FIELD_REF && holding_of(n, f) == HOLD_BELONGS) {
            hub_id to = *(const hub_id *)(const void *)((const char *)rec + f->offset);
            note_set(w, idmap_get(&w->whose[namer_place(noun_find(f->ref))], to, 0));
        }
    }
    return w->found_count == 0 ? 0 : w->found_count == 1 ? w->found[0] : united(w);
}

/* --- the sum of a record -------------------------------------------------------------------- */

static void sum_bytes(crypto_generichash_state *s, const void *bytes, size_t len)
{
    crypto_generichash_update(s, bytes, len);
}

static void sum_number(crypto_generichash_state *s, int64_t n)
{
    unsigned char bytes[8];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (unsigned char)((uint64_t)n >> 8 * i);
    }
    sum_bytes(s, bytes, sizeof bytes);
}

static void sum_text(crypto_generichash_state *s, const char *text)
{
    sum_number(s, text && *text ? (int64_t)strlen(text) : 0);
    sum_bytes(s, text ? text : "", text ? strlen(text) : 0);
}

static void sum_field(crypto_generichash_state *s, const struct field *f, const void *rec)
{
    const void *member = (const char *)rec + f->offset;
    sum_text(s, f->column);
    if (field_is_text(f)) {
        sum_text(s, *(const char *const *)member);
    } else if (f->type == FIELD_DATE || f->type == FIELD_TOD) {
        sum_number(s, *(const int32_t *)member);
    } else {
        sum_number(s, *(const int64_t *)member);
    }
}

static void sum_record(const struct noun *n, const void *rec, unsigned char out[FAMILY_SUM_BYTES])
{
    const struct record *r = rec;
    crypto_generichash_state s;
    crypto_generichash_init(&s, NULL, 0, FAMILY_SUM_BYTES);
    sum_text(&s, n->table);
    sum_number(&s, r->id.n);
    sum_number(&s, stamp_known(r->removed_at)); /* that it was, not when */
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (f->type != FIELD_LINKS && !field_is_empty(f, rec)) {
            sum_field(&s, f, rec);
        }
    }
    crypto_generichash_final(&s, out, FAMILY_SUM_BYTES);
}

/* A sum of sums: in whatever order the records come. */
static void add_up(unsigned char to[FAMILY_SUM_BYTES], const unsigned char sum[FAMILY_SUM_BYTES])
{
    sodium_add(to, sum, FAMILY_SUM_BYTES);
}

static bool counts(const struct hub *h, const struct noun *n)
{
    static const char copies[] = "pack|pack_family|homecoming|question|claim";
    struct hub_err ignored;
    return !(n->flags & (NOUN_SEALED | NOUN_FOLLOWS | NOUN_NO_JOURNAL)) &&
           str_part_index(copies, n->table) < 0 &&
           access_check(h, VERB_READ, n, &ignored) == HUB_OK;
}

/* --- all of them ------------------------------------------------------------------------------ */

static enum hub_rc each_record(void *arg, const void *rec, struct hub_err *err)
{
    struct sums_work *w = arg;
    const struct record *r = rec;
    unsigned char sum[FAMILY_SUM_BYTES];
    struct idmap *mine = &w->whose[namer_place(w->noun)];
    int64_t set = w->noun == &family_noun ? idmap_get(mine, r->id, 0) : set_of(w, rec);
    (void)err;
    if (set == 0) {
        return HUB_OK;
    }
    idmap_put(mine, r->id, set);
    if (counts(w->h, w->noun)) {
        sum_record(w->noun, rec, sum);
        for (int64_t i = 1; i <= w->sets[set]; i++) {
            add_up(w->out->items[w->sets[set + i]].sum, sum);
        }
    }
    return HUB_OK;
}

static bool belongs_to_something(const struct noun *n)
{
    bool belongs = n == &family_noun;
    for (size_t i = 0; i < n->field_count; i++) {
        belongs |= n->fields[i].type == FIELD_REF && holding_of(n, &n->fields[i]) == HOLD_BELONGS;
    }
    return belongs;
}

static enum hub_rc read_nouns(struct sums_work *w, struct hub_err *err)
{
    struct record_query q = {.any = true, .order = "id"};
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        w->noun = nouns[i];
        if (belongs_to_something(w->noun)) {
            rc = record_each(w->h->store, w->noun, &q, each_record, w, err);
        }
    }
    return rc;
}

static int by_id(const void *x, const void *y)
{
    const struct family_sum *a = x, *b = y;
    return (a->family.n > b->family.n) - (a->family.n < b->family.n);
}

static enum hub_rc list_families(struct sums_work *w, struct hub_err *err)
{
    struct record_ask ask = record_ask_all();
    struct record_list list;
    ask.all = true;
    enum hub_rc rc = hub_list(w->h, &family_noun, &ask, w->scratch, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    w->out->items = arena_array(w->a, list.count + 1, sizeof *w->out->items);
    for (size_t i = 0; i < list.count; i++) {
        const struct family *f = record_at(&list, i);
        struct family_sum *to = &w->out->items[w->out->count++];
        *to = (struct family_sum){
            .family = f->record.id, .name = record_name_in(w->h->store, &family_noun, f, w->a)};
    }
    qsort(w->out->items, w->out->count, sizeof *w->out->items, by_id);
    for (size_t i = 0; i < w->out->count; i++) {
        int64_t place = (int64_t)i;
        idmap_put(&w->whose[namer_place(&family_noun)], w->out->items[i].family,
            set_add(w, &place, 1));
    }
    return HUB_OK;
}

enum hub_rc hub_family_sums(
    struct hub *h, struct arena *a, struct family_sums *out, struct hub_err *err)
{
    struct sums_work w = {.h = h, .a = a, .scratch = arena_create(), .out = out};
    *out = (struct family_sums){0};
    w.whose = arena_array(w.scratch, noun_count, sizeof *w.whose);
    for (size_t i = 0; i < noun_count; i++) {
        idmap_on(&w.whose[i], w.scratch);
    }
    set_add(&w, NULL, 0); /* place 0: of no family */
    hub_look(h);
    enum hub_rc rc = list_families(&w, err);
    rc = rc == HUB_OK ? read_nouns(&w, err) : rc;
    hub_look_end(h);
    arena_destroy(w.scratch);
    return rc;
}

/* --- held against each other --------------------------------------------------------------------- */

static int by_name(const void *x, const void *y)
{
    const char *const *a = x, *const *b = y;
    return strcmp(*a, *b);
}

void family_sums_differ(const struct family_sums *one, const struct family_sums *other, bool part,
    struct arena *a, struct sums_differ *out)
{
    size_t i = 0, k = 0;
    *out = (struct sums_differ){
        .families = arena_array(a, one->count + other->count + 1, sizeof *out->families)};
    while (i < one->count || k < other->count) {
        const struct family_sum *mine = i < one->count ? &one->items[i] : NULL;
        const struct family_sum *theirs = k < other->count ? &other->items[k] : NULL;
        HUB_BUG(mine || theirs);
        bool both = mine && theirs && id_eq(mine->family, theirs->family);
        bool only_here = !both && mine && (!theirs || mine->family.n < theirs->family.n);
        if (both ? memcmp(mine->sum, theirs->sum, sizeof mine->sum) != 0 : !(only_here && part)) {
            out->families[out->count++] = both || only_here ? mine->name : theirs->name;
        }
        i += both || only_here;
        k += both || !only_here;
    }
    if (out->count) {
        qsort(out->families, out->count, sizeof *out->families, by_name);
    }
}
