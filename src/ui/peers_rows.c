/* SPDX-License-Identifier: MIT */
/* Rows of the pane Peers in memory: a section is read when one comes near it, what its rows say when they are shown. */
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

/* --- sections ------------------------------------------------------------------------- */

static bool more_sections(const struct peers_rows *r)
{
    return r->part && r->sections < PEERS_SECTIONS && r->part->sections[r->sections];
}

static enum hub_rc read_section(struct peers_rows *r, struct hub_err *err)
{
    size_t before = r->load.page.count;
    enum hub_rc rc = r->part->sections[r->sections](&r->load, err);
    if (rc != HUB_OK) {
        r->load.page.count = before;
        return rc;
    }
    r->sections++;
    r->memory.rows = r->load.page.rows;
    r->memory.count = r->load.page.count;
    return HUB_OK;
}

/* So many rows, or all there are. */
static enum hub_rc read_sections(struct peers_rows *r, size_t count, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    while (rc == HUB_OK && r->memory.count < count && more_sections(r)) {
        rc = read_section(r, err);
    }
    return rc;
}

static bool is_there(const struct peers_rows *r, int64_t id, size_t *at)
{
    while (*at < r->memory.count && r->memory.rows[*at].id != id) {
        ++*at;
    }
    return *at < r->memory.count;
}

/* *at: the place of the row, behind all when it is not there. */
static enum hub_rc read_to(struct peers_rows *r, int64_t id, size_t *at, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    *at = 0;
    while (rc == HUB_OK && !is_there(r, id, at) && more_sections(r)) {
        rc = read_section(r, err);
    }
    return rc;
}

/* Words are looked for in all rows. */
static enum hub_rc read_all(struct peers_rows *r, struct hub_err *err)
{
    enum hub_rc rc = read_sections(r, SIZE_MAX, err);
    if (rc == HUB_OK && !r->all_read) {
        rc = read_rows(&r->load, r->memory.rows, r->memory.count, err);
        r->all_read = rc == HUB_OK;
    }
    return rc;
}

static enum hub_rc read_for(struct peers_rows *r, const struct list_ask *ask, struct hub_err *err)
{
    size_t at = 0;
    if (*ask->needle) {
        return read_all(r, err);
    }
    enum hub_rc rc = ask->from ? read_to(r, ask->from->id, &at, err) : HUB_OK;
    bool to_end = ask->back && !ask->from;
    return rc == HUB_OK ? read_sections(r, to_end ? SIZE_MAX : at + ask->max + 1, err) : rc;
}

/* --- as a list ------------------------------------------------------------------------ */

static enum hub_rc rows_page(
    void *ctx, const struct list_ask *ask, struct list_page *out, struct hub_err *err)
{
    struct peers_rows *r = ctx;
    struct list_source all = list_memory_source(&r->memory);
    enum hub_rc rc = read_for(r, ask, err);
    rc = rc == HUB_OK ? all.page(all.ctx, ask, out, err) : rc;
    return rc == HUB_OK ? read_rows(&r->load, out->rows, out->count, err) : rc;
}

static enum hub_rc rows_count(
    void *ctx, const char *needle, int64_t *matching, int64_t *all, struct hub_err *err)
{
    struct peers_rows *r = ctx;
    struct list_source src = list_memory_source(&r->memory);
    enum hub_rc rc = *needle ? read_all(r, err) : read_sections(r, SIZE_MAX, err);
    return rc == HUB_OK ? src.count(src.ctx, needle, matching, all, err) : rc;
}

static enum hub_rc rows_find(void *ctx, int64_t id, struct list_page *out, struct hub_err *err)
{
    struct peers_rows *r = ctx;
    struct list_source all = list_memory_source(&r->memory);
    size_t at;
    enum hub_rc rc = read_to(r, id, &at, err);
    return rc == HUB_OK ? all.find(all.ctx, id, out, err) : rc;
}

struct list_source peers_rows_source(struct peers_rows *r)
{
    return (struct list_source){
        .ctx = r, .page = rows_page, .count = rows_count, .find = rows_find, .slow = true, .brief = true};
}

/* --- a part --------------------------------------------------------------------------- */

static const char *words_of(const struct list_row *row)
{
    return peers_row_of(row)->words;
}

void peers_rows_of(struct peers_rows *r, struct hub *hub, const struct peers_part *part, bool hide)
{
    struct arena *a = arena_create();
    *r = (struct peers_rows){
        .part = part, .load = {hub, a, hide, {.a = a}}, .memory = {.words = words_of}};
}

void peers_rows_fini(struct peers_rows *r)
{
    if (r->load.a) {
        arena_destroy(r->load.a);
    }
    *r = (struct peers_rows){0};
}
