/* SPDX-License-Identifier: MIT */
/* Two families change places; and other places for everybody who was to come to a host. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "stays_priv.h"
#include "today_priv.h"

#include <stdlib.h>
#include <string.h>

enum { SWAPS_MOST = 24, AHEAD_DAYS = 183, OFFERS_MOST = 20 };

/* --- two change places ---------------------------------------------------------------- */

struct swapping {
    hub_id one, two;
    struct stay_pass pass;
    struct arena *a;
};

static enum hub_rc take_place_of(struct hub *h, const struct stay *who, const struct stay *of,
    struct arena *a, struct hub_err *err)
{
    char arrive[DATE_TEXT], leave[DATE_TEXT];
    struct assignment set[] = {{"arrive", wall_iso(of->arrive, arrive)},
        {"leave", wall_iso(of->leave, leave)},
        {"host", arena_printf(a, "%lld", (long long)of->host_id.n)}, {"bed", ""},
        {"swapped_with", arena_printf(a, "%lld", (long long)of->record.id.n)}};
    return record_edit(h, &stay_noun, who->record.id, set, sizeof set / sizeof *set, a, err);
}

static enum hub_rc swap_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct swapping *w = arg;
    struct stay one, two;
    struct stay_pass pass_one = w->pass, pass_two = w->pass;
    enum hub_rc rc = record_get(h->store, &stay_noun, w->one, w->a, &one, err);
    rc = rc == HUB_OK ? record_get(h->store, &stay_noun, w->two, w->a, &two, err) : rc;
    if (rc == HUB_OK && id_eq(one.family_id, two.family_id)) {
        return hub_fail(err, HUB_EINVAL, "Both are of the same family: move one of them instead.");
    }
    if (rc == HUB_OK && !(id_known(one.host_id) && id_known(two.host_id))) {
        return hub_fail(err, HUB_EINVAL, "One of them has no host yet. Nothing was changed.");
    }
    rc = rc == HUB_OK ? stay_stands(h, &stay_noun, w->one, w->a, &pass_one.stands, err) : rc;
    rc = rc == HUB_OK ? stay_stands(h, &stay_noun, w->two, w->a, &pass_two.stands, err) : rc;
    rc = rc == HUB_OK ? take_place_of(h, &one, &two, w->a, err) : rc;
    rc = rc == HUB_OK ? take_place_of(h, &two, &one, w->a, err) : rc;
    rc = rc == HUB_OK ? stay_settle(h, &stay_noun, w->one, &pass_one, w->a, err) : rc;
    return rc == HUB_OK ? stay_settle(h, &stay_noun, w->two, &pass_two, w->a, err) : rc;
}

enum hub_rc hub_stay_swap(
    struct hub *h, hub_id stay, hub_id other, const char *reason, struct hub_err *err)
{
    struct swapping w = {stay, other, {.reason = reason}, arena_create()};
    struct txn_label label = {
        .verb = "edit", .person = h->person, .noun = stay_noun.name, .record = stay};
    enum hub_rc rc = access_check(h, VERB_WRITE, &stay_noun, err);
    rc = rc == HUB_OK ? hub_write(h, &label, swap_work, &w, err) : rc;
    arena_destroy(w.a);
    return rc;
}

static enum hub_rc try_swap(struct hub *h, void *arg, struct hub_err *err)
{
    enum hub_rc rc = swap_work(h, arg, err);
    return rc == HUB_OK ? TRIED : rc;
}

static const char *days_at(struct hub *h, struct namer *names, const struct stay *s, struct arena *a)
{
    char days[DATE_TEXT];
    (void)h;
    return arena_printf(a, "%s at %s's", date_range(wall_date(s->arrive), wall_date(s->leave), days),
        namer_name(names, &host_noun, s->host_id));
}

static bool may_swap(const struct stay *one, const struct stay *s)
{
    return !id_eq(s->family_id, one->family_id) && id_known(s->host_id) &&
           (str_eq(s->status, "agreed") || str_eq(s->status, "draft") ||
               str_eq(s->status, "offered")) &&
           str_eq(s->kind, one->kind) &&
           !(s->arrive.min == one->arrive.min && id_eq(s->host_id, one->host_id));
}

static enum hub_rc swap_line(struct hub *h, struct namer *names, const struct stay *one,
    const struct stay *two, struct arena *a, struct stay_swap *out, struct hub_err *err)
{
    struct swapping w = {one->record.id, two->record.id, {.no_fix = true}, a};
    struct hub_err why;
    const char *children = "", *mine = namer_name(names, &family_noun, one->family_id);
    const char *theirs = namer_name(names, &family_noun, two->family_id);
    enum hub_rc rc = stay_children(h, two->record.id, a, &children, err);
    if (rc != HUB_OK) {
        return rc;
    }
    *out = (struct stay_swap){.other = two->record.id,
        .title = arena_printf(a, "%s, %s", theirs, days_at(h, names, two, a)),
        .family = theirs,
        .children = due_shown(h, names, children, a),
        .change = arena_printf(a, "%s come %s, %s come %s", mine, days_at(h, names, two, a), theirs,
            days_at(h, names, one, a))};
    rc = stay_tried(h, try_swap, &w, &why);
    if (rc != HUB_OK) {
        out->must = rc == HUB_ECONFLICT;
        out->why_not = arena_strdup(a, str_starts(why.msg, "MUST FIX: ") ? why.msg + strlen("MUST FIX: ") : why.msg);
    }
    return HUB_OK;
}

