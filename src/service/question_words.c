/* SPDX-License-Identifier: MIT */
/* A question in words: what it is about, who wrote what, what to do first. */
#include "hub/base/str.h"
#include "hub/model/person.h"
#include "hub/service/roles.h"
#include "merge_priv.h"
#include "questions_priv.h"

#include <stdlib.h>
#include <string.h>

/* What is said of each kind; %s is what it is about. */
static const struct {
    const char *kind, *question, *advice;
} kinds[] = {
    {"two values", "There are two versions of %s. Which one stands?", ""},
    {"removed and changed",
        "%s: one side removed it, the other went on with it. It stays until you decide.", ""},
    {"same name", "%s came home, and one of that name is here already.",
        "Give one of them another name, then choose Laptop. Home leaves the laptop's out."},
    {"missing parent", "%s came home, and what it belongs to is not here.",
        "Bring back what it belongs to, then choose Laptop. Home leaves it out."},
    {"not allowed", "%s was changed by somebody who may not.",
        "Laptop takes it in all the same. Home leaves it as it is here."},
    {"not theirs", "%s was changed in the copy of somebody who does not work with it now.",
        "Laptop takes it in all the same. Home leaves it as it is here."},
    {"not known", "%s came home, and this hub does not know such a thing.",
        "When hub has been brought up to date here, choose Laptop. Home leaves it out."},
    {"same number", "%s came home under the number of another record.",
        "Write the one from the laptop down here again, then choose Home."},
};

const char *question_kind_words(const char *kind)
{
    return str_eq(kind, "two values")   ? "two versions"
           : str_eq(kind, "not theirs") ? "no longer theirs"
                                        : kind;
}

static const char *said_of(const char *kind, bool advice)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (str_eq(kinds[i].kind, kind)) {
            return advice ? kinds[i].advice : kinds[i].question;
        }
    }
    return advice ? "" : "%s: which one stands?";
}

/* --- what it is about ----------------------------------------------------------------------- */

/* The record as it is here, else as it was added where it comes from; NULL: neither is known. */
static const void *record_of(struct telling *t, const struct question_read *r)
{
    struct hub_err ignored;
    if (r->rec || !r->noun) {
        return r->rec;
    }
    for (size_t i = 0; i < r->count; i++) {
        const struct claim_read *c = &r->claims[i];
        void *rec = arena_alloc(t->a, r->noun->size);
        if (c->found && c->change.op == 'I' &&
            journal_added(t->h->store, r->noun, &c->change, t->a, rec, &ignored) == HUB_OK) {
            return rec;
        }
    }
    return NULL;
}

/* " (Mia)": whose it is, where its name does not say so. */
static const char *whose(struct telling *t, const struct noun *n, const void *rec)
{
    const struct field *f = n->owner && rec ? noun_field(n, n->owner) : NULL;
    if (!f || f->type != FIELD_REF || str_eq(f->ref, "hub") || strstr(n->shown, f->column)) {
        return "";
    }
    const char *name = namer_field(t->names, f, rec, true);
    return str_empty(name) ? "" : arena_printf(t->a, " (%s)", name);
}

static const char *about(struct telling *t, const struct question_read *r, bool field)
{
    if (!r->noun) {
        return arena_printf(t->a, "Something called %s", r->q.tbl ? r->q.tbl : "");
    }
    const void *rec = record_of(t, r);
    const char *name = rec ? record_name_in(t->h->store, r->noun, rec, t->a) : "?";
    const char *of = whose(t, r->noun, rec);
    const char *column = r->field ? r->field->label : r->q.col;
    return field && !str_empty(column) && !str_eq(column, "removed_at")
               ? arena_printf(t->a, "%s%s: %s", name, of, column)
               : arena_printf(t->a, "%s %s%s", r->noun->title, name, of);
}

/* --- who wrote what --------------------------------------------------------------------------- */

/* Of a write that added a record: the cell as it was added, as the journal keeps one. */
static const char *added_cell(
    struct telling *t, const struct question_read *r, const struct journal_change *c)
{
    struct hub_err ignored;
    void *rec = arena_alloc(t->a, r->noun->size);
    bool known = journal_added(t->h->store, r->noun, c, t->a, rec, &ignored) == HUB_OK;
    return known && !field_is_empty(r->field, rec) ? field_text(r->field, rec, t->a) : NULL;
}

static const char *cell_text(
    struct telling *t, const struct question_read *r, const struct claim_read *c)
{
    return c->found && c->change.op == 'I' && r->field ? added_cell(t, r, &c->change)
                                                       : c->claim.value;
}

static const char *cell_shown(struct telling *t, const struct question_read *r, const char *text)
{
    if (str_empty(text)) {
        return "(empty)";
    }
    return r->field ? tell_value(t, r->noun, r->field, (hub_id){r->q.record_id}, text) : text;
}

static bool of_the_cell(const struct question_read *r, const struct claim_read *c)
{
    return r->field && (!c->found || c->change.op == 'I' || str_eq(c->change.column, r->q.col));
}

