/* SPDX-License-Identifier: MIT */
/* Reading a register: who is due, and what to know of each at the door. */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/host.h"
#include "hub/service/series.h"
#include "register_priv.h"

#include <string.h>

enum { DBS_MONTHS = 36 }; /* DOMAIN 7, rule 25: a check without an end is good for three years */

static enum hub_rc list_of(struct hub *h, const struct noun *n, const char *column, hub_id id,
    const char *order, struct arena *a, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = order};
    query_is(&q, column, id);
    return record_list(h->store, n, &q, a, out, err);
}

/* Keep the records of this day; those without a day are of every day. */
static void only_day(struct record_list *l, size_t offset, hub_date day)
{
    size_t kept = 0;
    for (size_t i = 0; i < l->count; i++) {
        char *rec = record_at(l, i);
        hub_date d;
        memcpy(&d, rec + offset, sizeof d);
        if (!date_known(d) || d.d == day.d) {
            memmove(record_at(l, kept++), rec, l->noun->size);
        }
    }
    l->count = kept;
}

enum hub_rc register_lines(struct hub *h, hub_id event, hub_date *day, struct arena *a,
    struct event *e, struct record_list *lines, struct hub_err *err)
{
    enum hub_rc rc = record_get(h->store, &event_noun, event, a, e, err);
    if (rc == HUB_OK && stamp_known(e->record.removed_at)) {
        rc = hub_fail(err, HUB_ENOTFOUND, "%s is in Removed. Bring it back first.", e->name);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    *day = date_known(*day) ? *day : wall_date(e->starts);
    rc = list_of(h, &register_line_noun, "event_id", event, "line,id", a, lines, err);
    if (rc == HUB_OK) {
        only_day(lines, offsetof(struct register_line, day), *day);
    }
    return rc;
}

static bool has_line(const struct record_list *lines, hub_id child)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct register_line *l = record_at(lines, i);
        if (id_eq(l->child_id, child)) {
            return true;
        }
    }
    return false;
}

static bool of_age(const struct event *e, const struct child *c, hub_date day)
{
    if (!date_known(c->born)) {
        return true;
    }
    int age = date_age(c->born, day);
    return (e->youngest == INT_NONE || age >= e->youngest) &&
           (e->oldest == INT_NONE || age <= e->oldest);
}

/* The children of one family that says yes, behind those in `out`. */
static enum hub_rc add_children(struct hub *h, const struct event *e, hub_id family, hub_date day,
    const struct record_list *lines, struct arena *a, struct record_list *out, struct hub_err *err)
{
    struct record_list children;
    enum hub_rc rc =
        list_of(h, &child_noun, "family_id", family, "born,name,id", a, &children, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct child *joined = arena_array(a, out->count + children.count + 1, sizeof *joined);
    if (out->count) {
        memcpy(joined, out->items, out->count * sizeof *joined);
    }
    for (size_t i = 0; i < children.count; i++) {
        const struct child *c = record_at(&children, i);
        if (!has_line(lines, c->record.id) && of_age(e, c, day)) {
            joined[out->count++] = *c;
        }
    }
    out->items = joined;
    return HUB_OK;
}

enum hub_rc register_expected(struct hub *h, const struct event *e, hub_date day,
    const struct record_list *lines, struct arena *a, struct record_list *children,
    struct register_view *count, struct hub_err *err)
{
    struct record_list asked;
    *children = (struct record_list){.noun = &child_noun};
    enum hub_rc rc = list_of(h, &invitation_noun, "event_id", e->record.id, "id", a, &asked, err);
    if (rc != HUB_OK) {
        return rc;
    }
    only_day(&asked, offsetof(struct invitation, day), day);
    for (size_t i = 0; rc == HUB_OK && i < asked.count; i++) {
        const struct invitation *v = record_at(&asked, i);
        count->not_said += str_empty(v->answer) || str_eq(v->answer, "not said");
        if (str_eq(v->answer, "yes") && id_known(v->family_id)) {
            count->families_yes++;
            rc = add_children(h, e, v->family_id, day, lines, a, children, err);
        }
    }
    return rc;
}

/* --- one row --- */

struct reader {
    struct hub *h;
    struct arena *a;
    struct register_view *out;
    struct idmap with_adults; /* families whose own adults come */
    bool brief;               /* counts and ages only */
};

static bool may_be_photographed(const struct child_view *c)
{
    for (size_t i = 0; i < c->consent_count; i++) {
        const struct consent_line *l = &c->consents[i];
        if (str_eq(l->consent->kind, "photo")) {
            return !l->ended && str_eq(l->consent->answer, "yes") &&
                   !str_empty(l->consent->photo_use) && !str_eq(l->consent->photo_use, "none");
        }
    }
    return false;
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
    enum hub_rc rc = hub_child_view(r->h, child, r->out->day, r->a, &c, err);
    if (rc != HUB_OK) {
        return rc;
    }
    row->child = child;
    row->family = c.family.record.id;
    row->name = child_called(&c.child);
    row->family_name = c.family.name;
    row->age = date_known(c.child.born) ? date_age(c.child.born, r->out->day) : -1;
    row->alert = c.child.allergy ? c.child.allergy : "";
    row->no_photo = !may_be_photographed(&c);
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
    return tod_known(l->out_at) ? REGISTER_OUT : tod_known(l->in_at) ? REGISTER_IN : REGISTER_DUE;
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
        .note = ""};
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
    return id_known(l->child_id) ? about_child(r, l->child_id, row, err)
                                 : about_adult(r, l, row, err);
}

