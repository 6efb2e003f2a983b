/* SPDX-License-Identifier: MIT */
/*
 * Records to CSV files that import reads back as the same hub. A record that is
 * out of sight (removed, or belonging to a removed one) comes along, the removed
 * marked so, only where one that is there refers to it.
 */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/exchange/folder.h"
#include "hub/exchange/sheets.h"
#include "hub/model/noun.h"
#include "hub/service/records.h"

#include <stdlib.h>
#include <string.h>

enum { THERE, GONE, NEEDED }; /* a record, one out of sight, one that is referred to all the same */

struct export {
    struct hub *h;
    struct arena *a;
    struct namer *names;
    struct idmap *state; /* one a noun: id → THERE, GONE or NEEDED; empty when nothing is removed */
    bool any_removed;
    size_t *needed; /* one a noun */
    struct folder_out out;
    size_t *files;
};

struct sheet_out {
    struct export *x;
    struct csv_writer csv;
    const struct noun *noun;
    const struct field **fields;
    size_t count;
    bool id, removed; /* whether it has these columns */
    bool gone;        /* the second time round: what is out of sight */
    struct arena *scratch;
    size_t rows;
};

static size_t place_of(const struct noun *n)
{
    size_t i = 0;
    while (i + 1 < noun_count && nouns[i] != n) {
        i++;
    }
    return i;
}

static bool goes_out(const struct noun *n)
{
    return !(n->flags & NOUN_SEALED);
}

enum which { WHICH_THERE, WHICH_REMOVED, WHICH_ALL };

/* A person who may not see some nouns exports the others. */
static enum hub_rc each(struct export *x, const struct noun *n, enum which which,
    enum hub_rc (*one)(void *arg, const void *rec, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct record_ask ask = record_ask_all();
    ask.removed = which == WHICH_REMOVED;
    ask.all = which == WHICH_ALL;
    enum hub_rc rc = hub_each(x->h, n, &ask, one, arg, err);
    return rc == HUB_EDENIED ? HUB_OK : rc;
}

struct looking {
    struct export *x;
    const struct noun *noun;
    int state;
};

static enum hub_rc note_removed(void *arg, const void *rec, struct hub_err *err)
{
    const struct looking *l = arg;
    (void)rec;
    (void)err;
    l->x->any_removed = true;
    return HUB_OK;
}

static enum hub_rc note_state(void *arg, const void *rec, struct hub_err *err)
{
    const struct looking *l = arg;
    (void)err;
    idmap_put(&l->x->state[place_of(l->noun)], ((const struct record *)rec)->id, l->state);
    return HUB_OK;
}

static void need(struct export *x, const struct noun *ref, hub_id id)
{
    size_t i = place_of(ref);
    if (idmap_get(&x->state[i], id, 0) == GONE) {
        idmap_put(&x->state[i], id, NEEDED);
        x->needed[i]++;
    }
}

/* What this record refers to goes along, when it will itself. */
static enum hub_rc note_needed(void *arg, const void *rec, struct hub_err *err)
{
    const struct looking *l = arg;
    int64_t own = idmap_get(&l->x->state[place_of(l->noun)], ((const struct record *)rec)->id, 0);
    (void)err;
    for (size_t i = 0; own != GONE && i < l->noun->field_count; i++) {
        const struct field *f = &l->noun->fields[i];
        const void *member = (const char *)rec + f->offset;
        if (f->type == FIELD_REF) {
            need(l->x, noun_find(f->ref), *(const hub_id *)member);
        } else if (f->type == FIELD_LINKS) {
            for (const char *p = *(const char *const *)member; p && *p;) {
                char *end;
                need(l->x, noun_find(f->ref), (hub_id){strtoll(p, &end, 10)});
                p = end + strspn(end, " ");
            }
        }
    }
    return HUB_OK;
}

/* Most files have nothing removed, and most of the others nothing that is needed still. */
static enum hub_rc note_states(struct export *x, const struct noun *n, struct hub_err *err)
{
    struct looking gone = {x, n, GONE}, there = {x, n, THERE};
    enum hub_rc rc = each(x, n, WHICH_ALL, note_state, &gone, err);
    return rc == HUB_OK ? each(x, n, WHICH_THERE, note_state, &there, err) : rc;
}

/* Again while one of its own kind was found: a stay's swap may stand before it in the list. */
static enum hub_rc find_needed_by(struct export *x, size_t noun, struct hub_err *err)
{
    struct looking l = {x, nouns[noun], 0};
    enum hub_rc rc;
    size_t before;
    do {
        before = x->needed[noun];
        rc = each(x, nouns[noun], WHICH_ALL, note_needed, &l, err);
    } while (rc == HUB_OK && x->needed[noun] > before);
    return rc;
}

static enum hub_rc find_needed(struct export *x, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        struct looking l = {x, nouns[i], GONE};
        idmap_on(&x->state[i], x->a);
        rc = goes_out(nouns[i]) ? each(x, nouns[i], WHICH_REMOVED, note_removed, &l, err) : HUB_OK;
    }
    for (size_t i = 0; rc == HUB_OK && x->any_removed && i < noun_count; i++) {
        rc = goes_out(nouns[i]) ? note_states(x, nouns[i], err) : HUB_OK;
    }
    /* From the last noun up: what a record refers to stands before it. */
    for (size_t i = noun_count; rc == HUB_OK && x->any_removed && i-- > 0;) {
        rc = goes_out(nouns[i]) ? find_needed_by(x, i, err) : HUB_OK;
    }
    return rc;
}