/* "Child Mia" */
static const char *named_as_added(
    struct telling *t, const struct noun *n, const struct journal_change *c)
{
    struct hub_err ignored;
    void *rec = arena_alloc(t->a, n->size);
    bool known = journal_added(t->h->store, n, c, t->a, rec, &ignored) == HUB_OK;
    return arena_printf(t->a, "%s%s%s", n->title, known ? " " : "",
        known ? record_name_in(t->h->store, n, rec, t->a) : "");
}

static const char *side_value(
    struct telling *t, const struct question_read *r, const struct claim_read *c)
{
    const struct journal_change *k = &c->change;
    const struct noun *n = c->found ? noun_find(k->table) : NULL;
    if (of_the_cell(r, c)) {
        return cell_shown(t, r, cell_text(t, r, c));
    }
    if (!c->found || !n) {
        return str_empty(c->claim.value) ? "(removed)" : c->claim.value;
    }
    if (k->op == 'R') {
        return "(removed)";
    }
    if (str_eq(k->column, "removed_at")) {
        return str_empty(k->new_text) ? "(brought back)" : "(removed)";
    }
    if (k->op == 'U' && !noun_field(n, k->column)) { /* a field of another hub's */
        return str_empty(k->new_text) ? "(empty)" : k->new_text;
    }
    if (n != r->noun && k->op == 'I') {
        return arena_printf(t->a, "%s added", named_as_added(t, n, k));
    }
    if (n != r->noun) { /* what hangs on it */
        return arena_printf(t->a, "%s %s", n->title, tell_change(t, n, k));
    }
    return tell_change(t, n, k);
}

/* Whether the hub has it so now. */
static bool stands(struct telling *t, const struct question_read *r, const struct claim_read *c)
{
    struct hub_err ignored;
    if (!r->rec || !of_the_cell(r, c)) {
        return false;
    }
    void *other = arena_alloc(t->a, r->noun->size);
    const char *text = cell_text(t, r, c);
    record_clear(r->noun, other);
    return field_parse(r->field, other, text ? text : "", hub_today(t->h), t->a, &ignored) ==
               HUB_OK &&
           field_equal(r->field, other, r->rec);
}

/* --- which copy ------------------------------------------------------------------------------- */

static int64_t copy_of(struct telling *t, int64_t site)
{
    struct hub_err ignored;
    struct record_query q = {.any = true, .limit = 1};
    struct record_list list;
    const char *mark = NULL;
    if (journal_site_pack(t->h->store, site, t->a, &mark, &ignored) != HUB_OK || !mark) {
        return 0;
    }
    query_text(&q, "mark", RECORD_IS, mark);
    bool found = record_list(t->h->store, &pack_noun, &q, t->a, &list, &ignored) == HUB_OK;
    return found && list.count ? ((const struct pack *)record_at(&list, 0))->number : 0;
}

static struct question_side side_of(
    struct telling *t, const struct question_read *r, const struct claim_read *c)
{
    bool home = str_eq(c->claim.side, "home");
    return (struct question_side){
        .home = home,
        .claim = c->claim.record.id,
        .copy = home ? 0 : copy_of(t, c->claim.site),
        .who =
            id_known(c->claim.who_id) ? namer_name(t->names, &person_noun, c->claim.who_id) : "hub",
        .when = stamp_known(c->claim.made_at) ? stamp_to_wall(c->claim.made_at) : WALL_NONE,
        .value = side_value(t, r, c),
        .stands = stands(t, r, c),
        .removes = c->found && c->change.op == 'R' && noun_find(c->change.table) == r->noun,
    };
}

/* The same, written again on the same side, is said once: as it was written last. */
static void add_side(struct question_row *out, const struct question_side *s)
{
    for (size_t i = 0; i < out->side_count; i++) {
        struct question_side *o = &out->sides[i];
        if (o->home == s->home && o->copy == s->copy && str_eq(o->value, s->value)) {
            *o = *s;
            return;
        }
    }
    out->sides[out->side_count++] = *s;
}

static void add_sides(struct telling *t, const struct question_read *r, struct question_row *out)
{
    out->sides = arena_array(t->a, r->count + 1, sizeof *out->sides);
    for (int home = 0; home < 2; home++) {
        for (size_t i = 0; i < r->count; i++) {
            struct question_side s = side_of(t, r, &r->claims[i]);
            if (s.home == home) {
                add_side(out, &s);
            }
        }
    }
}

static bool says_which(const struct question_row *q)
{
    size_t laptops = 0, removals = 0;
    for (size_t i = 0; i < q->side_count; i++) {
        laptops += !q->sides[i].home;
        removals += !q->sides[i].home && q->sides[i].removes;
    }
    return str_eq(q->kind, "removed and changed") ? removals > 0 && removals < laptops
                                                  : laptops > 1 && str_eq(q->kind, "two values");
}

/* --- the row ---------------------------------------------------------------------------------- */

