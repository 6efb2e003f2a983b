/* SPDX-License-Identifier: MIT */
/* One child tonight: alerts, medicine with its times, who to ring, who may collect, bedtime. */
#include "doors_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/child.h"
#include "hub/model/medicine.h"
#include "hub/service/child_view.h"
#include "hub/service/dose.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "rows_view_priv.h"
#include "stay_verbs_priv.h"

#include <string.h>

enum { NIGHT_TEXT, NIGHT_MEDICINE, NIGHT_DOSE, NIGHT_PERSON };
enum { DOSES_SHOWN = 6, TIME_COLS = 10 };

struct night {
    hub_id child;
    hub_id stay; /* tonight's; ID_NONE: none */
    const char *name;
    struct rows_view rows;
};

static void night_open(struct pane *p, const struct pane_target *target)
{
    struct night *s = p->state;
    s->child = (hub_id){target->id};
    s->name = "";
}

static void text(struct pane *p, unsigned style, const char *words)
{
    struct night *s = p->state;
    if (!str_empty(words)) {
        rows_view_add(&s->rows, p->loaded, (struct view_row){.style = style, .text = words});
    }
}

static const char *shown_name(const struct pane *p, const char *name)
{
    return p->view.hide ? utf8_initials(p->loaded, name) : name;
}

/* --- alerts --- */

static void add_alerts(struct pane *p, const struct child_view *v)
{
    const char *word = v->child.allergy;
    if (!str_empty(word)) {
        text(p, STYLE_ALERT,
            p->view.hide ? arena_strndup(p->loaded, word, strcspn(word, " ,;:")) : word);
    }
    if (p->view.hide) {
        return;
    }
    if (!str_empty(word)) {
        text(p, str_empty(v->child.allergy_plan) ? STYLE_ALERT : STYLE_NORMAL,
            str_empty(v->child.allergy_plan) ? "No plan is written down." : v->child.allergy_plan);
    }
    if (v->pen_at && !str_empty(word)) {
        text(p, STYLE_ALERT, arena_printf(p->loaded, "The pen: %s", v->pen_at));
    }
    text(p, STYLE_NORMAL, v->child.health);
    text(p, STYLE_WARN, v->child.no_photos == 1 ? "No photos." : "");
    text(p, STYLE_WARN, str_empty(v->family.safety_notice) ? "" : v->family.safety_notice);
}

/* --- medicine --- */

static void add_dose(struct pane *p, const struct sheet_line *l, const struct dose_line *d)
{
    struct night *s = p->state;
    char time[DATE_TEXT];
    const char *when = arena_printf(p->loaded, "%.3s %s",
        date_weekday_name(date_weekday(wall_date(d->at))), tod_iso(wall_tod(d->at), time));
    const char *words = arena_printf(p->loaded, "%s, %s, %s%s%s", l->medicine->name, d->amount,
        d->outcome, *d->taken_back ? "" : arena_printf(p->loaded, ", %s", d->by),
        *d->taken_back ? arena_printf(p->loaded, ", %s · %s", d->by, d->taken_back) : "");
    rows_view_add(&s->rows, p->loaded,
        (struct view_row){NIGHT_DOSE, d->id.n, true,
            *d->taken_back ? STYLE_MUTED : STYLE_NORMAL, when, TIME_COLS, words, NULL});
}

static void add_medicine(struct pane *p, const struct sheet *sheet, const struct sheet_line *l)
{
    struct night *s = p->state;
    const struct medicine *m = l->medicine;
    struct sb b = sb_on(p->loaded);
    sb_add(&b, m->name);
    const char *const parts[] = {m->strength, m->dose, m->route, m->as_needed == 1 ? m->reason : NULL};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        sb_addf(&b, "%s%s", str_empty(parts[i]) ? "" : ", ", parts[i] ? parts[i] : "");
    }
    sb_addf(&b, "\n%s", sheet_text(sheet, l, p->loaded));
    if (m->as_needed == 1 && !str_empty(m->most_in_a_day)) {
        sb_addf(&b, " · most in 24 hours: %s", m->most_in_a_day);
    }
    if (!str_empty(m->storage)) {
        sb_addf(&b, " · kept: %s", m->storage);
    }
    rows_view_add(&s->rows, p->loaded, (struct view_row){NIGHT_MEDICINE, m->record.id.n, true,
                                           STYLE_NORMAL, NULL, 0, sb_str(&b), NULL});
}

static void add_medicines(struct pane *p, const struct sheet *sheet)
{
    struct night *s = p->state;
    rows_view_heading(&s->rows, p->loaded, "MEDICINE", NULL);
    if (p->view.hide) {
        text(p, STYLE_MUTED, "hidden");
        return;
    }
    text(p, STYLE_MUTED, sheet->count ? "" : "None is on the sheet.");
    for (size_t i = 0; i < sheet->count; i++) {
        add_medicine(p, sheet, &sheet->lines[i]);
    }
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sheet_line *l = &sheet->lines[i];
        for (size_t k = 0; k < l->dose_count && k < DOSES_SHOWN; k++) {
            add_dose(p, l, &l->doses[k]);
        }
    }
}

