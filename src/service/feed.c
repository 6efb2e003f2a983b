/* SPDX-License-Identifier: MIT */
/* What goes out in a calendar file, of all or for one person. */
#include "hub/service/feed.h"

#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "hub/model/stay.h"
#include "hub_priv.h"
#include "links_priv.h"

#include <stdlib.h>
#include <string.h>

struct whose {
    bool one; /* of one person only */
    hub_id person, family, host;
};

struct feeding {
    struct hub *h;
    const struct feed_ask *ask;
    struct arena *a;
    struct feed *out;
    struct whose whose;
    struct idmap asked; /* events this person is asked to → 1 */
    struct namer *names;
};

/* --- for whom --- */

static enum hub_rc find_host(struct feeding *g, struct hub_err *err)
{
    struct record_list hosts;
    struct record_ask all = record_ask_all();
    enum hub_rc rc = hub_list(g->h, &host_noun, &all, g->a, &hosts, err);
    for (size_t i = 0; rc == HUB_OK && i < hosts.count; i++) {
        const struct host *host = record_at(&hosts, i);
        if (id_eq(host->person_id, g->whose.person)) {
            g->whose.host = host->record.id;
        }
    }
    return rc;
}

static enum hub_rc find_person(struct feeding *g, struct hub_err *err)
{
    struct person p;
    struct hub_err none;
    enum hub_rc rc = hub_find(g->h, &person_noun, g->ask->person, &g->whose.person, err);
    g->whose.one = true;
    if (rc == HUB_ENOTFOUND) { /* a host who is not kept as a person */
        rc = hub_find(g->h, &host_noun, g->ask->person, &g->whose.host, &none);
        return rc == HUB_ENOTFOUND ? HUB_ENOTFOUND : rc;
    }
    if (rc == HUB_OK) {
        rc = hub_get(g->h, &person_noun, g->whose.person, g->a, &p, err);
    }
    if (rc == HUB_OK) {
        g->whose.family = p.family_id;
        rc = find_host(g, err);
    }
    return rc;
}

static bool same(hub_id a, hub_id b)
{
    return id_known(a) && id_eq(a, b);
}

static enum hub_rc take_invitation(void *arg, const void *rec, struct hub_err *err)
{
    struct feeding *g = arg;
    const struct invitation *i = rec;
    (void)err;
    bool no = str_eq(i->answer, "no");
    if (!no && (same(i->person_id, g->whose.person) || same(i->family_id, g->whose.family))) {
        idmap_put(&g->asked, i->event_id, 1);
    }
    return HUB_OK;
}

static bool is_for(const struct feeding *g, const struct event *e)
{
    return !g->whose.one || idmap_get(&g->asked, e->record.id, 0) ||
           same(e->host_id, g->whose.host);
}

/* --- events --- */

static bool in_days(const struct feed_ask *ask, hub_date first, hub_date last, bool no_end)
{
    return (!date_known(ask->to) || first.d <= ask->to.d) &&
           (!date_known(ask->from) || no_end || last.d >= ask->from.d);
}

static bool event_in_days(const struct feed_ask *ask, const struct event *e)
{
    bool series = !str_empty(e->repeats) || !str_empty(e->also_on);
    hub_date first = wall_date(e->starts);
    hub_date last = wall_known(e->ends) ? wall_date(e->ends) : first;
    if (series) {
        return in_days(ask, first, e->repeats_until, !date_known(e->repeats_until));
    }
    return in_days(ask, first, last, false);
}

static int by_event(const void *x, const void *y)
{
    const struct event_change *a = x, *b = y;
    if (a->event_id.n != b->event_id.n) {
        return a->event_id.n < b->event_id.n ? -1 : 1;
    }
    return (a->day.min > b->day.min) - (a->day.min < b->day.min);
}

