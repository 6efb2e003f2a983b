/* SPDX-License-Identifier: MIT */
/* Whether the risk sheet of an event is done (rule 31), and what stands on it. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub/model/record.h"
#include "risk_priv.h"

#include <stdlib.h>
#include <string.h>

enum { HOLDS_MONTHS = 12 }; /* a sheet without a day to look at it again; our own number */
enum { LOW_MOST = 2, MEDIUM_MOST = 4 };

int risk_size(int64_t likely, int64_t harm)
{
    return likely == INT_NONE || harm == INT_NONE ? 0 : (int)(likely * harm);
}

const char *risk_word(int size)
{
    return size == 0 ? "" : size <= LOW_MOST ? "low" : size <= MEDIUM_MOST ? "medium" : "high";
}

const char *risk_kind(const struct event *e)
{
    bool said = !str_empty(e->needs_own_sheet);
    return said ? e->needs_own_sheet : str_eq(e->kind, "outing") ? "trip" : "usual";
}

/* What came from somebody's calendar file is not the hub's own until its kind is said. */
bool risk_needed(const struct event *e)
{
    bool own = str_empty(e->uid) || !str_empty(e->kind) || !str_empty(e->needs_own_sheet);
    return own && !str_eq(e->status, "cancelled");
}

/* --- the sheets there are --- */

static int newest_first(const void *x, const void *y)
{
    const struct risk_known *a = x, *b = y;
    if (a->event.starts.min != b->event.starts.min) {
        return a->event.starts.min > b->event.starts.min ? -1 : 1;
    }
    return (a->sheet.record.id.n < b->sheet.record.id.n) -
           (a->sheet.record.id.n > b->sheet.record.id.n);
}

enum hub_rc risk_known(struct hub *h, hub_id hub, struct arena *a, struct risk_known_list *out,
    struct hub_err *err)
{
    struct record_query q = {.scope = id_known(hub) ? &hub_noun : NULL, .scope_id = hub};
    struct record_list sheets;
    *out = (struct risk_known_list){0};
    enum hub_rc rc = record_list(h->store, &risk_sheet_noun, &q, a, &sheets, err);
    if (rc != HUB_OK) {
        return rc;
    }
    out->items = arena_array(a, sheets.count + 1, sizeof *out->items);
    for (size_t i = 0; rc == HUB_OK && i < sheets.count; i++) {
        struct risk_known *k = &out->items[out->count];
        k->sheet = *(const struct risk_sheet *)record_at(&sheets, i);
        rc = record_get(h->store, &event_noun, k->sheet.event_id, a, &k->event, err);
        out->count += rc == HUB_OK && !stamp_known(k->event.record.removed_at);
    }
    if (out->count > 1) {
        qsort(out->items, out->count, sizeof *out->items, newest_first);
    }
    return rc;
}

bool risk_holds(const struct risk_sheet *s, hub_date day)
{
    hub_date end = date_known(s->review_on) ? s->review_on
                   : date_known(s->signed_on) ? date_add_months(s->signed_on, HOLDS_MONTHS)
                                              : DATE_NONE;
    return date_known(s->signed_on) && end.d >= day.d;
}

static bool same_text(const char *x, const char *y)
{
    return !str_empty(x) && str_ieq(x, y);
}

const struct risk_known *risk_serves(
    const struct risk_known_list *known, const struct event *e, hub_date day)
{
    const struct risk_known *own = NULL;
    const char *kind = risk_kind(e);
    for (size_t i = 0; i < known->count; i++) {
        const struct risk_known *k = &known->items[i];
        bool mine = id_eq(k->sheet.event_id, e->record.id);
        bool fits = str_eq(kind, "usual") || str_eq(k->sheet.kind, kind);
        own = mine && (!own || (fits && !str_eq(own->sheet.kind, kind))) ? k : own;
    }
    for (size_t i = 0; !own && str_eq(kind, "usual") && i < known->count; i++) {
        const struct risk_known *k = &known->items[i];
        bool shared = same_text(k->event.name, e->name) || same_text(k->event.place, e->place);
        if (shared && id_eq(k->event.hub_id, e->hub_id) && str_eq(k->sheet.kind, "usual") && risk_holds(&k->sheet, day)) {
            return k;
        }
    }
    return own;
}

enum risk_due risk_due_on(
    const struct event *e, const struct risk_sheet *s, hub_date day, hub_date today)
{
    bool said = !str_empty(e->needs_own_sheet) || !str_eq(risk_kind(e), "usual");
    bool fits = s && (str_eq(risk_kind(e), "usual") || str_eq(s->kind, risk_kind(e)));
    if (!risk_needed(e)) {
        return RISK_EXEMPT;
    }
    if (fits && risk_holds(s, day)) {
        return RISK_SIGNED;
    }
    return day.d <= today.d && said           ? RISK_TODAY
           : day.d - RISK_DAYS <= today.d ? RISK_SOON
                                              : RISK_LATER;
}

