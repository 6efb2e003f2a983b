/* SPDX-License-Identifier: MIT */
/* What is owed beside the rota: after a bed given in a hurry; and needs as a list. */
#include "bed_priv.h"
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/log.h"
#include "hub/model/record.h"
#include "hub/model/stay.h"
#include "hub/model/training.h"
#include "hub/service/drafts.h"
#include "today_priv.h"
#include "worry_priv.h"

#include <stdlib.h>

/* --- a bed given tonight or last night --- */

static enum hub_rc add_bed(struct today_work *w, const struct stay *s, struct hub_err *err)
{
    struct bed_todos t;
    struct sb b = sb_on(w->a);
    enum hub_rc rc = hub_bed_todos(w->h, s->record.id, w->a, &t, err);
    for (int i = 0; rc == HUB_OK && i < BED_STEPS; i++) {
        if (!wall_known(t.steps[i].done)) {
            sb_addf(&b, "%s%s", b.len ? ", " : "", bed_step_short(i));
        }
    }
    if (rc == HUB_OK && b.len) {
        today_need(w, NEED_FIRST, NEED_BED, wall_date(s->arrive), s->record.id,
            "%s came at short notice. Still to do: %s.",
            id_known(t.child_id) ? due_name(w->a, &child_noun, t.child_id)
                                 : due_name(w->a, &family_noun, t.family),
            sb_str(&b));
    }
    return rc;
}

enum hub_rc today_beds(struct today_work *w, struct hub_err *err)
{
    char from[DATE_TEXT], to[DATE_TEXT];
    struct record_query q = {.order = "arrive", .by_row = true};
    struct record_list list;
    query_text(&q, "arrive", RECORD_FROM, date_iso(date_add(w->out->day, -1), from));
    query_text(&q, "arrive", RECORD_BEFORE, date_iso(date_add(w->out->day, 1), to));
    query_text(&q, "kind", RECORD_IS, "emergency");
    query_text(&q, "status", RECORD_IS, "agreed");
    enum hub_rc rc = today_list(w, &stay_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        rc = add_bed(w, record_at(&list, i), err);
    }
    return rc;
}

/* --- unfinished notes, phones --- */

static enum hub_rc add_drafts(struct today_work *w, struct hub_err *err)
{
    struct draft *list;
    size_t count;
    enum hub_rc rc = hub_draft_list(w->h, w->a, &list, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        today_need(w, NEED_OWED, NEED_DRAFT, stamp_date(list[i].at), list[i].id, "%s",
            hub_draft_line(&list[i], w->a));
    }
    return rc;
}

static void add_phones(struct today_work *w)
{
    const struct hub_entry *hubs;
    size_t count = hub_entries(w->h, &hubs);
    for (size_t i = 0; i < count; i++) {
        bool mine = !id_known(w->h->narrowed) || id_eq(w->h->narrowed, hubs[i].id);
        if (mine && !*bed_out_of_hours(w->h, hubs[i].id, w->a)) {
            today_need(w, NEED_CHECK, NEED_PHONES, w->out->day, hubs[i].id,
                "No out-of-hours number is written down%s%s. Until then: 999.",
                count > 1 ? " for " : "", count > 1 ? hubs[i].name : "");
        }
    }
}

/* To its writer and the lead, without a word of it. */
static enum hub_rc add_worries(struct today_work *w, struct hub_err *err)
{
    struct worry_pending p;
    enum hub_rc rc = worry_pending(w->h, w->a, &p, err);
    if (rc == HUB_OK && p.count) {
        today_need(w, NEED_FIRST, NEED_WORRY, w->out->day, ID_NONE, "%s not passed on yet: %s.",
            p.count == 1 ? "A worry is" : arena_printf(w->a, "%zu worries are", p.count), p.ring);
    }
    return rc;
}

/* --- the list --- */

static int by_urgency(const void *x, const void *y)
{
    const struct today_need *a = x, *b = y;
    if (a->level != b->level) {
        return a->level < b->level ? -1 : 1;
    }
    if (a->when.d != b->when.d) {
        return a->when.d < b->when.d ? -1 : 1;
    }
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    if (a->record.n != b->record.n) {
        return a->record.n < b->record.n ? -1 : 1;
    }
    return (a->place > b->place) - (a->place < b->place);
}

enum hub_rc today_needs_end(struct today_work *w, struct hub_err *err)
{
    struct namer *names = namer_create(w->h, w->a);
    today_at_home_only(w);
    enum hub_rc rc = add_drafts(w, err);
    add_phones(w);
    if (rc == HUB_OK) {
        rc = today_first_steps(w, err);
    }
    if (rc == HUB_OK) {
        rc = today_safe(w, err);
    }
    rc = rc == HUB_OK ? add_worries(w, err) : rc;
    if (w->out->need_count) {
        qsort(w->out->needs, w->out->need_count, sizeof *w->out->needs, by_urgency);
    }
    for (size_t i = 0; i < w->out->need_count; i++) {
        w->out->needs[i].text = due_shown(w->h, names, w->out->needs[i].text, w->a);
    }
    return rc;
}

/* --- done --- */

struct done_work {
    const struct noun *noun;
    hub_id id;
};

static enum hub_rc done_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct done_work *w = arg;
    struct arena *a = arena_create();
    char *rec = arena_alloc(a, w->noun->size);
    enum hub_rc rc = record_get(h->store, w->noun, w->id, a, rec, err);
    if (rc == HUB_OK) {
        *(hub_date *)(void *)(rec + noun_field(w->noun, "done_on")->offset) = hub_today(h);
        rc = record_update(h->store, w->noun, rec, err);
    }
    arena_destroy(a);
    return rc;
}

static enum hub_rc done(struct hub *h, const struct noun *n, hub_id id, struct hub_err *err)
{
    struct done_work w = {n, id};
    struct txn_label label = {.verb = "edit", .person = h->person, .noun = n->name, .record = id};
    enum hub_rc rc = access_change(h, n, id, err);
    return rc == HUB_OK ? hub_write(h, &label, done_work, &w, err) : rc;
}

enum hub_rc hub_action_done(struct hub *h, hub_id entry, struct hub_err *err)
{
    return done(h, &log_entry_noun, entry, err);
}

enum hub_rc hub_agreed_done(struct hub *h, hub_id supervision, struct hub_err *err)
{
    return done(h, &supervision_noun, supervision, err);
}
