/* SPDX-License-Identifier: MIT */
/* One event, or one date of a series: what it is, who is asked, what they bring. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/model/event.h"
#include "hub/service/clashes.h"
#include "hub/service/event_facts.h"
#include "hub/service/series.h"
#include "hub/service/series_words.h"
#include "invite_priv.h"
#include "parts_priv.h"

#include <stdlib.h>
#include <string.h>

enum { NEXT_DATES = 6 };

/* --- the event as it is on the day --- */

static void change_day(struct part_writer *w, const struct event_change *c, int64_t length)
{
    struct event *e = &w->event;
    w->off = w->off || c->cancelled == 1;
    w->day_note = str_empty(c->note) ? "" : c->note;
    e->name = str_empty(c->name) ? e->name : c->name;
    e->place = str_empty(c->place) ? e->place : c->place;
    if (wall_known(c->starts)) {
        e->starts = c->starts;
        e->ends = length < 0 ? WALL_NONE : (hub_wall){c->starts.min + length};
    }
    e->ends = wall_known(c->ends) ? c->ends : e->ends;
}

static enum hub_rc that_day(struct part_writer *w, struct hub_err *err)
{
    struct event *e = &w->event;
    struct record_list changes;
    int64_t length = wall_known(e->ends) ? e->ends.min - e->starts.min : -1;
    if (!date_known(w->out->day)) {
        return HUB_OK;
    }
    e->starts = wall_at(w->out->day, wall_tod(e->starts).min);
    e->ends = length < 0 ? WALL_NONE : (hub_wall){e->starts.min + length};
    enum hub_rc rc =
        part_list(w, &event_change_noun, "event_id", e->record.id, "day", &changes, err);
    for (size_t i = 0; rc == HUB_OK && i < changes.count; i++) {
        const struct event_change *c = record_at(&changes, i);
        if (wall_known(c->day) && wall_date(c->day).d == w->out->day.d) {
            change_day(w, c, length);
        }
    }
    return rc;
}

static const char *when_text(struct part_writer *w)
{
    const struct event *e = &w->event;
    char day[DATE_TEXT], from[DATE_TEXT], to[DATE_TEXT];
    hub_date first = wall_date(e->starts);
    hub_date last = wall_known(e->ends) ? wall_date(e->ends) : first;
    if (e->all_day == 1 && last.d > first.d) {
        return arena_strdup(w->a, date_range(first, last, day));
    }
    date_long(first, day);
    if (e->all_day == 1) {
        return arena_printf(w->a, "%s, all day", day);
    }
    tod_iso(wall_tod(e->starts), from);
    if (!wall_known(e->ends)) {
        return arena_printf(w->a, "%s, %s", day, from);
    }
    tod_iso(wall_tod(e->ends), to);
    if (last.d > first.d) {
        char end[DATE_TEXT];
        return arena_printf(w->a, "%s, %s, until %s, %s", day, from, date_short(last, end), to);
    }
    return arena_printf(w->a, "%s, %s–%s", day, from, to);
}