/* "Farm trip 2026" is the same outing as "Farm trip 2025". */
static const char *without_year(const char *name, struct arena *a)
{
    char *plain = utf8_fold(a, name);
    size_t len = strlen(plain);
    while (len && strchr("0123456789 ()-/", plain[len - 1])) {
        len--;
    }
    plain[len] = '\0';
    return len ? plain : utf8_fold(a, name);
}

const struct risk_known *risk_like(const struct risk_known_list *known, const struct event *e)
{
    const struct risk_known *kind = NULL;
    struct arena *a = arena_create();
    const struct risk_known *found = NULL;
    const char *name = without_year(e->name, a);
    for (size_t i = 0; !found && i < known->count; i++) {
        const struct risk_known *k = &known->items[i];
        if (id_eq(k->event.record.id, e->record.id) || !id_eq(k->event.hub_id, e->hub_id)) {
            continue;
        }
        found = str_eq(without_year(k->event.name, a), name) ? k : NULL;
        kind = !kind && str_eq(k->sheet.kind, risk_kind(e)) ? k : kind;
    }
    arena_destroy(a);
    return found ? found : kind;
}

/* --- one event --- */

static enum hub_rc read_lines(struct hub *h, struct risk_view *v, struct arena *a, struct hub_err *err)
{
    struct record_query q = {.order = "number,id"};
    struct record_list lines;
    query_is(&q, "risk_sheet_id", v->sheet.record.id);
    enum hub_rc rc = record_list(h->store, &risk_line_noun, &q, a, &lines, err);
    if (rc == HUB_OK) {
        v->lines = lines.items;
        v->count = lines.count;
    }
    return rc;
}

static const char *not_done(const struct risk_view *v, hub_date today, struct arena *a)
{
    char due[DATE_TEXT];
    const char *why = id_known(v->sheet.record.id) && date_known(v->sheet.signed_on)
                          ? "risk sheet to be looked at again"
                      : id_known(v->sheet.record.id) ? "risk sheet not signed"
                                                     : "risk sheet not done";
    int days = date_diff(v->due_on, today);
    if (v->day.d <= today.d) {
        return why;
    }
    return arena_printf(a, "%s: %s %s", why, days < 0 ? "was due" : "due",
        days == 0 ? "today" : date_short(v->due_on, due));
}

static const char *event_dated(const struct event *e, struct arena *a)
{
    char day[DATE_TEXT];
    return arena_printf(a, "%s, %s", e->name, date_plain(wall_date(e->starts), day));
}

static const char *done(const struct risk_view *v, struct arena *a)
{
    char day[DATE_TEXT];
    bool own = id_eq(v->of.record.id, v->event.record.id);
    return arena_printf(a, "risk sheet signed%s%s on %s%s%s%s",
        str_empty(v->sheet.signed_by) ? "" : " by ",
        str_empty(v->sheet.signed_by) ? "" : v->sheet.signed_by,
        date_plain(v->sheet.signed_on, day), own ? "" : " (shared with ", own ? "" : event_dated(&v->of, a),
        own ? "" : ")");
}

static enum hub_rc fill(struct hub *h, struct risk_view *v, struct arena *a, struct hub_err *err)
{
    struct risk_known_list known;
    hub_date today = hub_today(h);
    enum hub_rc rc = risk_known(h, v->event.hub_id, a, &known, err);
    if (rc != HUB_OK) {
        return rc;
    }
    const struct risk_known *k = risk_serves(&known, &v->event, v->day);
    if (k) {
        v->sheet = k->sheet;
        v->of = k->event;
        rc = read_lines(h, v, a, err);
    }
    v->state = risk_due_on(&v->event, k ? &k->sheet : NULL, v->day, today);
    v->said = v->state == RISK_EXEMPT   ? "no risk sheet needed"
              : v->state == RISK_SIGNED ? done(v, a)
                                      : not_done(v, today, a);
    k = risk_like(&known, &v->event);
    v->like = k ? k->event.record.id : ID_NONE;
    v->like_name = k ? event_dated(&k->event, a) : "";
    return rc;
}

enum hub_rc hub_risk(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct risk_view *out, struct hub_err *err)
{
    *out = (struct risk_view){0};
    record_clear(&risk_sheet_noun, &out->sheet);
    enum hub_rc rc = access_check(h, VERB_READ, &risk_sheet_noun, err);
    rc = rc == HUB_OK ? record_get(h->store, &event_noun, event, a, &out->event, err) : rc;
    if (rc == HUB_OK && stamp_known(out->event.record.removed_at)) {
        rc = hub_fail(
            err, HUB_ENOTFOUND, "%s is in Removed. Bring it back first.", out->event.name);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    out->day = date_known(day) ? day : wall_date(out->event.starts);
    out->due_on = date_add(out->day, -RISK_DAYS);
    out->kind = risk_kind(&out->event);
    out->of = out->event;
    return fill(h, out, a, err);
}
