/* SPDX-License-Identifier: MIT */
/* The record a row means: a new one, or what the row changes in a known one. */
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/journal.h"

#include "hub/service/series_words.h"
#include "import_priv.h"
#include "links_priv.h"
#include "series_priv.h"

#include <stdlib.h>
#include <string.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

/* A number from the id column that can be one of hub's; ID_NONE for none and a sheet's own. */
static hub_id read_id(struct import *im)
{
    const char *text = import_cell(im, im->sheet->id_col);
    int64_t n;
    if (!str_int(text, IMPORT_ID_LEAST, INT64_MAX, &n)) {
        return ID_NONE;
    }
    if (id_time((hub_id){n}).ms > clock_now(&im->h->clock).ms + DAY_MS) {
        import_fault_at(im, im->sheet->id_col,
            "%s cannot be a number that hub gave. Empty this cell, and it gets a new one.", text);
        return ID_NONE;
    }
    return (hub_id){n};
}

/* What a record says before its cells are read. */
static enum hub_rc begin_record(struct import *im, void *rec, struct hub_err *err)
{
    const struct import_sheet *s = im->sheet;
    enum hub_rc rc = record_defaults(s->noun, rec, hub_today(im->h), im->scratch, err);
    for (size_t c = 0; rc == HUB_OK && c < s->cols && id_known(im->row_id); c++) {
        const struct field *f = s->fields[c];
        if (f && f->def) { /* a row with an id has all there is: an empty cell is empty */
            char *fresh = arena_alloc(im->scratch, s->noun->size);
            record_clear(s->noun, fresh);
            field_copy(f, rec, fresh);
        }
    }
    return rc;
}

/* By natural key; ID_NONE: a new one. A record that another row is about is a fault, or another. */
static hub_id find_by_key(struct import *im, const void *rec)
{
    struct known *k = im->k;
    const char *key = import_key(im, k, rec, false, im->scratch);
    hub_id id = {key ? strmap_get(&k->keys, key, 0) : 0};
    int64_t line = idmap_get(&k->claimed, id, 0);
    if (id_known(id) && line == 0) {
        return id;
    }
    if (id_known(id) && !id_known(im->row_id)) {
        import_fault(im, k->key[k->key_count - 1],
            "This is the same %s as in line %lld. Keep one of the two.", k->noun->name,
            (long long)line);
        return ID_NONE;
    }
    if (id_known(id) || !key || !k->key_has_text) {
        return ID_NONE;
    }
    const char *loose = import_key(im, k, rec, true, im->scratch);
    id.n = strmap_get(&k->loose, loose, 0);
    return idmap_get(&k->claimed, id, 0) == 0 ? id : ID_NONE;
}

static enum hub_rc last_verb(struct import *im, hub_id id, const char *column, const char **verb,
    struct hub_err *err)
{
    return journal_last_verb(
        im->h->store, im->k->noun->table, id, column, im->scratch, verb, err);
}

/*
 * A record that was removed: by hand it stays so and is told, by taking back an import it
 * comes again. *stays: leave the row.
 */
static enum hub_rc removed_before(
    struct import *im, hub_id id, bool *stays, struct hub_err *err)
{
    const char *verb;
    enum hub_rc rc = last_verb(im, id, "removed_at", &verb, err);
    *stays = rc == HUB_OK && !str_eq(verb, "undo") && !im->o->overwrite;
    if (*stays && str_empty(import_cell(im, im->sheet->removed_col))) {
        import_note(im, NULL, "This %s was removed in hub. It was not added again.",
            im->k->noun->name);
        im->count->kept++;
    } else if (*stays) {
        im->count->same++;
    }
    return rc;
}

static void need_fields(struct import *im, const void *rec)
{
    const struct noun *n = im->k->noun;
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (!(f->flags & FIELD_REQUIRED) || im->bad[i] || !field_is_empty(f, rec)) {
            continue;
        }
        if (import_has_column(im, f)) {
            import_fault(im, f, "%s is missing. %s", f->label, f->help ? f->help : "");
        } else if (!im->lacking[i]) {
            im->lacking[i] = true;
            fault_add(im->faults, FAULT_ERROR, im->sheet->file, im->sheet->heading_line, 0,
                "The column “%s” is missing. %s", f->word, f->help ? f->help : "");
        }
    }
}