static int passing_first(const void *x, const void *y)
{
    const struct stay_swap *a = x, *b = y;
    return (a->why_not != NULL) - (b->why_not != NULL);
}

enum hub_rc hub_stay_swaps(struct hub *h, hub_id stay, struct arena *a, struct stay_swap **out,
    size_t *count, struct hub_err *err)
{
    struct stay one;
    struct family family;
    struct record_list list;
    char from[DATE_TEXT], to[DATE_TEXT];
    struct record_query q = {.order = "arrive,id", .scope = &hub_noun};
    struct namer *names = namer_create(h, a);
    *count = 0;
    *out = arena_array(a, SWAPS_MOST, sizeof **out);
    enum hub_rc rc = access_check(h, VERB_WRITE, &stay_noun, err);
    rc = rc == HUB_OK ? record_get(h->store, &stay_noun, stay, a, &one, err) : rc;
    rc = rc == HUB_OK ? record_get(h->store, &family_noun, one.family_id, a, &family, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    q.scope_id = family.hub_id;
    query_text(&q, "arrive", RECORD_FROM, date_iso(date_add(hub_today(h), 1), from));
    query_text(&q, "arrive", RECORD_BEFORE, date_iso(date_add(hub_today(h), AHEAD_DAYS), to));
    rc = record_list(h->store, &stay_noun, &q, a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count && *count < SWAPS_MOST; i++) {
        const struct stay *two = record_at(&list, i);
        if (may_swap(&one, two)) {
            rc = swap_line(h, names, &one, two, a, &(*out)[(*count)++], err);
        }
    }
    for (size_t i = 1; i < *count; i++) { /* a stable sort: by day among themselves */
        struct stay_swap s = (*out)[i];
        size_t at = i;
        for (; at > 0 && passing_first(&(*out)[at - 1], &s) > 0; at--) {
            (*out)[at] = (*out)[at - 1];
        }
        (*out)[at] = s;
    }
    return rc;
}

/* --- a host who cannot ------------------------------------------------------------------ */

/* Offers with this host on these days go: that is what it is about. */
static void leave_out(struct hub_offers *o, hub_id host, hub_date from, hub_date to)
{
    size_t kept = 0;
    for (size_t i = 0; i < o->list.count; i++) {
        const struct offer *f = &o->list.items[i];
        bool there = o->book.facts.hosts[f->host].id == host.n &&
                     wall_date(f->arrive).d <= to.d && wall_date(f->leave).d >= from.d;
        if (!there) {
            o->list.items[kept++] = *f;
        }
    }
    o->list.count = kept;
}

static enum hub_rc find_other(struct hub *h, const struct stay *s, hub_id host, hub_date from,
    hub_date to, struct arena *a, struct stay_moved *out, struct hub_err *err)
{
    struct hub_offer_ask ask = {.family = s->family_id,
        .request = s->record.id,
        .from = DATE_NONE,
        .to = DATE_NONE,
        .max = OFFERS_MOST};
    *out = (struct stay_moved){.stay = s->record.id,
        .family = s->family_id,
        .title = hub_stay_title(h, s->record.id, a),
        .status = s->status};
    enum hub_rc rc = hub_rota_offer(h, &ask, a, &out->offers, err);
    if (rc != HUB_OK) {
        return rc;
    }
    leave_out(&out->offers, host, from, to);
    out->why = "No other date or host works for them: ring them.";
    if (out->offers.list.count > 0) {
        const struct offer *best = &out->offers.list.items[0];
        out->best = hub_offer_title(&out->offers, best, a);
        out->why = offer_reason(
            best, &out->offers.ask, &out->offers.book.facts, &out->offers.book.names, a);
    }
    return HUB_OK;
}

static bool there(const struct stay *s, hub_date from, hub_date to)
{
    return wall_date(s->arrive).d <= to.d && wall_date(s->leave).d >= from.d &&
           (str_eq(s->status, "agreed") || str_eq(s->status, "draft") ||
               str_eq(s->status, "offered"));
}

enum hub_rc hub_stays_of_host(struct hub *h, hub_id host, hub_date from, hub_date to,
    struct arena *a, struct stay_moved **out, size_t *count, struct hub_err *err)
{
    struct record_list list;
    struct record_query q = {.order = "arrive,id"};
    *count = 0;
    *out = NULL;
    query_is(&q, "host_id", host);
    enum hub_rc rc = access_check(h, VERB_READ, &stay_noun, err);
    rc = rc == HUB_OK ? record_list(h->store, &stay_noun, &q, a, &list, err) : rc;
    if (rc == HUB_OK) {
        *out = arena_array(a, list.count + 1, sizeof **out);
    }
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct stay *s = record_at(&list, i);
        if (there(s, from, to)) {
            rc = find_other(h, s, host, from, to, a, &(*out)[(*count)++], err);
        }
    }
    return rc;
}
