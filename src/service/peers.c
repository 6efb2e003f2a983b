/* SPDX-License-Identifier: MIT */
/* Reading the peer scheme: matches with their weeks, volunteers. */
#include "corrections_priv.h"
#include "peers_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub/model/person.h"
#include "hub/service/policy.h"

#include <string.h>

/* --- who may ------------------------------------------------------------------------ */

bool hub_is_peer(const struct hub *h)
{
    return str_eq(h->role, "peer");
}

static enum hub_rc own_peers(
    struct hub *h, struct arena *a, struct peers_scope *out, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list list;
    query_is(&q, "person_id", h->person);
    enum hub_rc rc = record_list(h->store, &peer_noun, &q, a, &list, err);
    out->peers = arena_array(a, list.count + 1, sizeof *out->peers);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        out->peers[out->count++] = ((const struct record *)record_at(&list, i))->id;
    }
    return rc;
}

enum hub_rc peers_scope(
    struct hub *h, enum verb verb, struct arena *a, struct peers_scope *out, struct hub_err *err)
{
    struct hub_err ignored;
    *out = (struct peers_scope){0};
    enum verb all = verb & ~(unsigned)VERB_OWN;
    if (access_check(h, all, &peer_match_noun, verb & VERB_OWN ? &ignored : err) == HUB_OK) {
        out->ticks = access_check(h, VERB_READ, &tick_noun, &ignored) == HUB_OK;
        return HUB_OK;
    }
    if (!(verb & VERB_OWN)) {
        return err->rc;
    }
    out->own = out->ticks = true;
    enum hub_rc rc = access_check(h, VERB_OWN, &peer_match_noun, err);
    return rc == HUB_OK ? own_peers(h, a, out, err) : rc;
}

bool peers_within(const struct peers_scope *s, hub_id peer)
{
    bool within = !s->own;
    for (size_t i = 0; i < s->count && !within; i++) {
        within = id_known(peer) && id_eq(s->peers[i], peer);
    }
    return within;
}

enum hub_rc peers_match(struct hub *h, enum verb verb, hub_id id, struct arena *a,
    struct peer_match *out, struct hub_err *err)
{
    struct peers_scope scope;
    enum hub_rc rc = peers_scope(h, verb, a, &scope, err);
    rc = rc == HUB_OK ? record_get(h->store, &peer_match_noun, id, a, out, err) : rc;
    bool there = rc == HUB_OK && !stamp_known(out->record.removed_at);
    if (rc == HUB_OK && (!there || !peers_within(&scope, out->peer_id))) {
        return hub_fail(err, HUB_ENOTFOUND, "There is no match of that number.");
    }
    return rc;
}

/* --- words ---------------------------------------------------------------------------- */

static const struct {
    const char *word, *shown;
} touches[] = {
    [TOUCH_NONE] = {"–", "Not ticked"},
    [TOUCH_YES] = {"yes", "Yes"},
    [TOUCH_TRIED] = {"tried", "Tried, no reply"},
    [TOUCH_NO] = {"no", "Not this week"},
    [TOUCH_PAUSE] = {"pause", "Pause"},
};

const char *peer_touch_word(enum peer_touch t)
{
    return touches[t].word;
}

const char *peer_touch_shown(enum peer_touch t)
{
    return touches[t].shown;
}

bool peer_touch_named(const char *word, enum peer_touch *out)
{
    for (int i = TOUCH_YES; i <= TOUCH_PAUSE; i++) {
        if (str_ieq(touches[i].word, word)) {
            *out = (enum peer_touch)i;
            return true;
        }
    }
    return false;
}

enum match_status peers_status(const char *word)
{
    int at = str_part_index("waiting|proposed|agreed|paused|ended", word ? word : "");
    return at < 0 ? MATCH_WAITING : (enum match_status)at;
}

/* --- facts of one match ------------------------------------------------------------------ */

enum hub_rc peers_ticks(struct hub *h, hub_id match, struct arena *a, struct peer_tick **out,
    struct tick **records, size_t *count, struct hub_err *err)
{
    /* Its family was looked at with the match: not once more for each tick. */
    struct record_query q = {.order = "-week,id", .limit = TICKS_READ, .any = true};
    struct record_list list;
    query_is(&q, "match_id", match);
    query_text(&q, "removed_at", RECORD_EMPTY, NULL);
    enum hub_rc rc = record_list(h->store, &tick_noun, &q, a, &list, err);
    struct peer_tick *ticks = arena_array(a, list.count + 1, sizeof *ticks);
    struct tick *rows = arena_array(a, list.count + 1, sizeof *rows);
    size_t n = 0;
    for (size_t i = rc == HUB_OK ? list.count : 0; i-- > 0;) {
        const struct tick *t = record_at(&list, i);
        struct peer_tick tick = {peer_week(t->week), DATE_NONE, TOUCH_NONE};
        if (!record_stands(&list, t) || !peer_touch_named(t->in_touch, &tick.touch)) {
            continue;
        }
        tick.on = stamp_known(t->ticked_at) ? stamp_date(t->ticked_at) : DATE_NONE;
        n -= n > 0 && ticks[n - 1].week.d == tick.week.d; /* the newer one of a week */
        ticks[n] = tick;
        rows[n++] = *t;
    }
    *out = ticks;
    *count = n;
    if (records) {
        *records = rows;
    }
    return rc;
}

