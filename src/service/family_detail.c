/* SPDX-License-Identifier: MIT */
/* One family as lines of text: what a carer asks first stands first. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/child.h"
#include "hub/model/consent.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "hub/service/sealed.h"

#include "detail_priv.h"

#include <string.h>

enum { SOON_DAYS = 30 };

static void person_lines(struct writer *w, const struct person *p)
{
    struct sb b = sb_on(w->a);
    sb_add(&b, put_name(w, str_empty(p->known_as) ? p->name : p->known_as));
    if (!str_empty(p->relation)) {
        sb_addf(&b, " (%s)", p->relation);
    }
    if (!w->hide && !str_empty(p->phone)) {
        sb_addf(&b, "  %s", p->phone);
    }
    if (!w->hide && !str_empty(p->phone_other)) {
        sb_addf(&b, " · %s", p->phone_other);
    }
    if (p->may_collect == 1) {
        sb_add(&b, " · may collect");
    }
    put(w, TONE_PLAIN, "%s", sb_str(&b));
}

static enum hub_rc people(struct writer *w, hub_id family, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc =
        list_of(w, &person_noun, "family_id", family, "emergency_order,name", &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        if (i == 0) {
            put(w, TONE_HEADING, "People");
        }
        person_lines(w, record_at(&list, i));
    }
    return rc;
}

/* The alert as written, or while hidden its first word. */
static const char *alert_word(struct writer *w, const char *alert)
{
    return w->hide ? arena_strndup(w->a, alert, strcspn(alert, " ,;:")) : alert;
}

static void child_line(struct writer *w, const struct child *c)
{
    struct sb b = sb_on(w->a);
    char time[DATE_TEXT];
    sb_add(&b, put_name(w, str_empty(c->known_as) ? c->name : c->known_as));
    if (date_known(c->born) && date_diff(hub_today(w->h), c->born) >= 0) {
        sb_addf(&b, " %d", date_age(c->born, hub_today(w->h)));
    }
    if (!str_empty(c->allergy)) {
        sb_addf(&b, "  %s", alert_word(w, c->allergy));
        sb_add(&b, str_empty(c->allergy_plan) ? " (no plan yet)" : " (plan)");
    }
    if (tod_known(c->bedtime)) {
        sb_addf(&b, " · bedtime %s", tod_iso(c->bedtime, time));
    }
    if (c->no_photos == 1) {
        sb_add(&b, " · no photos");
    }
    put(w, str_empty(c->allergy) ? TONE_PLAIN : TONE_ALERT, "%s", sb_str(&b));
}

struct consents {
    int fine, soon, ended;
    struct detail lines; /* each of them, for the whole page */
};

static void count_consent(
    struct writer *w, const struct child *child, const struct consent *c, struct consents *n)
{
    char day[DATE_TEXT];
    hub_date today = hub_today(w->h), end = consent_until(c);
    bool ended = date_known(c->withdrawn_on) || end.d < today.d;
    bool soon = !ended && date_diff(end, today) <= SOON_DAYS;
    n->ended += ended;
    n->soon += soon;
    n->fine += !ended && !soon;
    struct writer all = *w;
    all.out = &n->lines;
    put(&all, ended || soon ? TONE_WARN : TONE_PLAIN, "%s  %s: %s, %s %s",
        put_name(w, str_empty(child->known_as) ? child->name : child->known_as), c->kind, c->answer,
        date_known(c->withdrawn_on) ? "taken back" : ended ? "ended" : "until",
        date_medium(date_known(c->withdrawn_on) ? c->withdrawn_on : end, day));
}

/* A later answer to the same question stands in its place; the list is by kind, then day. */
static bool given_again(const struct record_list *given, size_t k)
{
    if (k + 1 == given->count) {
        return false;
    }
    const struct consent *now = record_at(given, k), *next = record_at(given, k + 1);
    return str_eq(now->kind, next->kind) && str_eq(now->what, next->what);
}

static void put_consents(struct writer *w, const struct consents *n)
{
    if (n->lines.count == 0) {
        return;
    }
    if (w->whole) {
        put(w, TONE_HEADING, "Consents");
    }
    put(w, n->ended ? TONE_WARN : TONE_PLAIN, "Consents: %d fine, %d %s soon, %d ended", n->fine,
        n->soon, words_many(n->soon, "ends", "end"), n->ended);
    for (size_t i = 0; w->whole && i < n->lines.count; i++) {
        put(w, n->lines.lines[i].tone, "%s", n->lines.lines[i].text);
    }
}

