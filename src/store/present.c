/* SPDX-License-Identifier: MIT */
/*
 * hub_present('t', id): the record of table t is there, not removed, and so is what it belongs to, all
 * the way up; where a sight is on, each is seen too. No id: nobody is missed. A chain of EXISTS would
 * say the same, at several times the work of preparing a statement, in each that lists records.
 */
#include "hub/base/die.h"
#include "hub/base/field.h"
#include "hub/base/str.h"
#include "hub/store/stmt.h"

#include "sight_priv.h"

#include <string.h>

enum { KNOWN_MOST = 200000, UNKNOWN = 0, PRESENT, MISSING };

struct present_noun {
    const struct noun *noun;
    struct present_noun *owner; /* what its owner column points to; NULL at the top */
    struct idmap known[2];  /* to everybody; to whom the sight is set for */
};

struct present {
    struct arena *memory; /* what is known */
    struct as_of at;
    size_t known;
    size_t count;
    struct present_noun *of;
};

static struct present_noun *noun_of(const struct present *all, const char *table)
{
    for (size_t i = 0; table && i < all->count; i++) {
        if (strcmp(all->of[i].noun->table, table) == 0) {
            return &all->of[i];
        }
    }
    return NULL;
}

void present_forget(struct store *s)
{
    struct present *all = s->present;
    if (all && all->known > 0) {
        arena_reset(all->memory);
        for (size_t i = 0; i < all->count; i++) {
            idmap_on(&all->of[i].known[0], all->memory);
            idmap_on(&all->of[i].known[1], all->memory);
        }
        all->known = 0;
    }
}

static const char *look_sql(const void *table, struct arena *a)
{
    const struct noun *n = table;
    return arena_printf(a, "SELECT removed_at,%s%s%s FROM main.\"%s\" WHERE id=?1", n->owner ? "\"" : "",
        n->owner ? n->owner : "NULL", n->owner ? "\"" : "", n->table);
}

/* Whether the row stands, and its owner's id (none: ID_NONE). */
static enum hub_rc look(struct store *s, const struct noun *n, hub_id id, bool *stands, hub_id *owner,
    struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    *stands = false;
    fence_trust(s, true);
    enum hub_rc rc = store_prepare_made(s, n, look_sql, &q, err);
    fence_trust(s, false);
    if (rc == HUB_OK) {
        stmt_bind_id(q, 1, id);
        rc = stmt_step(q, &row, err);
    }
    if (rc == HUB_OK) {
        *stands = row && stmt_is_null(q, 0);
        *owner = row ? stmt_id(q, 1) : ID_NONE;
        stmt_done(q);
    }
    return rc;
}

static enum hub_rc find_out(
    struct store *s, struct present_noun *p, hub_id id, bool sighted, bool *out, struct hub_err *err)
{
    int64_t known = id_known(id) ? idmap_get(&p->known[sighted], id, UNKNOWN) : PRESENT;
    hub_id owner = ID_NONE;
    enum hub_rc rc = HUB_OK;
    *out = known == PRESENT;
    if (known != UNKNOWN) {
        return HUB_OK;
    }
    if (!sighted || sight_sees(s, p->noun->table, id)) {
        rc = look(s, p->noun, id, out, &owner, err);
    }
    if (rc == HUB_OK && *out && p->owner) {
        rc = find_out(s, p->owner, owner, sighted, out, err);
    }
    if (rc == HUB_OK) {
        idmap_put(&p->known[sighted], id, *out ? PRESENT : MISSING);
        s->present->known++;
    }
    return rc;
}

static void fn_present(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    struct store *s = sqlite3_user_data(ctx);
    struct present_noun *p = sqlite3_get_auxdata(ctx, 0); /* of the row before */
    struct hub_err err;
    bool out;
    if (!p) {
        p = noun_of(s->present, (const char *)sqlite3_value_text(argv[0]));
        HUB_BUG(p != NULL);
        sqlite3_set_auxdata(ctx, 0, p, NULL);
    }
    if (!store_as_of(s, &s->present->at) || s->present->known > KNOWN_MOST) {
        present_forget(s);
    }
    if (find_out(s, p, (hub_id){sqlite3_value_int64(argv[1])}, store_views_on(s), &out, &err) == HUB_OK) {
        sqlite3_result_int(ctx, out);
    } else {
        sqlite3_result_error_code(ctx, sqlite3_errcode(s->db));
    }
}

static void name_owners(struct present *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct noun *n = all->of[i].noun;
        const struct field *f = n->owner ? noun_field(n, n->owner) : NULL;
        for (size_t k = 0; f && k < all->count; k++) {
            if (str_eq(all->of[k].noun->name, f->ref)) {
                all->of[i].owner = &all->of[k];
            }
        }
    }
}

enum hub_rc present_register(struct store *s, struct hub_err *err)
{
    struct present *all = arena_alloc(s->arena, sizeof *all);
    *all = (struct present){.memory = arena_create(), .count = s->noun_count,
        .of = arena_array(s->arena, s->noun_count + 1, sizeof *all->of)};
    for (size_t i = 0; i < all->count; i++) {
        all->of[i].noun = s->nouns[i];
        idmap_on(&all->of[i].known[0], all->memory);
        idmap_on(&all->of[i].known[1], all->memory);
    }
    name_owners(all);
    s->present = all;
    int rc = sqlite3_create_function_v2(s->db, "hub_present", 2, SQLITE_UTF8 | SQLITE_INNOCUOUS, s,
        fn_present, NULL, NULL, NULL);
    return rc == SQLITE_OK ? HUB_OK : store_fail(s, rc, "open the file", err);
}

void present_free(struct store *s)
{
    if (s->present) {
        arena_destroy(s->present->memory);
        s->present = NULL;
    }
}
