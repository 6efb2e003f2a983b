/* SPDX-License-Identifier: MIT */
/* One child tonight: alerts, medicine, whom to ring, who may collect, bedtime; giving a dose. */
#include "plain_screens_priv.h"

#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/service/child_view.h"
#include "hub/service/dose.h"

struct night {
    struct plain *p;
    hub_id child;
    struct child_view v;
    struct sheet sheet;
    struct dose_at {
        const struct sheet_line *line;
        const struct dose_line *dose;
    } *doses;
    size_t dose_count;
};

static enum hub_rc read_night(struct night *n, struct hub_err *err)
{
    struct plain *p = n->p;
    size_t most = 0;
    enum hub_rc rc = hub_child_view(p->h, n->child, hub_today(p->h), p->a, &n->v, err);
    if (rc == HUB_OK) {
        rc = hub_sheet(p->h, n->child, hub_now(p->h), p->a, &n->sheet, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    for (size_t i = 0; i < n->sheet.count; i++) {
        most += n->sheet.lines[i].dose_count;
    }
    n->doses = arena_array(p->a, most + 1, sizeof *n->doses);
    for (size_t i = 0; i < n->sheet.count; i++) {
        const struct sheet_line *l = &n->sheet.lines[i];
        for (size_t k = 0; k < l->dose_count; k++) {
            n->doses[n->dose_count++] = (struct dose_at){l, &l->doses[k]};
        }
    }
    return HUB_OK;
}

static const char *medicine_label(void *arg, size_t i, struct arena *a)
{
    const struct night *n = arg;
    const struct sheet_line *l = &n->sheet.lines[i];
    const char *dose = l->medicine->dose;
    return arena_printf(a, "%s%s%s: %s", l->medicine->name, str_empty(dose) ? "" : " ",
        str_empty(dose) ? "" : dose, sheet_text(&n->sheet, l, a));
}

static const char *dose_label(void *arg, size_t i, struct arena *a)
{
    const struct night *n = arg;
    const struct dose_line *d = n->doses[i].dose;
    char at[DATE_TEXT];
    return arena_printf(a, "%s, %s: %s, %s, %s%s%s", n->doses[i].line->medicine->name,
        wall_long(d->at, at), d->amount, d->outcome, d->by, *d->taken_back ? ". " : "",
        d->taken_back);
}

/* --- giving -------------------------------------------------------------------------- */

/* Too soon is asked twice. */
static enum hub_rc give(struct plain *p, const struct sheet_line *l, const char *outcome,
    const char *child, struct hub_err *err)
{
    struct giving g = {.medicine = l->medicine->record.id, .outcome = outcome};
    enum hub_rc rc = hub_give(p->h, &g, NULL, err);
    if (rc != HUB_ECONFLICT) {
        return rc;
    }
    const char *again = arena_printf(p->a, "Once more: give %s to %s now, although it is too soon?",
        l->medicine->name, child);
    if (!ask_yes(p, arena_printf(p->a, "%s\nGive it anyway?", err->msg)) || !ask_yes(p, again)) {
        return hub_fail(err, HUB_ECONFLICT, "Nothing is written down.");
    }
    g.sure = true;
    return hub_give(p->h, &g, NULL, err);
}

static void give_medicine(struct night *n, const struct sheet_line *l)
{
    static const char *const outcomes[] = {"taken", "refused", "spat out", "missed"};
    struct plain *p = n->p;
    struct hub_err err;
    char time[DATE_TEXT];
    const char *child = child_called(&n->v.child);
    int which = choose_of(p,
        arena_printf(p->a, "%s for %s now\n%s", l->medicine->name, child,
            sheet_text(&n->sheet, l, p->a)),
        outcomes, sizeof outcomes / sizeof *outcomes);
    if (which < 0) {
        return;
    }
    if (give(p, l, outcomes[which], child, &err) == HUB_OK) {
        say(p, "Saved %s: %s, %s, for %s.", tod_iso(wall_tod(hub_now(p->h)), time),
            l->medicine->name, outcomes[which], child);
    } else {
        say_error(p, &err);
    }
}

static void ask_medicine(struct night *n)
{
    struct choices c = {.title = arena_printf(n->p->a, "Given to %s now?", child_called(&n->v.child)),
        .word = "medicine",
        .help = "It is written down with the time and your name, and cannot be changed later.",
        .count = n->sheet.count,
        .label = medicine_label,
        .arg = n};
    if (n->sheet.count == 0) {
        say(n->p, "No medicine is on the sheet. It is added with the child, under Medicines.");
        return;
    }
    int which = choose(n->p, &c);
    if (which >= 0) {
        give_medicine(n, &n->sheet.lines[which]);
    }
}

static void take_back(struct night *n)
{
    struct plain *p = n->p;
    struct hub_err err;
    struct choices c = {.title = "Take back which dose? The line stays and says so.",
        .word = "dose",
        .count = n->dose_count,
        .label = dose_label,
        .arg = n};
    int which = choose(p, &c);
    if (which < 0 || !ask_yes(p, arena_printf(p->a, "Take back: %s?", dose_label(n, (size_t)which, p->a)))) {
        return;
    }
    if (hub_remove(p->h, &dose_noun, n->doses[which].dose->id, &err) == HUB_OK) {
        say(p, "Taken back. The line stays.");
    } else {
        say_error(p, &err);
    }
}

/* --- the page -------------------------------------------------------------------------- */

static void say_note(struct plain *p, const char *lead, const char *text)
{
    if (!str_empty(text)) {
        say(p, "%s%s", lead, text);
    }
}

static void say_alerts(struct plain *p, const struct child_view *v)
{
    const struct child *c = &v->child;
    if (!str_empty(c->allergy)) {
        say(p, "ALLERGY: %s", c->allergy);
        say(p, "%s", str_empty(c->allergy_plan) ? "No plan is written down." : c->allergy_plan);
        say_note(p, "The pen: ", v->pen_at);
    } else {
        say(p, "No allergy is written down.");
    }
    say_note(p, "", c->health);
    say_note(p, "", c->no_photos == 1 ? "No photos." : NULL);
    say_note(p, "", v->family.safety_notice);
}

static void say_people(struct plain *p, const struct child_view *v)
{
    for (size_t i = 0; i < v->ring_count; i++) {
        const struct person *r = v->ring[i];
        bool said = !str_empty(r->relation);
        say(p, "%s %s%s%s%s %s", i ? "Then" : "Ring", person_called(r), said ? " (" : "",
            said ? r->relation : "", said ? ")" : "", str_empty(r->phone) ? r->phone_other : r->phone);
    }
    if (v->ring_count == 0) {
        say(p, "Nobody to ring is written down.");
    }
    for (size_t i = 0; i < v->collect_count; i++) {
        const struct collect_line *c = &v->collect[i];
        say(p, "%s: %s%s%s", c->may ? "May collect" : "MAY NOT collect", c->name,
            c->phone ? " " : "", c->phone ? c->phone : "");
    }
}

static void say_bedtime(struct plain *p, const struct child *c)
{
    char time[DATE_TEXT];
    if (tod_known(c->bedtime)) {
        say(p, "Bedtime: %s", tod_iso(c->bedtime, time));
    }
    say_note(p, "Routine: ", c->bedtime_routine);
    say_note(p, "Light: ", c->light);
    say_note(p, "Comforts: ", c->comforts);
    say_note(p, "When upset: ", c->helps);
    say_note(p, "Food: ", c->diet);
    say_note(p, "", c->wetting == 1 ? "The bed is sometimes wet." : NULL);
    say_note(p, "", c->sleepwalking == 1 ? "Sleepwalks." : NULL);
}

static void say_night(struct night *n)
{
    struct plain *p = n->p;
    const struct child *c = &n->v.child;
    if (p->hide) {
        say(p, "\n%s%s%s", shown_name(p, child_called(c)), str_empty(c->allergy) ? "" : ": ",
            str_empty(c->allergy) ? "" : shown_alert(p, c->allergy));
        return;
    }
    say(p, "\n%s%s, %s", child_called(c),
        date_known(c->born) ? arena_printf(p->a, " %d", date_age(c->born, n->v.day)) : "",
        n->v.family.name);
    say_alerts(p, &n->v);
    for (size_t i = 0; i < n->sheet.count; i++) {
        say(p, "Medicine: %s", medicine_label(n, i, p->a));
    }
    say_people(p, &n->v);
    say_bedtime(p, c);
}

/* One question about a night read afresh; false: back. */
static bool ask_night(struct plain *p, void *arg, bool aloud)
{
    enum { GIVE, DOSES, READ, CHANGE, ALL, FRIDGE, LINES };
    const hub_id child = *(const hub_id *)arg;
    struct night n = {.p = p, .child = child};
    struct hub_err err;
    if (read_night(&n, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    if (aloud) {
        say_night(&n);
    }
    const char *lines[LINES] = {"Give a dose",
        arena_printf(p->a, "Take back a dose: %zu given", n.dose_count), "Read it again",
        "Change what is known", "All about the child", "Print the page for the fridge"};
    static const char *const needs[LINES] = {
        [GIVE] = "write dose", [DOSES] = "write dose", [CHANGE] = "write child", [ALL] = "hub", [FRIDGE] = NULL};
    int which = choose_met(p,
        arena_printf(p->a, "Tonight: %s", shown_name(p, child_called(&n.v.child))), lines, needs, LINES);
    if ((which == GIVE || which == DOSES) && is_hidden(p)) {
        return !p->ended;
    }
    switch (which) {
    case GIVE:
        ask_medicine(&n);
        break;
    case DOSES:
        take_back(&n);
        break;
    case READ:
        say_night(&n);
        break;
    case CHANGE:
        plain_edit(p, &child_noun, child);
        break;
    case ALL:
        plain_record(p, &child_noun, child, NULL);
        break;
    case FRIDGE:
        plain_print(p, "fridge", id_text(p->a, child));
        break;
    default:
        break;
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_tonight(struct plain *p, hub_id child)
{
    plain_aloud_until_left(p, ask_night, &child);
}
