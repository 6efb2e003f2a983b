/* SPDX-License-Identifier: MIT */
/*
 * Opening a form: on a new record, one that is there, or a draft. What is asked
 * for travels in the target's text: the noun, then a line "word=value" a field.
 */
#include "form_clash_priv.h"
#include "form_pick_priv.h"
#include "form_repeat_priv.h"
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/service/corrections.h"
#include "hub/service/worry.h"
#include "form_value_priv.h"
#include "keep_priv.h"
#include "panes_priv.h"
#include "register_priv.h"

#include <string.h>

#define OPEN_AT "@at" /* no field: the one the cursor is put in */

void form_open_new(struct pane *p, const struct noun *n, const struct assignment *set, size_t count)
{
    struct sb b = sb_on(p->life);
    sb_addf(&b, "%s\n", n->name);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&b, "%s=%s\n", set[i].word, set[i].value);
    }
    pane_open(p, &form_pane, &(struct pane_target){.text = sb_str(&b)});
}

void form_open_edit(struct pane *p, const struct noun *n, hub_id id)
{
    pane_open(p, &form_pane, &(struct pane_target){.id = id.n, .text = n->name});
}

void form_open_later(struct pane *p, hub_id event, hub_wall original)
{
    char iso[DATE_TEXT];
    const char *text = arena_printf(p->life, "event\n" FORM_LATER "=%s\n", wall_iso(original, iso));
    pane_open(p, &form_pane, &(struct pane_target){.id = event.n, .text = text});
}

void form_open_at(struct pane *p, const struct noun *n, hub_id id, const struct field *field)
{
    const char *text =
        field ? arena_printf(p->life, "%s\n" OPEN_AT "=%s\n", n->name, field->column) : n->name;
    pane_open(p, &form_pane, &(struct pane_target){.id = id.n, .text = text});
}

/* What goes on with the notes that are no form's. */
static const struct {
    const char *what;
    const struct pane_ops *ops;
} keepers[] = {{BED_DRAFT, &pane_bed}, {WORDS_DRAFT, &box_words}, {COLLECT_DRAFT, &box_collect},
    {WHO_DRAFT, &box_who}, {COMMAND_DRAFT, &pane_command}, {TAKE_DRAFT, &pane_take},
    {COPY_DRAFT, &pane_copy}, {SEASON_DRAFT, &pane_season},
    {REASON_DRAFT, &box_reason}};

void form_open_draft(struct pane *p, struct hub *hub, hub_id draft)
{
    struct draft d = {0};
    struct hub_err ignored; /* the form reads it again, and says so */
    const struct pane_ops *ops = NULL;
    bool read = hub_draft_get(hub, draft, p->life, &d, &ignored) == HUB_OK;
    for (size_t i = 0; read && i < sizeof keepers / sizeof *keepers; i++) {
        ops = str_eq(d.noun, keepers[i].what) ? keepers[i].ops : ops;
    }
    pane_open(p, ops ? ops : &form_pane,
        &(struct pane_target){.id = draft.n, .text = ops ? KEEP_RESUME : ""});
}

void form_begin(struct pane *p, const struct pane_target *target)
{
    struct form *f = form_of(p);
    const char *text = target->text ? target->text : "";
    f->noun = noun_find(arena_strndup(p->life, text, strcspn(text, "\n")));
    f->id = f->noun ? ((hub_id){target->id}) : ID_NONE;
    f->draft.id = f->noun ? ID_NONE : (hub_id){target->id};
    f->asked = arena_strdup(p->life, text);
    f->name = "";
    f->later = WALL_NONE;
    f->picks = arena_create();
}

void form_end(struct pane *p)
{
    arena_destroy(form_of(p)->picks);
}

static enum hub_rc read_record(
    struct form *f, struct hub *h, struct arena *a, void *rec, struct hub_err *err)
{
    enum hub_rc rc = hub_step(h, &f->step, err);
    if (rc != HUB_OK) {
        return rc;
    }
    hub_id there = id_known(f->corrects) ? f->corrects : f->id;
    if (id_known(there) && (f->noun->flags & NOUN_SEALED)) {
        return hub_worry_open(h, there, a, rec, err);
    }
    if (id_known(there)) {
        return hub_get(h, f->noun, there, a, rec, err);
    }
    return record_defaults(f->noun, rec, f->today, a, err);
}

