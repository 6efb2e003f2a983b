/* SPDX-License-Identifier: MIT */
/* The supervision page: what has happened since last time, what is owed, who rested. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/home.h"
#include "hub/model/log.h"
#include "hub/model/person.h"
#include "hub/model/stay.h"
#include "hub/model/stay_note.h"
#include "hub/model/training.h"
#include "hub/scheduler/rule.h"
#include "hub/service/policy.h"
#include "hub/service/supervision.h"
#include "hub/service/today.h"
#include "hub/service/today_words.h"
#include "parts_priv.h"
#include "worry_priv.h"

enum { OWED_MOST = 12, QUIET_MOST = 6, QUIET_DAYS = 28 }; /* our own */

struct sheet {
    struct part_writer *w;
    struct supervised s;
    struct today today;
};

static const char *short_day(struct part_writer *w, hub_date d)
{
    char day[DATE_TEXT];
    return arena_strdup(w->a, date_short(d, day));
}

static const char *plural(struct part_writer *w, int64_t n, const char *one, const char *many)
{
    return arena_printf(w->a, "%lld %s", (long long)n, words_many(n, one, many));
}

/* A record told in a line of the page. */
static void line(struct sheet *t, enum tone tone, const struct noun *n, hub_id id, hub_date day,
    const char *text)
{
    int slot = (int)t->w->out->count + 1;
    struct part_line *l = part_record(t->w, tone, n, id);
    l->slot = slot;
    l->lead = date_known(day) ? short_day(t->w, day) : NULL;
    l->text = text;
}

/* All of a noun in the hub that meet the query. */
static enum hub_rc all_of(struct sheet *t, const struct noun *n, struct record_query *q,
    struct record_list *out, struct hub_err *err)
{
    q->scope = &hub_noun;
    q->scope_id = t->w->hub;
    *out = (struct record_list){.noun = n};
    enum hub_rc rc = access_check(t->w->h, VERB_READ, n, err);
    return rc == HUB_OK ? record_list(t->w->h->store, n, q, t->w->a, out, err) : rc;
}

/* --- since last time, what was agreed --- */

static enum hub_rc opening(struct sheet *t, struct hub_err *err)
{
    struct part_writer *w = t->w;
    char day[DATE_TEXT];
    (void)err;
    if (date_known(t->s.last)) {
        part_text(w, TONE_PLAIN, "Last met %s%son %s, %s ago: all below is since then.",
            *t->s.with ? part_name(w, t->s.with) : "", *t->s.with ? " " : "",
            date_medium(t->s.last, day), plural(w, date_diff(w->today, t->s.last), "day", "days"));
    } else {
        part_text(w, TONE_PLAIN, "No earlier meeting is written down: all below is since %s.",
            date_medium(t->s.since, day));
    }
    return HUB_OK;
}

static bool in_page(const struct sheet *t, const struct supervision *s)
{
    bool open = date_known(s->due) && !date_known(s->done_on);
    bool mine = id_eq(s->person_id, t->s.carer) || (!id_known(s->person_id) && !id_known(s->group_id));
    bool fresh = s->held_on.d >= t->s.since.d ||
                 (date_known(s->done_on) && s->done_on.d >= t->s.since.d);
    return mine && !str_empty(s->agreed) && (open || fresh);
}

static enum hub_rc agreed(struct sheet *t, struct hub_err *err)
{
    struct part_writer *w = t->w;
    struct record_query q = {.order = "held_on,id"};
    struct record_list list;
    size_t count = 0;
    enum hub_rc rc = all_of(t, &supervision_noun, &q, &list, err);
    part_heading(w, "AGREED");
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct supervision *s = record_at(&list, i);
        if (!in_page(t, s)) {
            continue;
        }
        bool done = date_known(s->done_on);
        bool late = !done && date_known(s->due) && s->due.d < w->today.d;
        count++;
        line(t, late ? TONE_WARN : done ? TONE_MUTED : TONE_PLAIN, &supervision_noun, s->record.id,
            s->held_on, w->hide ? "written down" : s->agreed);
        w->out->lines[w->out->count - 1].mark =
            done                  ? arena_printf(w->a, "done %s", short_day(w, s->done_on))
            : date_known(s->due)  ? arena_printf(w->a, "%s %s", late ? "WAS DUE" : "by", short_day(w, s->due))
                                  : NULL;
    }
    if (rc == HUB_OK && count == 0) {
        part_text(w, TONE_MUTED, "Nothing is open. n writes down what you agree today.");
    }
    return rc;
}

