/* SPDX-License-Identifier: MIT */
/* What is chosen and not typed: a day from a month, a name from all there are. */
#include "form_pick_priv.h"
#include "form_priv.h"
#include "form_repeat_priv.h"
#include "form_value_priv.h"
#include "ui_priv.h"

static bool has_day(const struct form_field *ff)
{
    return ff && (ff->f->type == FIELD_DATE || ff->f->type == FIELD_WALL || form_further(ff));
}

/* The moment in the field as it stands; NONE when it is none. */
static hub_wall moment_in(const struct form *f, const struct form_field *ff)
{
    struct hub_err ignored;
    hub_wall w = WALL_NONE;
    hub_date d = DATE_NONE;
    if (form_field_empty(ff) || form_further(ff)) {
        return WALL_NONE;
    }
    if (ff->f->type == FIELD_DATE) {
        return date_parse(ff->edit.text, f->today, &d, &ignored) == HUB_OK ? wall_at(d, 0)
                                                                           : WALL_NONE;
    }
    return wall_parse(ff->edit.text, f->today, 0, &w, &ignored) == HUB_OK ? w : WALL_NONE;
}

static void open_month(struct pane *p, const struct form_field *ff)
{
    char iso[DATE_TEXT];
    hub_wall w = moment_in(form_of(p), ff);
    hub_date at = wall_known(w) ? wall_date(w) : p->view.today;
    pane_open(p, &box_month, &(struct pane_target){.text = date_iso(at, iso)});
}

unsigned form_choose(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct form *f = form_of(p);
    struct form_field *ff = form_focus(f);
    (void)call;
    (void)err;
    if (has_day(ff)) {
        open_month(p, ff);
    } else if (form_picks(ff)) {
        form_open_picks(f);
        return REACT_DRAW | (form_wants_load(f) ? REACT_LOAD : 0);
    } else if (ff && form_repeats(ff)) {
        form_repeat_choose(p);
    } else {
        pane_say(p, "There is no list here: type it.");
    }
    return REACT_DRAW;
}

/* A day from the month: a time that was there stays; without one the cursor waits for it. */
unsigned form_take_day(struct pane *p, const char *iso)
{
    struct form *f = form_of(p);
    struct form_field *ff = form_focus(f);
    char day[DATE_TEXT], time[DATE_TEXT];
    hub_date d;
    if (!has_day(ff) || !date_from_iso(iso, &d)) {
        return REACT_DRAW;
    }
    const char *text = date_medium(d, day);
    if (ff->f->type == FIELD_WALL) {
        hub_wall w = moment_in(f, ff);
        text = arena_printf(p->life, "%s %s", day, wall_known(w) ? tod_iso(wall_tod(w), time) : "");
    }
    if (form_further(ff)) { /* one more of them */
        bool more = !form_field_empty(ff);
        text = arena_printf(p->life, "%s%s%s", more ? ff->edit.text : "", more ? ", " : "", day);
    }
    edit_set(&ff->edit, text);
    return form_typed(p, ff);
}

unsigned form_kinder(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct form *f = form_of(p);
    (void)call;
    (void)err;
    if (form_words_take(p)) {
        form_touch(f);
    } else {
        pane_say(p, "No word has a kinder one here.");
    }
    return REACT_DRAW;
}