static void check_sense(struct import *im, const void *rec)
{
    struct hub_err err;
    const struct field *at = NULL;
    if (record_sense(im->k->noun, rec, &at, &err) != HUB_OK) {
        import_fault(im, at, "%s", err.msg);
    }
}

/* How an event repeats, in words: a rule before it is compared with what is there. */
static void settle(struct import *im, void *rec)
{
    struct hub_err err;
    const struct field *at = NULL;
    if (series_settle(im->k->noun, rec, &at, im->scratch, &err) != HUB_OK) {
        import_fault(im, at, "%s", err.msg);
    }
}

static void check_kin(struct import *im, const void *rec)
{
    struct hub_err err;
    if (record_kin(im->h, im->k->noun, rec, im->scratch, &err) != HUB_OK) {
        import_fault(im, NULL, "%s", err.msg);
    }
}

/* The id of the sheet, or for the log one that carries the entry's own time. */
static void give_id(struct import *im, void *rec)
{
    const struct noun *n = im->k->noun;
    const struct field *f = n->when ? noun_field(n, str_part(im->scratch, n->when, 0)) : NULL;
    struct record *r = rec;
    r->id = im->row_id;
    if (!id_known(r->id) && (n->flags & NOUN_APPEND_ONLY) && f && f->type == FIELD_WALL) {
        hub_wall at = *(const hub_wall *)(const void *)((const char *)rec + f->offset);
        hub_stamp moment = wall_to_stamp(at, NULL);
        bool past = moment.ms <= clock_now(store_clock(im->h->store)).ms;
        r->id = past ? store_id_at(im->h->store, n->table, moment) : ID_NONE;
    }
}

/* "When it was removed", of a record that is in the sheets only because others refer to it. */
static void read_removed(struct import *im, struct record *r)
{
    const char *text = import_cell(im, im->sheet->removed_col);
    struct hub_err err;
    hub_wall at;
    if (str_empty(text)) {
        return;
    }
    if (wall_parse(text, hub_today(im->h), 0, &at, &err) != HUB_OK) {
        import_fault_at(im, im->sheet->removed_col, "%s", err.msg);
        return;
    }
    r->removed_at = wall_to_stamp(at, NULL);
}

static enum hub_rc add_record(struct import *im, void *rec, struct hub_err *err)
{
    const struct noun *n = im->k->noun;
    struct store *s = im->h->store;
    give_id(im, rec);
    enum hub_rc rc = links_default(im->h, n, rec, im->scratch, err);
    if (rc == HUB_OK) {
        series_derive(n, rec, im->scratch);
        rc = record_insert(s, n, rec, err);
    }
    if (rc == HUB_OK) {
        rc = links_add(im->h, n, rec, im->scratch, err);
    }
    if (rc == HUB_ECONFLICT || rc == HUB_EINVAL) {
        import_fault(im, NULL, "%s", err->msg);
        return HUB_OK;
    }
    if (rc == HUB_OK) {
        import_learn(im, im->k, rec);
        import_claim(im, rec);
        im->k->live++;
        im->count->added++;
    }
    return rc;
}

/* Links say the same in any order. */
static bool same_links(const char *have, const char *want)
{
    size_t n = 0, m = 0;
    for (const char *p = have; p && *p; n++) {
        char *end;
        if (!links_have(want, (hub_id){strtoll(p, &end, 10)})) {
            return false;
        }
        p = end + strspn(end, " ");
    }
    for (const char *p = want; p && *p; p += strcspn(p, " "), p += strspn(p, " ")) {
        m++;
    }
    return n == m;
}

static bool same_value(const struct field *f, const void *have, const void *want)
{
    if (f->type == FIELD_LINKS) {
        return same_links(*(const char *const *)(const void *)((const char *)have + f->offset),
            *(const char *const *)(const void *)((const char *)want + f->offset));
    }
    return field_equal(f, have, want);
}

static const char *value_shown(struct import *im, const struct field *f, const void *rec)
{
    const char *text = field_is_empty(f, rec) ? "empty" : field_shown(f, rec, im->scratch);
    hub_id id = f->type == FIELD_REF ? import_ref_value(im->k->noun, f->column, rec) : ID_NONE;
    return id_known(id) ? record_name(im->h->store, noun_find(f->ref), id, im->scratch)
           : f->type == FIELD_BOOL && !field_is_empty(f, rec) ? field_text(f, rec, im->scratch)
                                                              : text;
}

