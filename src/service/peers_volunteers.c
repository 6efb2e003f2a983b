/* SPDX-License-Identifier: MIT */
/* Volunteers: by name, and one with its families and what is to be done. */
#include "peers_priv.h"

#include "hub/base/str.h"
#include "hub/model/person.h"
#include "hub/service/policy.h"

#include <stdlib.h>
#include <string.h>

struct volunteer_reading {
    struct hub *h;
    struct arena *a;
    struct policy policy;
    hub_date today;
};

static void mark_volunteer(struct volunteer_reading *r, const struct peer *p, struct volunteer_line *l)
{
    char day[DATE_TEXT];
    hub_date soon = date_add(r->today, r->policy.peer_check_days);
    l->mark = "";
    l->tone = TONE_PLAIN;
    if (date_known(p->checks_until) && p->checks_until.d < soon.d) {
        bool ended = p->checks_until.d < r->today.d;
        l->mark = arena_printf(
            r->a, "checks %s %s", ended ? "ended" : "end", date_plain(p->checks_until, day));
        l->tone = TONE_WARN;
    } else if (!date_known(p->trained_on)) {
        l->mark = "not trained yet";
        l->tone = TONE_WARN;
    } else if (date_known(l->resting_until)) {
        l->mark = arena_printf(r->a, "resting until %s", date_plain(l->resting_until, day));
        l->tone = TONE_MUTED;
    }
}

static bool rests(const struct volunteer_reading *r, const struct peer *p)
{
    return date_known(p->resting_until) && p->resting_until.d >= r->today.d;
}

static enum hub_rc volunteer(
    struct volunteer_reading *r, const struct peer *p, struct volunteer_line *out, struct hub_err *err)
{
    *out = (struct volunteer_line){.id = p->record.id,
        .person = p->person_id,
        .name = record_name(r->h->store, &person_noun, p->person_id, r->a),
        .kind = str_empty(p->kind) ? "peer" : p->kind,
        .experience = str_empty(p->experience) ? "" : p->experience,
        .most = p->most_families == INT_NONE ? r->policy.peer_families : (int)p->most_families,
        .resting_until = rests(r, p) ? p->resting_until : DATE_NONE};
    mark_volunteer(r, p, out);
    int64_t families = 0;
    enum hub_rc rc = peer_families(r->h->store, p->record.id, &families, err);
    out->families = (int)families;
    return rc;
}

static int by_name(const void *x, const void *y)
{
    const struct peer_place *a = x, *b = y;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->id.n > b->id.n) - (a->id.n < b->id.n);
}

enum hub_rc hub_volunteers(struct hub *h, bool resting, struct arena *a,
    struct volunteer_list *out, struct hub_err *err)
{
    struct peer_place *places = NULL;
    struct volunteer_reading *r = arena_alloc(a, sizeof *r);
    *r = (struct volunteer_reading){.h = h, .a = a, .today = hub_today(h)};
    hub_policy(h->config, &r->policy);
    size_t count = 0;
    enum hub_rc rc = access_check(h, VERB_READ, &peer_noun, err);
    rc = rc == HUB_OK
             ? peer_places(h->store, hub_read_in(h), r->today, resting, a, &places, &count, err)
             : rc;
    if (count > 1) {
        qsort(places, count, sizeof *places, by_name);
    }
    *out = (struct volunteer_list){arena_array(a, count + 1, sizeof *out->ids), count, r};
    for (size_t i = 0; i < count; i++) {
        out->ids[i] = places[i].id;
    }
    return rc;
}

enum hub_rc hub_volunteer_of(
    const struct volunteer_list *l, hub_id id, struct volunteer_line *out, struct hub_err *err)
{
    struct peer p;
    enum hub_rc rc = record_get(l->by->h->store, &peer_noun, id, l->by->a, &p, err);
    return rc == HUB_OK ? volunteer(l->by, &p, out, err) : rc;
}
