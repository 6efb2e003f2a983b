/* SPDX-License-Identifier: MIT */
/*
 * The verbs of a sleepover. What the rules would say is found by doing it: in a
 * transaction the change is made, the rota read and checked as ever, and the
 * transaction kept or not.
 */
#include "hub/service/stays.h"

#include "hub/base/str.h"
#include "hub/model/host.h"
#include "hub/model/family.h"
#include "hub/model/stay_note.h"
#include "stays_priv.h"
#include "today_priv.h"

#include <inttypes.h>
#include <string.h>

struct looking {
    struct rota_book book;
    struct rota_report report;
    int32_t at; /* of the stay in the facts; -1: it is not looked at */
};

static enum hub_rc look(struct hub *h, hub_id stay, struct arena *a, struct looking *out,
    struct hub_err *err)
{
    struct stay s;
    struct family family;
    hub_id before = hub_narrowed(h);
    enum hub_rc rc = record_get(h->store, &stay_noun, stay, a, &s, err);
    rc = rc == HUB_OK ? record_get(h->store, &family_noun, s.family_id, a, &family, err) : rc;
    out->at = -1;
    if (rc != HUB_OK) {
        return rc;
    }
    hub_narrow_to(h, family.hub_id);
    rc = hub_rota_book(h, wall_date(s.arrive), wall_date(s.leave), a, &out->book, err);
    hub_narrow_to(h, before);
    if (rc == HUB_OK) {
        rota_report(&out->book, 0, a, &out->report);
    }
    for (int32_t i = 0; rc == HUB_OK && i < out->book.facts.stay_count; i++) {
        out->at = out->book.facts.stays[i].id == stay.n ? i : out->at;
    }
    return rc;
}

static bool about(const struct looking *l, const struct finding *f)
{
    for (int32_t i = 0; i < f->stay_count; i++) {
        if (f->stays[i] == l->at) {
            return true;
        }
    }
    return f->stay >= 0 && f->stay == l->at;
}

static bool in_the_way(const struct rota_report_row *r)
{
    return r->finding->level == LEVEL_HARD && r->finding->override < 0;
}

/* --- go ahead anyway -------------------------------------------------------------- */

static enum hub_rc go_ahead(struct hub *h, const struct looking *l, const struct finding *f,
    hub_id stay, const char *reason, struct arena *a, struct hub_err *err)
{
    struct go_ahead g;
    record_clear(&go_ahead_noun, &g);
    g.stay_id = stay;
    g.rule = f->rule;
    g.person_id = h->person;
    g.reason = reason;
    g.facts = arena_printf(a, "%016" PRIx64, finding_facts_hash(&l->book.facts, f, l->at));
    g.given_at = clock_now(&h->clock);
    return record_insert(h->store, &go_ahead_noun, &g, err);
}

static enum hub_rc stop(const struct rota_report_row *first, size_t must, struct hub_err *err)
{
    if (must == 1) {
        return hub_fail(err, HUB_ECONFLICT, "MUST FIX: %s Nothing was changed.", first->sentence);
    }
    return hub_fail(err, HUB_ECONFLICT, "MUST FIX: %s And %zu more. Nothing was changed.",
        first->sentence, must - 1);
}

