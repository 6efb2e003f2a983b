/* SPDX-License-Identifier: MIT */
/* How an event repeats: words in the field, its next dates below, a box to choose from. */
#include "form_pick_priv.h"
#include "form_priv.h"
#include "form_repeat_priv.h"
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/service/series.h"
#include "hub/service/series_words.h"
#include "form_value_priv.h"
#include "series_ui_priv.h"

#include <string.h>

bool form_repeats(const struct form_field *ff)
{
    return ff->f == noun_field(&event_noun, "repeats");
}

bool form_further(const struct form_field *ff)
{
    return ff->f == noun_field(&event_noun, "also_on");
}

bool form_wants_load(const struct form *f)
{
    const struct form_field *ff = form_focused(f);
    return f->clash_of || form_wants_picks(f) || (ff && form_repeats(ff) && f->repeat_stale);
}

/* The place of a column's field; the count of them: there is none. */
static size_t place_of(const struct form *f, const char *column)
{
    size_t i = 0;
    while (i < f->count && !str_eq(f->fields[i].f->column, column)) {
        i++;
    }
    return i;
}

static const struct form_field *of_column(const struct form *f, const char *column)
{
    size_t i = place_of(f, column);
    return i < f->count ? &f->fields[i] : NULL;
}

static const char *text_of(const struct form *f, const char *column)
{
    const struct form_field *ff = of_column(f, column);
    return ff ? ff->edit.text : "";
}

static hub_wall moment_in(const struct form *f, const char *text)
{
    struct hub_err ignored;
    hub_wall w = WALL_NONE;
    bool read = !str_empty(text) && wall_parse(text, f->today, 0, &w, &ignored) == HUB_OK;
    return read ? w : WALL_NONE;
}

static hub_wall moment_of(const struct form *f, const char *column)
{
    return moment_in(f, text_of(f, column));
}

/* The event as it stands in the form. */
static struct series_plan plan_of(const struct form *f)
{
    const struct form_field *host = of_column(f, "host_id");
    return (struct series_plan){
        .event = f->id,
        .host = host ? host->ref : ID_NONE,
        .starts = moment_of(f, "starts"),
        .ends = moment_of(f, "ends"),
        .all_day = str_eq(text_of(f, "all_day"), "yes"),
        .repeats = text_of(f, "repeats"),
        .also_on = text_of(f, "also_on"),
    };
}

static const char *without_label(const char *sentence)
{
    static const char label[] = "Repeats: ";
    return str_starts(sentence, label) ? sentence + strlen(label) : sentence;
}

bool form_repeat_settle(struct form *f, struct form_field *ff, struct arena *a)
{
    struct hub_err err;
    struct series_plan plan = plan_of(f);
    const char *rule;
    if (!form_field_changed(ff)) { /* a rule that came with a calendar file may say anything */
        return true;
    }
    if (series_rule(ff->edit.text, plan.starts, plan.all_day, a, &rule, &err) != HUB_OK) {
        ff->message = arena_strdup(a, without_label(err.msg));
        return false;
    }
    const char *words = series_words(rule, plan.starts, plan.all_day, a);
    if (strcmp(words, ff->edit.text) != 0) {
        edit_set(&ff->edit, words);
    }
    return true;
}

bool form_further_settle(struct form *f, struct form_field *ff, struct arena *a)
{
    struct hub_err err;
    struct series_plan plan = plan_of(f);
    const char *dates;
    if (!form_field_changed(ff)) {
        return true;
    }
    if (series_further(ff->edit.text, plan.starts, plan.all_day, a, &dates, &err) != HUB_OK) {
        const char *sentence = err.msg + (str_starts(err.msg, "Also on: ") ? strlen("Also on: ") : 0);
        ff->message = arena_strdup(a, sentence);
        return false;
    }
    const char *words = series_further_words(dates, plan.starts, plan.all_day, a);
    if (strcmp(words, ff->edit.text) != 0) {
        edit_set(&ff->edit, words);
    }
    return true;
}

void form_repeat_look(struct form *f, struct hub *h, struct arena *a)
{
    struct form_field *ff = form_focus(f);
    struct series_plan plan = plan_of(f);
    struct series_dates dates;
    struct hub_err ignored; /* said when the field is left */
    if (!ff || !form_repeats(ff) || !f->repeat_stale) {
        return;
    }
    f->repeat_stale = false;
    bool some = !form_field_empty(ff) && wall_known(plan.starts) &&
                hub_series_preview(h, &plan, SERIES_SHOWN, a, &dates, &ignored) == HUB_OK;
    ff->echo = some ? series_dates_told(&dates, a) : "";
}

/* --- dates of a series ------------------------------------------------------ */

static struct form_field *edit_of(struct form *f, const char *column)
{
    size_t i = place_of(f, column);
    return i < f->count ? &f->fields[i] : NULL;
}

static const char *moment_text(hub_wall w, struct arena *a)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    date_medium(wall_date(w), day);
    return arena_printf(a, "%s %s", day, tod_iso(wall_tod(w), time));
}

static void put_moment(struct form_field *ff, hub_wall w, struct arena *a)
{
    edit_set(&ff->edit, moment_text(w, a));
    ff->was = arena_strdup(a, ff->edit.text);
}