enum hub_rc peers_facts(struct hub *h, const struct peer_match *m, struct arena *a,
    struct match_facts *out, struct hub_err *err)
{
    struct peer_tick *ticks;
    size_t count = 0;
    enum hub_rc rc = peers_ticks(h, m->record.id, a, &ticks, NULL, &count, err);
    *out = (struct match_facts){.status = peers_status(m->status),
        .one_chat = str_eq(m->kind, "one chat"),
        .asked = m->asked_on,
        .agreed = m->agreed_on,
        .pause_until = m->pause_until,
        .moved_in = m->child_moved_in,
        .ended = m->ended_on,
        .debriefed = m->debriefed_on,
        .reviewed = m->reviewed_on,
        .reviews = {m->review_1, m->review_2, m->review_3},
        .ticks = ticks,
        .tick_count = count};
    return rc;
}

/* --- lines ----------------------------------------------------------------------------------- */

struct match_reading {
    struct hub *h;
    struct arena *a;
    struct namer *names;
    struct policy policy;
    struct peers_scope scope;
    hub_date today;
};

static enum hub_rc begin(struct match_reading *r, struct hub *h, struct arena *a, struct hub_err *err)
{
    *r = (struct match_reading){.h = h, .a = a, .names = namer_create(h, a), .today = hub_today(h)};
    hub_policy(h->config, &r->policy);
    return peers_scope(h, VERB_READ | VERB_OWN, a, &r->scope, err);
}

static const char *first_name(const char *name, struct arena *a)
{
    return arena_strndup(a, name, strcspn(name, " "));
}

static void name_peer(struct match_reading *r, hub_id id, struct match_line *out)
{
    struct peer p;
    struct person who;
    struct hub_err ignored;
    out->peer_name = out->peer_called = "";
    if (!id_known(id) || record_get(r->h->store, &peer_noun, id, r->a, &p, &ignored) != HUB_OK ||
        record_get(r->h->store, &person_noun, p.person_id, r->a, &who, &ignored) != HUB_OK) {
        return;
    }
    out->peer_name = who.name;
    out->peer_called = str_empty(who.known_as) ? first_name(who.name, r->a) : who.known_as;
}

static void mark(struct match_line *l, enum tone tone, const char *text)
{
    l->mark = text;
    l->tone = tone;
}

/* What matters most of how it stands. */
static void set_mark(struct match_reading *r, const struct peer_match *m, struct match_line *l)
{
    const struct match_state *s = &l->state;
    struct arena *a = r->a;
    char day[DATE_TEXT];
    mark(l, TONE_PLAIN, "");
    if (str_eq(m->status, "ended")) {
        mark(l, s->debrief ? TONE_WARN : TONE_MUTED,
            s->debrief ? "to be talked over" : str_empty(m->ended_how) ? "ended" : m->ended_how);
    } else if (str_eq(m->status, "proposed")) {
        mark(l, TONE_PLAIN, "do both say yes?");
    } else if (s->paused) {
        mark(l, TONE_MUTED,
            date_known(m->pause_until)
                ? arena_printf(a, "paused until %s", date_plain(m->pause_until, day))
                : "paused");
    } else if (s->quiet == QUIET_WORRY) {
        mark(l, TONE_ALERT, "WE'D WORRY");
    } else if (s->quiet == QUIET_NUDGE) {
        mark(l, TONE_WARN, arena_printf(a, "no reply for %d days", s->silent));
    } else if (s->untold) {
        mark(l, TONE_WARN, arena_printf(a, "%s has not ticked", l->peer_called));
    } else if (date_known(s->review)) {
        mark(l, TONE_WARN, arena_printf(a, "review: week %d", s->review_week));
    } else if (s->settled) {
        mark(l, TONE_WARN, "ask about ending");
    }
}

static void set_weeks(struct match_reading *r, const struct match_facts *f, struct match_line *l)
{
    hub_date now = peer_week(r->today);
    hub_date from = date_known(f->agreed) ? peer_week(f->agreed) : now;
    int weeks = date_diff(now, from) / 7 + 1;
    l->week_count = weeks < 1 ? 0 : weeks > PEER_WEEKS ? PEER_WEEKS : weeks;
    for (size_t i = 0; i < f->tick_count; i++) {
        int ago = date_diff(now, f->ticks[i].week) / 7;
        if (ago >= 0 && ago < PEER_WEEKS) {
            l->weeks[PEER_WEEKS - 1 - ago] = f->ticks[i].touch;
        }
    }
}

