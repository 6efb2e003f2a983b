/* SPDX-License-Identifier: MIT */
#include "hub/service/import.h"

#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/journal.h"

#include "import_priv.h"

#include <string.h>

enum { FAULTS_TOLD = 200 }; /* after that the rest is only counted */

/* A hub that is named and missing is made, with nothing but its name. */
static enum hub_rc make_hub(
    struct import *im, const char *name, hub_id *out, struct hub_err *err)
{
    struct hub_row row;
    struct known *k = import_known(im, &hub_noun, err);
    if (!k) {
        return err->rc;
    }
    record_clear(&hub_noun, &row);
    enum hub_rc rc = record_defaults(&hub_noun, &row, hub_today(im->h), im->a, err);
    row.name = name;
    if (rc == HUB_OK) {
        rc = record_insert(im->h->store, &hub_noun, &row, err);
    }
    if (rc == HUB_OK) {
        *out = row.record.id;
        import_learn(im, k, &row);
    }
    return rc;
}

/* The hub_id of a row: its hub column, else the only hub there is. */
static enum hub_rc set_hub(struct import *im, void *rec, struct hub_err *err)
{
    const struct import_sheet *s = im->sheet;
    const struct field *f = noun_field(s->noun, "hub_id");
    if (!f || f->type != FIELD_REF) {
        return HUB_OK;
    }
    hub_id *member = (hub_id *)(void *)((char *)rec + f->offset);
    bool named = s->hub_col >= 0 && (size_t)s->hub_col < im->row->count &&
                 !str_empty(im->row->cells[s->hub_col]);
    if (!named) {
        *member = id_known(*member) ? *member : hub_default(im->h);
        if (!id_known(*member)) {
            import_fault(im, s->hub_col, "There are several hubs here. Say which in a column hub.");
        }
        return HUB_OK;
    }
    struct known *k = import_known(im, &hub_noun, err);
    if (!k) {
        return err->rc;
    }
    const char *name = im->row->cells[s->hub_col];
    struct hub_row look = {.name = name};
    const char *key = import_key(im, &hub_noun, &look);
    member->n = key ? strmap_get(&k->by_key, key, 0) : 0;
    return id_known(*member) ? HUB_OK : make_hub(im, name, member, err);
}

/* The record this row means: by id, else by its natural key; -1 for a new one. */
static int64_t find_record(struct import *im, struct known *k, const void *rec)
{
    const struct import_sheet *s = im->sheet;
    int64_t id;
    if (s->id_col >= 0 && (size_t)s->id_col < im->row->count &&
        str_int(im->row->cells[s->id_col], 1, INT64_MAX, &id) &&
        idmap_get(&k->at, (hub_id){id}, -1) >= 0) {
        return id;
    }
    const char *key = import_key(im, s->noun, rec);
    return key ? strmap_get(&k->by_key, key, -1) : -1;
}

/* An id from the sheet that this file does not have yet stays the record's id. */
static void keep_id(struct import *im, void *rec)
{
    const struct import_sheet *s = im->sheet;
    int64_t id;
    if (s->id_col >= 0 && (size_t)s->id_col < im->row->count &&
        str_int(im->row->cells[s->id_col], 1, INT64_MAX, &id)) {
        ((struct record *)rec)->id.n = id;
    }
}

static enum hub_rc add_record(struct import *im, struct known *k, void *rec, struct hub_err *err)
{
    const struct noun *n = k->noun;
    enum hub_rc rc = record_complete(n, rec, err);
    if (rc == HUB_OK) {
        rc = record_sense(n, rec, err);
    }
    if (rc != HUB_OK) {
        import_fault(im, -1, "%s", err->msg);
        return HUB_OK;
    }
    keep_id(im, rec);
    rc = links_default(im->h, n, rec, im->scratch, err);
    if (rc == HUB_OK) {
        rc = record_insert(im->h->store, n, rec, err);
    }
    if (rc == HUB_OK) {
        rc = links_write(im->h, n, rec, err);
    }
    if (rc == HUB_ECONFLICT || rc == HUB_EINVAL) {
        import_fault(im, -1, "%s", err->msg);
        return HUB_OK;
    }
    if (rc == HUB_OK) {
        import_learn(im, k, rec);
        idmap_put(&k->at, ((struct record *)rec)->id, INT32_MAX);
        im->count->added++;
    }
    return rc;
}

/* Somebody changed this cell in hub after it was last imported. */
static enum hub_rc changed_by_hand(struct import *im, const struct noun *n, hub_id id,
    const struct field *f, bool *by_hand, struct hub_err *err)
{
    const char *verb = NULL;
    *by_hand = false;
    enum hub_rc rc =
        journal_last_verb(im->h->store, n->table, id, f->column, im->scratch, &verb, err);
    if (rc == HUB_OK && verb) {
        *by_hand = strcmp(verb, "import") != 0;
    }
    return rc;
}

