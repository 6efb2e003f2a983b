/* SPDX-License-Identifier: MIT */
/* The people of a family: who must not collect first, then who may, then all of them. */
#include "hub/base/str.h"
#include "hub/model/consent.h"
#include "hub/model/person.h"
#include "hub/service/child_view.h"
#include "parts_priv.h"

#include <string.h>

enum { VIEWS_MOST = 24 };

struct people {
    struct record_list adults;
    struct child_view views[VIEWS_MOST]; /* of the children, in their order */
    size_t view_count;
};

static enum hub_rc read_people(struct part_writer *w, struct people *p, struct hub_err *err)
{
    enum hub_rc rc = part_list(
        w, &person_noun, "family_id", w->family.record.id, "emergency_order,name", &p->adults, err);
    for (size_t i = 0; rc == HUB_OK && i < w->children.count && i < VIEWS_MOST; i++) {
        const struct child *c = record_at(&w->children, i);
        rc = hub_child_people(w->h, c->record.id, w->today, w->a, &p->views[i], err);
        p->view_count += rc == HUB_OK;
    }
    return rc;
}

/* --- who may collect --- */

static const char *collect_name(struct part_writer *w, const struct collect_line *c)
{
    return arena_printf(w->a, "%s%s%s%s%s", part_name(w, c->name), c->relation ? " (" : "",
        c->relation ? c->relation : "", c->relation ? ")" : "", c->only_today ? " only today" : "");
}

/* "Grace (mum), Dan (dad)": those who may, or those who must not. */
static const char *collect_names(struct part_writer *w, const struct child_view *v, bool may)
{
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < v->collect_count; i++) {
        if (v->collect[i].may == may) {
            sb_addf(&b, "%s%s", b.len ? ", " : "", collect_name(w, &v->collect[i]));
        }
    }
    return sb_str(&b);
}

/* The short word of an allergy, and whether there is a plan. */
static const char *alert_text(struct part_writer *w, const struct child *c)
{
    if (str_empty(c->allergy)) {
        return NULL;
    }
    return w->hide ? arena_strndup(w->a, c->allergy, strcspn(c->allergy, " ,;:"))
                   : arena_printf(w->a, "%s (%s)", c->allergy,
                         str_empty(c->allergy_plan) ? "no plan yet" : "plan");
}

static void child_line(struct part_writer *w, const struct child_view *v)
{
    struct sb b = sb_on(w->a);
    const char *may = collect_names(w, v, true), *not = collect_names(w, v, false);
    struct part_line *line =
        part_record(w, *not || !str_empty(v->child.allergy) ? TONE_ALERT : TONE_PLAIN, &child_noun,
            v->child.record.id);
    line->child = v->child.record.id;
    line->lead = part_child_head(w, &v->child);
    part_join(&b, *not ? arena_printf(w->a, "NEVER WITH %s", not ) : NULL);
    part_join(&b, *may ? arena_printf(w->a, "may go with %s", may)
                       : "nobody is written down who may collect");
    part_join(&b, alert_text(w, &v->child));
    bool other_name = !str_eq(child_called(&v->child), v->child.name) && !w->hide;
    part_join(&b, other_name ? arena_printf(w->a, "in lists: %s", v->child.name) : NULL);
    line->text = sb_str(&b);
}

/* What is said of who collects, child by child, under one heading where any of it is told. */
struct collecting {
    void (*heading)(struct part_writer *w);
    bool (*told)(const struct part_writer *w, const struct people *p, const struct collector *row);
    void (*line)(struct part_writer *w, const struct child *c, const struct collector *row);
};

static enum hub_rc collecting(struct part_writer *w, const struct people *p,
    const struct collecting *of, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    bool headed = false;
    for (size_t i = 0; rc == HUB_OK && i < w->children.count; i++) {
        const struct child *c = record_at(&w->children, i);
        struct record_list list;
        rc = part_list(w, &collector_noun, "child_id", c->record.id, "said_on,id", &list, err);
        for (size_t k = 0; rc == HUB_OK && k < list.count; k++) {
            const struct collector *row = record_at(&list, k);
            if (of->told(w, p, row)) {
                if (!headed) {
                    of->heading(w);
                }
                headed = true;
                of->line(w, c, row);
            }
        }
    }
    return rc;
}

