/* SPDX-License-Identifier: MIT */
/* What matters about one record. */
#include "plain_priv.h"

#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/service/child_view.h"
#include "hub/service/families.h"

static void say_child(struct plain *p, hub_id id)
{
    struct child_view v;
    struct hub_err err;
    if (hub_child_view(p->h, id, hub_today(p->h), p->a, &v, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    const struct child *c = &v.child;
    if (p->hide) {
        say(p, "%s", str_empty(c->allergy) ? "" : shown_alert(p, c->allergy));
        return;
    }
    say(p, "%s", v.family.name);
    if (date_known(c->born) && c->born.d <= v.day.d) {
        say(p, "%d years old", date_age(c->born, v.day));
    }
    if (!str_empty(c->allergy)) {
        say(p, "ALLERGY: %s\n%s", c->allergy,
            str_empty(c->allergy_plan) ? "No plan is written down." : c->allergy_plan);
    } else {
        say(p, "No allergy is written down.");
    }
    if (!str_empty(v.pen_at)) {
        say(p, "The pen: %s", v.pen_at);
    }
    for (size_t i = 0; i < v.medicine_count; i++) {
        const struct medicine *m = v.medicines[i];
        say(p, "Medicine: %s%s%s", m->name, str_empty(m->times) ? "" : " ", m->times ? m->times : "");
    }
    for (size_t i = 0; i < v.ring_count && i < 2; i++) {
        const struct person *r = v.ring[i];
        say(p, "Ring %s%s%s%s %s", person_called(r), str_empty(r->relation) ? "" : " (",
            r->relation ? r->relation : "", str_empty(r->relation) ? "" : ")",
            str_empty(r->phone) ? r->phone_other : r->phone);
    }
    if (v.ring_count == 0) {
        say(p, "Nobody to ring is written down.");
    }
}

static void say_detail(struct plain *p, const struct noun *n, hub_id id)
{
    struct detail d;
    unsigned flags = p->hide ? DETAIL_HIDE : 0;
    struct hub_err err;
    enum hub_rc rc = n == &family_noun ? hub_family_detail(p->h, id, flags, p->a, &d, &err)
                                       : hub_host_detail(p->h, id, flags, p->a, &d, &err);
    if (rc != HUB_OK) {
        say_error(p, &err);
        return;
    }
    for (size_t i = 0; i < d.count; i++) {
        say(p, "%s%s", d.lines[i].tone == TONE_ALERT ? "ALERT: " : "", d.lines[i].text);
    }
}

/* Every field that says something. */
void say_fields(struct plain *p, const struct noun *n, hub_id id)
{
    struct hub_err err;
    void *rec = arena_alloc(p->a, n->size);
    if (is_hidden(p)) {
        return;
    }
    if (hub_get(p->h, n, id, p->a, rec, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    for (size_t i = 0; i < n->field_count; i++) {
        if (!field_is_empty(&n->fields[i], rec)) {
            say(p, "%s: %s", n->fields[i].label, plain_shown(p, &n->fields[i], rec));
        }
    }
}

void say_record(struct plain *p, const struct noun *n, hub_id id)
{
    if (n == &child_noun) {
        say_child(p, id);
    } else if (n == &family_noun || n == &host_noun) {
        say_detail(p, n, id);
    } else {
        say_fields(p, n, id);
    }
}
