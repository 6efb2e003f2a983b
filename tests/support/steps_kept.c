/* SPDX-License-Identifier: MIT */
#include "steps_kept.h"

#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/store/stmt.h"
#include "unit.h"

#include <string.h>

static const char COLUMNS[] =
    "SELECT l.name, c.name FROM pragma_table_list l JOIN pragma_table_info(l.name) c "
    "WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
    "AND NOT (l.name = 'find_doc' AND c.name = 'id') ORDER BY l.name, c.cid";

static enum hub_rc keep(void *arg, const unsigned char *step, size_t len, struct hub_err *err)
{
    struct steps_kept *k = arg;
    (void)err;
    arena_grow(k->a, &k->steps, k->count, &k->cap, sizeof *k->steps);
    k->steps[k->count] = (struct step_bytes){arena_alloc(k->a, len), len};
    memcpy(k->steps[k->count++].bytes, step, len);
    k->bytes += len;
    return HUB_OK;
}

void steps_kept_begin(struct steps_kept *k, struct store *s)
{
    struct hub_err err = {0};
    struct store_keeper keeper = {keep, k};
    *k = (struct steps_kept){.a = arena_create()};
    if (store_image(s, &k->image, &err) != HUB_OK || store_set_keeper(s, &keeper, &err) != HUB_OK)
        fail_msg("%s", err.msg);
}

static enum hub_rc play(void *arg, struct store *s, struct hub_err *err)
{
    const struct steps_kept *k = arg;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < k->count; i++)
        rc = store_step_apply(s, k->steps[i].bytes, k->steps[i].len, err);
    return rc;
}

struct store *steps_kept_again(struct steps_kept *k, struct store *s)
{
    struct hub_err err = {0};
    struct store *again = NULL;
    struct store_options o = {.path = "the steps", .mode = STORE_MEMORY, .nouns = nouns,
        .noun_count = noun_count, .clock = store_clock(s), .image = k->image.bytes,
        .image_len = k->image.len, .replay = play, .replay_arg = k};
    if (store_open(&o, &again, &err) != HUB_OK)
        fail_msg("%s", err.msg);
    return again;
}

static void table_same(struct store *x, struct store *y, const char *table, const char *sql)
{
    struct hub_err err = {0};
    struct stmt *p, *q;
    bool one, two;
    size_t n = 0;
    if (store_ask(x, sql, NULL, 0, &p, &one, &err) != HUB_OK ||
        store_ask(y, sql, NULL, 0, &q, &two, &err) != HUB_OK)
        fail_msg("%s: %s", table, err.msg);
    for (; one && two; n++) {
        if (strcmp(stmt_text(p, 0), stmt_text(q, 0)) != 0)
            fail_msg("%s, row %zu:\n%s\n%s", table, n, stmt_text(p, 0), stmt_text(q, 0));
        if (stmt_step(p, &one, &err) != HUB_OK || stmt_step(q, &two, &err) != HUB_OK)
            fail_msg("%s: %s", table, err.msg);
    }
    if (one != two)
        fail_msg("%s: %s has more than %zu rows", table, one ? "the first" : "the second", n);
    stmt_done(p);
    stmt_done(q);
}

void stores_same(struct store *x, struct store *y)
{
    struct hub_err err = {0};
    struct arena *a = arena_create();
    struct stmt *q;
    bool row;
    char *tables[256];
    const char *sql[256];
    size_t count = 0;
    struct sb b = sb_on(a);
    assert_int_equal(store_ask(x, COLUMNS, NULL, 0, &q, &row, &err), HUB_OK);
    for (; row; assert_int_equal(stmt_step(q, &row, &err), HUB_OK)) {
        if (count == 0 || strcmp(tables[count - 1], stmt_text(q, 0)) != 0) {
            assert_true(count < 256);
            tables[count] = arena_strdup(a, stmt_text(q, 0));
            b = sb_on(a);
            count++;
        }
        sb_addf(&b, "%squote(\"%s\")", b.len ? "||'|'||" : "SELECT ", stmt_text(q, 1));
        sql[count - 1] = arena_printf(a, "%s FROM \"%s\" ORDER BY 1", sb_str(&b), tables[count - 1]);
    }
    stmt_done(q);
    assert_true(count > 50);
    for (size_t i = 0; i < count; i++)
        table_same(x, y, tables[i], sql[i]);
    arena_destroy(a);
}

void steps_kept_end(struct steps_kept *k)
{
    store_image_free(&k->image);
    arena_destroy(k->a);
}
