/* SPDX-License-Identifier: MIT */
/* Which hub a row is about; hubs that are named and missing are made. */
#include "hub/base/str.h"
#include "hub/model/family.h"

#include "import_priv.h"

#include <string.h>

enum { HUBS_TOLD = 5 }; /* by name; the count tells of the others */

static const struct field hub_ref = {
    .column = "hub_id", .word = "hub", .label = "Hub", .type = FIELD_REF, .ref = "hub"};

static const struct field *hub_field(const struct noun *n)
{
    const struct field *f = noun_field(n, "hub_id");
    return f && f->type == FIELD_REF ? f : NULL;
}

/* A hub with nothing but its name. */
static enum hub_rc make_hub(
    struct import *im, struct known *hubs, const char *name, int col, struct hub_err *err)
{
    struct hub_row row;
    const struct field *f = noun_field(&hub_noun, "name");
    struct hub_err why;
    enum hub_rc rc = record_defaults(&hub_noun, &row, hub_today(im->h), im->a, err);
    if (rc == HUB_OK && field_parse(f, &row, name, hub_today(im->h), im->a, &why) != HUB_OK) {
        import_fault_at(im, col, "%s", why.msg);
        return HUB_OK;
    }
    if (rc == HUB_OK) {
        rc = access_check(im->h, VERB_WRITE, &hub_noun, err);
    }
    if (rc == HUB_OK) {
        rc = record_insert(im->h->store, &hub_noun, &row, err);
    }
    if (rc == HUB_OK) {
        import_learn(im, hubs, &row);
        import_count(im, &hub_noun)->added++;
        if (import_count(im, &hub_noun)->added <= HUBS_TOLD) {
            fault_add(im->faults, FAULT_NOTE, im->sheet->file, im->row->line, col + 1,
                "There was no hub called %s; it is a new one.", row.name);
        }
    }
    return rc;
}

/* Whether the sheets name one hub, and which. */
static void note_named(struct import *im, hub_id id)
{
    if (id_known(im->named_hub) && !id_eq(im->named_hub, id)) {
        im->several_named = true;
    }
    im->named_hub = id;
}

static enum hub_rc hubs_of_sheet(
    struct import *im, struct known *hubs, struct strmap *seen, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < im->sheet->row_count; i++) {
        im->row = &im->sheet->rows[i];
        const char *name = import_cell(im, im->sheet->hub_col);
        if (str_empty(name) || strmap_get(seen, name, 0)) {
            continue;
        }
        strmap_put(seen, name, 1);
        if (!id_known(names_hub(im, name))) {
            rc = make_hub(im, hubs, name, im->sheet->hub_col, err);
        }
        if (id_known(names_hub(im, name))) {
            note_named(im, names_hub(im, name));
        }
    }
    return rc;
}

enum hub_rc import_hubs(struct import *im, struct hub_err *err)
{
    struct strmap seen;
    struct known *hubs = import_known(im, &hub_noun, err);
    enum hub_rc rc = hubs ? HUB_OK : err->rc;
    strmap_on(&seen, im->a);
    for (size_t i = 0; rc == HUB_OK && i < im->sheet_count; i++) {
        im->sheet = &im->sheets[i];
        if (im->sheet->noun != &hub_noun && im->sheet->hub_col >= 0) {
            rc = hubs_of_sheet(im, hubs, &seen, err);
        }
    }
    if (id_known(hub_narrowed(im->h))) {
        im->default_hub = hub_narrowed(im->h);
    } else if (id_known(im->named_hub)) {
        im->default_hub = im->several_named ? ID_NONE : im->named_hub;
    } else if (hubs && hubs->live == 1) {
        im->default_hub = names_hub(im, hubs->called[0].name);
    }
    return rc;
}

/* With --hub nothing is written into another one. */
static void not_narrowed(struct import *im)
{
    hub_id only = hub_narrowed(im->h);
    if (id_known(only) && id_known(im->row_hub) && !id_eq(only, im->row_hub)) {
        import_fault_at(im, im->sheet->hub_col, "This row is about another hub than the one asked for.");
    }
}

void import_row_hub(struct import *im)
{
    const char *name = import_cell(im, im->sheet->hub_col);
    struct hub_err ignored;
    struct known *hubs = import_known(im, &hub_noun, &ignored);
    im->row_hub = hub_narrowed(im->h);
    if (im->sheet->noun == &hub_noun || !hubs) {
        return;
    }
    if (!str_empty(name)) {
        im->row_hub = import_ref(im, &hub_ref, NULL, name, im->sheet->hub_col);
        not_narrowed(im);
    } else if (im->row_known) {
        im->row_hub.n = idmap_get(&im->k->hubs, im->row_id, 0);
    }
}

void import_set_hub(struct import *im, void *rec)
{
    const struct field *f = hub_field(im->sheet->noun);
    if (!f || import_is_bad(im, f)) {
        return;
    }
    hub_id *member = (hub_id *)(void *)((char *)rec + f->offset);
    hub_id hub = id_known(im->row_hub) ? im->row_hub : import_hub_of_refs(im, rec);
    *member = id_known(hub) ? hub : im->default_hub;
    if (!id_known(*member) && str_empty(import_cell(im, im->sheet->hub_col))) {
        import_fault_at(im, im->sheet->hub_col,
            "There are several hubs. Say in a column “hub” which one this %s belongs to.",
            im->sheet->noun->name);
        import_set_bad(im, f);
    }
}

const char *import_hub_name(struct import *im, hub_id id)
{
    struct hub_err ignored;
    struct known *hubs = import_known(im, &hub_noun, &ignored);
    if (!hubs || hubs->live < 2) {
        return NULL;
    }
    return id_known(id) ? record_name(im->h->store, &hub_noun, id, im->scratch) : "";
}