/* --- stays --- */

struct stay_sum {
    int planned, emergency, day, cancelled, nights;
};

static void count_stay(struct sheet *t, const struct stay *s, struct stay_sum *sum)
{
    struct part_writer *w = t->w;
    hub_date first = wall_date(s->arrive), last = wall_date(s->leave);
    bool firm = str_eq(s->status, "agreed") || str_eq(s->status, "happened");
    bool emergency = str_eq(s->kind, "emergency");
    last = last.d < w->today.d ? last : w->today;
    sum->cancelled += str_eq(s->status, "cancelled");
    if (!firm || s->arrive.min > hub_now(w->h).min) {
        return;
    }
    bool night = emergency || str_eq(s->kind, "planned");
    sum->planned += night && !emergency;
    sum->emergency += emergency;
    sum->day += !night;
    sum->nights += night && last.d > first.d ? date_diff(last, first) : 0;
}

static const char *stay_text(struct part_writer *w, const struct stay *s)
{
    const char *family = part_name(w, namer_name(w->names, &family_noun, s->family_id));
    const char *host = part_name(w, namer_name(w->names, &host_noun, s->host_id));
    return arena_printf(w->a, "%s%s%s%s%s%s", family, *host ? " at " : "", host, *host ? "'s" : "",
        str_empty(s->reason) ? "" : ": ", str_empty(s->reason) ? "" : s->reason);
}

static void stay_lines(struct sheet *t, const struct record_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct stay *s = record_at(list, i);
        bool off = str_eq(s->status, "cancelled"), emergency = str_eq(s->kind, "emergency");
        if (!off && !emergency) {
            continue;
        }
        const char *why = off && !str_empty(s->cancelled_by)
                              ? arena_printf(t->w->a, ", by %s", s->cancelled_by)
                              : "";
        line(t, TONE_PLAIN, &stay_noun, s->record.id, wall_date(s->arrive),
            arena_printf(t->w->a, "%s%s: %s", off ? "cancelled" : "emergency", why,
                stay_text(t->w, s)));
    }
}

static enum hub_rc stays(struct sheet *t, struct hub_err *err)
{
    struct part_writer *w = t->w;
    char from[DATE_TEXT], to[DATE_TEXT];
    struct record_query q = {.order = "arrive,id", .by_row = true};
    struct record_list list;
    struct stay_sum sum = {0};
    query_text(&q, "arrive", RECORD_FROM, date_iso(t->s.since, from));
    query_text(&q, "arrive", RECORD_BEFORE, date_iso(date_add(w->today, 1), to));
    enum hub_rc rc = all_of(t, &stay_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        count_stay(t, record_at(&list, i), &sum);
    }
    part_heading(w, "SLEEPOVERS AND EMERGENCIES");
    part_text(w, TONE_PLAIN, "%s planned, %d emergency, %s; %s; %d cancelled.",
        plural(w, sum.planned, "sleepover", "sleepovers"), sum.emergency, plural(w, sum.nights, "night", "nights"),
        plural(w, sum.day, "day visit", "day visits"), sum.cancelled);
    if (rc == HUB_OK) {
        stay_lines(t, &list);
    }
    return rc;
}

/* --- gone ahead anyway, incidents, worries --- */

