/* SPDX-License-Identifier: MIT */
/* Whether the risk sheet of an event is done (rule 31), and what stands on it. */
#include "find_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub/model/record.h"
#include "hub/model/risk_read.h"
#include "risk_priv.h"

#include <string.h>

enum { HOLDS_MONTHS = 12 }; /* a sheet without a day to look at it again; our own number */
enum { AROUND = 31 };
enum { NAMED_MOST = 500 }; /* events of a name, the latest, that are looked at for a sheet */
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

static const char *keep(struct arena *a, const char *s)
{
    return s ? arena_strdup(a, s) : "";
}

static struct risk_known no_sheet(void)
{
    return (struct risk_known){
        .sheet = ID_NONE, .signed_on = DATE_NONE, .review_on = DATE_NONE, .starts = WALL_NONE};
}

static struct risk_known known_of(const struct risk_row *r, struct arena *a)
{
    return (struct risk_known){r->sheet, r->event, r->hub, keep(a, r->kind), keep(a, r->name),
        keep(a, r->place), r->signed_on, r->review_on, r->starts};
}

static bool take(void *arg, const struct risk_row *r)
{
    struct risk_known_list *l = arg;
    arena_grow(l->a, &l->items, l->count, &l->cap, sizeof *l->items);
    l->items[l->count++] = known_of(r, l->a);
    return true;
}

enum hub_rc risk_shared(struct hub *h, hub_id hub, hub_date from, hub_date to,
    const struct event *like, struct arena *a, struct risk_known_list *out, struct hub_err *err)
{
    *out = (struct risk_known_list){.a = a};
    return risk_usual(h->store, hub, from, to, like, take, out, err);
}

enum hub_rc risk_own(
    struct hub *h, hub_id event, struct arena *a, struct risk_known_list *out, struct hub_err *err)
{
    *out = (struct risk_known_list){.a = a};
    return risk_of_event(h->store, event, take, out, err);
}

static bool holds(const struct risk_known *k, hub_date day)
{
    hub_date end = date_known(k->review_on) ? k->review_on
                   : date_known(k->signed_on) ? date_add_months(k->signed_on, HOLDS_MONTHS)
                                              : DATE_NONE;
    return date_known(k->signed_on) && end.d >= day.d;
}

static bool same_text(const char *x, const char *y)
{
    return !str_empty(x) && str_ieq(x, y);
}

static const struct risk_known *own_of(const struct risk_known_list *own, const char *kind)
{
    const struct risk_known *found = own->count ? own->items : NULL;
    for (size_t i = 1; i < own->count; i++) {
        const struct risk_known *k = &own->items[i];
        bool fits = str_eq(kind, "usual") || str_eq(k->kind, kind);
        found = fits && !str_eq(found->kind, kind) ? k : found;
    }
    return found;
}

/* It was signed before the day, for an event of the same name or at the same place. */
static const struct risk_known *shared_by(
    const struct risk_known_list *shared, const struct event *e, hub_date day)
{
    for (size_t i = 0; i < shared->count; i++) {
        const struct risk_known *k = &shared->items[i];
        bool alike = same_text(k->name, e->name) || same_text(k->place, e->place);
        if (alike && id_eq(k->hub, e->hub_id) && k->signed_on.d <= day.d && holds(k, day)) {
            return k;
        }
    }
    return NULL;
}

enum hub_rc risk_serves(struct hub *h, const struct risk_known_list *shared,
    const struct event *e, hub_date day, struct arena *a, struct risk_known *out,
    struct hub_err *err)
{
    struct risk_known_list own;
    const char *kind = risk_kind(e);
    enum hub_rc rc = risk_own(h, e->record.id, a, &own, err);
    const struct risk_known *k = rc == HUB_OK ? own_of(&own, kind) : NULL;
    k = k || !str_eq(kind, "usual") ? k : shared_by(shared, e, day);
    *out = k ? *k : no_sheet();
    return rc;
}