static enum hub_rc make_line(
    struct match_reading *r, const struct peer_match *m, struct match_line *out, struct hub_err *err)
{
    struct match_facts facts;
    enum hub_rc rc = peers_facts(r->h, m, r->a, &facts, err);
    *out = (struct match_line){.id = m->record.id,
        .family = m->family_id,
        .peer = m->peer_id,
        .family_name = namer_name(r->names, &family_noun, m->family_id),
        .kind = str_empty(m->kind) ? "weekly" : m->kind,
        .status = m->status,
        .asked_for = str_empty(m->asked_for) || r->scope.own ? "" : m->asked_for,
        .asked = m->asked_on,
        .agreed = m->agreed_on,
        .ended = m->ended_on,
        .ticked = r->scope.ticks,
        .mark = ""};
    name_peer(r, m->peer_id, out);
    if (rc == HUB_OK && r->scope.ticks) {
        match_state(&facts, r->today, &r->policy, &out->state);
        set_weeks(r, &facts, out);
    }
    set_mark(r, m, out);
    return rc;
}

enum hub_rc hub_match_list(struct hub *h, enum match_which which, struct arena *a,
    struct match_list *out, struct hub_err *err)
{
    struct match_place *places;
    size_t count = 0;
    struct match_reading *r = arena_alloc(a, sizeof *r);
    enum hub_rc rc = begin(r, h, a, err);
    rc = rc == HUB_OK ? peers_in_order(h, which, &r->scope, a, &places, &count, err) : rc;
    *out = (struct match_list){arena_array(a, count + 1, sizeof *out->ids), count, r};
    for (size_t i = 0; i < count; i++) {
        out->ids[i] = places[i].id;
    }
    return rc;
}

enum hub_rc hub_match_of(
    const struct match_list *l, hub_id id, struct match_line *out, struct hub_err *err)
{
    struct peer_match m;
    enum hub_rc rc = record_get(l->by->h->store, &peer_match_noun, id, l->by->a, &m, err);
    return rc == HUB_OK ? make_line(l->by, &m, out, err) : rc;
}

enum hub_rc hub_matches(struct hub *h, enum match_which which, struct arena *a,
    struct match_line **out, size_t *count, struct hub_err *err)
{
    struct match_list l;
    enum hub_rc rc = hub_match_list(h, which, a, &l, err);
    *out = arena_array(a, l.count + 1, sizeof **out);
    *count = l.count;
    for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
        rc = hub_match_of(&l, l.ids[i], &(*out)[i], err);
    }
    return rc;
}

enum hub_rc hub_match(
    struct hub *h, hub_id match, struct arena *a, struct match_line *out, struct hub_err *err)
{
    struct match_reading r;
    struct peer_match m;
    enum hub_rc rc = begin(&r, h, a, err);
    rc = rc == HUB_OK ? peers_match(h, VERB_READ | VERB_OWN, match, a, &m, err) : rc;
    return rc == HUB_OK ? make_line(&r, &m, out, err) : rc;
}

/* --- by name ------------------------------------------------------------------------------ */

static bool called(const struct match_line *l, const char *folded, struct arena *a)
{
    return str_eq(utf8_fold(a, l->family_name), folded) ||
           str_eq(utf8_fold(a, l->peer_name), folded) ||
           (*l->peer_called && str_eq(utf8_fold(a, l->peer_called), folded));
}

static enum hub_rc several(
    const char *name, const struct match_line *lines, size_t count, struct arena *a, struct hub_err *err)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&b, "%s%s (%lld)", i ? ", " : "", lines[i].family_name, (long long)lines[i].id.n);
    }
    return hub_fail(err, HUB_EUSAGE,
        *name ? "%s has several: %s. Say which, by family or number." : "%sWhich family? %s.", name,
        sb_str(&b));
}

enum hub_rc hub_match_named(
    struct hub *h, const char *name, struct arena *a, hub_id *out, struct hub_err *err)
{
    struct match_line *lines;
    size_t count, found = 0;
    int64_t id;
    enum hub_rc rc = hub_matches(h, MATCHES_OPEN, a, &lines, &count, err);
    const char *folded = utf8_fold(a, str_trim(a, name ? name : ""));
    if (rc == HUB_OK && str_int(folded, 1, INT64_MAX, &id)) {
        struct match_line one;
        *out = (hub_id){id};
        return hub_match(h, *out, a, &one, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (!*folded || called(&lines[i], folded, a)) {
            lines[found++] = lines[i];
        }
    }
    if (rc == HUB_OK && found == 0) {
        return hub_fail(err, HUB_ENOTFOUND,
            *folded ? "No match of %s runs or waits." : "You have no family to tick.%s", name ? name : "");
    }
    if (rc == HUB_OK && found > 1) {
        return several(name ? name : "", lines, found, a, err);
    }
    *out = rc == HUB_OK ? lines[0].id : ID_NONE;
    return rc;
}