enum hub_rc stay_settle(struct hub *h, hub_id stay, bool papers, const char *reason,
    struct arena *a, struct hub_err *err)
{
    struct looking l;
    const struct rota_report_row *first = NULL;
    size_t must = 0;
    enum hub_rc rc = look(h, stay, a, &l, err);
    bool stops = rc == HUB_OK && l.at >= 0 && l.book.facts.stays[l.at].kind != KIND_EMERGENCY;
    for (size_t i = 0; rc == HUB_OK && stops && i < l.report.count; i++) {
        const struct rota_report_row *r = &l.report.rows[i];
        bool paper = r->rule->flags & RULE_RECORD;
        if (!in_the_way(r) || !about(&l, r->finding) || (paper && !papers)) {
            continue;
        }
        first = first ? first : r;
        must++;
        rc = str_empty(reason) ? HUB_OK : go_ahead(h, &l, r->finding, stay, reason, a, err);
    }
    return rc == HUB_OK && must > 0 && str_empty(reason) ? stop(first, must, err) : rc;
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

static void tell_trouble(const struct looking *l, struct rota_report_row *r, struct trying *t)
{
    struct stay_check *out = t->out;
    bool must = in_the_way(r);
    if (r->finding->level != LEVEL_WARN && r->rule->flags & RULE_MOVE && t->fixes > 0) {
        t->fixes--;
        rota_report_fixes(&l->book, r, t->a);
    }
    size_t at = must && r->rule->flags & RULE_MOVE ? t->moves++ : must ? out->must : out->count;
    memmove(&out->items[at + 1], &out->items[at], (out->count - at) * sizeof *out->items);
    out->items[at] = (struct stay_trouble){.level = r->finding->level,
        .rule = r->finding->rule,
        .line = r->line,
        .fix = r->fix_count ? r->fixes[0] : NULL,
        .gone_ahead = r->finding->override >= 0};
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
    rc = rc == HUB_OK ? look(h, t->stay, t->a, &l, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    t->out->items = arena_array(t->a, l.report.count + 1, sizeof *t->out->items);
    for (size_t i = 0; i < l.report.count; i++) {
        if (about(&l, l.report.rows[i].finding)) {
            tell_trouble(&l, &l.report.rows[i], t);
        }
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
    *out = (struct stay_check){0};
    enum hub_rc rc = access_check(h, VERB_WRITE, &stay_noun, err);
    return rc == HUB_OK ? stay_tried(h, try_work, &t, err) : rc;
}

/* --- the verbs ---------------------------------------------------------------------- */

struct changing {
    hub_id stay;
    const struct assignment *set;
    size_t count;
    const char *reason;
    struct arena *a;
};

static enum hub_rc change_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct changing *w = arg;
    struct stay was, s;
    enum hub_rc rc = record_get(h->store, &stay_noun, w->stay, w->a, &was, err);
    rc = rc == HUB_OK ? record_edit(h, &stay_noun, w->stay, w->set, w->count, w->a, err) : rc;
    rc = rc == HUB_OK ? record_get(h->store, &stay_noun, w->stay, w->a, &s, err) : rc;
    if (rc != HUB_OK || !str_eq(s.status, "agreed")) {
        return rc;
    }
    return stay_settle(h, w->stay, !str_eq(was.status, "agreed"), w->reason, w->a, err);
}

enum hub_rc hub_stay_change(struct hub *h, hub_id stay, const struct assignment *set, size_t count,
    const char *reason, struct hub_err *err)
{
    struct changing w = {stay, set, count, reason, arena_create()};
    struct txn_label label = {
        .verb = "edit", .person = h->person, .noun = stay_noun.name, .record = stay};
    enum hub_rc rc = access_check(h, VERB_WRITE, &stay_noun, err);
    rc = rc == HUB_OK ? hub_write(h, &label, change_work, &w, err) : rc;
    arena_destroy(w.a);
    return rc;
}

enum hub_rc hub_stay_agree(struct hub *h, hub_id stay, const char *reason, struct hub_err *err)
{
    struct assignment set = {"status", "agreed"};
    struct arena *a = arena_create();
    struct stay s;
    enum hub_rc rc = hub_get(h, &stay_noun, stay, a, &s, err);
    if (rc == HUB_OK && str_eq(s.status, "agreed")) {
        rc = hub_fail(err, HUB_EINVAL, "It is agreed already.");
    } else if (rc == HUB_OK && !id_known(s.host_id)) {
        rc = hub_fail(err, HUB_EINVAL, "No host is written down yet. Say where first: f finds dates.");
    }
    rc = rc == HUB_OK ? hub_stay_change(h, stay, &set, 1, reason, err) : rc;
    arena_destroy(a);
    return rc;
}

enum hub_rc hub_stay_happened(struct hub *h, hub_id stay, struct hub_err *err)
{
    struct assignment set = {"status", "happened"};
    return hub_stay_change(h, stay, &set, 1, NULL, err);
}

enum hub_rc hub_stay_cancel(
    struct hub *h, hub_id stay, const char *who, const char *why, struct hub_err *err)
{
    struct assignment set[] = {
        {"status", "cancelled"}, {"cancelled_by", who ? who : ""}, {"cancelled_why", why ? why : ""}};
    if (str_empty(who)) {
        return hub_fail(err, HUB_EINVAL, "Who cancelled it: the family, the host or us?");
    }
    return hub_stay_change(h, stay, set, sizeof set / sizeof *set, NULL, err);
}

const char *hub_stay_title(struct hub *h, hub_id stay, struct arena *a)
{
    struct stay s;
    struct hub_err ignored;
    const char *children = "";
    char days[DATE_TEXT];
    struct namer *names = namer_create(h, a);
    if (hub_get(h, &stay_noun, stay, a, &s, &ignored) != HUB_OK ||
        stay_children(h, stay, a, &children, &ignored) != HUB_OK) {
        return "";
    }
    const char *open = arena_printf(a, "%s %s, %s%s%s%s", children,
        due_name(a, &family_noun, s.family_id), date_range(wall_date(s.arrive), wall_date(s.leave), days),
        id_known(s.host_id) ? " at " : "", id_known(s.host_id) ? due_name(a, &host_noun, s.host_id) : "",
        id_known(s.host_id) ? "'s" : "");
    return due_shown(h, names, open, a);
}
