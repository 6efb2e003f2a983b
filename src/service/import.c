/* SPDX-License-Identifier: MIT */
/* Sheets one by one, parents before children, in one transaction. */
#include "hub/service/import.h"

#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/family.h"
#include "hub/model/person.h"

#include "due_priv.h"
#include "import_priv.h"
#include "making_priv.h"

#include <string.h>

enum { FAULTS_MOST = 200 }; /* told of one import; nobody reads more */

struct import_count *import_count(struct import *im, const struct noun *n)
{
    struct import_report *r = im->report;
    for (size_t i = 0; i < r->count; i++) {
        if (r->counts[i].noun == n) {
            return &r->counts[i];
        }
    }
    r->counts[r->count] = (struct import_count){.noun = n};
    return &r->counts[r->count++];
}

bool import_too_many(const struct import *im)
{
    return im->faults->errors >= FAULTS_MOST;
}

static void begin_sheet(struct import *im)
{
    const struct noun *n = im->sheet->noun;
    im->count = import_count(im, n);
    im->col_of = arena_array(im->a, n->field_count + 1, sizeof *im->col_of);
    im->lacking = arena_array(im->a, n->field_count + 1, sizeof *im->lacking);
    im->rank_of = arena_array(im->a, im->sheet->cols + 1, sizeof *im->rank_of);
    im->bad = arena_array(im->a, n->field_count + 1, sizeof *im->bad);
    for (size_t i = 0; i < n->field_count; i++) {
        im->col_of[i] = -1;
    }
    for (size_t c = 0; c < im->sheet->cols; c++) {
        if (im->sheet->fields[c]) {
            im->col_of[im->sheet->fields[c] - n->fields] = (int)c;
            im->rank_of[c] = field_rank(n, im->sheet->fields[c], im->a);
        }
    }
}

bool import_comes_later(const struct import *im, hub_id id)
{
    return idmap_get(&im->coming, id, 0) != 0;
}

/* Rows; those that refer to a row further down (what an entry corrects) are left in the list. */
static enum hub_rc import_rows(struct import *im, const struct import_row **rows, size_t *count,
    struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    size_t waiting = 0;
    for (size_t i = 0; rc == HUB_OK && i < *count && !import_too_many(im); i++) {
        arena_reset(im->scratch);
        im->row = rows[i];
        rc = import_record(im, err);
        if (im->later) {
            rows[waiting++] = rows[i];
        }
    }
    *count = waiting;
    return rc;
}

/* Rows that refer to one another: two stays that were swapped. */
static enum hub_rc import_ring(
    struct import *im, const struct import_row **rows, size_t count, struct hub_err *err)
{
    size_t still = count;
    im->round = true;
    enum hub_rc rc = import_rows(im, rows, &still, err);
    im->round = false;
    idmap_on(&im->coming, im->a);
    struct import_count counted = *im->count;
    if (rc == HUB_OK) {
        rc = import_rows(im, rows, &still, err);
    }
    *im->count = counted;
    return rc;
}

/* Whether rows refer to others of their own sheet at all; then their numbers are noted. */
static void note_coming(struct import *im)
{
    const struct import_sheet *s = im->sheet;
    bool own = false;
    for (size_t c = 0; c < s->cols; c++) {
        const struct field *f = s->fields[c];
        own = own || (f && f->type == FIELD_REF && noun_find(f->ref) == s->noun);
    }
    idmap_on(&im->coming, im->a);
    for (size_t i = 0; own && s->id_col >= 0 && i < s->row_count; i++) {
        int64_t id;
        im->row = &s->rows[i];
        if (str_int(import_cell(im, s->id_col), IMPORT_ID_LEAST, INT64_MAX, &id)) {
            idmap_put(&im->coming, (hub_id){id}, 1);
        }
    }
}

static enum hub_rc import_sheet(struct import *im, struct hub_err *err)
{
    enum hub_rc rc = access_check(im->h, VERB_WRITE, im->sheet->noun, err);
    if (rc == HUB_OK && (im->sheet->noun->flags & NOUN_SEALED)) {
        rc = hub_fail(err, HUB_EDENIED, "Worries do not come in by file. Press w to write one.");
    }
    im->k = rc == HUB_OK ? import_known(im, im->sheet->noun, err) : NULL;
    if (!im->k) {
        return err->rc;
    }
    begin_sheet(im);
    note_coming(im);
    size_t count = im->sheet->row_count, before = count + 1;
    const struct import_row **rows = arena_array(im->a, count + 1, sizeof *rows);
    for (size_t i = 0; i < count; i++) {
        rows[i] = &im->sheet->rows[i];
    }
    while (rc == HUB_OK && count > 0 && count < before) {
        before = count;
        rc = import_rows(im, rows, &count, err);
    }
    return rc == HUB_OK && count > 0 ? import_ring(im, rows, count, err) : rc;
}

