/* SPDX-License-Identifier: MIT */
/* Units of the parent consultant: all of a hub, and one with its calls. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/service/schemes.h"
#include "parts_priv.h"

enum { WEEKDAY = sizeof "Tue " - 1 };

struct part_line *part_field(struct part_writer *w, const struct noun *n, hub_id id,
    const char *column, const char *lead, const char *text)
{
    int slot = (int)w->out->count + 1; /* lines of one record are told apart by their place */
    struct part_line *line = part_add(w, PART_FIELD, str_empty(text) ? TONE_MUTED : TONE_PLAIN);
    line->noun = n;
    line->id = id;
    line->field = noun_field(n, column);
    line->slot = slot;
    line->lead = lead;
    line->text = str_empty(text) ? "not yet" : text;
    return line;
}

static const char *pair(struct part_writer *w, const struct unit_view *v)
{
    const char *by = *v->consultant ? part_name(w, v->consultant) : "nobody yet";
    return arena_printf(w->a, "%s ↔ %s", by, part_name(w, v->family));
}

const char *unit_mark(const struct unit_view *v, hub_date today)
{
    bool late = date_known(v->next) && v->next.d < today.d;
    return late && v->step == UNIT_CALL     ? "was it held?"
           : late && v->step == UNIT_ASSESS ? "was it done?"
           : v->step == UNIT_REVIEW         ? "review it"
           : v->step == UNIT_NEXT           ? "what next?"
                                            : NULL;
}

const char *unit_text(const struct unit_view *v, hub_date today, struct arena *a)
{
    struct sb b = sb_on(a);
    char day[DATE_TEXT];
    struct unit_view calls = *v;
    calls.missed = 0; /* said last: a line may be short */
    part_join(&b, unit_words(&calls, today, a));
    part_join(&b, date_known(v->next) ? arena_printf(a, "next %s", date_short(v->next, day) + WEEKDAY) : NULL);
    part_join(&b, v->nth > 1 ? arena_printf(a, "unit %d", v->nth) : NULL);
    part_join(&b, v->missed ? arena_printf(a, "%d missed", v->missed) : NULL);
    return sb_str(&b);
}

static void unit_line(struct part_writer *w, const struct unit_view *v)
{
    const char *mark = unit_mark(v, w->today);
    struct part_line *line = part_record(w,
        v->step == UNIT_OVER ? TONE_MUTED
        : mark               ? TONE_WARN
                             : TONE_PLAIN,
        &unit_noun, v->row.record.id);
    line->lead = pair(w, v);
    line->text = unit_text(v, w->today, w->a);
    line->mark = mark;
}

static void summary(struct part_writer *w, const struct unit_view *units, size_t count)
{
    int running = 0, held = 0, agreed = 0, over = 0, all = 0;
    for (size_t i = 0; i < count; i++) {
        bool on = units[i].step != UNIT_OVER;
        running += on;
        over += !on;
        held += on ? units[i].held : 0;
        agreed += on ? units[i].agreed : 0;
        all += units[i].held;
    }
    part_text(w, TONE_MUTED,
        "%d %s running, %d of %d calls held; %d over. %d %s in all.", running,
        words_many(running, "unit", "units"), held, agreed, over, all, words_many(all, "call", "calls"));
}

enum hub_rc part_units(struct part_writer *w, struct hub_err *err)
{
    struct unit_list l;
    enum hub_rc rc = hub_unit_list(w->h, w->hub, false, w->a, &l, err);
    if (rc == HUB_OK && l.count > 0) {
        summary(w, l.units, l.count);
    }
    for (size_t i = 0; rc == HUB_OK && i < l.count && w->out->count < PART_LINES_MOST; i++) {
        struct unit_view v;
        bool over = l.units[i].step == UNIT_OVER;
        if (i == 0 || over != (l.units[i - 1].step == UNIT_OVER)) {
            part_heading(w, over ? "OVER" : "RUNNING");
        }
        rc = hub_unit_named(w->h, &l, i, w->a, &v, err);
        if (rc == HUB_OK) {
            unit_line(w, &v);
        }
    }
    return rc;
}

/* --- one --- */

static void call_line(struct part_writer *w, const struct unit_session *s)
{
    struct sb b = sb_on(w->a);
    bool planned = str_eq(s->status, "planned"), missed = str_eq(s->status, "missed");
    bool late = planned && date_known(s->held_on) && s->held_on.d < w->today.d;
    char day[DATE_TEXT];
    struct part_line *line = part_record(w,
        late      ? TONE_WARN
        : planned ? TONE_PLAIN
        : missed  ? TONE_MUTED
                  : TONE_PLAIN,
        &unit_session_noun, s->record.id);
    line->lead = arena_printf(w->a, "Call %lld", (long long)s->number);
    part_join(&b, date_known(s->held_on) ? date_medium(s->held_on, day) : "no day is set");
    part_join(&b, s->minutes == INT_NONE ? NULL
                                         : arena_printf(w->a, "%lld minutes", (long long)s->minutes));
    part_join(&b, planned ? NULL : s->status);
    line->text = sb_str(&b);
    line->mark = late ? "was it held?" : NULL;
}