static enum hub_rc go_aheads(struct sheet *t, struct hub_err *err)
{
    struct part_writer *w = t->w;
    struct record_query q = {.order = "id", .by_row = true};
    struct record_list list;
    size_t count = 0;
    q.where[q.where_count++] = (struct record_where){.column = "given_at", .op = RECORD_FROM,
        .is_number = true, .number = wall_to_stamp(wall_at(t->s.since, 0), NULL).ms};
    enum hub_rc rc = all_of(t, &go_ahead_noun, &q, &list, err);
    part_heading(w, "WENT AHEAD ANYWAY");
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++, count++) {
        const struct go_ahead *g = record_at(&list, i);
        const struct rule *rule = rule_find((int32_t)g->rule);
        line(t, TONE_PLAIN, &go_ahead_noun, g->record.id, stamp_date(g->given_at),
            arena_printf(w->a, "%s (%s): %s", rule ? rule->title : "a rule",
                part_name(w, namer_name(w->names, &person_noun, g->person_id)),
                w->hide ? "a reason is written down" : g->reason));
    }
    if (rc == HUB_OK && count == 0) {
        part_text(w, TONE_MUTED, "None.");
    }
    return rc;
}

static enum hub_rc incidents(struct sheet *t, struct hub_err *err)
{
    struct part_writer *w = t->w;
    char from[DATE_TEXT];
    struct record_query q = {.order = "at,id"};
    struct record_list list;
    query_text(&q, "at", RECORD_FROM, date_iso(t->s.since, from));
    enum hub_rc rc = all_of(t, &incident_noun, &q, &list, err);
    part_heading(w, "ACCIDENTS AND INCIDENTS");
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct incident *n = record_at(&list, i);
        const char *who = id_known(n->child_id) ? namer_name(w->names, &child_noun, n->child_id)
                                                : n->who;
        line(t, TONE_PLAIN, &incident_noun, n->record.id, wall_date(n->at),
            arena_printf(w->a, "%s%s%s%s%s", n->kind, str_empty(who) ? "" : ", ",
                str_empty(who) ? "" : part_name(w, who), w->hide ? "" : ": ", w->hide ? "" : n->what));
    }
    if (rc == HUB_OK && list.count == 0) {
        part_text(w, TONE_MUTED, "None.");
    }
    return rc;
}

/* The number and nothing else; it is not for paper. */
static enum hub_rc worries(struct sheet *t, struct hub_err *err)
{
    int64_t count = 0;
    enum hub_rc rc = worry_count(t->w->h, t->w->hub, t->s.since, t->w->a, &count, err);
    part_heading(t->w, "WORRIES");
    if (rc == HUB_OK) {
        part_text(t->w, TONE_PLAIN, "%s written down.",
            count == 0   ? "None"
            : count == 1 ? "One"
                         : arena_printf(t->w->a, "%lld", (long long)count));
        t->w->out->lines[t->w->out->count - 1].slot = SHEET_SCREEN_ONLY;
    }
    return rc;
}

/* --- owed, not heard from, checks --- */

static const char *need_text(struct part_writer *w, const struct today_need *n)
{
    return w->hide ? today_level_word(n->level) : n->text;
}

static void need_lines(struct sheet *t, bool checks, const char *heading)
{
    struct part_writer *w = t->w;
    size_t all = 0, shown = 0;
    part_heading(w, "%s", heading);
    for (size_t i = 0; i < t->today.need_count; i++) {
        const struct today_need *n = &t->today.needs[i];
        bool check = n->kind == NEED_SAFETY_CHECK || str_eq(n->what, "check");
        bool other = n->kind == NEED_DRAFT || n->kind == NEED_WORRY || n->kind == NEED_FIRST_STEP ||
                     n->kind == NEED_AGREED || need_of_hub_itself(n->kind);
        if (check != checks || other) {
            continue;
        }
        all++;
        if (shown < OWED_MOST) {
            shown++;
            part_text(w, n->level == NEED_FIRST ? TONE_WARN : TONE_PLAIN, "%s", need_text(w, n));
        }
    }
    if (all == 0) {
        part_text(w, TONE_MUTED, "None.");
    } else if (all > shown) {
        part_text(w, TONE_MUTED, "And %zu more: Today has them all.", all - shown);
    }
}