static enum hub_rc read_events(struct feeding *g, struct hub_err *err)
{
    struct record_list events, changes;
    struct record_ask all = record_ask_all();
    struct idmap first;
    enum hub_rc rc = hub_list(g->h, &event_noun, &all, g->a, &events, err);
    rc = rc == HUB_OK ? hub_list(g->h, &event_change_noun, &all, g->a, &changes, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    struct event_change *c = changes.items;
    if (changes.count > 1) {
        qsort(c, changes.count, sizeof *c, by_event);
    }
    idmap_on(&first, g->a);
    for (size_t i = changes.count; i > 0; i--) {
        idmap_put(&first, c[i - 1].event_id, (int64_t)i);
    }
    g->out->events = arena_array(g->a, events.count + 1, sizeof *g->out->events);
    for (size_t i = 0; i < events.count; i++) {
        const struct event *e = record_at(&events, i);
        if (!wall_known(e->starts) || !is_for(g, e) || !event_in_days(g->ask, e)) {
            continue;
        }
        size_t from = (size_t)idmap_get(&first, e->record.id, 0), to = from;
        while (from && to <= changes.count && id_eq(c[to - 1].event_id, e->record.id)) {
            to++;
        }
        g->out->events[g->out->event_count++] =
            (struct feed_event){e, from ? &c[from - 1] : NULL, to - from};
    }
    return HUB_OK;
}

/* --- stays --- */

static bool stay_goes_out(const struct feeding *g, const struct stay *s)
{
    bool mine = !g->whose.one || same(s->family_id, g->whose.family) ||
                same(s->host_id, g->whose.host);
    bool on = !str_eq(s->status, "cancelled") && !str_eq(s->status, "asked");
    return mine && on && wall_known(s->arrive) && wall_known(s->leave) &&
           in_days(g->ask, wall_date(s->arrive), wall_date(s->leave), false);
}

/* The first word of what they are called. */
static void add_first(struct feeding *g, struct sb *b, const char *name)
{
    size_t len = strcspn(name, " ");
    sb_addf(b, "%s%s", b->len ? ", " : "", arena_strndup(g->a, name, len));
}

static enum hub_rc all_children(
    struct feeding *g, hub_id family, struct sb *b, struct hub_err *err)
{
    struct record_list kids;
    struct record_query q = {.order = child_noun.order};
    query_is(&q, "family_id", family);
    enum hub_rc rc = record_list(g->h->store, &child_noun, &q, g->a, &kids, err);
    for (size_t i = 0; rc == HUB_OK && i < kids.count; i++) {
        add_first(g, b, namer_name(g->names, &child_noun, ((struct record *)record_at(&kids, i))->id));
    }
    return rc;
}

static enum hub_rc children_of(
    struct feeding *g, const struct stay *s, const char **out, struct hub_err *err)
{
    struct stay whole = *s;
    struct sb b = sb_on(g->a);
    enum hub_rc rc = links_read(g->h, &stay_noun, &whole, g->a, err);
    const char *ids = whole.children ? whole.children : "";
    while (rc == HUB_OK && *ids >= '0' && *ids <= '9') {
        char *end;
        add_first(g, &b, namer_name(g->names, &child_noun, (hub_id){strtoll(ids, &end, 10)}));
        ids = end + strspn(end, " ");
    }
    if (rc == HUB_OK && b.len == 0) {
        rc = all_children(g, s->family_id, &b, err);
    }
    *out = sb_str(&b);
    return rc;
}

static enum hub_rc read_stays(struct feeding *g, struct hub_err *err)
{
    struct record_list stays;
    struct record_ask all = record_ask_all();
    enum hub_rc rc = hub_list(g->h, &stay_noun, &all, g->a, &stays, err);
    if (rc != HUB_OK) {
        return rc;
    }
    g->out->stays = arena_array(g->a, stays.count + 1, sizeof *g->out->stays);
    for (size_t i = 0; rc == HUB_OK && i < stays.count; i++) {
        const struct stay *s = record_at(&stays, i);
        const char *children = "";
        if (stay_goes_out(g, s)) {
            rc = g->ask->children ? children_of(g, s, &children, err) : HUB_OK;
            g->out->stays[g->out->stay_count++] = (struct feed_stay){.id = s->record.id,
                .arrive = s->arrive,
                .leave = s->leave,
                .family = namer_name(g->names, &family_noun, s->family_id),
                .host = namer_name(g->names, &host_noun, s->host_id),
                .status = s->status ? s->status : "",
                .children = children};
        }
    }
    return rc;
}

enum hub_rc hub_feed(struct hub *h, const struct feed_ask *ask, struct arena *a, struct feed *out,
    struct hub_err *err)
{
    struct feeding g = {
        .h = h, .ask = ask, .a = a, .out = out, .names = namer_create(h, a)};
    struct record_ask all = record_ask_all();
    *out = (struct feed){.now = clock_now(&h->clock), .one_person = ask->person != NULL};
    idmap_on(&g.asked, a);
    enum hub_rc rc = ask->person ? find_person(&g, err) : HUB_OK;
    if (rc == HUB_OK && ask->person) {
        rc = hub_each(h, &invitation_noun, &all, take_invitation, &g, err);
    }
    rc = rc == HUB_OK ? read_events(&g, err) : rc;
    return rc == HUB_OK ? read_stays(&g, err) : rc;
}