void form_fill_field(
    struct form *f, struct form_field *ff, const void *rec, struct namer *names, struct arena *a)
{
    const struct field *field = ff->f;
    ff->was = form_text(field, rec, names, a);
    edit_init(&ff->edit, a, field->type == FIELD_NOTE);
    edit_set(&ff->edit, ff->was);
    if (field->type == FIELD_REF) {
        ff->ref = *(const hub_id *)(const void *)((const char *)rec + field->offset);
        ff->was_ref = ff->ref;
    }
    form_echo(f, ff, a);
}

/* What is filled in by hub and not by who types: there already, and saved with the rest. */
static void fill_in(struct form *f, struct form_field *ff, struct arena *a)
{
    form_echo(f, ff, a);
    ff->was = arena_strdup(a, ff->edit.text);
    ff->was_ref = ff->ref;
    ff->preset = true;
}

/* A correction says all that the old one says, until somebody changes it. */
static void fill_in_old(struct form *f, struct arena *a)
{
    for (size_t i = 0; id_known(f->corrects) && i < f->count; i++) {
        if (!form_field_empty(&f->fields[i])) {
            fill_in(f, &f->fields[i], a);
        }
    }
}

/* What happened is mostly written down as it happens: its time is now. */
static void fill_in_now(struct form *f, struct hub *h, struct arena *a)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    hub_wall now = hub_now(h);
    for (size_t i = 0; i < f->count; i++) {
        struct form_field *ff = &f->fields[i];
        if (ff->f->type == FIELD_WALL && (ff->f->flags & FIELD_REQUIRED) && form_field_empty(ff) &&
            str_eq(ff->f->column, f->noun->when)) {
            edit_set(&ff->edit, arena_printf(a, "%s %s", date_medium(wall_date(now), day),
                                    tod_iso(wall_tod(now), time)));
            fill_in(f, ff, a);
        }
    }
}

static struct form_field *by_word(struct form *f, const char *word)
{
    const struct field *field = noun_field(f->noun, word);
    for (size_t i = 0; field && i < f->count; i++) {
        if (f->fields[i].f == field) {
            return &f->fields[i];
        }
    }
    return NULL;
}

void form_go_to(struct form *f, const struct form_field *ff)
{
    size_t n = (size_t)(ff - f->fields);
    for (size_t i = 0; i < f->part_count; i++) {
        if (n >= f->parts[i].first && n < f->parts[i].first + f->parts[i].count) {
            f->part = i;
            f->at = n - f->parts[i].first;
        }
    }
}

static void set_ref(struct form_field *ff, hub_id id, struct namer *names)
{
    ff->ref = id;
    edit_set(&ff->edit, namer_name(names, noun_find(ff->f->ref), id));
}

/* While one hub of several is looked at, what is new belongs to it. */
static void fill_in_hub(struct form *f, struct hub *h, struct namer *names, struct arena *a)
{
    struct form_field *ff = by_word(f, "hub_id");
    if (ff && !id_known(f->id) && (ff->f->flags & FIELD_REQUIRED) && form_field_empty(ff) &&
        id_known(hub_narrowed(h))) {
        set_ref(ff, hub_narrowed(h), names);
        fill_in(f, ff, a);
    }
}

/* What the opener has filled in counts as there already, and is saved with the rest. */
static void preset(struct form *f, const char *line, struct namer *names, struct arena *a)
{
    size_t len = strcspn(line, "=");
    struct form_field *ff = line[len] ? by_word(f, arena_strndup(a, line, len)) : NULL;
    int64_t id;
    if (str_starts(line, FORM_FAMILY "=") && str_int(line + len + 1, 1, INT64_MAX, &id)) {
        f->family = (hub_id){id};
    }
    if (str_starts(line, FORM_LATER "=")) {
        form_later_begin(f, line + len + 1, a);
    }
    if (str_starts(line, OPEN_AT "=") && by_word(f, line + len + 1)) {
        form_go_to(f, by_word(f, line + len + 1));
    }
    if (!ff) {
        return;
    }
    if (ff->f->type == FIELD_REF && str_int(line + len + 1, 1, INT64_MAX, &id)) {
        set_ref(ff, (hub_id){id}, names);
    } else {
        edit_set(&ff->edit, line + len + 1);
        form_check(f, ff, a);
    }
    fill_in(f, ff, a);
}

static void presets(struct form *f, struct namer *names, struct arena *a)
{
    const char *s = f->asked + strcspn(f->asked, "\n");
    while (*s == '\n' && s[1]) {
        size_t len = strcspn(s + 1, "\n");
        preset(f, arena_strndup(a, s + 1, len), names, a);
        s += 1 + len;
    }
}