enum hub_rc part_read_event(struct part_writer *w, hub_id id, struct hub_err *err)
{
    char day[DATE_TEXT];
    enum hub_rc rc = hub_get(w->h, &event_noun, id, w->a, &w->event, err);
    w->day_note = "";
    w->off = rc == HUB_OK && str_eq(w->event.status, "cancelled");
    rc = rc == HUB_OK ? that_day(w, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    w->out->title = w->event.name;
    w->out->state = arena_printf(w->a, "%s%s", date_medium(wall_date(w->event.starts), day),
        w->off ? " · NOT ON" : "");
    return HUB_OK;
}

/* --- what it is --- */

static void line(struct part_writer *w, enum tone tone, const char *lead, const char *text)
{
    if (!str_empty(text)) {
        struct part_line *l = part_record(w, tone, &event_noun, w->event.record.id);
        l->slot = (int)w->out->count;
        l->lead = lead;
        l->text = text;
    }
}

/* How it repeats, from the series as it is kept, and its next dates. */
static enum hub_rc repeats(struct part_writer *w, struct hub_err *err)
{
    struct event e;
    struct series_dates next;
    struct sb dates = sb_on(w->a);
    char day[DATE_TEXT];
    enum hub_rc rc = hub_get(w->h, &event_noun, w->event.record.id, w->a, &e, err);
    if (rc != HUB_OK || !series_repeats(&e)) {
        return rc;
    }
    const char *words = series_told(&e, w->a);
    line(w, TONE_PLAIN, "Repeats", *words ? words : "on further days");
    struct hub_err why = {0}; /* a rule that cannot be worked out is said, and stops nothing */
    if (hub_series_dates(w->h, e.record.id, SERIES_NEXT, w->today, NEXT_DATES, w->a, &next, &why) !=
        HUB_OK) {
        line(w, TONE_WARN, "Next", arena_strdup(w->a, why.msg));
        return HUB_OK;
    }
    for (size_t i = 0; i < next.count; i++) {
        sb_addf(&dates, "%s%s", i ? ", " : "", date_short(wall_date(next.items[i].starts), day));
    }
    line(w, TONE_PLAIN, "Next", sb_str(&dates));
    line(w, TONE_WARN, "", w->hide ? "" : hub_series_strays_told(w->h, e.record.id, w->a));
    return HUB_OK;
}

static const char *where_text(struct part_writer *w)
{
    const struct event *e = &w->event;
    struct sb b = sb_on(w->a);
    part_join(&b, w->hide ? NULL : e->place);
    if (id_known(e->host_id)) {
        const char *host = namer_name(w->names, noun_find("host"), e->host_id);
        part_join(&b, arena_printf(w->a, "at %s's", part_name(w, host)));
    }
    return sb_str(&b);
}

static const char *photo_text(struct part_writer *w, const struct register_view *v)
{
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < v->count; i++) {
        const struct register_row *r = &v->rows[i];
        if (id_known(r->child) && r->no_photo && register_expects(r)) {
            sb_addf(&b, "%s%s%s%s", b.len ? ", " : "NO for ",
                w->hide ? register_initials(v, i, w->a) : r->name,
                w->hide || !*r->family_name ? "" : " ", w->hide ? "" : r->family_name);
        }
    }
    if (w->event.photos_allowed == 0) {
        return b.len ? arena_printf(w->a, "nobody takes pictures · %s", sb_str(&b))
                     : "nobody takes pictures";
    }
    if (!b.len && v->count > 0) {
        return "yes for all who are expected";
    }
    return sb_str(&b);
}

static const char *who_of(struct part_writer *w, const struct invitation *v)
{
    return id_known(v->family_id) ? namer_name(w->names, noun_find("family"), v->family_id)
                                  : namer_name(w->names, noun_find("person"), v->person_id);
}

static enum hub_rc brings(struct part_writer *w, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = invitations_on(w->h, w->event.record.id, w->out->day, w->a, &list, err);
    line(w, TONE_PLAIN, "Bring", w->event.bring);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct invitation *v = record_at(&list, i);
        if (str_empty(v->brings) || str_eq(v->answer, "no")) {
            continue;
        }
        const char *who = who_of(w, v);
        struct part_line *l = part_record(w, TONE_PLAIN, &invitation_noun, v->record.id);
        l->field = noun_field(&invitation_noun, "brings");
        l->lead = arena_printf(w->a, "  %s", part_name(w, who));
        l->text = arena_printf(
            w->a, "brings %s%s", v->brings, str_eq(v->answer, "yes") ? "" : " (not said yet)");
    }
    return rc;
}

static const char *without(const char *text, const char *head)
{
    return str_starts(text, head) ? text + strlen(head) : text;
}

