/* SPDX-License-Identifier: MIT */
/* Rows of the pane Peers in memory: which there are is read at once, what they say when they are shown. */
#include "hub/base/utf8.h"
#include "peers_view_priv.h"

#include <stdio.h>

struct peers_item {
    struct peers_row *row; /* noun and id; all of it once it has words */
    peers_read *read;
    const void *of;
    size_t at;
};

static void add_item(struct peers_load *l, const struct peers_item *item)
{
    char place[24];
    struct peers_item *keep = arena_alloc(l->a, sizeof *keep);
    *keep = *item;
    snprintf(place, sizeof place, "%08zu", l->page.count);
    list_page_add(&l->page, item->row->id, place, keep);
}

static void add_words(struct peers_load *l, struct peers_row *row)
{
    row->words = arena_printf(
        l->a, "%s %s %s %s %s", row->lead, row->with, row->what, row->text, row->mark);
}

void peers_add(struct peers_load *l, const struct peers_row *row)
{
    struct peers_row *keep = arena_alloc(l->a, sizeof *keep);
    *keep = *row;
    add_words(l, keep);
    add_item(l, &(struct peers_item){.row = keep});
}

void peers_await(struct peers_load *l, const struct noun *n, hub_id id, peers_read *read,
    const void *of, size_t at)
{
    struct peers_row *row = arena_alloc(l->a, sizeof *row);
    *row = (struct peers_row){.noun = n, .id = id.n};
    add_item(l, &(struct peers_item){row, read, of, at});
}

const char *peers_name(const struct peers_load *l, const char *name)
{
    return l->hide ? utf8_initials(l->a, name) : name;
}

const struct peers_row *peers_row_of(const struct list_row *row)
{
    return ((const struct peers_item *)row->item)->row;
}

/* --- read when shown ------------------------------------------------------------------ */

static enum hub_rc read_row(struct peers_load *l, const struct list_row *row, struct hub_err *err)
{
    const struct peers_item *item = row->item;
    if (item->row->words) {
        return HUB_OK;
    }
    enum hub_rc rc = item->read(l, item->of, item->at, item->row, err);
    if (rc == HUB_OK) {
        add_words(l, item->row);
    }
    return rc;
}

static enum hub_rc read_rows(
    struct peers_load *l, const struct list_row *rows, size_t count, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = read_row(l, &rows[i], err);
    }
    return rc;
}

/* Words are looked for in all rows. */
static enum hub_rc read_for(struct peers_rows *r, const char *needle, struct hub_err *err)
{
    if (!*needle || r->all_read) {
        return HUB_OK;
    }
    enum hub_rc rc = read_rows(&r->load, r->memory.rows, r->memory.count, err);
    r->all_read = rc == HUB_OK;
    return rc;
}

static enum hub_rc rows_page(
    void *ctx, const struct list_ask *ask, struct list_page *out, struct hub_err *err)
{
    struct peers_rows *r = ctx;
    struct list_source all = list_memory_source(&r->memory);
    enum hub_rc rc = read_for(r, ask->needle, err);
    rc = rc == HUB_OK ? all.page(all.ctx, ask, out, err) : rc;
    return rc == HUB_OK ? read_rows(&r->load, out->rows, out->count, err) : rc;
}

static enum hub_rc rows_count(
    void *ctx, const char *needle, int64_t *matching, int64_t *all, struct hub_err *err)
{
    struct peers_rows *r = ctx;
    struct list_source src = list_memory_source(&r->memory);
    enum hub_rc rc = read_for(r, needle, err);
    return rc == HUB_OK ? src.count(src.ctx, needle, matching, all, err) : rc;
}

static enum hub_rc rows_find(void *ctx, int64_t id, struct list_page *out, struct hub_err *err)
{
    struct peers_rows *r = ctx;
    struct list_source all = list_memory_source(&r->memory);
    return all.find(all.ctx, id, out, err);
}

struct list_source peers_rows_source(struct peers_rows *r)
{
    return (struct list_source){
        .ctx = r, .page = rows_page, .count = rows_count, .find = rows_find};
}

/* --- a part --------------------------------------------------------------------------- */

static const char *words_of(const struct list_row *row)
{
    return peers_row_of(row)->words;
}

enum hub_rc peers_rows_read(struct peers_rows *r, struct hub *hub, const struct peers_part *part,
    bool hide, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct peers_load l = {hub, a, hide, {.a = a}};
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < sizeof part->sections / sizeof *part->sections; i++) {
        rc = part->sections[i] ? part->sections[i](&l, err) : HUB_OK;
    }
    *r = (struct peers_rows){.load = l,
        .memory = {.rows = l.page.rows, .count = l.page.count, .words = words_of}};
    return rc;
}

void peers_rows_fini(struct peers_rows *r)
{
    if (r->load.a) {
        arena_destroy(r->load.a);
    }
    *r = (struct peers_rows){0};
}
