/* SPDX-License-Identifier: MIT */
/*
 * Bed tonight's words that are not saved yet are an unfinished note, as those
 * of a form are: kept as they come and when the terminal goes.
 */
#include "bed_view_priv.h"
#include "hub/base/clock.h"
#include "hub/base/str.h"

enum { AGE_MS = 1000 };

static struct edit *edits_of(struct bed_view *s, size_t i)
{
    struct edit *all[] = {&s->who, &s->phone, &s->words};
    return all[i];
}
static const char *const columns[] = {"who", "phone", "words"};
enum { EDITS = sizeof columns / sizeof *columns };

void bed_touch(struct bed_view *s)
{
    if (!s->unkept) {
        s->unkept = true;
        s->unkept_ms = clock_monotonic_us() / 1000;
    }
}

bool bed_due(const struct bed_view *s, const struct call *call)
{
    bool now = call->ev && call->ev->type == UI_KEY && call->ev->key == K_PROBE;
    return s->unkept && (now || clock_monotonic_us() / 1000 - s->unkept_ms >= AGE_MS);
}

/* A number and what was said are words to keep; a few letters of a name only looked for somebody. */
bool bed_has_words(const struct bed_view *s)
{
    return s->phone.len > 0 || s->words.len > 0;
}

static void add_number(struct draft *d, const char *column, int64_t n, struct arena *a)
{
    d->fields[d->count++] = (struct draft_field){column, arena_printf(a, "%lld", (long long)n)};
}

enum hub_rc bed_keep(struct bed_view *s, struct hub *hub, struct hub_err *err)
{
    if (!bed_has_words(s) && !s->who.len) {
        return bed_unkeep(s, hub, err);
    }
    struct draft_field fields[EDITS + 3];
    struct arena *scratch = arena_create();
    s->draft.noun = BED_DRAFT;
    s->draft.record = s->stay;
    s->draft.fields = fields;
    s->draft.count = 0;
    for (size_t i = 0; i < EDITS; i++) {
        fields[s->draft.count++] = (struct draft_field){columns[i], edits_of(s, i)->text};
    }
    add_number(&s->draft, "stage", s->stage, scratch);
    add_number(&s->draft, "child", s->child.n, scratch);
    add_number(&s->draft, "host", s->host.n, scratch);
    enum hub_rc rc = hub_draft_put(hub, &s->draft, err);
    s->draft.fields = NULL;
    s->draft.count = 0;
    s->unkept = s->unkept && rc != HUB_OK;
    arena_destroy(scratch);
    return rc;
}

enum hub_rc bed_unkeep(struct bed_view *s, struct hub *hub, struct hub_err *err)
{
    enum hub_rc rc = id_known(s->draft.id) ? hub_draft_drop(hub, s->draft.id, err) : HUB_OK;
    if (rc == HUB_OK) {
        s->draft = (struct draft){.id = ID_NONE};
        s->unkept = false;
    }
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
    if (!s->resuming) {
        return HUB_OK;
    }
    s->resuming = false;
    enum hub_rc rc = hub_draft_get(hub, s->draft.id, a, &s->draft, err);
    for (size_t i = 0; rc == HUB_OK && i < s->draft.count; i++) {
        take_field(s, &s->draft.fields[i]);
    }
    if (rc == HUB_OK) {
        s->stay = s->draft.record;
        s->stage = id_known(s->stay) ? BED_NOW : s->stage == BED_NOW ? BED_PAGE : s->stage;
    } else {
        s->draft = (struct draft){.id = ID_NONE};
    }
    return rc;
}