static enum hub_rc settle_cell(struct import *im, const struct noun *n, const struct field *f,
    const void *have, void *want, bool *differs, struct hub_err *err)
{
    bool by_hand = false;
    if (field_equal(f, have, want)) {
        return HUB_OK;
    }
    enum hub_rc rc = HUB_OK;
    if (!im->o->overwrite && f->type != FIELD_LINKS) {
        rc = changed_by_hand(im, n, ((const struct record *)have)->id, f, &by_hand, err);
    }
    if (rc == HUB_OK && by_hand) {
        fault_add(im->faults, FAULT_NOTE, im->sheet->file, im->row->line, 0,
            "%s was changed in hub since the last import. It stays %s; the file says %s.", f->label,
            field_shown(f, have, im->a), field_shown(f, want, im->a));
        field_copy(f, want, have);
        im->count->kept++;
    }
    *differs = *differs || !by_hand;
    return rc;
}

static enum hub_rc update_record(
    struct import *im, struct known *k, hub_id id, struct hub_err *err)
{
    const struct noun *n = k->noun;
    void *have = arena_alloc(im->scratch, n->size), *want = arena_alloc(im->scratch, n->size);
    bool differs = false;
    enum hub_rc rc = record_get(im->h->store, n, id, im->scratch, have, err);
    if (rc == HUB_OK) {
        rc = links_read(im->h, n, have, im->scratch, err);
    }
    memcpy(want, have, n->size);
    if (rc != HUB_OK || !import_cells(im, want, true) || !import_cells(im, want, false)) {
        return rc;
    }
    for (size_t i = 0; rc == HUB_OK && i < n->field_count; i++) {
        rc = settle_cell(im, n, &n->fields[i], have, want, &differs, err);
    }
    if (rc != HUB_OK || !differs) {
        im->count->same += rc == HUB_OK;
        return rc;
    }
    if (record_sense(n, want, err) != HUB_OK) {
        import_fault(im, -1, "%s", err->msg);
        return HUB_OK;
    }
    rc = record_update(im->h->store, n, want, err);
    im->count->updated += rc == HUB_OK;
    return rc == HUB_OK ? links_write(im->h, n, want, err) : rc;
}

static enum hub_rc import_one(struct import *im, struct known *k, struct hub_err *err)
{
    const struct noun *n = im->sheet->noun;
    size_t faults = im->faults->errors;
    void *rec = arena_alloc(im->scratch, n->size);
    record_clear(n, rec);
    enum hub_rc rc = record_defaults(n, rec, hub_today(im->h), im->scratch, err);
    if (rc == HUB_OK) {
        rc = set_hub(im, rec, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    bool good = import_cells(im, rec, true) && import_cells(im, rec, false);
    if (!good || im->faults->errors != faults) {
        return HUB_OK;
    }
    int64_t id = find_record(im, k, rec);
    if (id < 0) {
        return add_record(im, k, rec, err);
    }
    if (n->flags & NOUN_APPEND_ONLY) {
        im->count->same++;
        return HUB_OK;
    }
    return update_record(im, k, (hub_id){id}, err);
}

static enum hub_rc import_sheet(struct import *im, struct hub_err *err)
{
    struct known *k = import_known(im, im->sheet->noun, err);
    if (!k) {
        return err->rc;
    }
    im->count = &im->report->counts[im->report->count++];
    *im->count = (struct import_count){.noun = im->sheet->noun};
    enum hub_rc rc = access_check(im->h, VERB_WRITE, im->sheet->noun, err);
    for (size_t i = 0; rc == HUB_OK && i < im->sheet->row_count; i++) {
        arena_reset(im->scratch);
        im->row = &im->sheet->rows[i];
        rc = import_one(im, k, err);
        if (im->faults->errors >= FAULTS_TOLD) {
            break;
        }
    }
    return rc;
}

struct import_work {
    struct import im;
    const struct import_sheet *sheets;
    size_t count;
};

/* Sheets in the order of nouns[]: a record's parents come before it. */
static enum hub_rc import_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct import_work *w = arg;
    enum hub_rc rc = HUB_OK;
    (void)h;
    for (size_t n = 0; n < noun_count; n++) {
        for (size_t i = 0; rc == HUB_OK && i < w->count; i++) {
            if (w->sheets[i].noun == nouns[n]) {
                w->im.sheet = &w->sheets[i];
                rc = import_sheet(&w->im, err);
            }
        }
    }
    size_t faults = w->im.faults->errors;
    if (rc == HUB_OK && faults > 0) {
        rc = hub_fail(err, HUB_EINVAL, "%zu %s found. Nothing was imported.", faults,
            faults == 1 ? "fault was" : "faults were");
    }
    /* A dry run ends like a failure, so that nothing of it stays. */
    return rc == HUB_OK && w->im.o->dry_run ? HUB_EFINDING : rc;
}

enum hub_rc hub_import(struct hub *h, const struct import_sheet *sheets, size_t count,
    const struct import_options *o, struct arena *a, struct import_report *out,
    struct faults *faults, struct hub_err *err)
{
    struct import_work w = {.im = {.h = h,
                                .o = o,
                                .a = a,
                                .scratch = arena_create(),
                                .known = arena_array(a, noun_count, sizeof *w.im.known),
                                .faults = faults,
                                .report = out},
        .sheets = sheets,
        .count = count};
    struct txn_label label = {.verb = "import", .person = h->person};
    *out = (struct import_report){.counts = arena_array(a, count + 1, sizeof *out->counts)};
    enum hub_rc rc = hub_write(h, &label, import_work, &w, err);
    arena_destroy(w.im.scratch);
    return rc == HUB_EFINDING && o->dry_run ? HUB_OK : rc;
}