/* As many as are agreed, so that all six can be seen. */
static void calls_to_come(struct part_writer *w, const struct unit_view *v)
{
    int64_t number = 0;
    int open = v->agreed - v->held;
    for (size_t i = 0; i < v->calls.count; i++) {
        const struct unit_session *s = record_at(&v->calls, i);
        number = s->number > number ? s->number : number;
        open -= str_eq(s->status, "planned");
    }
    for (int i = 0; i < open && v->step != UNIT_OVER; i++) {
        int slot = (int)w->out->count + 1;
        struct part_line *line = part_add(w, PART_ABSENT, TONE_MUTED);
        struct assignment *set = arena_array(w->a, 1, sizeof *set);
        number++;
        *set = (struct assignment){"number", arena_printf(w->a, "%lld", (long long)number)};
        line->noun = &unit_session_noun;
        line->slot = slot;
        line->lead = arena_printf(w->a, "Call %lld", (long long)number);
        line->text = "not arranged";
        line->set = set;
        line->set_count = 1;
    }
}

static const char *quoted(struct part_writer *w, const char *text)
{
    return str_empty(text) ? "" : w->hide ? "written down" : text;
}

static const char *day_of(struct part_writer *w, hub_date d)
{
    char day[DATE_TEXT];
    return date_known(d) ? arena_strdup(w->a, date_medium(d, day)) : "";
}

enum hub_rc part_unit(struct part_writer *w, struct hub_err *err)
{
    const struct unit_view *v = &w->unit;
    const struct unit *u = &v->row;
    hub_date when;
    const char *due = unit_due(v, part_name(w, v->family), w->today, w->a, &when);
    (void)err;
    if (due) {
        part_text(w, TONE_WARN, "%s", due);
    }
    part_field(w, &unit_noun, u->record.id, "assessed_on", "First assessment", day_of(w, u->assessed_on));
    part_field(w, &unit_noun, u->record.id, "goals", "Goals, in their words", quoted(w, u->goals));
    part_heading(w, "CALLS  %d of %d%s", v->held, v->agreed,
        v->minutes ? arena_printf(w->a, ", %lld minutes", (long long)v->minutes) : "");
    for (size_t i = 0; i < v->calls.count; i++) {
        call_line(w, record_at(&v->calls, i));
    }
    calls_to_come(w, v);
    part_heading(w, "AT THE END");
    part_field(w, &unit_noun, u->record.id, "reviewed_on", "End review", day_of(w, u->reviewed_on));
    part_field(w, &unit_noun, u->record.id, "next_step", "What comes next", quoted(w, u->next_step));
    part_field(w, &unit_noun, u->record.id, "status", "How it stands", u->status);
    return HUB_OK;
}

/* --- title and state of these parts --- */

static enum hub_rc read_unit(struct part_writer *w, hub_id id, hub_id *hub, struct hub_err *err)
{
    struct family f;
    enum hub_rc rc = hub_unit(w->h, id, w->a, &w->unit, err);
    rc = rc == HUB_OK ? hub_get(w->h, &family_noun, w->unit.row.family_id, w->a, &f, err) : rc;
    if (rc == HUB_OK) {
        *hub = f.hub_id;
        w->out->title = pair(w, &w->unit);
        w->out->state = arena_printf(w->a, "%s%s", unit_words(&w->unit, w->today, w->a),
            w->unit.nth > 1 ? arena_printf(w->a, " · unit %d", w->unit.nth) : "");
    }
    return rc;
}

static enum hub_rc read_group(struct part_writer *w, hub_id id, hub_id *hub, struct hub_err *err)
{
    enum hub_rc rc = hub_group(w->h, id, w->a, &w->group, err);
    if (rc == HUB_OK) {
        *hub = w->group.row.hub_id;
        w->out->title = w->group.row.name;
        w->out->state = group_words(&w->group, w->a);
    }
    return rc;
}

enum hub_rc part_read_scheme(
    struct part_writer *w, const char *top, hub_id id, hub_id *hub, struct hub_err *err)
{
    w->hub = id;
    if (str_eq(top, "unit")) {
        return read_unit(w, id, hub, err);
    }
    if (str_eq(top, "group")) {
        return read_group(w, id, hub, err);
    }
    w->out->title = str_eq(top, "hub") ? "Peer support" : "Supervision";
    *hub = id;
    return HUB_OK;
}

/* --- beside a list --- */

static enum hub_rc as_detail(struct hub *h, const struct part *part, hub_id id, unsigned flags,
    struct arena *a, struct detail *out, struct hub_err *err)
{
    struct part_view v;
    enum hub_rc rc = hub_part(h, part, id, flags, a, &v, err);
    *out = (struct detail){.title = ""};
    for (size_t i = 0; rc == HUB_OK && i < v.count; i++) {
        const struct part_line *l = &v.lines[i];
        const char *text = arena_printf(a, "%s%s%s%s%s", l->lead ? l->lead : "", l->lead ? ": " : "",
            l->text, l->mark ? " · " : "", l->mark ? l->mark : "");
        arena_grow(a, &out->lines, out->count, &out->cap, sizeof *out->lines);
        out->lines[out->count++] = (struct detail_line){l->tone, text};
    }
    if (rc == HUB_OK) {
        out->title = v.title;
    }
    return rc;
}

enum hub_rc hub_unit_detail(struct hub *h, hub_id id, unsigned flags, struct arena *a,
    struct detail *out, struct hub_err *err)
{
    return as_detail(h, part_find("unit", "unit"), id, flags, a, out, err);
}

enum hub_rc hub_group_detail(struct hub *h, hub_id id, unsigned flags, struct arena *a,
    struct detail *out, struct hub_err *err)
{
    return as_detail(h, part_find("group", "meetings"), id, flags, a, out, err);
}
