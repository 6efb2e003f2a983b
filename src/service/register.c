/* SPDX-License-Identifier: MIT */
/* Reading a register: who is due, and what to know of each at the door. */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/model/host.h"
#include "hub/service/series.h"
#include "hub/service/series_words.h"
#include "invite_priv.h"
#include "register_priv.h"

#include <string.h>

enum { DBS_MONTHS = 36 }; /* DOMAIN 7, rule 25: a check without an end is good for three years */

/* --- one row --- */

struct reader {
    struct hub *h;
    struct arena *a;
    struct register_view *out;
    struct idmap with_adults; /* families whose own adults come */
    struct register_due due;
    bool brief;               /* counts and ages only */
};

/* What was said last counts. */
static enum hub_rc may_be_photographed(
    struct reader *r, hub_id child, bool *may, struct hub_err *err)
{
    struct record_query q = {.order = "-given_on", .limit = 1};
    struct record_list last;
    query_is(&q, "child_id", child);
    query_text(&q, "kind", RECORD_IS, "photo");
    enum hub_rc rc = record_list(r->h->store, &consent_noun, &q, r->a, &last, err);
    const struct consent *c = rc == HUB_OK && last.count ? record_at(&last, 0) : NULL;
    *may = c && !consent_on(c, r->out->day).ended && str_eq(c->answer, "yes") &&
           !str_empty(c->photo_use) && !str_eq(c->photo_use, "none");
    return rc;
}

/* Who brought the child to the last event, else who is rung first. */
static enum hub_rc find_usual(
    struct reader *r, const struct child_view *c, const char **out, struct hub_err *err)
{
    struct record_query q = {.order = "-id", .limit = 1};
    struct record_list last;
    query_is(&q, "child_id", c->child.record.id);
    query_text(&q, "brought_by", RECORD_KNOWN, NULL);
    enum hub_rc rc = record_list(r->h->store, &register_line_noun, &q, r->a, &last, err);
    *out = "";
    if (rc == HUB_OK && last.count) {
        *out = ((const struct register_line *)record_at(&last, 0))->brought_by;
    } else if (rc == HUB_OK && c->ring_count) {
        *out = person_called(c->ring[0]);
    }
    return rc;
}

/* What counting needs. */
static enum hub_rc count_child(
    struct reader *r, hub_id id, struct register_row *row, struct hub_err *err)
{
    struct child c;
    enum hub_rc rc = record_get(r->h->store, &child_noun, id, r->a, &c, err);
    if (rc == HUB_OK) {
        row->child = id;
        row->family = c.family_id;
        row->name = child_called(&c);
        row->no_photo = true; /* until it is looked up */
        row->age = date_known(c.born) ? date_age(c.born, r->out->day) : -1;
    }
    return rc;
}