static enum hub_rc read_rows(struct reader *r, const struct record_list *lines,
    const struct record_list *children, struct hub_err *err)
{
    struct register_view *out = r->out;
    enum hub_rc rc = HUB_OK;
    int64_t last = 0;
    out->rows = arena_array(r->a, lines->count + children->count + 1, sizeof *out->rows);
    for (size_t i = 0; rc == HUB_OK && i < lines->count; i++) {
        rc = read_line(r, record_at(lines, i), &out->rows[out->count++], err);
        last = out->rows[out->count - 1].line > last ? out->rows[out->count - 1].line : last;
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
        v->taken = v->taken || tod_known(v->rows[i].in_at);
    }
}

bool register_checked(struct hub *h, hub_id person, hub_date day, struct arena *a)
{
    struct record_list checks;
    struct hub_err ignored;
    if (list_of(h, &safety_check_noun, "person_id", person, "-done_on", a, &checks, &ignored) !=
        HUB_OK) {
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
    enum hub_rc rc = list_of(h, &invitation_noun, "event_id", e->record.id, "id", a, &asked, err);
    *adults = 0;
    if (rc != HUB_OK) {
        return rc;
    }
    only_day(&asked, offsetof(struct invitation, day), day);
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
        if (id_known(row->child) && row->state != REGISTER_ABSENT) {
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
    out->ends =
        wall_known(e->ends) ? (hub_wall){out->starts.min + e->ends.min - e->starts.min} : WALL_NONE;
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
    struct record_list lines, children;
    struct reader r = {h, a, out, {0}, brief};
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
    out->taken = e.register_taken == 1;
    rc = register_expected(h, &e, day, &lines, a, &children, out, err);
    rc = rc == HUB_OK ? read_rows(&r, &lines, &children, err) : rc;
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

const char *register_counts(const struct register_view *v, struct arena *a)
{
    return arena_printf(
        a, "%d due · %d in · %d out · %d not said", v->due, v->in, v->out, v->not_said);
}

const char *register_ratio(const struct register_view *v, struct arena *a)
{
    const struct ratio *r = &v->ratio;
    struct sb b = sb_on(a);
    if (r->state == RATIO_NO_CHILDREN) {
        return "";
    }
    sb_addf(&b, "1 to %d: %d adults with checks needed, %d there", r->one_to, r->needed, r->adults);
    if (r->state == RATIO_SHORT) {
        sb_addf(&b, ": %d short", r->needed - r->adults);
    } else if (r->state == RATIO_EXACT) {
        sb_add(&b, ": just enough");
    }
    if (r->unknown > 0) {
        sb_addf(&b, " · %d of unknown age", r->unknown);
    }
    return sb_str(&b);
}

/* `letters` clusters of the first name and the first of the family's. */
static const char *short_name(const struct register_row *r, int letters, struct arena *a)
{
    size_t len = 0;
    for (int i = 0; i < letters && r->name[len]; i++) {
        len += utf8_cluster(r->name + len);
    }
    const char *family = arena_strndup(a, r->family_name, utf8_cluster(r->family_name));
    return arena_printf(a, "%s.%s%s", arena_strndup(a, r->name, len), family, *family ? "." : "");
}

const char *register_initials(const struct register_view *v, size_t row, struct arena *a)
{
    enum { LETTERS_MOST = 4 };
    for (int letters = 1; letters <= LETTERS_MOST; letters++) {
        const char *mine = short_name(&v->rows[row], letters, a);
        bool alone = true;
        for (size_t i = 0; alone && i < v->count; i++) {
            alone = i == row || !str_ieq(mine, short_name(&v->rows[i], letters, a));
        }
        if (alone) {
            return mine;
        }
    }
    return arena_printf(
        a, "%s %lld", short_name(&v->rows[row], 1, a), (long long)v->rows[row].line);
}
