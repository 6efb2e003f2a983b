/* SPDX-License-Identifier: MIT */
/*
 * What the rules say of a sleepover, and whether it may be agreed. It is found by doing it: in a
 * transaction the change is made, the rota read and checked as ever, and the transaction kept or
 * not. Whatever writes a stay comes through here.
 */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/stay_note.h"
#include "hub/service/rota.h"
#include "roles_priv.h"
#include "stays_priv.h"

#include <inttypes.h>
#include <string.h>

/*
 * A stay is weighed against all that is in the way, seen by this person or not. Whoever sees some
 * families only is told of no others: for them so only once a reason is given, which names nobody.
 */
static bool weigh_all(struct hub *h, bool reason)
{
    bool all = h->standing && (h->standing->sight.kind == SIGHT_HUBS || reason);
    if (all) {
        sight_pause(h->store);
    }
    return all;
}

static void weighed(struct hub *h, bool all)
{
    if (all) {
        sight_resume(h->store);
    }
}

struct looking {
    struct stay stay;
    struct rota_book book;
    struct findings found; /* about the stay */
    int32_t at;            /* of the stay in the facts; -1: it is not looked at */
};

static enum hub_rc look(
    struct hub *h, hub_id stay, struct arena *a, struct looking *out, struct hub_err *err)
{
    struct family family;
    hub_id before = hub_narrowed(h);
    const struct stay *s = &out->stay;
    enum hub_rc rc = record_get(h->store, &family_noun, s->family_id, a, &family, err);
    out->at = -1;
    out->found = (struct findings){0};
    if (rc != HUB_OK) {
        return rc;
    }
    hub_narrow_to(h, family.hub_id);
    rc = hub_rota_book(h, wall_date(s->arrive), wall_date(s->leave), a, &out->book, err);
    hub_narrow_to(h, before);
    for (int32_t i = 0; rc == HUB_OK && i < out->book.facts.stay_count; i++) {
        out->at = out->book.facts.stays[i].id == stay.n ? i : out->at;
    }
    if (rc == HUB_OK && out->at >= 0) {
        rota_check_stay(&out->book.facts, &out->book.policy, out->at, a, &out->found);
    }
    return rc;
}

static enum hub_rc look_at(
    struct hub *h, hub_id stay, struct arena *a, struct looking *out, struct hub_err *err)
{
    enum hub_rc rc = record_get(h->store, &stay_noun, stay, a, &out->stay, err);
    return rc == HUB_OK ? look(h, stay, a, out, err) : rc;
}

static bool in_the_way(const struct finding *f)
{
    return f->level == LEVEL_HARD && f->override < 0;
}

/* Another host or other dates can put it right. */
static bool can_move(const struct finding *f)
{
    return rule_find(f->rule)->flags & RULE_MOVE;
}

static int64_t fact_id(const struct looking *l, const struct finding *f, bool child)
{
    const struct rota_facts *t = &l->book.facts;
    int32_t at = child ? f->child : f->person;
    return at < 0 ? 0 : child ? t->children[at].id : t->people[at].id;
}

static struct stay_mark mark_of(const struct looking *l, const struct finding *f)
{
    struct stay_mark m = {f->rule, fact_id(l, f, true), fact_id(l, f, false), {0}, 0};
    if (!(rule_find(f->rule)->flags & RULE_RECORD)) {
        m.facts = finding_facts_hash(&l->book.facts, f, l->at);
        return m;
    }
    for (int i = 1; i < FINDING_NUMBERS; i++) {
        m.lacks[i - 1] = f->numbers[i];
    }
    return m;
}

static bool same_mark(const struct stay_mark *x, const struct stay_mark *y)
{
    return x->rule == y->rule && x->child == y->child && x->person == y->person &&
           x->facts == y->facts && memcmp(x->lacks, y->lacks, sizeof x->lacks) == 0;
}

static bool stood(const struct stay_marks *m, struct stay_mark mark)
{
    for (size_t i = 0; i < m->count; i++) {
        if (same_mark(&m->items[i], &mark)) {
            return true;
        }
    }
    return false;
}

/* --- what stops it ---------------------------------------------------------------- */

static enum hub_rc stay_behind(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    hub_id *out, struct hub_err *err)
{
    struct stay_child pair;
    *out = n == &stay_noun ? id : ID_NONE;
    if (n != &stay_child_noun) {
        return HUB_OK;
    }
    enum hub_rc rc = record_get(h->store, n, id, a, &pair, err);
    *out = rc == HUB_OK ? pair.stay_id : ID_NONE;
    return rc;
}