enum risk_due risk_due_on(
    const struct event *e, const struct risk_known *k, hub_date day, hub_date today)
{
    bool said = !str_empty(e->needs_own_sheet) || !str_eq(risk_kind(e), "usual");
    bool fits = id_known(k->sheet) &&
                (str_eq(risk_kind(e), "usual") || str_eq(k->kind, risk_kind(e)));
    if (!risk_needed(e)) {
        return RISK_EXEMPT;
    }
    if (fits && holds(k, day)) {
        return RISK_SIGNED;
    }
    return day.d <= today.d && said           ? RISK_TODAY
           : day.d - RISK_DAYS <= today.d ? RISK_SOON
                                              : RISK_LATER;
}

/* Sheets of some weeks, kept until one or an event is saved: a day beside the calendar asks for each. */
struct sheet_cache {
    struct arena *a;
    uint64_t version;
    hub_id hub;
    hub_date from, to;
    struct risk_known_list list;
};

static uint64_t version_of_sheets(struct hub *h)
{
    return store_version_of(h->store, "risk_sheet|event");
}

void risk_forget(struct hub *h)
{
    if (h->sheets) {
        arena_destroy(h->sheets->a);
        h->sheets = NULL;
    }
}

static enum hub_rc read_weeks(struct hub *h, hub_id hub, hub_date day, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct sheet_cache *c = arena_alloc(a, sizeof *c);
    risk_forget(h);
    h->sheets = c;
    *c = (struct sheet_cache){
        a, version_of_sheets(h), hub, date_add(day, -AROUND), date_add(day, AROUND), {0}};
    enum hub_rc rc = risk_shared(h, hub, c->from, c->to, NULL, a, &c->list, err);
    if (rc != HUB_OK) {
        risk_forget(h);
    }
    return rc;
}

