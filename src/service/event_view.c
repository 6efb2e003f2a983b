/* SPDX-License-Identifier: MIT */
/* One day of one event, read once for its pages; and the event that is meant by a name. */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "hub/service/calendar.h"
#include "hub/service/event_view.h"
#include "invite_priv.h"
#include "register_priv.h"

enum { LOOK_DAYS = 400 }; /* for the next or the last day of one that repeats */

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

/* --- who was asked --- */

static enum hub_rc read_guest(struct hub *h, struct event_view *v, const struct invitation *asked,
    struct arena *a, struct hub_err *err)
{
    struct event_guest *g = &v->guests[v->guest_count++];
    struct person p;
    *g = (struct event_guest){
        .family = asked->family_id,
        .person = asked->person_id,
        .part = str_empty(asked->part) ? "guest" : asked->part,
        .answer = str_empty(asked->answer) ? "not said" : asked->answer,
        .brings = or_empty(asked->brings),
        .adults = asked->adults,
        .children = asked->children,
        .phone = "",
    };
    if (id_known(asked->family_id)) {
        g->name = record_name(h->store, &family_noun, asked->family_id, a);
        return HUB_OK;
    }
    if (!id_known(asked->person_id)) {
        g->name = "";
        return HUB_OK;
    }
    enum hub_rc rc = record_get(h->store, &person_noun, asked->person_id, a, &p, err);
    if (rc == HUB_OK) {
        g->name = person_called(&p);
        g->phone = or_empty(p.phone);
        g->checked = register_checked(h, asked->person_id, v->reg.day, a);
    }
    return rc;
}

static enum hub_rc read_guests(
    struct hub *h, struct event_view *v, struct arena *a, struct hub_err *err)
{
    struct record_list asked;
    enum hub_rc rc = invitations_on(h, v->event.record.id, v->reg.day, a, &asked, err);
    v->guests = arena_array(a, rc == HUB_OK ? asked.count + 1 : 1, sizeof *v->guests);
    for (size_t i = 0; rc == HUB_OK && i < asked.count; i++) {
        rc = read_guest(h, v, record_at(&asked, i), a, err);
    }
    return rc;
}

/* --- whom to ring --- */

static const char *ring_text(const struct person *p, struct arena *a)
{
    bool relation = !str_empty(p->relation) && !str_ieq(p->relation, person_called(p));
    const char *phone = or_empty(str_empty(p->phone) ? p->phone_other : p->phone);
    struct sb b = sb_on(a);
    sb_addf(&b, "%s%s%s%s ", person_called(p), relation ? " (" : "", relation ? p->relation : "",
        relation ? ")" : "");
    for (; *phone; phone++) { /* on paper a number stays on one line */
        sb_add(&b, *phone == ' ' ? "\u00a0" : arena_strndup(a, phone, 1));
    }
    return sb_str(&b);
}

static enum hub_rc read_rings(
    struct hub *h, struct event_view *v, struct arena *a, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    v->rings = arena_array(a, v->reg.count + 1, sizeof *v->rings);
    for (size_t i = 0; rc == HUB_OK && i < v->reg.count; i++) {
        struct child_view c = {0};
        if (id_known(v->reg.rows[i].child)) {
            rc = hub_child_people(h, v->reg.rows[i].child, v->reg.day, a, &c, err);
        }
        for (size_t k = 0; k < EVENT_RINGS; k++) {
            v->rings[i][k] = k < c.ring_count ? ring_text(c.ring[k], a) : "";
        }
        if (c.ring_count == 0 && !str_empty(c.family.phone)) {
            v->rings[i][0] = arena_printf(a, "The family %s", c.family.phone);
        }
    }
    return rc;
}

enum hub_rc hub_event_view(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct event_view *out, struct hub_err *err)
{
    *out = (struct event_view){0};
    enum hub_rc rc = hub_risk(h, event, day, a, &out->risk, err);
    out->event = out->risk.event;
    rc = rc == HUB_OK ? hub_register(h, event, day, a, &out->reg, err) : rc;
    rc = rc == HUB_OK ? read_guests(h, out, a, err) : rc;
    rc = rc == HUB_OK ? read_rings(h, out, a, err) : rc;
    return rc == HUB_OK ? hub_get(h, &hub_noun, out->event.hub_id, a, &out->hub, err) : rc;
}

/* --- by name --- */

struct seek {
    hub_date ref;
    struct arena *a;
    struct idmap wanted; /* id → place among the candidates, from 1 */
    hub_id id;
    hub_date day;
};

static void take(struct seek *s, hub_id id, hub_date day)
{
    bool ahead = day.d >= s->ref.d, had = date_known(s->day) && s->day.d >= s->ref.d;
    bool nearer = !date_known(s->day) || (ahead && (!had || day.d < s->day.d)) ||
                  (!ahead && !had && day.d > s->day.d);
    if (nearer) {
        s->id = id;
        s->day = day;
    }
}

static enum hub_rc all_named(struct hub *h, struct seek *s, const char *name, struct hub_err *err)
{
    struct record_list list;
    struct record_ask ask = record_ask_all();
    const char *wanted = utf8_fold(s->a, name);
    ask.find = wanted;
    enum hub_rc rc = hub_list(h, &event_noun, &ask, s->a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct event *e = record_at(&list, i);
        if (str_eq(utf8_fold(s->a, or_empty(e->name)), wanted)) {
            idmap_put(&s->wanted, e->record.id, 1);
            take(s, e->record.id, wall_date(e->starts));
        }
    }
    return rc;
}

/* Days of those that repeat, ahead of the day asked for, else before it. */
static enum hub_rc seek_days(struct hub *h, struct seek *s, hub_date from, hub_date to,
    struct hub_err *err)
{
    struct calendar all;
    enum hub_rc rc = hub_calendar(h, from, to, CALENDAR_EVENTS, s->a, &all, err);
    for (size_t i = 0; rc == HUB_OK && i < all.count; i++) {
        if (idmap_get(&s->wanted, all.items[i].id, 0)) {
            take(s, all.items[i].id, all.items[i].first);
        }
    }
    return rc;
}

enum hub_rc hub_event_named(struct hub *h, const char *name, hub_date from, hub_id *event,
    hub_date *day, struct hub_err *err)
{
    struct seek s = {.ref = date_known(from) ? from : hub_today(h), .day = DATE_NONE};
    struct event e;
    enum hub_rc rc = hub_find(h, &event_noun, name, &s.id, err);
    s.a = arena_create();
    idmap_on(&s.wanted, s.a);
    if (rc == HUB_EUSAGE && !str_empty(name)) {
        rc = all_named(h, &s, name, err);
        if (rc == HUB_OK && !id_known(s.id)) {
            rc = hub_fail(err, HUB_ENOTFOUND, "There is no event %s.", name);
        }
    } else if (rc == HUB_OK) {
        idmap_put(&s.wanted, s.id, 1);
        rc = hub_get(h, &event_noun, s.id, s.a, &e, err);
        s.day = rc == HUB_OK ? wall_date(e.starts) : DATE_NONE;
    }
    rc = rc == HUB_OK ? seek_days(h, &s, s.ref, date_add(s.ref, LOOK_DAYS), err) : rc;
    if (rc == HUB_OK && s.day.d < s.ref.d) {
        rc = seek_days(h, &s, date_add(s.ref, -LOOK_DAYS), s.ref, err);
    }
    *event = s.id;
    *day = s.day;
    arena_destroy(s.a);
    return rc;
}