static enum hub_rc look_if_agreed(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct looking *out, struct hub_err *err)
{
    hub_id stay;
    enum hub_rc rc = stay_behind(h, n, id, a, &stay, err);
    out->at = -1;
    out->found = (struct findings){0};
    if (rc == HUB_OK && id_known(stay)) {
        rc = record_get(h->store, &stay_noun, stay, a, &out->stay, err);
    }
    bool agreed = rc == HUB_OK && id_known(stay) && str_eq(out->stay.status, "agreed") &&
                  !stamp_known(out->stay.record.removed_at);
    return agreed ? look(h, stay, a, out, err) : rc;
}

enum hub_rc stay_stands(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct stay_marks *out, struct hub_err *err)
{
    struct looking l;
    *out = (struct stay_marks){0};
    bool all = weigh_all(h, false);
    enum hub_rc rc = look_if_agreed(h, n, id, a, &l, err);
    weighed(h, all);
    struct stay_mark *marks = arena_array(a, l.found.count + 1, sizeof *marks);
    for (size_t i = 0; rc == HUB_OK && i < l.found.count; i++) {
        if (in_the_way(&l.found.items[i])) {
            marks[out->count++] = mark_of(&l, &l.found.items[i]);
        }
    }
    out->items = marks;
    return rc;
}

/* " Nearest: Mia at Ben's, 11–13 Dec 2026, or Mia at Amina's, 18–20 Dec 2026 (their second choice)." */
static const char *nearest(const struct looking *l, const struct finding *f, struct arena *a)
{
    enum { NEAREST = 2 }; /* the same dates elsewhere, and other dates */
    struct fixes fixes;
    struct sb b = sb_on(a);
    rota_fixes_of(&l->book.facts, &l->book.policy, f, l->at, NEAREST, a, &fixes);
    for (size_t i = 0; i < fixes.count; i++) {
        sb_addf(&b, "%s%s", i == 0 ? " Nearest: " : ", or ",
            fix_sentence(&fixes.items[i], &l->book.facts, &l->book.names, a));
    }
    return fixes.count ? arena_printf(a, "%s.", sb_str(&b)) : "";
}

/* The first that a move puts right, else the first, with its fix, and how many more there are. */
static enum hub_rc stop(const struct looking *l, const struct finding *const *way, size_t must,
    bool no_fix, struct arena *a, struct hub_err *err)
{
    const struct finding *first = way[0];
    for (size_t i = must; i-- > 0;) {
        first = can_move(way[i]) ? way[i] : first;
    }
    const char *more = must > 1 ? arena_printf(a, " And %zu more.", must - 1) : "";
    return hub_fail(err, HUB_ECONFLICT, "MUST FIX: %s%s%s Nothing was changed.",
        finding_sentence(first, &l->book.facts, &l->book.names, a),
        no_fix ? "" : nearest(l, first, a), more);
}

static enum hub_rc go_ahead(struct hub *h, const struct looking *l, const struct finding *f,
    const char *reason, struct arena *a, struct hub_err *err)
{
    struct go_ahead g;
    enum hub_rc rc = access_check(h, VERB_WRITE, &go_ahead_noun, err);
    if (rc != HUB_OK) {
        return rc;
    }
    record_clear(&go_ahead_noun, &g);
    g.stay_id = l->stay.record.id;
    g.rule = f->rule;
    g.person_id = h->person;
    g.reason = reason;
    g.facts = arena_printf(a, "%016" PRIx64, finding_facts_hash(&l->book.facts, f, l->at));
    g.given_at = clock_now(&h->clock);
    return record_insert(h->store, &go_ahead_noun, &g, err);
}

enum hub_rc stay_settle(struct hub *h, const struct noun *n, hub_id id,
    const struct stay_pass *pass, struct arena *a, struct hub_err *err)
{
    struct looking l;
    size_t must = 0;
    bool all = weigh_all(h, !str_empty(pass->reason));
    enum hub_rc rc = look_if_agreed(h, n, id, a, &l, err);
    weighed(h, all);
    const struct finding **way = arena_array(a, l.found.count + 1, sizeof *way);
    for (size_t i = 0; rc == HUB_OK && i < l.found.count; i++) {
        const struct finding *f = &l.found.items[i];
        if (in_the_way(f) && !stood(&pass->stands, mark_of(&l, f))) {
            way[must++] = f;
        }
    }
    if (rc != HUB_OK || (must > 0 && str_empty(pass->reason))) {
        return rc == HUB_OK ? stop(&l, way, must, pass->no_fix, a, err) : rc;
    }
    if (must == 0 && pass->only_ahead) {
        return hub_fail(err, HUB_EDENIED,
            "Nothing is in its way, so a hub carer agrees it. Nothing was changed.");
    }
    for (size_t i = 0; rc == HUB_OK && i < must; i++) {
        rc = go_ahead(h, &l, way[i], pass->reason, a, err);
    }
    return rc;
}

