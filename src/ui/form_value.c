/* SPDX-License-Identifier: MIT */
/* Texts of fields: from a record, while they are typed, and checked when they are left. */
#include "form_pick_priv.h"
#include "form_priv.h"
#include "form_repeat_priv.h"
#include "form_value_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/series_words.h"

#include <string.h>

static const char *moment(hub_wall w, struct arena *a)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    return arena_printf(a, "%s %s", date_medium(wall_date(w), day), tod_iso(wall_tod(w), time));
}

/* As it can be typed again, and as people read it. */
const char *form_text(const struct field *f, const void *rec, struct namer *names, struct arena *a)
{
    if (field_is_empty(f, rec)) {
        return "";
    }
    if (f->type == FIELD_DATE) {
        return arena_strdup(a, field_shown(f, rec, a));
    }
    if (f->type == FIELD_WALL) {
        return moment(*(const hub_wall *)(const void *)((const char *)rec + f->offset), a);
    }
    const char *words = series_shown(f, rec, a);
    if (words) {
        return words;
    }
    const char *text = field_text(f, rec, a);
    if (f->type == FIELD_LINKS && str_eq(text, f->def)) { /* "all" stands for names */
        return arena_strdup(a, text);
    }
    if (f->type == FIELD_REF || f->type == FIELD_LINKS) {
        return arena_strdup(a, namer_field(names, f, rec, false));
    }
    return arena_strdup(a, text);
}

bool form_is_chooser(const struct field *f)
{
    return f->type == FIELD_CHOICE || f->type == FIELD_BOOL;
}

const char *form_choices(const struct field *f)
{
    return f->type == FIELD_BOOL ? "yes|no" : f->choices;
}

bool form_field_empty(const struct form_field *ff)
{
    return ff->edit.text[strspn(ff->edit.text, " \n")] == '\0';
}

bool form_field_changed(const struct form_field *ff)
{
    if (ff->f->type == FIELD_LINKS) { /* a comma at its end is no change */
        size_t len = form_links_len(ff->edit.text);
        return len != form_links_len(ff->was) || strncmp(ff->edit.text, ff->was, len) != 0;
    }
    return strcmp(ff->edit.text, ff->was) != 0 || !id_eq(ff->ref, ff->was_ref);
}

bool form_changed(const struct form *f)
{
    for (size_t i = 0; i < f->count; i++) {
        if (form_field_changed(&f->fields[i])) {
            return true;
        }
    }
    return false;
}

size_t form_filled(const struct form *f, const struct form_part *part)
{
    size_t filled = 0;
    for (size_t i = part->first; i < part->first + part->count; i++) {
        filled += !form_field_empty(&f->fields[i]);
    }
    return filled;
}

static bool one_answer(const struct field *f)
{
    return f->type == FIELD_DATE || f->type == FIELD_WALL || f->type == FIELD_TOD ||
           f->type == FIELD_INT || f->type == FIELD_REF;
}

void form_enter_over(struct form_field *ff, struct arena *a)
{
    ff->over = one_answer(ff->f) && !form_field_empty(ff) && str_empty(ff->message);
    if (ff->over) {
        ff->stood = arena_strdup(a, ff->edit.text);
    }
}

void form_key_over(struct form_field *ff, const struct ui_event *ev)
{
    if (ff->over && ev->text[0] && ev->text[0] != ' ') {
        edit_set(&ff->edit, "");
    }
    ff->over = false;
}

/* The text of a field as a record would have it; NULL with *err when it cannot be that. */
static void *parsed(
    const struct form *f, const struct form_field *ff, struct arena *a, struct hub_err *err)
{
    void *rec = arena_alloc(a, f->noun->size);
    record_clear(f->noun, rec);
    return field_parse(ff->f, rec, ff->edit.text, f->today, a, err) == HUB_OK ? rec : NULL;
}

static const char *echo_of(const struct field *f, const void *rec, struct arena *a)
{
    const char *member = (const char *)rec + f->offset;
    char buf[DATE_TEXT];
    if (f->type == FIELD_DATE) {
        return arena_strdup(a, date_long(*(const hub_date *)(const void *)member, buf));
    }
    if (f->type == FIELD_WALL) {
        return arena_strdup(a, wall_long(*(const hub_wall *)(const void *)member, buf));
    }
    return field_text(f, rec, a);
}

void form_echo(struct form *f, struct form_field *ff, struct arena *a)
{
    struct hub_err ignored;
    enum field_type t = ff->f->type;
    ff->echo = "";
    f->repeat_stale = f->repeat_stale || form_repeats(ff);
    if (t == FIELD_DATE || t == FIELD_WALL || t == FIELD_TOD || t == FIELD_TIMES) {
        const void *rec = parsed(f, ff, a, &ignored);
        ff->echo = rec ? echo_of(ff->f, rec, a) : "";
    }
}

/* The sentence without the label it begins with: that stands beside the field. */
static const char *without_label(const struct field *f, const char *sentence)
{
    size_t len = strlen(f->label);
    bool labelled = str_starts(sentence, f->label) && str_starts(sentence + len, ": ");
    return labelled ? sentence + len + 2 : sentence;
}

bool form_check(struct form *f, struct form_field *ff, struct arena *a)
{
    struct hub_err err;
    ff->message = "";
    if (ff->f->type == FIELD_LINKS) {
        return form_links_settle(f, ff, a);
    }
    if (ff->f->type == FIELD_REF) {
        return form_pick_settle(f, ff, a);
    }
    if (form_repeats(ff)) {
        return form_repeat_settle(f, ff, a);
    }
    if (form_further(ff)) {
        return form_further_settle(f, ff, a);
    }
    form_day_alone(f, ff, a);
    const void *rec = parsed(f, ff, a, &err);
    if (!rec && form_time_alone(f, ff, a)) {
        rec = parsed(f, ff, a, &err);
    }
    if (!rec) {
        ff->message = arena_strdup(a, without_label(ff->f, err.msg));
        return false;
    }
    const char *text = form_text(ff->f, rec, NULL, a);
    if (strcmp(text, ff->edit.text) != 0) {
        edit_set(&ff->edit, text);
    }
    form_echo(f, ff, a);
    form_ends_follow(f, ff, a);
    return true;
}
