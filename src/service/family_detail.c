/* SPDX-License-Identifier: MIT */
/* One family, and one host, as lines of text: what a carer asks first stands first. */
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/consent.h"
#include "hub/model/family.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "hub/model/stay.h"
#include "hub/service/families.h"

#include "hub_priv.h"

#include <stdarg.h>
#include <string.h>

enum { SOON_DAYS = 30, STAYS_SHOWN = 4 };

struct writer {
    struct hub *h;
    struct arena *a;
    struct detail *out;
};

static void put(struct writer *w, enum tone tone, bool secret, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

static void put(struct writer *w, enum tone tone, bool secret, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    arena_grow(w->a, &w->out->lines, w->out->count, &w->out->cap, sizeof *w->out->lines);
    w->out->lines[w->out->count++] =
        (struct detail_line){tone, secret, arena_vprintf(w->a, fmt, ap)};
    va_end(ap);
}

static enum hub_rc list_of(struct writer *w, const struct noun *n, const char *column, hub_id id,
    const char *order, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = order};
    query_is(&q, column, id);
    return record_list(w->h->store, n, &q, w->a, out, err);
}

static enum hub_rc people(struct writer *w, hub_id family, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = list_of(w, &person_noun, "family_id", family, "emergency_order,name", &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct person *p = record_at(&list, i);
        put(w, TONE_PLAIN, false, "%s%s%s%s%s", str_empty(p->known_as) ? p->name : p->known_as,
            str_empty(p->relation) ? "" : " (", str_empty(p->relation) ? "" : p->relation,
            str_empty(p->relation) ? "" : ")", p->may_collect == 1 ? " · may collect" : "");
        if (!str_empty(p->phone)) {
            put(w, TONE_PLAIN, true, "  %s%s%s", p->phone, str_empty(p->phone_other) ? "" : " · ",
                str_empty(p->phone_other) ? "" : p->phone_other);
        }
    }
    return rc;
}

static void child_line(struct writer *w, const struct child *c)
{
    struct sb b = sb_on(w->a);
    char time[DATE_TEXT];
    sb_add(&b, str_empty(c->known_as) ? c->name : c->known_as);
    if (date_known(c->born)) {
        sb_addf(&b, " %d", date_age(c->born, hub_today(w->h)));
    }
    if (!str_empty(c->allergy)) {
        sb_addf(&b, "  %s%s", c->allergy, str_empty(c->allergy_plan) ? " (no plan yet)" : " (plan)");
    }
    if (tod_known(c->bedtime)) {
        sb_addf(&b, " · bedtime %s", tod_iso(c->bedtime, time));
    }
    if (c->no_photos == 1) {
        sb_add(&b, " · no photos");
    }
    put(w, str_empty(c->allergy) ? TONE_PLAIN : TONE_ALERT, false, "%s", sb_str(&b));
}

struct consent_count {
    int fine, soon, ended;
};

static void count_consents(
    struct writer *w, const struct record_list *list, struct consent_count *n)
{
    hub_date today = hub_today(w->h);
    for (size_t i = 0; i < list->count; i++) {
        const struct consent *c = record_at(list, i);
        hub_date end =
            date_known(c->until) ? c->until : date_add(date_add_months(c->given_on, 12), -1);
        if (date_known(c->withdrawn_on) || end.d < today.d) {
            n->ended++;
        } else if (date_diff(end, today) <= SOON_DAYS) {
            n->soon++;
        } else {
            n->fine++;
        }
    }
}

static enum hub_rc children(struct writer *w, hub_id family, struct hub_err *err)
{
    struct record_list list, consents;
    struct consent_count n = {0};
    enum hub_rc rc = list_of(w, &child_noun, "family_id", family, "born,name", &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct child *c = record_at(&list, i);
        child_line(w, c);
        rc = list_of(w, &consent_noun, "child_id", c->record.id, "given_on", &consents, err);
        if (rc == HUB_OK) {
            count_consents(w, &consents, &n);
        }
    }
    if (rc == HUB_OK && n.fine + n.soon + n.ended > 0) {
        put(w, n.ended ? TONE_WARN : TONE_PLAIN, false,
            "Consents: %d fine, %d %s soon, %d ended", n.fine, n.soon, n.soon == 1 ? "ends" : "end",
            n.ended);
    }
    return rc;
}

static bool counts(const struct stay *s)
{
    return str_eq(s->status, "agreed") || str_eq(s->status, "happened") ||
           str_eq(s->status, "draft");
}

/* "Stays 6 of 12 in the last 12 months · next Fri 27 Nov" */
static void stay_summary(
    struct writer *w, const struct family *f, const struct record_list *list)
{
    hub_date today = hub_today(w->h), since = date_add_months(today, -12), next = DATE_NONE;
    int given = 0;
    char text[DATE_TEXT];
    for (size_t i = 0; i < list->count; i++) {
        const struct stay *s = record_at(list, i);
        hub_date d = wall_date(s->arrive);
        given += counts(s) && d.d > since.d && d.d <= today.d;
        if (counts(s) && d.d > today.d && (!date_known(next) || d.d < next.d)) {
            next = d;
        }
    }
    struct sb b = sb_on(w->a);
    sb_addf(&b, "Stays: %d in the last 12 months", given);
    if (f->stays_per_year != INT_NONE) {
        sb_addf(&b, " (%lld a year agreed)", (long long)f->stays_per_year);
    }
    if (date_known(next)) {
        sb_addf(&b, " · next %s", date_short(next, text));
    }
    put(w, TONE_PLAIN, false, "%s", sb_str(&b));
}

