/* SPDX-License-Identifier: MIT */
/* About me: what a carer needs in the evening stands first, the papers last. */
#include "hub/base/str.h"
#include "hub/service/child_view.h"
#include "parts_priv.h"

#include <string.h>

enum { FRESH_MONTHS = 6 }; /* DOMAIN 7, rule 13 */

// clang-format off
static const char *const order[] = {
    "allergy", "allergy_serious", "allergy_plan", "health", "takes_medicine", "no_photos", "must_not_know",
    "bedtime", "bedtime_routine", "light", "door", "comforts", "night_waking", "wetting", "sleepwalking", "morning",
    "diet", "favourite_food", "fears", "upsets", "signs", "helps", "worse", "running_off",
    "talking", "bath", "toilet", "loves", "good_at", "own_view", "screens", "swimming", "money", "travels_alone",
    "height_cm", "hair_skin", "faith", "birth_family", "siblings", "school", "school_year", "teacher", "ehcp",
    "gp", "dentist", "pronouns", "born", "legal_name", "order_status", "elsewhere_where", "notes",
};
/* Worth asking for when they are empty. */
static const char *const wanted[] = {
    "allergy", "health", "bedtime", "bedtime_routine", "comforts", "diet", "fears", "upsets", "helps", "gp",
};
// clang-format on
enum { ORDERED = sizeof order / sizeof *order, WANTED = sizeof wanted / sizeof *wanted };

static enum tone tone_of(const struct child *c, const struct field *f)
{
    if (f->flags & FIELD_ALERT || str_eq(f->column, "allergy_serious") ||
        str_eq(f->column, "must_not_know")) {
        return TONE_ALERT;
    }
    bool night = str_eq(f->column, "sleepwalking") || str_eq(f->column, "running_off");
    return night || (str_eq(f->column, "allergy_plan") && str_empty(c->allergy_plan)) ? TONE_WARN
                                                                                      : TONE_PLAIN;
}

/* A no is not worth a line: it is in the form. */
static bool worth_a_line(const struct child *c, const struct field *f, bool hide)
{
    bool words = f->type == FIELD_TEXT || f->type == FIELD_NOTE;
    bool gone =
        (words || f->flags & (FIELD_PRIVATE | FIELD_SENSITIVE)) && !(f->flags & FIELD_ALERT);
    if (field_is_empty(f, c) || (hide && gone)) {
        return false;
    }
    return f->type != FIELD_BOOL ||
           *(const int64_t *)(const void *)((const char *)c + f->offset) == 1;
}

static void field_line(struct part_writer *w, const struct child *c, const struct field *f)
{
    struct part_line *line = part_add(w, PART_FIELD, tone_of(c, f));
    line->noun = &child_noun;
    line->id = line->child = c->record.id;
    line->field = f;
    line->slot = (int)(f - child_noun.fields) + 1;
    line->lead = f->label;
    line->text = field_shown(f, c, w->a);
    if (w->hide && f->flags & FIELD_ALERT) { /* its one short word */
        line->text = arena_strndup(w->a, line->text, strcspn(line->text, " ,;:"));
    }
}

static void missing_line(struct part_writer *w, const struct child *c)
{
    struct sb b = sb_on(w->a);
    const struct field *first = NULL;
    for (int i = 0; i < WANTED; i++) {
        const struct field *f = noun_field(&child_noun, wanted[i]);
        if (field_is_empty(f, c)) {
            first = first ? first : f;
            sb_addf(&b, "%s%s", b.len ? ", " : "", f->label);
        }
    }
    if (b.len == 0) {
        return;
    }
    struct part_line *line = part_add(w, PART_FIELD, TONE_MUTED);
    line->noun = &child_noun;
    line->id = line->child = c->record.id;
    line->field = first;
    line->lead = "Not yet asked";
    line->text = sb_str(&b);
}

static const char *checked_text(struct part_writer *w, const struct child *c)
{
    if (!date_known(c->checked_on)) {
        return "not gone through with the parents yet";
    }
    bool old = date_add_months(c->checked_on, FRESH_MONTHS).d < w->today.d;
    const char *by =
        str_empty(c->checked_by) ? "" : arena_printf(w->a, " with %s", part_name(w, c->checked_by));
    return arena_printf(w->a, "gone through%s on %s%s", by, part_day(w, c->checked_on),
        old ? ": please ask again" : "");
}

enum hub_rc part_about_me(struct part_writer *w, struct hub_err *err)
{
    (void)err;
    for (size_t i = 0; i < w->children.count; i++) {
        const struct child *c = record_at(&w->children, i);
        bool renamed = !w->hide && !str_eq(child_called(c), c->name);
        part_heading(w, "%s%s%s · %s", part_child_head(w, c), renamed ? ", in lists " : "",
            renamed ? c->name : "", checked_text(w, c));
        for (int k = 0; k < ORDERED; k++) {
            const struct field *f = noun_field(&child_noun, order[k]);
            bool no_plan = str_eq(f->column, "allergy_plan") && !str_empty(c->allergy) &&
                           str_empty(c->allergy_plan);
            if (no_plan || worth_a_line(c, f, w->hide)) {
                field_line(w, c, f);
            }
            if (no_plan) {
                w->out->lines[w->out->count - 1].text = "No plan is written down: please ask.";
            }
        }
        missing_line(w, c);
    }
    return HUB_OK;
}
