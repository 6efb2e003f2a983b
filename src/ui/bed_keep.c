/* SPDX-License-Identifier: MIT */
/*
 * Bed tonight's words that are not saved yet are an unfinished note, as those
 * of a form are: kept as they come and when the terminal goes.
 */
#include "bed_view_priv.h"
#include "hub/base/str.h"

static struct edit *edits_of(struct bed_view *s, size_t i)
{
    struct edit *all[] = {&s->who, &s->phone, &s->words};
    return all[i];
}
static const char *const columns[] = {"who", "phone", "words"};
enum { EDITS = sizeof columns / sizeof *columns };

/* A number and what was said are words to keep; a few letters of a name only looked for somebody. */
bool bed_has_words(const struct bed_view *s)
{
    return s->phone.len > 0 || s->words.len > 0;
}

enum hub_rc bed_keep(struct bed_view *s, struct hub *hub, struct hub_err *err)
{
    if (!bed_has_words(s) && !s->who.len) {
        return keep_drop(&s->keep, hub, err);
    }
    struct arena *scratch = arena_create();
    struct {
        const char *column;
        int64_t n;
    } numbers[] = {{"stage", s->stage}, {"child", s->child.n}, {"host", s->host.n}};
    enum { NUMBERS = sizeof numbers / sizeof *numbers };
    struct draft_field fields[EDITS + NUMBERS];
    for (size_t i = 0; i < EDITS; i++) {
        fields[i] = (struct draft_field){columns[i], edits_of(s, i)->text};
    }
    for (size_t i = 0; i < NUMBERS; i++) {
        fields[EDITS + i] = (struct draft_field){
            numbers[i].column, arena_printf(scratch, "%lld", (long long)numbers[i].n)};
    }
    enum hub_rc rc = keep_put(&s->keep, hub, BED_DRAFT, s->stay, fields, EDITS + NUMBERS, err);
    arena_destroy(scratch);
    return rc;
}

static int64_t number_of(const struct draft_field *f)
{
    int64_t n = 0;
    str_int(f->text, 0, INT64_MAX, &n);
    return n;
}

static void take_field(struct bed_view *s, const struct draft_field *f)
{
    for (size_t i = 0; i < EDITS; i++) {
        if (str_eq(columns[i], f->column)) {
            edit_set(edits_of(s, i), f->text);
        }
    }
    if (str_eq(f->column, "stage") && number_of(f) <= BED_NOW) {
        s->stage = (enum bed_stage)number_of(f);
    } else if (str_eq(f->column, "child")) {
        s->child = (hub_id){number_of(f)};
    } else if (str_eq(f->column, "host")) {
        s->host = (hub_id){number_of(f)};
    }
}

enum hub_rc bed_resume(struct bed_view *s, struct hub *hub, struct arena *a, struct hub_err *err)
{
    struct draft d;
    if (!s->keep.resuming) {
        return HUB_OK;
    }
    enum hub_rc rc = keep_read(&s->keep, hub, a, &d, err);
    for (size_t i = 0; rc == HUB_OK && i < d.count; i++) {
        take_field(s, &d.fields[i]);
    }
    if (rc == HUB_OK) {
        s->stay = d.record;
        s->stage = id_known(s->stay) ? BED_NOW : s->stage == BED_NOW ? BED_PAGE : s->stage;
    }
    return rc;
}