/* Lines of one child that say no; each is a record, so that it can be changed. */
static bool says_never(
    const struct part_writer *w, const struct people *p, const struct collector *row)
{
    (void)p;
    return str_eq(row->may, "no") && (!date_known(row->until) || row->until.d >= w->today.d);
}

static void never_line(struct part_writer *w, const struct child *c, const struct collector *row)
{
    struct part_line *line = part_record(w, TONE_ALERT, &collector_noun, row->record.id);
    struct sb b = sb_on(w->a);
    line->child = c->record.id;
    line->lead = part_name(w, namer_name(w->names, &person_noun, row->person_id));
    part_join(&b, arena_printf(w->a, "never with %s", part_name(w, child_called(c))));
    part_join(&b, str_empty(row->said_by)
                      ? NULL
                      : arena_printf(w->a, "said by %s", part_name(w, row->said_by)));
    part_join(&b, date_known(row->said_on) ? part_day(w, row->said_on) : NULL);
    part_join(&b, w->hide ? NULL : row->notes);
    line->text = sb_str(&b);
}

static void never_heading(struct part_writer *w)
{
    part_heading(w, "MUST NOT COLLECT");
}

static const struct collecting never = {never_heading, says_never, never_line};

/* --- what was said for one child alone --- */

static bool of_family(const struct people *p, hub_id person)
{
    for (size_t i = 0; i < p->adults.count; i++) {
        if (id_eq(((const struct person *)record_at(&p->adults, i))->record.id, person)) {
            return true;
        }
    }
    return false;
}

static void other_line(struct part_writer *w, const struct child *c, const struct collector *row)
{
    struct sb b = sb_on(w->a);
    bool over = date_known(row->until) && row->until.d < w->today.d;
    struct part_line *line =
        part_record(w, over ? TONE_MUTED : TONE_PLAIN, &collector_noun, row->record.id);
    line->child = c->record.id;
    line->lead = part_name(w, namer_name(w->names, &person_noun, row->person_id));
    part_join(&b, arena_printf(w->a, "may collect %s%s", part_name(w, child_called(c)),
                      str_eq(row->may, "only today") ? ", only on the day it was said" : ""));
    part_join(&b, date_known(row->until) ? arena_printf(w->a, "%s %s", over ? "ended" : "until",
                                               part_day(w, row->until))
                                         : NULL);
    part_join(&b, str_empty(row->said_by)
                      ? NULL
                      : arena_printf(w->a, "said by %s", part_name(w, row->said_by)));
    part_join(&b, date_known(row->said_on) ? part_day(w, row->said_on) : NULL);
    part_join(&b, w->hide ? NULL : row->notes);
    line->text = sb_str(&b);
}

/* Those who are not of the family, and what holds for some days only. */
static bool says_other(
    const struct part_writer *w, const struct people *p, const struct collector *row)
{
    (void)w;
    bool plain = str_eq(row->may, "yes") && !date_known(row->until) && of_family(p, row->person_id);
    return !plain && !str_eq(row->may, "no");
}

static void others_heading(struct part_writer *w)
{
    part_heading(w, "OTHERS, AND WHAT HOLDS FOR SOME DAYS");
}

static const struct collecting others = {others_heading, says_other, other_line};

/* --- adults, and the family itself --- */

