/* SPDX-License-Identifier: MIT */
#include "hub/service/erase.h"

#include "hub/base/str.h"
#include "hub/base/strmap.h"
#include "hub/model/erase.h"
#include "hub/model/figures.h"
#include "hub/model/journal.h"
#include "hub/model/keeping.h"
#include "hub/model/person.h"

#include "keep_priv.h"
#include "mask_priv.h"
#include "packs_priv.h"
#include "presence_priv.h"
#include "sealed_priv.h"
#include "worry_priv.h"

#include <string.h>

/* --- what goes -------------------------------------------------------------------------- */

/* A sealed record goes only with someone who may read it; what is left of an erasure never does. */
static bool may_go(void *arg, const struct noun *n, hub_id id)
{
    struct hub *h = arg;
    struct hub_err ignored;
    if (n == noun_of_table("worry")) {
        return worry_readable(h, id, &ignored) == HUB_OK;
    }
    return n != &erasure_noun;
}

static enum hub_rc gather(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct held_set *out, struct hub_err *err)
{
    struct held_ask ask = {.noun = n, .id = id, .may = may_go, .arg = h};
    return held_gather(h->store, &ask, a, out, err);
}

static void count_parts(const struct held_set *set, struct arena *a, struct erase_plan *out)
{
    size_t cap = 0;
    for (size_t i = 0; i < set->count; i++) {
        size_t k = 0;
        while (k < out->part_count && out->parts[k].noun != set->items[i].noun) {
            k++;
        }
        if (k == out->part_count) {
            arena_grow(a, &out->parts, out->part_count, &cap, sizeof *out->parts);
            out->parts[out->part_count++] = (struct erase_part){set->items[i].noun, 0};
        }
        out->parts[k].count++;
    }
    out->total = set->count;
}

const char *erase_sentence(const struct erase_plan *plan, bool hide, struct arena *a)
{
    struct sb b = sb_on(a);
    sb_addf(&b, "%s%s:", hide ? plan->hidden : plan->name, plan->total > 1 ? " and what belongs to it" : "");
    for (size_t i = 0; i < plan->part_count; i++) {
        const struct erase_part *p = &plan->parts[i];
        sb_addf(&b, "%s %zu %s", i ? "," : "", p->count, noun_counted(p->noun, p->count, a));
    }
    sb_add(&b, ".");
    return sb_str(&b);
}

/* --- who else names it --------------------------------------------------------------------- */

struct looking {
    struct hub *h;
    struct arena *a;
    const struct mask *mask;
    struct strmap seen; /* keys of places */
    struct erase_plan *plan;
    size_t cap;
};

static const char *key_of(const struct kept_place *at, struct arena *a)
{
    return at->noun ? arena_printf(a, "%s %lld", at->noun->table, (long long)at->row.n) : "draft";
}

/* Only that somebody is typing it is told: an unfinished note is nobody else's. */
static const char *words_there(
    const struct looking *l, const struct kept_place *at, const char *text)
{
    bool sealed = at->noun && at->noun->flags & NOUN_SEALED;
    return at->noun && !sealed ? mask_around(l->mask, text, l->a) : "";
}

static const char *note_mention(
    void *arg, const struct kept_place *at, const char *text, struct arena *scratch)
{
    struct looking *l = arg;
    if (!mask_text(l->mask, text, scratch)) {
        return NULL;
    }
    const char *key = key_of(at, l->a);
    if (strmap_get(&l->seen, key, 0) || (at->noun && at->noun->flags & NOUN_SEALED)) {
        return NULL;
    }
    strmap_put(&l->seen, key, 1);
    arena_grow(l->a, &l->plan->mentions, l->plan->mention_count, &l->cap, sizeof *l->plan->mentions);
    l->plan->mentions[l->plan->mention_count++] = (struct erase_mention){
        .noun = at->noun,
        .record = at->row,
        .name = at->noun ? "" : "an unfinished note",
        .label = at->field ? at->field->label : "",
        .words = words_there(l, at, text),
        .past = at->past,
        .key = key,
    };
    return NULL;
}