/* --- people --- */

static void add_ring(struct pane *p, const struct child_view *v)
{
    struct night *s = p->state;
    rows_view_heading(&s->rows, p->loaded, "RING", NULL);
    text(p, STYLE_WARN, v->ring_count ? "" : "Nobody is written down.");
    for (size_t i = 0; i < v->ring_count; i++) {
        const struct person *a = v->ring[i];
        struct sb b = sb_on(p->loaded);
        sb_add(&b, shown_name(p, person_called(a)));
        sb_addf(&b, "%s%s%s", str_empty(a->relation) ? "" : " (", a->relation ? a->relation : "",
            str_empty(a->relation) ? "" : ")");
        if (!p->view.hide) {
            sb_addf(&b, "  %s%s%s", a->phone ? a->phone : "",
                str_empty(a->phone) || str_empty(a->phone_other) ? "" : " · ",
                a->phone_other ? a->phone_other : "");
        }
        rows_view_add(&s->rows, p->loaded, (struct view_row){NIGHT_PERSON, a->record.id.n, true,
                                               STYLE_NORMAL, NULL, 0, sb_str(&b), NULL});
    }
}

static void add_collector(struct pane *p, const struct collect_line *c)
{
    text(p, c->may ? STYLE_NORMAL : STYLE_ALERT,
        arena_printf(p->loaded, "%s%s%s%s%s%s%s%s", c->may ? "" : "NOT ",
            shown_name(p, c->name), c->relation ? " (" : "", c->relation ? c->relation : "",
            c->relation ? ")" : "", c->phone && !p->view.hide ? "  " : "",
            c->phone && !p->view.hide ? c->phone : "", c->only_today ? " · only today" : ""));
}

/* Who must not is said first. */
static void add_collect(struct pane *p, const struct child_view *v)
{
    struct night *s = p->state;
    for (int may = 0; may <= 1; may++) {
        bool headed = false;
        for (size_t i = 0; i < v->collect_count; i++) {
            if (v->collect[i].may != may) {
                continue;
            }
            if (!headed) {
                rows_view_heading(
                    &s->rows, p->loaded, may ? "MAY COLLECT" : "MUST NOT COLLECT", NULL);
            }
            headed = true;
            add_collector(p, &v->collect[i]);
        }
        if (may && !headed) {
            rows_view_heading(&s->rows, p->loaded, "MAY COLLECT", NULL);
            text(p, STYLE_WARN, "Nobody is on the list.");
        }
    }
}

/* --- bedtime --- */

static void add_bedtime(struct pane *p, const struct child *c)
{
    struct night *s = p->state;
    struct sb b = sb_on(p->loaded);
    char time[DATE_TEXT];
    if (tod_known(c->bedtime)) {
        sb_add(&b, tod_iso(c->bedtime, time));
    }
    const char *const short_words[] = {c->light, c->door, c->comforts};
    for (size_t i = 0; i < sizeof short_words / sizeof *short_words; i++) {
        if (!str_empty(short_words[i])) {
            sb_addf(&b, "%s%s", b.len ? " · " : "", short_words[i]);
        }
    }
    rows_view_heading(&s->rows, p->loaded, "BEDTIME AND COMFORTS", NULL);
    if (p->view.hide) {
        text(p, STYLE_NORMAL, tod_known(c->bedtime) ? time : "");
        return;
    }
    text(p, STYLE_NORMAL, sb_str(&b));
    const char *const notes[][2] = {{"", c->bedtime_routine}, {"Night: ", c->night_waking},
        {"Morning: ", c->morning}, {"What helps: ", c->helps}, {"Food: ", c->diet}};
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        if (!str_empty(notes[i][1])) {
            text(p, STYLE_NORMAL, arena_printf(p->loaded, "%s%s", notes[i][0], notes[i][1]));
        }
    }
    text(p, STYLE_NORMAL, c->wetting == 1 ? "The bed is sometimes wet." : "");
    text(p, STYLE_WARN, c->sleepwalking == 1 ? "Sleepwalks." : "");
}

static enum hub_rc night_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct night *s = p->state;
    struct child_view v;
    struct sheet sheet;
    rows_view_begin(&s->rows);
    enum hub_rc rc = hub_child_view(hub, s->child, hub_today(hub), p->loaded, &v, err);
    rc = rc == HUB_OK ? hub_sheet(hub, s->child, hub_now(hub), p->loaded, &sheet, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    s->name = child_called(&v.child);
    s->stay = v.stay;
    const char *age = date_known(v.child.born)
                          ? arena_printf(p->loaded, " %d", date_age(v.child.born, v.day))
                          : "";
    rows_view_heading(&s->rows, p->loaded,
        arena_printf(p->loaded, "%s%s · %s", shown_name(p, s->name), age,
            shown_name(p, v.family.name)),
        NULL);
    const struct news_item *news = news_of(p->view.news, s->child.n);
    if (news) {
        text(p, STYLE_WARN, p->view.hide ? "* Somebody else has changed this." : news->text);
    }
    add_alerts(p, &v);
    add_medicines(p, &sheet);
    add_ring(p, &v);
    add_collect(p, &v);
    add_bedtime(p, &v.child);
    rows_view_end(&s->rows);
    return HUB_OK;
}