/* The first %s of a text, which may hold no other directive. */
static const char *put_in(struct arena *a, const char *text, const char *what)
{
    const char *gap = strstr(text, "%s");
    return gap ? arena_printf(a, "%.*s%s%s", (int)(gap - text), text, what, gap + 2) : text;
}

/* Who has the copy that asked it; false: nobody knows any more. */
static bool holder_of(struct telling *t, const struct question *q, struct person *out)
{
    struct homecoming came;
    struct pack pack;
    struct store *s = t->h->store;
    struct hub_err ignored;
    return record_get(s, &homecoming_noun, q->homecoming_id, t->a, &came, &ignored) == HUB_OK &&
           record_get(s, &pack_noun, came.pack_id, t->a, &pack, &ignored) == HUB_OK &&
           record_get(s, &person_noun, pack.holder_id, t->a, out, &ignored) == HUB_OK;
}

/* By whom somebody of this role is given what they see. */
static const char *given_by(const char *role)
{
    const struct role *r = role_named(role);
    return r && r->id == ROLE_LIAISON ? "family" : r && r->id == ROLE_EVENT ? "event" : "hub";
}

static const char *asked(struct telling *t, const struct question *q, const char *what)
{
    struct person p;
    if (!str_eq(q->kind, "not theirs") || !holder_of(t, q, &p)) {
        return put_in(t->a, said_of(q->kind, false), what);
    }
    return arena_printf(t->a, "%s was changed in the copy of %s, who does not work with this %s now.",
        what, namer_name(t->names, &person_noun, p.record.id), given_by(p.role));
}

bool question_joins(const struct question_read *r, const struct question_row *row)
{
    size_t texts = 0;
    for (size_t i = 0; i < row->side_count; i++) {
        texts += !str_eq(row->sides[i].value, "(empty)");
    }
    return r->rec && r->field && str_eq(row->kind, "two values") && texts == row->side_count &&
           texts > 1 && merge_both_fits(&r->q);
}

void question_tell(struct telling *t, const struct question_read *r, struct question_row *out)
{
    const struct question *q = &r->q;
    *out = (struct question_row){
        .id = q->record.id,
        .number = q->number,
        .hub = namer_field(t->names, noun_field(&question_noun, "hub_id"), q, true),
        .kind = q->kind,
        .noun = r->noun,
        .record = {q->record_id},
        .there = r->rec != NULL,
        .field = r->field,
        .about = about(t, r, true),
        .advice = str_eq(q->status, "open") ? said_of(q->kind, true) : "",
        .open = str_eq(q->status, "open"),
        .homecoming = q->homecoming_id,
        .answer = q->answer ? q->answer : "",
        .settled_by =
            id_known(q->settled_by) ? namer_name(t->names, &person_noun, q->settled_by) : "",
        .settled_at = stamp_known(q->settled_at) ? stamp_to_wall(q->settled_at) : WALL_NONE,
    };
    add_sides(t, r, out);
    out->question = asked(t, q, out->about);
    out->which = says_which(out);
    out->both = out->open && question_joins(r, out);
}

/* "Sat 5 Dec 11:20" */
static const char *when_shown(hub_wall when, struct arena *a)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    return arena_printf(
        a, "%s %s", date_short(wall_date(when), day), tod_iso(wall_tod(when), time));
}

static bool several_copies(const struct question_row *q)
{
    int64_t first = 0;
    for (size_t i = 0; i < q->side_count; i++) {
        if (!q->sides[i].home && first && q->sides[i].copy != first) {
            return true;
        }
        first = q->sides[i].home ? first : q->sides[i].copy;
    }
    return false;
}

const char *question_side_words(
    const struct question_row *q, size_t side, bool masked, struct arena *a)
{
    const struct question_side *s = &q->sides[side];
    struct sb b = sb_on(a);
    sb_add(&b, s->home ? "At home" : "On the laptop");
    if (!s->home && s->copy && several_copies(q)) {
        sb_addf(&b, " (copy %lld)", (long long)s->copy);
    }
    sb_addf(&b, ", %s", s->who);
    if (wall_known(s->when)) {
        sb_addf(&b, ", %s", when_shown(s->when, a));
    }
    if (!masked) {
        sb_addf(&b, ": %s", s->value);
    }
    return sb_str(&b);
}

const char *question_settled_words(struct hub *h, hub_id question, struct arena *a)
{
    struct telling t = {.h = h, .names = namer_create(h, a), .a = a};
    struct question q;
    struct question_read r;
    struct hub_err ignored;
    if (record_get(h->store, &question_noun, question, a, &q, &ignored) != HUB_OK ||
        question_read(h, &q, a, &r, &ignored) != HUB_OK) {
        return "settled a question";
    }
    bool settled = str_eq(q.status, "settled") && !str_empty(q.answer);
    return arena_printf(a, "settled question %lld, %s%s%s", (long long)q.number,
        about(&t, &r, true), settled ? ", as " : "", settled ? q.answer : "");
}