void form_later_begin(struct form *f, const char *iso, struct arena *a)
{
    struct form_field *starts = edit_of(f, "starts"), *ends = edit_of(f, "ends");
    hub_wall first = moment_of(f, "starts"), end = moment_of(f, "ends");
    char day[DATE_TEXT];
    if (!starts || !ends || !wall_known(first) || !wall_from_iso(iso, &f->later)) {
        return;
    }
    put_moment(starts, f->later, a);
    if (wall_known(end)) {
        put_moment(ends, (hub_wall){end.min + f->later.min - first.min}, a);
    }
    f->name = arena_printf(
        a, "%s, from %s on", text_of(f, "name"), date_medium(wall_date(f->later), day));
}

/* The day that a time alone is on: the field's own, for an end the day it starts. */
static const char *day_of(const struct form *f, const struct form_field *ff)
{
    const char *own = ff->stood ? ff->stood : ff->was;
    bool end = str_empty(own) && str_eq(ff->f->column, "ends");
    return end ? text_of(f, "starts") : own;
}

bool form_time_alone(const struct form *f, struct form_field *ff, struct arena *a)
{
    struct hub_err ignored;
    hub_tod time;
    hub_wall day;
    bool alone = ff->f->type == FIELD_WALL && !str_empty(day_of(f, ff)) &&
                 tod_parse(ff->edit.text, &time, &ignored) == HUB_OK &&
                 wall_parse(day_of(f, ff), DATE_NONE, 0, &day, &ignored) == HUB_OK;
    if (alone) {
        edit_set(&ff->edit, moment_text(wall_at(wall_date(day), time.min), a));
    }
    return alone;
}

void form_day_alone(const struct form *f, struct form_field *ff, struct arena *a)
{
    struct hub_err ignored;
    hub_wall stood, now;
    const char *own = ff->stood ? ff->stood : ff->was;
    if (ff->f->type == FIELD_WALL && !str_empty(own) && !form_field_empty(ff) &&
        wall_parse(own, DATE_NONE, 0, &stood, &ignored) == HUB_OK &&
        wall_parse(ff->edit.text, f->today, wall_tod(stood).min, &now, &ignored) == HUB_OK) {
        edit_set(&ff->edit, moment_text(now, a));
    }
}

void form_ends_follow(struct form *f, const struct form_field *ff, struct arena *a)
{
    struct form_field *ends = edit_of(f, "ends");
    bool event = f->noun == &event_noun || f->noun == &event_change_noun;
    if (!event || !ends || !str_eq(ff->f->column, "starts")) {
        return;
    }
    bool own = !str_eq(ends->edit.text, ends->was) && !str_eq(ends->edit.text, f->ends_shown);
    hub_wall was = moment_in(f, ff->was), now = moment_in(f, ff->edit.text);
    hub_wall end = moment_in(f, ends->was);
    if (own || !wall_known(was) || !wall_known(now) || !wall_known(end)) {
        return;
    }
    f->ends_shown = moment_text((hub_wall){end.min + now.min - was.min}, a);
    edit_set(&ends->edit, f->ends_shown);
    form_echo(f, ends, a);
}

bool form_saves_dates(const struct form *f)
{
    return wall_known(f->later) || f->noun == &event_change_noun;
}

/* What was changed, by the words of an event. */
static size_t changed(const struct form *f, struct arena *a, struct assignment **out)
{
    size_t count = 0;
    *out = arena_array(a, f->count + 1, sizeof **out);
    for (size_t i = 0; i < f->count; i++) {
        const struct form_field *ff = &f->fields[i];
        const char *column = ff->f->column, *text = ff->edit.text;
        bool of_date = f->noun == &event_change_noun;
        if (!form_field_changed(ff) || (of_date && str_part_index("event_id|day", column) >= 0)) {
            continue;
        }
        if (of_date && str_eq(column, "cancelled")) {
            column = "status";
            text = str_eq(text, "yes") ? "cancelled" : "planned";
        }
        text = ff->ids ? ff->ids : id_known(ff->ref) ? id_text(a, ff->ref) : text;
        (*out)[count++] = (struct assignment){column, text};
    }
    return count;
}

enum hub_rc form_save_dates(struct form *f, struct hub *h, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct assignment *set;
    size_t count = changed(f, scratch, &set);
    const struct form_field *event = of_column(f, "event_id");
    enum hub_rc rc;
    if (wall_known(f->later)) {
        rc = hub_series_edit(h, f->id, f->later, SERIES_LATER, set, count, &f->id, err);
    } else {
        HUB_BUG(event != NULL);
        rc = hub_series_edit(h, event->ref, moment_of(f, "day"), SERIES_ONE, set, count, NULL, err);
    }
    arena_destroy(scratch);
    return rc;
}

/* --- choosing ----------------------------------------------------------------- */

void form_repeat_choose(struct pane *p)
{
    struct form *f = form_of(p);
    struct series_plan plan = plan_of(f);
    if (!wall_known(plan.starts)) {
        pane_say(p, "When does it start? Fill that in first: what fits it is shown then.");
        return;
    }
    box_repeat_open(p, &plan);
}

unsigned form_repeat_take(struct pane *p, const char *words)
{
    struct form *f = form_of(p);
    struct form_field *ff = form_focus(f);
    if (!ff || !form_repeats(ff)) {
        return REACT_DRAW;
    }
    edit_set(&ff->edit, words);
    ff->edit.at = ff->edit.len;
    return form_typed(p, ff);
}