static void night_draw(const struct pane *p, struct canvas *c)
{
    const struct night *s = p->state;
    rows_view_draw(&s->rows, c, true);
}

/* --- act --- */

static unsigned give(struct pane *p)
{
    struct night *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    bool medicine = row && row->kind == NIGHT_MEDICINE;
    pane_open(p, &box_give,
        &(struct pane_target){.id = s->child.n,
            .text = medicine ? arena_printf(p->loaded, "%lld", (long long)row->id) : NULL});
    return REACT_DRAW;
}

static unsigned ask_take_back(struct pane *p)
{
    struct night *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    if (!row || row->kind != NIGHT_DOSE) {
        pane_say(p, "Stand on a dose that was given: x takes it back.");
        return REACT_DRAW;
    }
    pane_ask(p,
        arena_printf(p->loaded, "Take back %s's dose of %s: %s? The line stays and says so.", s->name,
            row->lead, row->text),
        "Keep", "Take back", "dose.back");
    return REACT_DRAW;
}

static unsigned take_back(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct night *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    if (row && row->kind == NIGHT_DOSE &&
        hub_remove(hub, &dose_noun, (hub_id){row->id}, err) == HUB_OK) {
        pane_say(p, "Taken back. The line stays.");
    }
    return REACT_LOAD;
}

static unsigned open_row(struct pane *p)
{
    struct night *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    if (row && row->kind == NIGHT_MEDICINE) {
        return give(p);
    }
    pane_say(p, pane_may(p, "edit") ? "g gives a dose, e changes what is known, Esc goes back."
                                    : "g gives a dose, Esc goes back.");
    return REACT_DRAW;
}

static unsigned change_stay(struct pane *p)
{
    const struct night *s = p->state;
    if (id_known(s->stay)) {
        return stay_menu(p, s->stay);
    }
    pane_say(p, "No sleepover of this child is written down for tonight: b books one.");
    return REACT_DRAW;
}

static unsigned night_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct night *s = p->state;
    if (str_eq(call->id, "open")) {
        return open_row(p);
    }
    if (str_eq(call->id, "give")) {
        return give(p);
    }
    if (str_eq(call->id, "remove")) {
        return ask_take_back(p);
    }
    if (str_eq(call->id, "dose.back")) {
        return take_back(p, call->hub, err);
    }
    if (str_eq(call->id, "edit")) {
        form_open_edit(p, &child_noun, s->child);
        return REACT_DRAW;
    }
    if (str_eq(call->id, "swap")) {
        return change_stay(p);
    }
    if (str_eq(call->id, "print")) {
        pane_open(p, &pane_paper,
            &(struct pane_target){
                .text = arena_printf(p->loaded, "fridge|%lld|%s", (long long)s->child.n, s->name)});
        return REACT_DRAW;
    }
    if (str_eq(call->id, "click")) {
        bool again;
        return rows_view_click(&s->rows, call->ev->row, p->view.rows, p->view.cols, &again);
    }
    return rows_view_act(&s->rows, call->id, p->view.rows, p->view.cols);
}

static const struct ui_key night_keys[] = {
    {'g', K_NONE, "give", "Given", "Write down a dose.", KEY_BAR | KEY_MENU},
    {'x', K_NONE, "remove", "Take back", "Take back the dose with the >; the line stays.",
        KEY_BAR | KEY_MENU},
    {'e', K_NONE, "edit", "Edit", "Change what is known about the child.", KEY_BAR | KEY_MENU},
    {'c', K_NONE, "swap", "Change stay", "Move, swap, cancel: what can be done with this sleepover.",
        KEY_BAR | KEY_MENU},
    {'p', K_NONE, "print", "Print", "The child's page for the fridge.", KEY_BAR | KEY_MENU},
    PANE_FIND_KEY,
};

const struct pane_ops pane_night = {
    .name = "night",
    .title = "Tonight",
    .help = "Give a dose\nStand on the medicine and press g, then Enter.\n\n"
            "Take a dose back\nStand on it and press x. The line stays and says who took it "
            "back, and when.\n\n"
            "Cover or change this sleepover\nPress c: other dates, another host, a swap, cancel.\n\n"
            "Change what is known about the child\nPress e.\n\n"
            "Print the page for the fridge\nPress p.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct night),
    .keys = night_keys,
    .key_count = sizeof night_keys / sizeof *night_keys,
    .open = night_open,
    .load = night_load,
    .draw = night_draw,
    .act = night_act,
};