static enum hub_rc find_mentions(struct hub *h, const struct held_set *set, struct arena *a,
    struct erase_plan *out, struct hub_err *err)
{
    struct looking l = {.h = h, .a = a, .plan = out};
    struct mask *mask = NULL;
    struct mask_ask ask = {.set = set, .inside = true};
    struct scrub scrub = {.gone = set, .say = note_mention, .arg = &l, .look = true};
    strmap_on(&l.seen, a);
    enum hub_rc rc = mask_build(h, &ask, a, &mask, err);
    l.mask = mask;
    rc = rc == HUB_OK ? scrub_kept(h->store, &scrub, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < out->mention_count; i++) {
        struct erase_mention *m = &out->mentions[i];
        m->name = m->noun ? record_name(h->store, m->noun, m->record, a) : m->name;
        m->hidden = m->noun ? record_name_hidden(h->store, m->noun, m->record, a) : m->name;
    }
    return rc;
}

/* --- looking --------------------------------------------------------------------------------- */

static const char *of_worries(struct hub *h, const struct noun *n, struct arena *a)
{
    bool whose = n == noun_of_table("family") || n == noun_of_table("child") ||
                 n == noun_of_table("person");
    (void)h;
    return whose ? arena_strdup(a, "Worries that you may not read are not touched, if there are any. "
                                   "Ask the safeguarding lead before you go on.")
                 : "";
}

static enum hub_rc may_erase(struct hub *h, const struct noun *n, hub_id id, struct hub_err *err)
{
    if (n->flags & NOUN_SEALED) {
        enum hub_rc rc = access_check(h, VERB_ERASE, n, err);
        rc = n == noun_of_table("worry") && rc == HUB_OK ? worry_readable(h, id, err) : HUB_EDENIED;
        return rc == HUB_EDENIED
                   ? hub_fail(err, HUB_EDENIED, "Who read a worry stays with it, and goes with it.")
                   : rc;
    }
    enum hub_rc rc = access_check(h, VERB_ERASE, n, err);
    bool self = n == &person_noun && id_eq(id, h->person);
    return rc == HUB_OK && self
               ? hub_fail(err, HUB_EDENIED, "You cannot erase yourself. Another hub carer can.")
               : rc;
}

enum hub_rc hub_erase_look(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct erase_plan *out, struct hub_err *err)
{
    struct held_set set;
    *out = (struct erase_plan){.noun = n, .record = id, .not_yet = "", .held = "", .worries = "", .copies = ""};
    enum hub_rc rc = may_erase(h, n, id, err);
    void *rec = arena_alloc(a, n->size);
    if (rc == HUB_OK) {
        rc = record_get(h->store, n, id, a, rec, err);
    }
    if (rc == HUB_OK) {
        rc = journal_newest(h->store, &out->seen, err);
    }
    if (rc == HUB_OK) {
        out->name = record_name(h->store, n, id, a);
        out->hidden = record_name_hidden(h->store, n, id, a);
        out->worries = of_worries(h, n, a);
        sight_pause(h->store); /* all of it goes, seen by who erases it or not */
        rc = gather(h, n, id, a, &set, err);
        sight_resume(h->store);
    }
    if (rc == HUB_OK) {
        count_parts(&set, a, out);
        rc = find_mentions(h, &set, a, out, err);
    }
    if (rc == HUB_OK && !(n->flags & NOUN_SEALED)) {
        rc = packs_with(h, n, id, a, &out->copies, err);
    }
    if (rc == HUB_OK) {
        rc = keep_says(h, n, id, a, &out->not_yet, &out->held, err);
    }
    return rc;
}

/* --- doing -------------------------------------------------------------------------------------- */

struct work {
    const struct erase_plan *plan;
    const char *why;
    struct held_set set;
    const struct mask *mask;
    struct strmap leave; /* keys of places where the words stay */
    struct arena *a;
    struct erase_done *out;
};

static const char *put_right(
    void *arg, const struct kept_place *at, const char *text, struct arena *scratch)
{
    struct work *w = arg;
    bool sealed = at->noun && at->noun->flags & NOUN_SEALED;
    bool stays = sealed || strmap_get(&w->leave, key_of(at, scratch), 0);
    return stays ? NULL : mask_text(w->mask, text, scratch);
}