/* What the row says of one field, into the record; somebody's own change in hub stays. */
static enum hub_rc settle_field(struct import *im, const struct field *f, const void *rec,
    void *have, bool *differs, struct hub_err *err)
{
    const char *verb = NULL;
    hub_id id = ((const struct record *)have)->id;
    enum hub_rc rc = HUB_OK;
    if (same_value(f, have, rec)) {
        return HUB_OK;
    }
    if (!im->o->overwrite && f->type != FIELD_LINKS) {
        rc = last_verb(im, id, f->column, &verb, err);
    }
    bool by_hand = verb && strcmp(verb, "import") != 0 && strcmp(verb, "undo") != 0;
    if (rc == HUB_OK && by_hand) {
        import_note(im, f, "%s was changed in hub since the last import. It stays %s; the file says %s.",
            f->label, value_shown(im, f, have), value_shown(im, f, rec));
        im->count->kept++;
    } else if (rc == HUB_OK) {
        field_copy(f, have, rec);
        *differs = true;
    }
    return rc;
}

/* Whether the row says who is linked. */
static bool names_links(const struct import *im)
{
    for (size_t c = 0; c < im->sheet->cols; c++) {
        const struct field *f = im->sheet->fields[c];
        if (f && f->type == FIELD_LINKS && !str_empty(import_cell(im, (int)c))) {
            return true;
        }
    }
    return false;
}

/* A known record: a copy of it with the row's cells in it. */
static enum hub_rc merge_row(struct import *im, const void *rec, hub_id id, void *was, void *have,
    bool *differs, struct hub_err *err)
{
    const struct import_sheet *s = im->sheet;
    const struct noun *n = s->noun;
    int64_t place = idmap_get(&im->k->at, id, -1);
    enum hub_rc rc = HUB_OK;
    if (place >= 0 && place != KNOWN_NEW) {
        memcpy(have, record_at(&im->k->list, (size_t)place), n->size);
    } else {
        rc = record_get(im->h->store, n, id, im->scratch, have, err);
    }
    if (rc == HUB_OK && names_links(im)) {
        rc = links_read(im->h, n, have, im->scratch, err);
    }
    memcpy(was, have, n->size);
    *differs = stamp_known(((struct record *)have)->removed_at); /* it comes again */
    ((struct record *)have)->removed_at = STAMP_NONE;
    for (size_t c = 0; rc == HUB_OK && c < s->cols; c++) {
        const struct field *f = s->fields[c];
        bool spelling = f && !id_known(im->row_id) && field_in_key(n, f);
        if (!f || spelling || import_is_bad(im, f) || str_empty(import_cell(im, (int)c))) {
            continue;
        }
        rc = settle_field(im, f, rec, have, differs, err);
    }
    return rc;
}

/* A series that a row moves takes its dates along, and what was written for them. */
static enum hub_rc follow(struct import *im, const void *was, void *have, struct hub_err *err)
{
    const struct event *old = was, *now = have;
    char from[DATE_TEXT], to[DATE_TEXT];
    enum hub_rc rc = series_follow(im->h, im->k->noun, was, have, im->scratch, err);
    if (rc == HUB_EINVAL) {
        import_fault(im, noun_field(im->k->noun, "starts"), "%s", err->msg);
        return HUB_OK;
    }
    if (rc == HUB_OK && im->k->noun == &event_noun && series_repeats(old) &&
        old->starts.min != now->starts.min) {
        import_note(im, noun_field(im->k->noun, "starts"),
            "All dates of %s move, and what was written for them: its first was %s and is %s.",
            now->name, wall_long(old->starts, from), wall_long(now->starts, to));
    }
    return rc;
}