static enum hub_rc facts(struct part_writer *w, struct hub_err *err)
{
    struct event_facts f;
    struct register_view all;
    struct clashes met;
    hub_id id = w->event.record.id;
    enum hub_rc rc = hub_event_facts(w->h, id, w->out->day, w->a, &f, err);
    rc = rc == HUB_OK ? hub_register(w->h, id, w->out->day, w->a, &all, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    line(w, f.past && !f.reg.taken ? TONE_WARN : TONE_PLAIN, "Coming", f.coming);
    line(w, f.ratio_short ? TONE_WARN : TONE_PLAIN, "Grown-ups",
        *f.ratio ? register_ratio(&f.reg, w->a) : "");
    line(w, f.sheet_late ? TONE_WARN : TONE_PLAIN, "Risk sheet", without(f.sheet, "risk sheet "));
    line(w, TONE_PLAIN, "Photos", photo_text(w, &all));
    rc = w->off ? HUB_OK : hub_event_clashes(w->h, id, w->out->day, w->a, &met, err);
    if (rc == HUB_OK && !w->off) {
        line(w, met.sure ? TONE_WARN : TONE_PLAIN, "Same time", clash_words(&met, w->hide, w->a));
    }
    return rc;
}

enum hub_rc part_event(struct part_writer *w, struct hub_err *err)
{
    const struct event *e = &w->event;
    line(w, w->off ? TONE_ALERT : TONE_PLAIN, "When",
        w->off ? arena_printf(w->a, "NOT ON: %s", when_text(w)) : when_text(w));
    line(w, TONE_PLAIN, "That day", w->hide ? NULL : w->day_note);
    line(w, TONE_PLAIN, "Where", where_text(w));
    enum hub_rc rc = repeats(w, err);
    line(w, TONE_PLAIN, "Lead", str_empty(e->lead) ? NULL : part_name(w, e->lead));
    rc = rc == HUB_OK ? facts(w, err) : rc;
    rc = rc == HUB_OK ? brings(w, err) : rc;
    line(w, TONE_PLAIN, "Costs", e->price);
    line(w, TONE_PLAIN, "Notes", w->hide ? NULL : e->notes);
    return rc;
}

/* --- who is asked --- */

struct answers {
    int yes, no, perhaps, not_said;
};

static void count_answer(struct answers *c, const char *answer)
{
    c->yes += str_eq(answer, "yes");
    c->no += str_eq(answer, "no");
    c->perhaps += str_eq(answer, "perhaps");
    c->not_said += str_empty(answer) || str_eq(answer, "not said");
}

static const char *invited_text(struct part_writer *w, const struct invitation *v)
{
    struct sb b = sb_on(w->a);
    part_join(&b, str_empty(v->answer) ? "not said" : v->answer);
    if (v->adults != INT_NONE && v->adults > 0) {
        part_join(&b, arena_printf(w->a, "%lld %s", (long long)v->adults,
                          words_many(v->adults, "adult", "adults")));
    }
    if (v->children != INT_NONE && v->children > 0) {
        part_join(&b, arena_printf(w->a, "%lld %s", (long long)v->children,
                          words_many(v->children, "child", "children")));
    }
    if (!str_empty(v->brings)) {
        part_join(&b, arena_printf(w->a, "brings %s", v->brings));
    }
    return sb_str(&b);
}

static void invited_line(struct part_writer *w, const struct invitation *v, const char *who)
{
    bool no = str_eq(v->answer, "no");
    struct part_line *l =
        part_record(w, no ? TONE_MUTED : TONE_PLAIN, &invitation_noun, v->record.id);
    l->field = noun_field(&invitation_noun, "answer");
    l->lead = part_name(w, who);
    l->text = invited_text(w, v);
    l->mark = str_empty(v->part) || str_eq(v->part, "guest") ? NULL : v->part;
}

struct asked {
    const struct invitation *v;
    const char *who, *folded;
};

static int by_name(const void *x, const void *y)
{
    const struct asked *a = x, *b = y;
    int name = strcmp(a->folded, b->folded);
    return name ? name : (a->v->record.id.n > b->v->record.id.n) - (a->v->record.id.n < b->v->record.id.n);
}

enum hub_rc part_invited(struct part_writer *w, struct hub_err *err)
{
    struct record_list list;
    struct answers c = {0};
    size_t count = 0;
    enum hub_rc rc = invitations_on(w->h, w->event.record.id, w->out->day, w->a, &list, err);
    struct asked *asked = arena_array(w->a, list.count + 1, sizeof *asked);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct invitation *v = record_at(&list, i);
        const char *who = who_of(w, v);
        count_answer(&c, v->answer);
        asked[count++] = (struct asked){v, who, utf8_fold(w->a, who)};
    }
    if (rc != HUB_OK || count == 0) {
        return rc;
    }
    qsort(asked, count, sizeof *asked, by_name);
    part_heading(
        w, "%d YES · %d PERHAPS · %d NO · %d NOT SAID", c.yes, c.perhaps, c.no, c.not_said);
    for (size_t i = 0; i < count; i++) {
        invited_line(w, asked[i].v, asked[i].who);
    }
    return HUB_OK;
}