static enum hub_rc write_heading(struct sheet_out *s, struct hub_err *err)
{
    const char **cells = arena_array(s->scratch, s->count + 3, sizeof *cells);
    size_t n = 0;
    cells[n++] = "hub";
    if (s->id) {
        cells[n++] = "id";
    }
    for (size_t i = 0; i < s->count; i++) {
        cells[n++] = s->fields[i]->word;
    }
    if (s->removed) {
        cells[n++] = "removed";
    }
    return csv_write_row(&s->csv, cells, n, err);
}

static const char *when_removed(const struct record *r, struct arena *a)
{
    char buf[DATE_TEXT];
    return stamp_known(r->removed_at) ? arena_strdup(a, wall_iso(stamp_to_wall(r->removed_at), buf))
                                      : "";
}

/* A pair says no more than the list of names it is behind, but for its other fields. */
static bool says_more(const struct sheet_out *s, const void *rec)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct field *f = s->fields[i];
        if (!(f->flags & FIELD_REQUIRED) && !field_is_empty(f, rec)) {
            return true;
        }
    }
    return false;
}

static bool is_needed(const struct sheet_out *s, hub_id id)
{
    return idmap_get(&s->x->state[place_of(s->noun)], id, THERE) == NEEDED;
}

static enum hub_rc write_record(void *arg, const void *rec, struct hub_err *err)
{
    struct sheet_out *s = arg;
    const struct record *r = rec;
    struct namer *names = s->x->names;
    bool gone = idmap_get(&s->x->state[place_of(s->noun)], r->id, THERE) != THERE;
    bool link = s->noun->flags & NOUN_LINK;
    if (gone != s->gone || (gone && !is_needed(s, r->id)) || (link && !says_more(s, rec))) {
        return HUB_OK;
    }
    arena_reset(s->scratch);
    const char **cells = arena_array(s->scratch, s->count + 3, sizeof *cells);
    size_t n = 0;
    cells[n++] = namer_hub(names, s->noun, rec);
    if (s->id) {
        cells[n++] = id_text(s->scratch, r->id);
    }
    for (size_t i = 0; i < s->count; i++) {
        const struct field *f = s->fields[i];
        bool names_others = f->type == FIELD_REF || f->type == FIELD_LINKS;
        cells[n++] = names_others ? namer_exact(names, s->noun, f, rec)
                                  : field_text(f, rec, s->scratch);
    }
    if (s->removed) {
        cells[n++] = when_removed(r, s->scratch);
    }
    s->rows++;
    return csv_write_row(&s->csv, cells, n, err);
}

/* Pairs with a file of their own are not said twice: who is invited is in invitations.csv. */
static bool said_elsewhere(const struct field *f)
{
    const struct noun *via = f->type == FIELD_LINKS ? noun_find(f->via) : NULL;
    return via && !(via->flags & NOUN_LINK);
}

/* The noun's columns but for the hub, which has one of its own. */
static void choose_fields(struct sheet_out *s, struct arena *a)
{
    s->fields = arena_array(a, s->noun->field_count + 1, sizeof *s->fields);
    for (size_t i = 0; i < s->noun->field_count; i++) {
        const struct field *f = &s->noun->fields[i];
        if (strcmp(f->word, "hub") != 0 && !said_elsewhere(f)) {
            s->fields[s->count++] = f;
        }
    }
}

static enum hub_rc export_noun(
    struct export *x, const struct noun *n, struct arena *a, struct hub_err *err)
{
    struct sb bytes = sb_on(a);
    struct sink memory = sink_memory(&bytes);
    bool removed = x->needed[place_of(n)] > 0;
    struct sheet_out s = {.x = x,
        .csv = {.to = &memory, .formulas_as_text = true},
        .noun = n,
        .id = !(n->flags & NOUN_LINK),
        .removed = removed,
        .scratch = arena_create()};
    choose_fields(&s, a);
    enum hub_rc rc = write_heading(&s, err);
    if (rc == HUB_OK) {
        rc = each(x, n, WHICH_THERE, write_record, &s, err);
    }
    if (rc == HUB_OK && removed) {
        s.gone = true;
        rc = each(x, n, WHICH_ALL, write_record, &s, err);
    }
    const char *name = arena_printf(a, "%s.csv", n->file);
    /* Headings alone in place of an older file: import would take its records for ones of today. */
    if (rc == HUB_OK && (s.rows > 0 || folder_has(&x->out, name))) {
        rc = folder_add(&x->out, name, sb_str(&bytes), bytes.len, err);
        *x->files += rc == HUB_OK;
    }
    arena_destroy(s.scratch);
    return rc;
}

enum hub_rc export_folder(struct hub *h, const char *path, const struct sink *tar, struct arena *a,
    size_t *files, struct hub_err *err)
{
    struct export x = {.h = h,
        .a = a,
        .names = namer_create(h, a),
        .state = arena_array(a, noun_count, sizeof *x.state),
        .needed = arena_array(a, noun_count, sizeof *x.needed),
        .files = files};
    struct hub_err ignored;
    *files = 0;
    enum hub_rc rc = find_needed(&x, err);
    if (rc == HUB_OK) {
        rc = folder_begin(&x.out, path, tar, wall_to_stamp(hub_now(h), NULL), err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    rc = folder_together(&x.out, err);
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        if (goes_out(nouns[i])) {
            struct arena *one = arena_create();
            rc = export_noun(&x, nouns[i], one, err);
            arena_destroy(one);
        }
    }
    rc = rc == HUB_OK ? hub_unread(h, err) : rc; /* a name that could not be read is in no file */
    x.out.failed = rc != HUB_OK;
    enum hub_rc end = folder_end(&x.out, rc == HUB_OK ? err : &ignored);
    return rc == HUB_OK ? end : rc;
}