static enum hub_rc update_record(
    struct import *im, const void *rec, hub_id id, size_t errors, struct hub_err *err)
{
    const struct noun *n = im->k->noun;
    void *have = arena_alloc(im->scratch, n->size), *was = arena_alloc(im->scratch, n->size);
    bool differs;
    enum hub_rc rc = merge_row(im, rec, id, was, have, &differs, err);
    if (rc != HUB_OK) {
        return rc;
    }
    settle(im, have); /* where the row itself has no start */
    if (differs) {
        rc = follow(im, was, have, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    check_sense(im, have);
    import_claim(im, have);
    if (differs) {
        check_kin(im, have);
    }
    if (im->faults->errors != errors) {
        return HUB_OK;
    }
    im->count->same += !differs;
    if (!differs || (n->flags & NOUN_APPEND_ONLY)) {
        return HUB_OK;
    }
    series_derive(n, have, im->scratch);
    rc = record_update(im->h->store, n, have, err);
    if (rc == HUB_OK && names_links(im)) {
        rc = links_write(im->h, n, have, err);
    }
    if (rc == HUB_ECONFLICT) {
        import_fault(im, NULL, "%s", err->msg);
        return HUB_OK;
    }
    if (rc == HUB_OK) {
        import_learn(im, im->k, have);
        im->count->updated++;
    }
    return rc;
}

/* What is written in the log stays; a row about one that is there adds nothing. */
static void only_adds(struct import *im, hub_id id)
{
    idmap_put(&im->k->claimed, id, im->row->line);
    im->count->same++;
}

/* The record with the row's id, or with its key; ID_NONE: a new one. */
static enum hub_rc find_record(
    struct import *im, const void *rec, hub_id *found, bool *stays, struct hub_err *err)
{
    struct known *k = im->k;
    *found = im->row_known ? im->row_id : find_by_key(im, rec);
    *stays = false;
    if (im->row_known) {
        int64_t line = idmap_get(&k->claimed, *found, 0);
        if (line && line != im->row->line) {
            import_fault_at(im, im->sheet->id_col, "Line %lld has the same number.", (long long)line);
        }
        int64_t place = idmap_get(&k->at, *found, -1);
        const struct record *r = place == KNOWN_NEW ? NULL : record_at(&k->list, (size_t)place);
        if (!r || !stamp_known(r->removed_at)) {
            return HUB_OK;
        }
        return removed_before(im, *found, stays, err);
    }
    const char *key = id_known(*found) ? NULL : import_key(im, k, rec, false, im->scratch);
    hub_id gone = {key && !id_known(im->row_id) ? strmap_get(&k->gone, key, 0) : 0};
    bool again = id_known(gone) && strmap_get(&k->keys, key, 0) == 0;
    return again ? removed_before(im, gone, stays, err) : HUB_OK;
}

static enum hub_rc write_row(struct import *im, void *rec, size_t errors, struct hub_err *err)
{
    hub_id id = ID_NONE;
    bool stays = false;
    enum hub_rc rc = HUB_OK;
    settle(im, rec);
    if (im->faults->errors != errors) {
        return HUB_OK;
    }
    if (import_key_is_good(im) || im->row_known) {
        rc = find_record(im, rec, &id, &stays, err);
    }
    if (rc != HUB_OK || stays) {
        return rc;
    }
    if (id_known(id)) {
        if (im->k->noun->flags & NOUN_APPEND_ONLY) {
            only_adds(im, id);
            return HUB_OK;
        }
        return update_record(im, rec, id, errors, err);
    }
    need_fields(im, rec);
    check_sense(im, rec);
    read_removed(im, rec);
    return im->faults->errors == errors ? add_record(im, rec, err) : HUB_OK;
}

enum hub_rc import_record(struct import *im, struct hub_err *err)
{
    size_t errors = im->faults->errors, told = im->faults->count;
    void *rec = arena_alloc(im->scratch, im->k->noun->size);
    im->skipped = im->later = false;
    im->row_known = false;
    im->row_id = read_id(im);
    im->row_known = id_known(im->row_id) && idmap_get(&im->k->at, im->row_id, -1) >= 0;
    memset(im->bad, 0, im->k->noun->field_count * sizeof *im->bad);
    enum hub_rc rc = begin_record(im, rec, err);
    if (rc != HUB_OK) {
        return rc;
    }
    import_row_hub(im);
    import_cells(im, rec);
    if (im->later && !im->round) { /* all of it again, then */
        im->faults->errors = errors;
        im->faults->count = told;
        return HUB_OK;
    }
    import_set_hub(im, rec);
    if (im->skipped) {
        check_sense(im, rec);
    } else {
        rc = write_row(im, rec, errors, err);
    }
    if (im->skipped || im->faults->errors != errors) {
        names_broken(im, rec);
    }
    return rc;
}