/* Those that may serve this event that day: in a transaction of it alone, else of the weeks around. */
static enum hub_rc shared_near(struct hub *h, const struct event *e, hub_date day,
    struct arena *a, struct risk_known_list *out, struct hub_err *err)
{
    const struct sheet_cache *c = h->sheets;
    enum hub_rc rc = HUB_OK;
    if (store_in_txn(h->store)) {
        return risk_shared(h, e->hub_id, day, day, e, a, out, err);
    }
    if (!c || c->version != version_of_sheets(h) || !id_eq(c->hub, e->hub_id) || day.d < c->from.d ||
        day.d > c->to.d) {
        rc = read_weeks(h, e->hub_id, day, err);
    }
    *out = rc == HUB_OK ? h->sheets->list : (struct risk_known_list){0};
    return rc;
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

struct likeness {
    const struct event *e;
    const char *name;
    struct arena *a, *scratch;
    struct risk_known found;
};

static bool take_named(void *arg, const struct risk_row *r)
{
    struct likeness *l = arg;
    bool other = !id_eq(r->event, l->e->record.id) && id_eq(r->hub, l->e->hub_id);
    if (other && str_eq(without_year(r->name ? r->name : "", l->scratch), l->name)) {
        l->found = known_of(r, l->a);
    }
    return !id_known(l->found.sheet);
}

static bool take_other(void *arg, const struct risk_row *r)
{
    struct likeness *l = arg;
    if (!id_eq(r->event, l->e->record.id)) {
        l->found = known_of(r, l->a);
    }
    return !id_known(l->found.sheet);
}

/* The latest of its name that Find's index gives, until one has a sheet; series are by themselves. */
static enum hub_rc like_by_name(struct hub *h, struct likeness *l, bool series,
    struct risk_known *out, struct hub_err *err)
{
    l->found = no_sheet();
    struct find_query q = {.hub = l->e->hub_id};
    struct find_days days = {.day = DATE_NONE, .series = series, .most = NAMED_MOST};
    hub_id *ids;
    size_t count;
    find_query_read(&q, arena_printf(l->a, "\"%s\"", l->name), l->a);
    enum hub_rc rc = find_events(h->store, &q, &days, l->a, &ids, &count, err);
    for (size_t i = 0; rc == HUB_OK && !id_known(l->found.sheet) && i < count; i++) {
        arena_reset(l->scratch);
        rc = risk_of_event(h->store, ids[i], take_named, l, err);
    }
    *out = l->found;
    return rc;
}

enum hub_rc risk_like(struct hub *h, const struct event *e, struct arena *a,
    struct risk_known *out, struct hub_err *err)
{
    struct likeness l = {.e = e,
        .name = without_year(e->name, a),
        .a = a,
        .scratch = arena_create()};
    struct risk_known once = no_sheet(), series = no_sheet();
    enum hub_rc rc = like_by_name(h, &l, false, &once, err);
    rc = rc == HUB_OK ? like_by_name(h, &l, true, &series, err) : rc;
    bool newer = !id_known(series.sheet) || once.starts.min >= series.starts.min;
    l.found = id_known(once.sheet) && newer ? once : series;
    if (rc == HUB_OK && !id_known(l.found.sheet)) {
        rc = risk_of_kind(h->store, e->hub_id, risk_kind(e), take_other, &l, err);
    }
    arena_destroy(l.scratch);
    *out = l.found;
    return rc;
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

static const char *event_dated(const char *name, hub_wall starts, struct arena *a)
{
    char day[DATE_TEXT];
    return arena_printf(a, "%s, %s", name, date_plain(wall_date(starts), day));
}

static const char *done(const struct risk_view *v, struct arena *a)
{
    char day[DATE_TEXT];
    bool own = id_eq(v->of.record.id, v->event.record.id);
    return arena_printf(a, "risk sheet signed%s%s on %s%s%s%s%s",
        str_empty(v->sheet.signed_by) ? "" : " by ",
        str_empty(v->sheet.signed_by) ? "" : v->sheet.signed_by,
        date_plain(v->sheet.signed_on, day), own ? "" : " (shared with ", own ? "" : event_dated(v->of.name, v->of.starts, a),
        own ? "" : ")", v->changed ? " · changed since it was signed" : "");
}

static enum hub_rc fill(struct hub *h, struct risk_view *v, struct arena *a, struct hub_err *err)
{
    struct risk_known_list shared;
    struct risk_known k;
    hub_date today = hub_today(h);
    enum hub_rc rc = shared_near(h, &v->event, v->day, a, &shared, err);
    rc = rc == HUB_OK ? risk_serves(h, &shared, &v->event, v->day, a, &k, err) : rc;
    if (rc == HUB_OK && id_known(k.sheet)) {
        rc = record_get(h->store, &risk_sheet_noun, k.sheet, a, &v->sheet, err);
        rc = rc == HUB_OK ? record_get(h->store, &event_noun, k.event, a, &v->of, err) : rc;
    }
    if (rc != HUB_OK) {
        return rc;
    }
    v->state = risk_due_on(&v->event, &k, v->day, today);
    rc = v->state == RISK_SIGNED ? risk_changed_since(h, &v->sheet, a, &v->changed, err) : HUB_OK;
    v->said = v->state == RISK_EXEMPT   ? "no risk sheet needed"
              : v->state == RISK_SIGNED ? done(v, a)
                                      : not_done(v, today, a);
    return rc;
}

enum hub_rc hub_risk_state(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct risk_view *out, struct hub_err *err)
{
    *out = (struct risk_view){.like_name = "", .since = ""};
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

enum hub_rc hub_risk(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct risk_view *out, struct hub_err *err)
{
    struct risk_known like;
    enum hub_rc rc = hub_risk_state(h, event, day, a, out, err);
    rc = rc == HUB_OK && id_known(out->sheet.record.id) ? read_lines(h, out, a, err) : rc;
    rc = rc == HUB_OK ? risk_like(h, &out->event, a, &like, err) : rc;
    if (rc == HUB_OK && id_known(like.sheet)) {
        out->like = like.event;
        out->like_name = event_dated(like.name, like.starts, a);
        bool own = id_known(out->sheet.record.id) && id_eq(out->sheet.event_id, event);
        rc = own && like.starts.min < out->event.starts.min ? risk_since(h, &like, out, a, err) : rc;
    }
    return rc;
}
