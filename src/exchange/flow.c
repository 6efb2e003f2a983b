/* SPDX-License-Identifier: MIT */
/* Breaking a document into pages; see flow_priv.h for what stays together. */
#include "flow_priv.h"

enum { BARE = 4 }; /* a page less than a quarter full: our own */

/* Heights of one block, measured once. */
struct block_size {
    int total;
    int *rows; /* TABLE */
    int head;  /* of its heading rows; 0 when they are too tall to be repeated */
};

struct run {
    const struct page_doc *d;
    const struct flow_meter *m;
    struct flow *out;
    struct block_size *sizes;
    int y;
};

static int body(const struct run *r)
{
    return r->out->pages == 1 ? r->m->first_body : r->m->body;
}

static int room(const struct run *r)
{
    return body(r) - r->y;
}

static void new_page(struct run *r)
{
    r->out->pages++;
    r->y = 0;
}

static void measure_table(struct run *r, const struct page_table *t, struct block_size *s)
{
    s->rows = arena_array(r->out->a, t->row_count ? t->row_count : 1, sizeof *s->rows);
    for (size_t i = 0; i < t->row_count; i++) {
        s->rows[i] = r->m->row(r->m->c, t, i, false);
        s->total += s->rows[i];
        s->head += i < t->head_rows ? s->rows[i] : 0;
    }
    if (s->head > r->m->body / 2) {
        s->head = 0;
    }
}

static void measure(struct run *r)
{
    r->sizes = arena_array(r->out->a, r->d->block_count + 1, sizeof *r->sizes);
    for (size_t i = 0; i < r->d->block_count; i++) {
        const struct page_block *b = &r->d->blocks[i];
        if (b->kind == PAGE_TABLE) {
            measure_table(r, b->table, &r->sizes[i]);
        } else if (b->kind != PAGE_BREAK) {
            r->sizes[i].total = r->m->text(r->m->c, b);
        }
    }
}

/*
 * What row `i` wants to begin with: all to the end of its group; the row alone when a group is
 * more than a page; some room when even the row is.
 */
static int stretch(
    const struct run *r, const struct page_table *t, const struct block_size *s, size_t i)
{
    int h = s->rows[i];
    for (size_t k = i + 1; t->rows[i].group_start && k < t->row_count && !t->rows[k].group_start;
         k++) {
        h += s->rows[k];
    }
    if (h > r->m->body - s->head) {
        h = s->rows[i];
    }
    return h > r->m->body - s->head ? r->m->body / 3 : h;
}

/* A heading, or the one strong line above other words, as the title of a story. */
static bool leads(const struct page_doc *d, size_t i)
{
    const struct page_block *b = &d->blocks[i];
    bool title = b->kind == PAGE_PARAGRAPH && (b->style & PAGE_STRONG) && i + 1 < d->block_count &&
                 b[1].kind == PAGE_PARAGRAPH && !(b[1].style & PAGE_STRONG);
    return b->kind == PAGE_HEADING || title;
}

/* The least height with which block `i` may begin on a page; `whole`: a table that fits on a page is not parted. */
static int least(const struct run *r, size_t i, bool whole)
{
    int h = 0;
    while (i < r->d->block_count && leads(r->d, i)) {
        bool heading = r->d->blocks[i].kind == PAGE_HEADING;
        h += r->sizes[i++].total + (heading ? r->m->heading_gap : r->m->gap);
    }
    if (i == r->d->block_count || r->d->blocks[i].kind == PAGE_BREAK) {
        return h;
    }
    const struct block_size *s = &r->sizes[i];
    const struct page_table *t = r->d->blocks[i].table;
    if (!t || (whole && h + s->total <= r->m->body) || t->head_rows >= t->row_count) {
        return h + s->total;
    }
    return h + s->head + stretch(r, t, s, t->head_rows);
}

static void put(struct run *r, struct flow_place p)
{
    struct flow *f = r->out;
    p.page = f->pages - 1;
    p.y = r->y;
    arena_grow(f->a, &f->places, f->count, &f->cap, sizeof *f->places);
    f->places[f->count++] = p;
    r->y += p.height;
}

static void put_head(struct run *r, const struct page_block *b, const struct block_size *s)
{
    for (size_t i = 0; s->head > 0 && i < b->table->head_rows && i < b->table->row_count; i++) {
        put(r, (struct flow_place){.block = b, .row = i, .upto = s->rows[i], .height = s->rows[i]});
    }
}

static bool moves_on(const struct run *r, const struct block_size *s, int h)
{
    return h > room(r) && r->y > s->head;
}

/* All of one thing, `h` high, on this page and as many more as it needs. */
static void put_all(struct run *r, struct flow_place p, const struct block_size *s, int h)
{
    while (h - p.from > room(r)) {
        int upto = r->m->slice(r->m->c, &p, room(r));
        p.upto = upto > p.from ? upto : p.from + 1;
        p.height = room(r);
        if (p.upto >= h) {
            break;
        }
        put(r, p);
        p.from = p.upto;
        new_page(r);
        if (p.block->kind == PAGE_TABLE && p.row >= p.block->table->head_rows) {
            put_head(r, p.block, s);
        }
    }
    p.upto = h;
    p.height = h - p.from < room(r) ? h - p.from : room(r);
    put(r, p);
}

static void put_row(struct run *r, const struct page_block *b, const struct block_size *s, size_t i)
{
    const struct page_table *t = b->table;
    struct flow_place p = {.block = b, .row = i};
    int h = s->rows[i];
    if (moves_on(r, s, stretch(r, t, s, i))) {
        new_page(r);
        put_head(r, b, s);
        p.named = !t->rows[i].group_start && t->rows[i].group;
        if (p.named) {
            h = r->m->row(r->m->c, t, i, true);
        }
    }
    put_all(r, p, s, h);
}

static void put_table(struct run *r, const struct page_block *b, const struct block_size *s)
{
    put_head(r, b, s);
    for (size_t i = s->head > 0 ? b->table->head_rows : 0; i < b->table->row_count; i++) {
        put_row(r, b, s, i);
    }
}

static void put_block(struct run *r, size_t i)
{
    const struct page_block *b = &r->d->blocks[i];
    if (b->kind == PAGE_BREAK) {
        if (r->y > 0) {
            new_page(r);
        }
        return;
    }
    if (r->y > 0) {
        bool under = i > 0 && r->d->blocks[i - 1].kind == PAGE_HEADING;
        r->y += under ? r->m->heading_gap : r->m->gap;
        bool begun = r->y > r->m->body / BARE; /* a page is not left with next to nothing on it */
        if (least(r, i, begun) > room(r)) {
            new_page(r);
        }
    }
    if (b->kind == PAGE_TABLE) {
        put_table(r, b, &r->sizes[i]);
    } else {
        put_all(r, (struct flow_place){.block = b}, &r->sizes[i], r->sizes[i].total);
    }
}

const struct flow *flow_pages(const struct page_doc *d, const struct flow_meter *m, struct arena *a)
{
    struct flow *f = arena_alloc(a, sizeof *f);
    *f = (struct flow){.a = a, .pages = 1};
    struct run r = {.d = d, .m = m, .out = f};
    measure(&r);
    for (size_t i = 0; i < d->block_count; i++) {
        put_block(&r, i);
    }
    return f;
}