static enum hub_rc fail_with_faults(const struct import *im, struct hub_err *err)
{
    size_t n = im->faults->errors;
    if (n == 0) {
        return HUB_OK;
    }
    return hub_fail(err, HUB_EINVAL, "%s%zu %s found. Nothing was imported.",
        import_too_many(im) ? "At least " : "", n, words_many(n, "fault was", "faults were"));
}

static enum hub_rc sheets_of(struct import *im, const struct noun *n, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < im->sheet_count; i++) {
        if (im->sheets[i].noun == n) {
            im->sheet = &im->sheets[i];
            rc = import_sheet(im, err);
        }
    }
    return rc;
}

/* Nothing that is only written down alters what the rules say. */
static bool concerns_rota(const struct import *im)
{
    for (size_t i = 0; i < im->sheet_count; i++) {
        if (due_of_rota(im->sheets[i].noun)) {
            return true;
        }
    }
    return false;
}

/* In the order of nouns[]: a record's parents come before it, and hubs before all. */
static enum hub_rc import_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct import *im = arg;
    struct rota_before *before = NULL;
    bool checks = concerns_rota(im);
    enum hub_rc rc = checks ? rota_news_begin(h, im->a, &before, err) : HUB_OK;
    rc = rc == HUB_OK ? sheets_of(im, &hub_noun, err) : rc;
    if (rc == HUB_OK) {
        rc = import_hubs(im, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        rc = nouns[i] == &hub_noun ? HUB_OK : sheets_of(im, nouns[i], err);
    }
    if (rc == HUB_OK) {
        rc = fail_with_faults(im, err);
    }
    if (rc == HUB_OK && checks) {
        rc = rota_news_since(h, before, im->a, &im->report->news, err);
    }
    /* A dry run ends like a failure, so that nothing of it stays. */
    return rc == HUB_OK && im->o->dry_run ? HUB_EFINDING : rc;
}

enum hub_rc hub_import(struct hub *h, const struct import_sheet *sheets, size_t count,
    const struct import_options *o, struct arena *a, struct import_report *out,
    struct faults *faults, struct hub_err *err)
{
    struct import im = {.h = h,
        .o = o,
        .a = a,
        .scratch = arena_create(),
        .known = arena_array(a, noun_count, sizeof *im.known),
        .faults = faults,
        .report = out,
        .sheets = sheets,
        .sheet_count = count,
        .default_hub = hub_default(h)};
    struct txn_label label = {.verb = "import", .person = h->person};
    *out = (struct import_report){.counts = arena_array(a, count + 1, sizeof *out->counts)};
    enum hub_rc rc = hub_write(h, &label, import_work, &im, err);
    arena_destroy(im.scratch);
    return rc == HUB_EFINDING && o->dry_run ? HUB_OK : rc;
}

static const struct import_sheet *sheet_of(
    const struct import_sheet *sheets, size_t count, const struct noun *n)
{
    for (size_t i = 0; i < count; i++) {
        if (sheets[i].noun == n) {
            return &sheets[i];
        }
    }
    return NULL;
}

/* Whether some row of people says "hub carer": without one nobody could open the file again. */
static bool has_carer(const struct import_sheet *people)
{
    for (size_t c = 0; people && c < people->cols; c++) {
        if (!people->fields[c] || strcmp(people->fields[c]->column, "role") != 0) {
            continue;
        }
        for (size_t i = 0; i < people->row_count; i++) {
            if (c < people->rows[i].count && str_ieq(people->rows[i].cells[c], "hub carer")) {
                return true;
            }
        }
    }
    return false;
}

enum hub_rc hub_start_from(const struct hub_opening *o, const struct import_sheet *sheets,
    size_t count, const struct import_options *io, struct arena *a, struct import_report *out,
    struct faults *faults, struct hub_err *err)
{
    if (!sheet_of(sheets, count, &hub_noun) || !has_carer(sheet_of(sheets, count, &person_noun))) {
        return hub_fail(err, HUB_EINVAL,
            "Nobody in people.csv is a hub carer, so nobody could open this hub. Nothing was made.");
    }
    struct hub *h = hub_handle(o);
    struct import_options trial = {.dry_run = true};
    size_t before = faults->count;
    /* Tried in memory first: with faults there is no file to take away again. */
    enum hub_rc rc = hub_handle_open(h, o, STORE_MEMORY, err);
    if (rc == HUB_OK) {
        rc = hub_import(h, sheets, count, &trial, a, out, faults, err);
    }
    hub_close(h);
    if (rc != HUB_OK || io->dry_run) {
        return rc;
    }
    faults->count = before; /* the same notes come again */
    struct making m;
    rc = making_begin(&m, o, err);
    if (rc != HUB_OK) {
        return rc;
    }
    h = hub_handle(&m.opening);
    rc = hub_handle_open(h, &m.opening, STORE_CREATE, err);
    if (rc == HUB_OK) {
        rc = hub_import(h, sheets, count, io, a, out, faults, err);
    }
    hub_close(h);
    return making_end(&m, rc, err);
}