static enum hub_rc children(struct writer *w, hub_id family, struct hub_err *err)
{
    struct record_list list, given;
    struct consents n = {0};
    enum hub_rc rc = list_of(w, &child_noun, "family_id", family, "born,name", &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct child *c = record_at(&list, i);
        if (i == 0) {
            put(w, TONE_HEADING, "Children");
        }
        child_line(w, c);
        rc = list_of(w, &consent_noun, "child_id", c->record.id, "kind,what,given_on", &given, err);
        for (size_t k = 0; rc == HUB_OK && k < given.count; k++) {
            if (!given_again(&given, k)) {
                count_consent(w, c, record_at(&given, k), &n);
            }
        }
    }
    put_consents(w, &n);
    return rc;
}

static bool counts(const struct stay *s)
{
    return str_eq(s->status, "agreed") || str_eq(s->status, "happened") ||
           str_eq(s->status, "draft");
}

/* "6 in the last 12 months, 12 a year agreed · next Fri 27 Nov" */
static void stay_summary(struct writer *w, const struct family *f, const struct record_list *list)
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
    sb_addf(&b, "%d in the last 12 months", given);
    if (f->stays_per_year != INT_NONE) {
        sb_addf(&b, ", %lld a year agreed", (long long)f->stays_per_year);
    }
    if (date_known(next)) {
        sb_addf(&b, " · next %s", date_short(next, text));
    }
    put(w, TONE_PLAIN, "%s", sb_str(&b));
}

/* The newest first: of a whole page all, else those of the last 12 months, and so many as are shown. */
static enum hub_rc stays_of(
    struct writer *w, hub_id family, struct record_list *out, struct hub_err *err)
{
    char since[DATE_TEXT];
    struct record_query year = {.order = "-arrive"}, newest = {.order = "-arrive", .limit = STAYS_SHOWN};
    query_is(&year, "family_id", family);
    query_is(&newest, "family_id", family);
    if (!w->whole) {
        query_text(&year, "arrive", RECORD_FROM, date_iso(date_add_months(hub_today(w->h), -12), since));
    }
    enum hub_rc rc = record_list(w->h->store, &stay_noun, &year, w->a, out, err);
    return rc == HUB_OK && !w->whole && out->count < STAYS_SHOWN
               ? record_list(w->h->store, &stay_noun, &newest, w->a, out, err)
               : rc;
}

static enum hub_rc stays(struct writer *w, const struct family *f, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = stays_of(w, f->record.id, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    put(w, TONE_HEADING, "Stays");
    if (list.count == 0 && hub_of_one_event(w->h)) {
        put(w, TONE_MUTED, "Not in this copy: it holds one event.");
    } else {
        stay_summary(w, f, &list);
    }
    for (size_t i = 0; i < list.count && (w->whole || i < STAYS_SHOWN); i++) {
        const struct stay *s = record_at(&list, i);
        put_stay(w, s, &host_noun, s->host_id);
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
        put(w, TONE_MUTED, "%s", sb_str(&b));
    }
    if (w->hide) {
        return;
    }
    if (!str_empty(f->safety_notice)) {
        put(w, TONE_ALERT, "%s", f->safety_notice);
    }
    if (!str_empty(f->phone)) {
        put(w, TONE_PLAIN, "%s", f->phone);
    }
    if (w->whole && !str_empty(f->address) && f->no_address != 1) {
        put(w, TONE_PLAIN, "%s", f->address);
    }
}

enum hub_rc hub_family_detail(struct hub *h, hub_id id, unsigned flags, struct arena *a,
    struct detail *out, struct hub_err *err)
{
    struct family f;
    struct writer w = writer_on(h, flags, a, out);
    enum hub_rc rc = hub_get(h, &family_noun, id, a, &f, err);
    if (rc != HUB_OK) {
        return rc;
    }
    out->title = put_name(&w, f.name);
    family_head(&w, &f);
    rc = children(&w, id, err);
    if (rc == HUB_OK) {
        rc = people(&w, id, err);
    }
    rc = rc == HUB_OK ? stays(&w, &f, err) : rc;
    if (rc == HUB_OK && w.whole && !w.hide && !str_empty(f.notes)) {
        put(&w, TONE_HEADING, "Notes");
        put(&w, TONE_PLAIN, "%s", f.notes);
    }
    return rc;
}