enum hub_rc stay_settle_back(struct hub *h, hub_id stay, struct arena *a, struct hub_err *err)
{
    const struct assignment draft = {"status", "draft"};
    const struct stay_pass none = {.no_fix = true};
    struct hub_err why;
    enum hub_rc rc = stay_settle(h, &stay_noun, stay, &none, a, &why);
    if (rc == HUB_ECONFLICT) {
        return record_edit(h, &stay_noun, stay, &draft, 1, a, err);
    }
    return rc == HUB_OK ? rc : hub_fail(err, rc, "%s", why.msg);
}

/* --- what the rules would say ------------------------------------------------------- */

struct trying {
    hub_id stay;
    const struct assignment *set;
    size_t count, fixes;
    struct arena *a;
    struct stay_check *out;
    size_t moves; /* must-fixes that another place puts right: the first of the list */
};

static const char *fix_of(const struct looking *l, const struct finding *f, struct trying *t)
{
    struct fixes fixes = {0};
    if (f->level == LEVEL_WARN || !can_move(f) || t->fixes == 0) {
        return NULL;
    }
    t->fixes--;
    rota_fixes_of(&l->book.facts, &l->book.policy, f, l->at, 1, t->a, &fixes);
    return fixes.count ? fix_sentence(&fixes.items[0], &l->book.facts, &l->book.names, t->a) : NULL;
}

static void tell_trouble(const struct looking *l, const struct finding *f, struct trying *t)
{
    struct stay_check *out = t->out;
    bool must = in_the_way(f);
    size_t at = must && can_move(f) ? t->moves++ : must ? out->must : out->count;
    memmove(&out->items[at + 1], &out->items[at], (out->count - at) * sizeof *out->items);
    out->items[at] = (struct stay_trouble){.level = f->level,
        .rule = f->rule,
        .line = finding_line(f, &l->book.facts, &l->book.names, t->a),
        .fix = fix_of(l, f, t),
        .gone_ahead = f->override >= 0};
    out->count++;
    out->must += must;
}

static enum hub_rc try_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct trying *t = arg;
    struct looking l;
    enum hub_rc rc = id_known(t->stay)
                         ? record_edit(h, &stay_noun, t->stay, t->set, t->count, t->a, err)
                         : record_add(h, &stay_noun, t->set, t->count, t->a, &t->stay, err);
    bool all = weigh_all(h, false);
    rc = rc == HUB_OK ? look_at(h, t->stay, t->a, &l, err) : rc;
    weighed(h, all);
    if (rc != HUB_OK) {
        return rc;
    }
    t->out->items = arena_array(t->a, l.found.count + 1, sizeof *t->out->items);
    for (size_t i = 0; i < l.found.count; i++) {
        tell_trouble(&l, &l.found.items[i], t);
    }
    return TRIED; /* so that nothing of it is kept */
}

enum hub_rc stay_tried(struct hub *h,
    enum hub_rc (*work)(struct hub *h, void *arg, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct txn_label label = {.verb = "try", .person = h->person, .noun = stay_noun.name};
    struct hub_err unused;
    enum hub_rc rc = hub_write(h, &label, work, arg, &unused);
    if (rc == TRIED) {
        return HUB_OK;
    }
    return hub_fail(err, rc, "%s", unused.msg);
}

enum hub_rc hub_stay_try(struct hub *h, hub_id stay, const struct assignment *set, size_t count,
    size_t fixes, struct arena *a, struct stay_check *out, struct hub_err *err)
{
    struct trying t = {stay, set, count, fixes, a, out, 0};
    struct hub_err unused;
    *out = (struct stay_check){0};
    enum hub_rc rc = access_check(h, VERB_WRITE, &stay_noun, err);
    if (rc != HUB_OK && access_check(h, VERB_WRITE, &go_ahead_noun, &unused) == HUB_OK) {
        rc = HUB_OK;
    }
    return rc == HUB_OK ? stay_tried(h, try_work, &t, err) : rc;
}