static void adult_line(struct part_writer *w, const struct person *p)
{
    struct sb b = sb_on(w->a), lead = sb_on(w->a);
    struct part_line *line = part_record(w, TONE_PLAIN, &person_noun, p->record.id);
    sb_add(&lead, part_name(w, person_called(p)));
    sb_addf(&lead, "%s%s%s", str_empty(p->relation) ? "" : " (", p->relation ? p->relation : "",
        str_empty(p->relation) ? "" : ")");
    line->lead = sb_str(&lead);
    part_join(&b, w->hide ? NULL : p->phone);
    part_join(&b, w->hide ? NULL : p->phone_other);
    part_join(&b, p->emergency_order == 1 ? "ring first" : NULL);
    part_join(&b, p->may_collect == 1 ? "may collect" : NULL);
    part_join(&b, p->parental_responsibility == 1 && !w->hide ? "can say yes in law" : NULL);
    part_join(&b, p->can_be_told == 0 ? "not to be told about the child" : NULL);
    part_join(&b, p->minutes_away != INT_NONE && p->minutes_away > 0
                      ? arena_printf(w->a, "%lld minutes away", (long long)p->minutes_away)
                      : NULL);
    line->text = b.len ? sb_str(&b) : "no phone is written down";
    line->tone = str_empty(p->phone) && str_empty(p->phone_other) ? TONE_WARN : TONE_PLAIN;
}

/* Those to ring first, in their order; then the others by name. */
static void adult_lines(struct part_writer *w, const struct record_list *adults, bool ordered)
{
    for (size_t i = 0; i < adults->count; i++) {
        const struct person *p = record_at(adults, i);
        if ((p->emergency_order != INT_NONE) == ordered) {
            adult_line(w, p);
        }
    }
}

/* The same day that the list of families has. */
static hub_date last_heard(struct part_writer *w)
{
    struct family_line line;
    struct hub_err ignored;
    enum hub_rc rc = hub_family_line(w->h, w->family.record.id, w->a, &line, &ignored);
    return rc == HUB_OK ? line.last : w->family.last_spoke;
}

static void family_line(struct part_writer *w)
{
    hub_date last = last_heard(w);
    const struct family *f = &w->family;
    struct sb b = sb_on(w->a);
    struct part_line *line = part_record(w, TONE_PLAIN, &family_noun, f->record.id);
    line->lead = "The family";
    if (!w->hide) {
        part_join(&b, f->phone);
        part_join(&b, f->no_address == 1 ? "address kept secret" : f->address);
        part_join(&b, f->how_to_reach);
        part_join(
            &b, str_empty(f->best_times) ? NULL : arena_printf(w->a, "best %s", f->best_times));
        part_join(&b, str_empty(f->languages) ? NULL : f->languages);
        part_join(&b, str_empty(f->social_worker)
                          ? NULL
                          : arena_printf(w->a, "social worker %s", f->social_worker));
        part_join(&b, f->notes);
    }
    part_join(&b, date_known(last) ? arena_printf(w->a, "last heard %s", part_day(w, last)) : NULL);
    line->text = b.len ? sb_str(&b) : "how to reach them is not written down yet";
}

enum hub_rc part_people(struct part_writer *w, struct hub_err *err)
{
    struct people *p = arena_alloc(w->a, sizeof *p);
    enum hub_rc rc = read_people(w, p, err);
    if (rc == HUB_OK && !str_empty(w->family.safety_notice)) {
        part_text(
            w, TONE_ALERT, "%s", w->hide ? "There is a safety notice." : w->family.safety_notice);
    }
    rc = rc == HUB_OK ? collecting(w, NULL, &never, err) : rc;
    if (rc == HUB_OK && p->view_count > 0) {
        part_heading(w, "CHILDREN, AND WHO MAY COLLECT");
    }
    for (size_t i = 0; rc == HUB_OK && i < p->view_count; i++) {
        child_line(w, &p->views[i]);
    }
    if (rc == HUB_OK) {
        part_heading(w, "ADULTS");
    }
    if (rc == HUB_OK && p->adults.count == 0) {
        part_text(w, TONE_WARN, "No adult is written down. n adds one.");
    }
    for (int ordered = 1; rc == HUB_OK && ordered >= 0; ordered--) {
        adult_lines(w, &p->adults, ordered);
    }
    rc = rc == HUB_OK ? collecting(w, p, &others, err) : rc;
    if (rc == HUB_OK) {
        part_heading(w, "HOW TO REACH THEM");
        family_line(w);
    }
    return rc;
}