static enum hub_rc needs(struct sheet *t, struct hub_err *err)
{
    struct part_writer *w = t->w;
    hub_id before = hub_narrowed(w->h);
    hub_narrow_to(w->h, w->hub);
    enum hub_rc rc = hub_today_on(w->h, w->today, w->a, &t->today, err);
    hub_narrow_to(w->h, before);
    if (rc == HUB_OK) {
        need_lines(t, false, "OWED");
        need_lines(t, true, "CHECKS ENDING");
    }
    return rc;
}

static enum hub_rc quiet(struct sheet *t, struct hub_err *err)
{
    struct part_writer *w = t->w;
    struct family_line *list;
    size_t count, shown = 0;
    hub_id before = hub_narrowed(w->h);
    hub_narrow_to(w->h, w->hub);
    enum hub_rc rc = hub_family_quiet(w->h, QUIET_MOST, w->a, &list, &count, err);
    hub_narrow_to(w->h, before);
    part_heading(w, "NOT HEARD FROM");
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (date_known(list[i].last) && list[i].last.d > w->today.d - QUIET_DAYS) {
            continue;
        }
        shown++;
        line(t, TONE_PLAIN, &family_noun, list[i].id, DATE_NONE,
            arena_printf(w->a, "%s: %s", part_name(w, list[i].name),
                date_known(list[i].last) ? arena_printf(w->a, "last %s", part_day(w, list[i].last))
                                         : "not yet"));
    }
    if (rc == HUB_OK && shown == 0) {
        part_text(w, TONE_MUTED, "None for more than %d days.", QUIET_DAYS);
    }
    return rc;
}

/* --- rest --- */

/* Nights of own time with a morning in (from, to]. */
static int nights_between(const struct away *r, hub_date from, hub_date to)
{
    int first = r->from_date.d > from.d ? r->from_date.d : from.d;
    int last = r->to_date.d < to.d ? r->to_date.d : to.d;
    return last > first ? last - first : 0;
}

static enum hub_rc rest(struct sheet *t, struct hub_err *err)
{
    struct part_writer *w = t->w;
    struct record_query q = {0};
    struct record_list list;
    struct policy policy;
    int lately = 0, year = 0;
    q.where[q.where_count++] = (struct record_where){
        .column = "own_time", .op = RECORD_IS, .is_number = true, .number = 1};
    enum hub_rc rc = all_of(t, &away_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct away *r = record_at(&list, i);
        struct host host;
        rc = record_get(w->h->store, &host_noun, r->host_id, w->a, &host, err);
        if (rc == HUB_OK && id_known(t->s.carer) && id_eq(host.person_id, t->s.carer) &&
            !id_known(r->household_id)) {
            lately += nights_between(r, t->s.since, w->today);
            year += nights_between(r, date_add_months(w->today, -12), w->today);
        }
    }
    hub_policy(w->h->config, &policy);
    part_heading(w, "REST");
    part_text(w, year < policy.own_nights ? TONE_WARN : TONE_PLAIN,
        "%s of own time since then; %d in the last 12 months, %d at least is the rule.",
        plural(w, lately, "night", "nights"), year, policy.own_nights);
    return rc;
}

enum hub_rc part_sheet(struct part_writer *w, struct hub_err *err)
{
    static enum hub_rc (*const steps[])(struct sheet *, struct hub_err *) = {
        opening, agreed, stays, go_aheads, incidents, worries, needs, quiet, rest};
    struct sheet t = {.w = w};
    enum hub_rc rc = hub_supervised(w->h, w->hub, w->a, &t.s, err);
    for (size_t i = 0; rc == HUB_OK && i < sizeof steps / sizeof *steps; i++) {
        rc = steps[i](&t, err);
    }
    return rc;
}