/* What stays: written as any record is, so that history and replay have it. */
static enum hub_rc leave_record(struct hub *h, struct work *w, hub_id *id, struct hub_err *err)
{
    struct erasure e;
    const struct erase_plan *p = w->plan;
    record_clear(&erasure_noun, &e);
    e.hub_id = hub_of_record(h, p->noun, p->record, w->a);
    e.kind = p->noun->title;
    e.records = (int64_t)w->set.count;
    e.erased_at = clock_now(&h->clock);
    e.erased_by = h->person;
    e.why = w->why;
    enum hub_rc rc = erase_next_number(h->store, &e.number, err);
    if (rc == HUB_OK) {
        rc = record_insert(h->store, &erasure_noun, &e, err);
    }
    *id = e.record.id;
    w->out->number = e.number;
    w->out->records = w->set.count;
    return rc;
}

static enum hub_rc work(struct hub *h, void *arg, struct hub_err *err)
{
    struct work *w = arg;
    hub_id kept = ID_NONE;
    struct mask *mask = NULL;
    struct mask_ask ask = {.set = &w->set, .inside = true};
    struct scrub scrub = {.gone = &w->set, .say = put_right, .arg = w};
    enum hub_rc rc = store_erase_begin(h->store, err);
    if (rc == HUB_OK) {
        rc = gather(h, w->plan->noun, w->plan->record, w->a, &w->set, err);
    }
    if (rc == HUB_OK) {
        rc = mask_build(h, &ask, w->a, &mask, err);
        w->mask = mask;
    }
    rc = rc == HUB_OK ? leave_record(h, w, &kept, err) : rc;
    rc = rc == HUB_OK ? erase_with_what_came(h->store, &w->set, err) : rc;
    rc = rc == HUB_OK ? scrub_kept(h->store, &scrub, err) : rc;
    return rc == HUB_OK ? erase_records(h->store, &w->set, kept, err) : rc;
}

static enum hub_rc work_on_all(struct hub *h, void *arg, struct hub_err *err)
{
    sight_pause(h->store);
    enum hub_rc rc = work(h, arg, err);
    sight_resume(h->store);
    return rc;
}

static enum hub_rc still_so(
    struct hub *h, const struct erase_plan *plan, const char *why, struct hub_err *err)
{
    int64_t newest = 0;
    enum hub_rc rc = may_erase(h, plan->noun, plan->record, err);
    if (rc == HUB_OK && str_part_index(ERASURE_WHY, why ? why : "") < 0) {
        return hub_fail(err, HUB_EINVAL, "Say why: time is up, they asked, or kept by mistake.");
    }
    if (rc == HUB_OK && *plan->held) {
        return hub_fail(err, HUB_EDENIED, "%s Nothing was erased.", plan->held);
    }
    if (rc == HUB_OK && *plan->not_yet && str_ieq(why, "time is up")) {
        return hub_fail(err, HUB_EINVAL, "%s Nothing was erased.", plan->not_yet);
    }
    rc = rc == HUB_OK ? journal_newest(h->store, &newest, err) : rc;
    return rc == HUB_OK && newest != plan->seen
               ? hub_fail(err, HUB_ECONFLICT,
                     "Something was changed since you looked. Nothing was erased: look again.")
               : rc;
}

/* What is kept in memory may still hold a name. */
static void forget(struct hub *h)
{
    calendar_series_forget(h);
    risk_forget(h);
    find_memo_free(&h->found);
    h->stands_on = ID_NONE;
}

enum hub_rc hub_erase(struct hub *h, const struct erase_plan *plan, const char *why,
    struct erase_done *out, struct hub_err *err)
{
    struct work w = {.plan = plan, .out = out, .a = arena_create()};
    struct txn_label label = {.verb = "erase", .person = h->person};
    struct hub_err later;
    strmap_on(&w.leave, w.a);
    for (size_t i = 0; i < plan->mention_count; i++) {
        if (plan->mentions[i].leave) {
            strmap_put(&w.leave, plan->mentions[i].key, 1);
        }
    }
    enum hub_rc rc = still_so(h, plan, why, err);
    int place = rc == HUB_OK ? str_part_index(ERASURE_WHY, why) : 0;
    w.why = str_part(w.a, ERASURE_WHY, (size_t)place);
    if (rc == HUB_OK) {
        rc = hub_write(h, &label, work_on_all, &w, err);
    }
    if (rc == HUB_OK) {
        forget(h);
        presence_forget(h);
        out->swept = (h->sealed ? sealed_anew(h, NULL, &later) : store_sweep(h->store, &later)) == HUB_OK;
    }
    arena_destroy(w.a);
    return rc;
}