static enum hub_rc about_child(
    struct reader *r, hub_id child, struct register_row *row, struct hub_err *err)
{
    struct child_view c;
    if (r->brief) {
        return count_child(r, child, row, err);
    }
    bool photo = false;
    enum hub_rc rc = hub_child_people(r->h, child, r->out->day, r->a, &c, err);
    rc = rc == HUB_OK ? may_be_photographed(r, child, &photo, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    row->child = child;
    row->family = c.family.record.id;
    row->name = child_called(&c.child);
    row->family_name = c.family.name;
    row->age = date_known(c.child.born) ? date_age(c.child.born, r->out->day) : -1;
    row->alert = c.child.allergy ? c.child.allergy : "";
    row->no_photo = !photo;
    row->collect = c.collect;
    row->collect_count = c.collect_count;
    return find_usual(r, &c, &row->usual, err);
}

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

static enum register_state state_of(const struct register_line *l)
{
    if (str_eq(l->status, "didn't come")) {
        return REGISTER_ABSENT;
    }
    bool came = tod_known(l->in_at) || str_eq(l->status, "came");
    return tod_known(l->out_at) ? REGISTER_OUT : came ? REGISTER_IN : REGISTER_DUE;
}

static enum hub_rc about_adult(
    struct reader *r, const struct register_line *l, struct register_row *row, struct hub_err *err)
{
    (void)err;
    row->name = id_known(l->person_id) ? record_name(r->h->store, &person_noun, l->person_id, r->a)
                                       : or_empty(l->name);
    row->person = l->person_id;
    row->no_photo = true;
    return HUB_OK;
}

static struct register_row blank_row(int64_t line)
{
    return (struct register_row){.line = line,
        .family_name = "",
        .alert = "",
        .usual = "",
        .age = -1,
        .in_at = TOD_NONE,
        .out_at = TOD_NONE,
        .brought_by = "",
        .collected_by = "",
        .allowed_by = "",
        .note = "",
        .taken_back = ""};
}

static enum hub_rc read_line(
    struct reader *r, const struct register_line *l, struct register_row *row, struct hub_err *err)
{
    *row = blank_row(l->line);
    row->id = l->record.id;
    row->state = state_of(l);
    row->in_at = l->in_at;
    row->out_at = l->out_at;
    row->brought_by = or_empty(l->brought_by);
    row->collected_by = or_empty(l->collected_by);
    row->allowed_by = or_empty(l->allowed_by);
    row->note = or_empty(l->note);
    row->not_listed = l->authorised == 0;
    if (!id_known(l->child_id)) {
        return about_adult(r, l, row, err);
    }
    enum hub_rc rc = about_child(r, l->child_id, row, err);
    rc = rc == HUB_OK && !r->brief ? register_taken_back(r->h, l, r->a, &row->taken_back, err) : rc;
    if (row->state == REGISTER_DUE && idmap_get(&r->due.said_no, row->family, 0)) {
        row->state = REGISTER_SAID_NO; /* after its line was printed */
    }
    return rc;
}

static enum hub_rc read_rows(
    struct reader *r, const struct record_list *lines, struct hub_err *err)
{
    const struct record_list *children = &r->due.children;
    struct register_view *out = r->out;
    enum hub_rc rc = HUB_OK;
    int64_t last = 0;
    out->rows = arena_array(r->a, lines->count + children->count + 1, sizeof *out->rows);
    for (size_t i = 0; rc == HUB_OK && i < lines->count; i++) {
        struct register_row *row = &out->rows[out->count++];
        rc = read_line(r, record_at(lines, i), row, err);
        row->line = row->line == INT_NONE ? last + 1 : row->line;
        last = row->line > last ? row->line : last;
    }
    for (size_t i = 0; rc == HUB_OK && i < children->count; i++) {
        struct register_row *row = &out->rows[out->count++];
        *row = blank_row(++last);
        rc = about_child(r, ((const struct child *)record_at(children, i))->record.id, row, err);
    }
    return rc;
}

/* --- counts and ratio --- */

static void count_rows(struct register_view *v)
{
    for (size_t i = 0; i < v->count; i++) {
        enum register_state s = v->rows[i].state;
        v->due += s == REGISTER_DUE;
        v->in += s == REGISTER_IN;
        v->out += s == REGISTER_OUT;
        v->absent += s == REGISTER_ABSENT;
        v->taken = v->taken || (s != REGISTER_DUE && s != REGISTER_SAID_NO);
    }
}

bool register_checked(struct hub *h, hub_id person, hub_date day, struct arena *a)
{
    struct record_list checks;
    struct hub_err ignored;
    struct record_query q = {.order = "-done_on"};
    query_is(&q, "person_id", person);
    if (record_list(h->store, &safety_check_noun, &q, a, &checks, &ignored) != HUB_OK) {
        return false;
    }
    for (size_t i = 0; i < checks.count; i++) {
        const struct safety_check *c = record_at(&checks, i);
        hub_date end = date_known(c->until) ? c->until : date_add_months(c->done_on, DBS_MONTHS);
        if (str_eq(c->kind, "DBS") && end.d >= day.d && c->done_on.d <= day.d) {
            return true;
        }
    }
    return false;
}

enum hub_rc register_adults(struct hub *h, const struct event *e, hub_date day, struct arena *a,
    struct idmap *with_adults, int *adults, struct hub_err *err)
{
    struct record_list asked;
    enum hub_rc rc = invitations_on(h, e->record.id, day, a, &asked, err);
    *adults = 0;
    if (rc != HUB_OK) {
        return rc;
    }
    for (size_t i = 0; i < asked.count; i++) {
        const struct invitation *v = record_at(&asked, i);
        bool helps = id_known(v->person_id) && !str_empty(v->part) && !str_eq(v->part, "guest");
        bool comes = str_eq(v->answer, "yes");
        if (comes && id_known(v->family_id) && v->adults != INT_NONE && v->adults > 0) {
            idmap_put(with_adults, v->family_id, 1);
        }
        *adults += comes && helps && register_checked(h, v->person_id, day, a);
    }
    if (e->adults_checked != INT_NONE) {
        *adults = (int)e->adults_checked;
    }
    return HUB_OK;
}

static enum hub_rc reckon_ratio(struct reader *r, const struct event *e, struct hub_err *err)
{
    struct register_view *v = r->out;
    struct ratio_child *children = arena_array(r->a, v->count + 1, sizeof *children);
    size_t count = 0;
    int adults;
    enum hub_rc rc = register_adults(r->h, e, v->day, r->a, &r->with_adults, &adults, err);
    for (size_t i = 0; i < v->count; i++) {
        const struct register_row *row = &v->rows[i];
        if (id_known(row->child) && register_expects(row)) {
            children[count++] =
                (struct ratio_child){row->age, idmap_get(&r->with_adults, row->family, 0) == 1};
        }
    }
    v->ratio = ratio_of(children, count, adults);
    return rc;
}

/* A date of a series can be at another time and place: its register goes with it. */
static void as_on_that_day(
    struct hub *h, const struct event *e, struct arena *a, struct register_view *out)
{
    struct series_date d;
    struct hub_err ignored;
    if (!series_repeats(e) ||
        hub_series_planned(h, e->record.id, out->day, &out->starts, &ignored) != HUB_OK) {
        out->starts = wall_at(out->day, wall_tod(e->starts).min);
    }
    out->ends = wall_known(e->ends) ? ((hub_wall){out->starts.min + e->ends.min - e->starts.min})
                                    : WALL_NONE;
    if (series_repeats(e) &&
        hub_series_date(h, e->record.id, out->starts, a, &d, &ignored) == HUB_OK) {
        out->starts = d.starts;
        out->ends = d.ends;
        out->name = d.name;
        out->place = d.place;
    }
}

static enum hub_rc read_register(struct hub *h, hub_id event, hub_date day, bool brief,
    struct arena *a, struct register_view *out, struct hub_err *err)
{
    struct event e;
    struct record_list lines;
    struct reader r = {.h = h, .a = a, .out = out, .brief = brief};
    *out = (struct register_view){.event = event};
    idmap_on(&r.with_adults, a);
    enum hub_rc rc = access_check(h, VERB_READ, &register_line_noun, err);
    rc = rc == HUB_OK ? register_lines(h, event, &day, a, &e, &lines, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    out->day = day;
    out->hub = e.hub_id;
    out->name = e.name;
    out->place = or_empty(e.place);
    out->bring = or_empty(e.bring);
    as_on_that_day(h, &e, a, out);
    hub_wall end = wall_known(out->ends) ? out->ends : wall_at(date_add(wall_date(out->starts), 1), 0);
    out->past = end.min <= hub_now(h).min;
    out->taken = e.register_taken == 1 && !series_repeats(&e); /* of a series each date by its lines */
    rc = register_expected(h, &e, day, &lines, a, &r.due, err);
    rc = rc == HUB_OK ? read_rows(&r, &lines, err) : rc;
    out->not_said = r.due.not_said;
    out->families_yes = r.due.families_yes;
    count_rows(out);
    return rc == HUB_OK ? reckon_ratio(&r, &e, err) : rc;
}

enum hub_rc hub_register(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct register_view *out, struct hub_err *err)
{
    return read_register(h, event, day, false, a, out, err);
}

enum hub_rc hub_register_count_up(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct register_view *out, struct hub_err *err)
{
    return read_register(h, event, day, true, a, out, err);
}