static void stay_line(struct writer *w, const struct stay *s)
{
    char from[DATE_TEXT];
    const char *host = id_known(s->host_id)
                           ? record_name(w->h->store, &host_noun, s->host_id, w->a)
                           : "no host yet";
    put(w, str_eq(s->status, "cancelled") ? TONE_MUTED : TONE_PLAIN, false, "  %s  %s · %s",
        date_range(wall_date(s->arrive), wall_date(s->leave), from), host, s->status);
}

static enum hub_rc stays(struct writer *w, const struct family *f, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = list_of(w, &stay_noun, "family_id", f->record.id, "-arrive", &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    put(w, TONE_HEADING, false, "Stays");
    stay_summary(w, f, &list);
    for (size_t i = 0; i < list.count && i < STAYS_SHOWN; i++) {
        stay_line(w, record_at(&list, i));
    }
    return HUB_OK;
}

static void family_head(struct writer *w, const struct family *f)
{
    struct sb b = sb_on(w->a);
    char text[DATE_TEXT];
    sb_add(&b, str_empty(f->stage) ? "" : f->stage);
    if (date_known(f->joined)) {
        sb_addf(&b, "%sjoined %s", b.len ? " · " : "", date_plain(f->joined, text));
    }
    if (date_known(f->left_on)) {
        sb_addf(&b, "%sleft %s", b.len ? " · " : "", date_plain(f->left_on, text));
    }
    if (b.len) {
        put(w, TONE_MUTED, false, "%s", sb_str(&b));
    }
    if (!str_empty(f->safety_notice)) {
        put(w, TONE_ALERT, true, "%s", f->safety_notice);
    }
    if (!str_empty(f->phone)) {
        put(w, TONE_PLAIN, true, "%s", f->phone);
    }
}

enum hub_rc hub_family_detail(
    struct hub *h, hub_id id, struct arena *a, struct detail *out, struct hub_err *err)
{
    struct family f;
    struct writer w = {h, a, out};
    *out = (struct detail){0};
    enum hub_rc rc = hub_get(h, &family_noun, id, a, &f, err);
    if (rc != HUB_OK) {
        return rc;
    }
    out->title = f.name;
    family_head(&w, &f);
    put(&w, TONE_HEADING, false, "People");
    rc = people(&w, id, err);
    if (rc == HUB_OK) {
        put(&w, TONE_HEADING, false, "Children");
        rc = children(&w, id, err);
    }
    return rc == HUB_OK ? stays(&w, &f, err) : rc;
}

static enum hub_rc home_lines(struct writer *w, hub_id home, struct hub_err *err)
{
    struct record_list rooms, beds, household;
    struct home r;
    enum hub_rc rc = record_get(w->h->store, &home_noun, home, w->a, &r, err);
    if (rc == HUB_OK) {
        rc = list_of(w, &room_noun, "home_id", home, "name", &rooms, err);
    }
    put(w, TONE_HEADING, false, "Home");
    for (size_t i = 0; rc == HUB_OK && i < rooms.count; i++) {
        const struct room *room = record_at(&rooms, i);
        rc = list_of(w, &bed_noun, "room_id", room->record.id, "name", &beds, err);
        if (rc == HUB_OK) {
            put(w, TONE_PLAIN, false, "%s: %zu %s", room->name, beds.count,
                beds.count == 1 ? "bed" : "beds");
        }
    }
    if (rc == HUB_OK) {
        rc = list_of(w, &household_noun, "home_id", home, "born,name", &household, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < household.count; i++) {
        const struct household *m = record_at(&household, i);
        put(w, TONE_PLAIN, false, "%s%s%s", m->name, str_empty(m->kind) ? "" : " · ",
            str_empty(m->kind) ? "" : m->kind);
    }
    if (rc == HUB_OK && !str_empty(r.pets)) {
        put(w, TONE_MUTED, false, "Pets: %s", r.pets);
    }
    return rc;
}

static enum hub_rc away_lines(struct writer *w, hub_id host, struct hub_err *err)
{
    struct record_list list;
    char range[DATE_TEXT];
    enum hub_rc rc = list_of(w, &away_noun, "host_id", host, "from_date", &list, err);
    bool heading = false;
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct away *r = record_at(&list, i);
        if (r->to_date.d < hub_today(w->h).d) {
            continue;
        }
        if (!heading) {
            put(w, TONE_HEADING, false, "Away");
            heading = true;
        }
        put(w, TONE_PLAIN, false, "%s%s%s", date_range(r->from_date, r->to_date, range),
            str_empty(r->why) ? "" : "  ", str_empty(r->why) ? "" : r->why);
    }
    return rc;
}

enum hub_rc hub_host_detail(
    struct hub *h, hub_id id, struct arena *a, struct detail *out, struct hub_err *err)
{
    struct host host;
    struct writer w = {h, a, out};
    *out = (struct detail){0};
    enum hub_rc rc = hub_get(h, &host_noun, id, a, &host, err);
    if (rc != HUB_OK) {
        return rc;
    }
    out->title = host.name;
    if (host.beds != INT_NONE) {
        put(&w, TONE_PLAIN, false, "%lld %s", (long long)host.beds, host.beds == 1 ? "bed" : "beds");
    }
    if (host.weekends_in_a_row != INT_NONE) {
        put(&w, TONE_MUTED, false, "At most %lld weekends in a row",
            (long long)host.weekends_in_a_row);
    }
    if (id_known(host.home_id)) {
        rc = home_lines(&w, host.home_id, err);
    }
    return rc == HUB_OK ? away_lines(&w, id, err) : rc;
}