/* The cursor begins behind what the opener knows already. */
static void skip_presets(struct form *f)
{
    const struct form_part *part = &f->parts[f->part];
    while (!id_known(f->corrects) && f->at + 1 < part->count &&
           f->fields[part->first + f->at].preset) {
        f->at++;
    }
}

/* What a draft has of a field; a REF's id stands under its column with a '#'. */
static void resume_field(
    struct form *f, const struct draft_field *d, struct namer *names, struct arena *a)
{
    size_t len = strcspn(d->column, "#");
    struct form_field *ff = by_word(f, arena_strndup(a, d->column, len));
    int64_t id;
    if (str_eq(d->column, FORM_LATER)) {
        form_later_begin(f, d->text, a);
    }
    if (!ff) {
        return;
    }
    if (!d->column[len]) {
        edit_set(&ff->edit, d->text);
        ff->ref = strcmp(ff->was, d->text) == 0 ? ff->was_ref : ID_NONE;
    } else if (str_int(d->text, 1, INT64_MAX, &id)) {
        set_ref(ff, (hub_id){id}, names);
    }
    form_echo(f, ff, a);
}

static void resume(struct form *f, struct namer *names, struct arena *a)
{
    if (id_known(f->draft.id)) {
        f->step = f->draft.step;
    }
    for (size_t i = 0; i < f->draft.count; i++) {
        resume_field(f, &f->draft.fields[i], names, a);
    }
    const struct form_field *ff = f->draft.field ? by_word(f, f->draft.field) : NULL;
    if (ff) {
        form_go_to(f, ff);
    }
}

/* A form opened with a draft's number learns from it what it is about. */
static enum hub_rc read_draft(struct pane *p, struct form *f, struct hub *h, struct hub_err *err)
{
    if (!id_known(f->draft.id)) {
        return HUB_OK;
    }
    enum hub_rc rc = hub_draft_get(h, f->draft.id, p->life, &f->draft, err);
    if (rc == HUB_OK) {
        f->noun = noun_find(f->draft.noun);
        f->id = f->draft.record;
    }
    return rc == HUB_OK && !f->noun
               ? hub_fail(err, HUB_ENEWER, "This note was begun with a newer hub. It is kept.")
               : rc;
}

static enum hub_rc begin(struct pane *p, struct hub *h, struct hub_err *err)
{
    struct form *f = form_of(p);
    const struct hub_entry *entries;
    enum hub_rc rc = read_draft(p, f, h, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct namer *names = namer_create(h, p->loaded);
    void *rec = arena_alloc(p->loaded, f->noun->size);
    if (hub_corrects(f->noun)) {
        f->corrects = f->id;
        f->id = ID_NONE;
    }
    f->today = hub_today(h);
    f->one_hub = hub_entries(h, &entries) <= 1;
    rc = read_record(f, h, p->loaded, rec, err);
    if (rc != HUB_OK) {
        return rc;
    }
    f->looked = f->step;
    form_make_parts(f, p->life);
    for (size_t i = 0; i < f->count; i++) {
        form_fill_field(f, &f->fields[i], rec, names, p->life);
    }
    hub_id there = id_known(f->corrects) ? f->corrects : f->id;
    f->name = id_known(there) ? arena_strdup(p->life, namer_name(names, f->noun, there)) : "";
    fill_in_old(f, p->life);
    fill_in_now(f, h, p->life);
    fill_in_hub(f, h, names, p->life);
    presets(f, names, p->life);
    skip_presets(f);
    resume(f, names, p->life);
    f->ready = f->part_count > 0;
    if (form_focus(f)) {
        form_enter_over(form_focus(f), p->life);
    }
    return form_words_begin(f, h, p->life, err);
}

enum hub_rc form_load(struct pane *p, struct hub *h, struct hub_err *err)
{
    struct form *f = form_of(p);
    enum hub_rc rc = HUB_OK;
    if (!f->ready && !f->failed) {
        rc = begin(p, h, err);
        f->failed = rc != HUB_OK;
    } else {
        form_look_at_others(p, h);
    }
    if (rc == HUB_OK && form_wants_picks(f)) {
        rc = form_load_picks(f, h, err);
    }
    form_repeat_look(f, h, p->life);
    form_clash_look(p, h);
    return rc;
}
