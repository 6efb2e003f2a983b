/* SPDX-License-Identifier: MIT */
/* A risk sheet from last year's; begun, counted and signed. What is left behind is said. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/record.h"
#include "hub/service/register.h"
#include "risk_priv.h"

#include <stdarg.h>

void copy_note(struct copy_notes *notes, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    arena_grow(notes->a, &notes->lines, notes->count, &notes->cap, sizeof *notes->lines);
    notes->lines[notes->count++] = arena_vprintf(notes->a, fmt, ap);
    va_end(ap);
}

/* Children and leaders as the register has them; not known where nobody has said yes. */
static enum hub_rc count_in(struct hub *h, const struct event *e, struct risk_sheet *s,
    struct arena *a, struct hub_err *err)
{
    struct register_view v;
    enum hub_rc rc = hub_register(h, e->record.id, DATE_NONE, a, &v, err);
    int64_t children = 0;
    for (size_t i = 0; rc == HUB_OK && i < v.count; i++) {
        children += id_known(v.rows[i].child) && register_expects(&v.rows[i]);
    }
    if (rc == HUB_OK) {
        s->children = children ? children : INT_NONE;
        s->leaders = v.ratio.adults ? v.ratio.adults : INT_NONE;
    }
    return rc;
}

static enum hub_rc new_sheet(struct hub *h, const struct event *e, struct risk_sheet *s,
    struct arena *a, struct hub_err *err)
{
    record_clear(&risk_sheet_noun, s);
    s->event_id = e->record.id;
    s->kind = risk_kind(e);
    s->written_by = h->person_name;
    return count_in(h, e, s, a, err);
}

/* --- from another sheet --- */

static void say_dropped(const struct risk_sheet *from, struct copy_notes *notes)
{
    char day[DATE_TEXT];
    if (date_known(from->signed_on)) {
        copy_note(notes, "Not copied: the signature%s%s of %s. Sign it again once it is right.",
            str_empty(from->signed_by) ? "" : " of ",
            str_empty(from->signed_by) ? "" : from->signed_by, date_plain(from->signed_on, day));
    }
    if (date_known(from->review_on)) {
        copy_note(notes, "Not copied: “look at again” on %s. That was the old sheet's day.",
            date_plain(from->review_on, day));
    }
    if (from->children != INT_NONE || from->leaders != INT_NONE ||
        from->other_adults != INT_NONE) {
        copy_note(notes, "Not copied: how many came. Children and leaders are counted from the "
                         "register of this event.");
    }
    if (!str_empty(from->first_aiders)) {
        copy_note(notes, "Not copied: first aiders (%s). Say who is there this time.",
            from->first_aiders);
    }
    if (!str_empty(from->additional_needs)) {
        copy_note(notes,
            "Not copied: additional needs. They were those of the people who came then.");
    }
    if (!str_empty(from->at_home)) {
        copy_note(notes, "Not copied: the one at home who can be rung. Ask who it is this time.");
    }
    if (from->venue_seen == 1) {
        copy_note(notes, "Not copied: that their own sheet was seen. Ask for this year's.");
    }
}

static enum hub_rc copy_lines(struct hub *h, hub_id from, hub_id to, struct arena *a,
    struct copy_notes *notes, struct hub_err *err)
{
    struct record_query q = {.order = "number,id"};
    struct record_list lines;
    size_t dated = 0;
    query_is(&q, "risk_sheet_id", from);
    enum hub_rc rc = record_list(h->store, &risk_line_noun, &q, a, &lines, err);
    for (size_t i = 0; rc == HUB_OK && i < lines.count; i++) {
        struct risk_line line = *(const struct risk_line *)record_at(&lines, i), blank;
        record_clear(&risk_line_noun, &blank);
        dated += date_known(line.review_on);
        line.record = blank.record;
        line.risk_sheet_id = to;
        line.number = (int64_t)i + 1;
        line.review_on = DATE_NONE;
        rc = record_insert(h->store, &risk_line_noun, &line, err);
        notes->made += rc == HUB_OK;
    }
    if (dated) {
        copy_note(notes, "Not copied: the dates of %zu %s. Say when each is looked at again.",
            dated, words_many(dated, "line", "lines"));
    }
    return rc;
}

enum hub_rc risk_copy_sheet(struct hub *h, const struct risk_sheet *from, const struct event *e,
    struct arena *a, struct copy_notes *notes, struct hub_err *err)
{
    struct risk_sheet s;
    enum hub_rc rc = new_sheet(h, e, &s, a, err);
    s.lost_child_point = from->lost_child_point;
    s.meeting_point = from->meeting_point;
    s.hospital = from->hospital;
    s.weather_plan = from->weather_plan;
    s.emergency_plan = from->emergency_plan;
    s.venue = from->venue;
    if (rc == HUB_OK) {
        say_dropped(from, notes);
        rc = record_insert(h->store, &risk_sheet_noun, &s, err);
    }
    notes->record = s.record.id;
    return rc == HUB_OK ? copy_lines(h, from->record.id, s.record.id, a, notes, err) : rc;
}

/* --- the verbs --- */

struct sheet_work {
    hub_id event, like, sheet;
    struct copy_notes *notes;
    struct arena *a;
    enum hub_rc (*change)(struct hub *h, struct sheet_work *w, struct risk_sheet *s,
        struct hub_err *err);
};

static enum hub_rc new_for(
    struct hub *h, struct sheet_work *w, struct event *e, struct hub_err *err)
{
    struct risk_known_list own = {0};
    enum hub_rc rc = record_get(h->store, &event_noun, w->event, w->a, e, err);
    rc = rc == HUB_OK ? risk_own(h, w->event, w->a, &own, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < own.count; i++) {
        if (str_eq(own.items[i].kind, risk_kind(e))) {
            rc = hub_fail(
                err, HUB_ECONFLICT, "%s has a risk sheet already. Change that one.", e->name);
        }
    }
    return rc;
}

/* The sheet of the event that was named, else the one most like it. sheet ID_NONE: none. */
static enum hub_rc to_copy(struct hub *h, struct sheet_work *w, const struct event *e,
    struct risk_known *out, struct hub_err *err)
{
    struct risk_known_list own;
    if (!id_known(w->like)) {
        return risk_like(h, e, w->a, out, err);
    }
    enum hub_rc rc = risk_own(h, w->like, w->a, &own, err);
    bool any = rc == HUB_OK && own.count > 0 && id_eq(own.items[0].hub, e->hub_id);
    *out = any ? own.items[0] : (struct risk_known){.sheet = ID_NONE};
    return rc;
}

static enum hub_rc copy_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct sheet_work *w = arg;
    struct event e;
    struct risk_known from;
    struct risk_sheet sheet;
    char day[DATE_TEXT];
    enum hub_rc rc = new_for(h, w, &e, err);
    rc = rc == HUB_OK ? to_copy(h, w, &e, &from, err) : rc;
    if (rc == HUB_OK && !id_known(from.sheet)) {
        rc = hub_fail(err, HUB_ENOTFOUND,
            "There is no risk sheet to copy: no event like %s has one. Begin an empty one.",
            e.name);
    }
    rc = rc == HUB_OK ? record_get(h->store, &risk_sheet_noun, from.sheet, w->a, &sheet, err) : rc;
    if (rc == HUB_OK) {
        copy_note(w->notes, "Copied from %s, %s.", from.name,
            date_plain(wall_date(from.starts), day));
        rc = risk_copy_sheet(h, &sheet, &e, w->a, w->notes, err);
    }
    store_label_record(h->store, w->notes->record);
    return rc;
}

static enum hub_rc begin_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct sheet_work *w = arg;
    struct event e;
    struct risk_sheet s;
    enum hub_rc rc = new_for(h, w, &e, err);
    rc = rc == HUB_OK ? new_sheet(h, &e, &s, w->a, err) : rc;
    rc = rc == HUB_OK ? record_insert(h->store, &risk_sheet_noun, &s, err) : rc;
    w->sheet = rc == HUB_OK ? s.record.id : ID_NONE;
    store_label_record(h->store, w->sheet);
    return rc;
}

static enum hub_rc change_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct sheet_work *w = arg;
    struct risk_sheet s;
    enum hub_rc rc = record_get(h->store, &risk_sheet_noun, w->sheet, w->a, &s, err);
    rc = rc == HUB_OK ? w->change(h, w, &s, err) : rc;
    return rc == HUB_OK ? record_update(h->store, &risk_sheet_noun, &s, err) : rc;
}

static enum hub_rc run(struct hub *h, struct sheet_work *w, const char *verb,
    enum hub_rc (*work)(struct hub *h, void *arg, struct hub_err *err), struct hub_err *err)
{
    struct txn_label label = {
        .verb = verb, .person = h->person, .noun = risk_sheet_noun.name, .record = w->sheet};
    enum hub_rc rc = access_check(h, VERB_WRITE, &risk_sheet_noun, err);
    w->a = arena_create();
    rc = rc == HUB_OK ? hub_write(h, &label, work, w, err) : rc;
    arena_destroy(w->a);
    return rc;
}

enum hub_rc hub_risk_copy(
    struct hub *h, hub_id event, hub_id like, struct copy_notes *notes, struct hub_err *err)
{
    struct sheet_work w = {.event = event, .like = like, .notes = notes};
    return run(h, &w, "add", copy_work, err);
}

enum hub_rc hub_risk_begin(struct hub *h, hub_id event, hub_id *sheet, struct hub_err *err)
{
    struct sheet_work w = {.event = event};
    enum hub_rc rc = run(h, &w, "add", begin_work, err);
    *sheet = rc == HUB_OK ? w.sheet : ID_NONE;
    return rc;
}

static enum hub_rc count_again(
    struct hub *h, struct sheet_work *w, struct risk_sheet *s, struct hub_err *err)
{
    struct event e;
    enum hub_rc rc = record_get(h->store, &event_noun, s->event_id, w->a, &e, err);
    return rc == HUB_OK ? count_in(h, &e, s, w->a, err) : rc;
}

enum hub_rc hub_risk_count(struct hub *h, hub_id sheet, struct hub_err *err)
{
    struct sheet_work w = {.sheet = sheet, .change = count_again};
    return run(h, &w, "edit", change_work, err);
}

static enum hub_rc sign_now(
    struct hub *h, struct sheet_work *w, struct risk_sheet *s, struct hub_err *err)
{
    struct record_query q = {0};
    int64_t lines = 0;
    query_is(&q, "risk_sheet_id", w->sheet);
    enum hub_rc rc = record_count(h->store, &risk_line_noun, &q, &lines, err);
    if (rc == HUB_OK && lines == 0) {
        rc = hub_fail(err, HUB_EINVAL, "Nothing stands on it yet. Add what could go wrong first.");
    }
    if (rc == HUB_OK && date_known(s->signed_on)) { /* signed anew the same day is a new signature */
        s->signed_on = DATE_NONE;
        rc = record_update(h->store, &risk_sheet_noun, s, err);
    }
    s->signed_by = h->person_name;
    s->signed_on = hub_today(h);
    if (date_known(s->review_on) && s->review_on.d < s->signed_on.d) {
        s->review_on = DATE_NONE;
    }
    return rc;
}

enum hub_rc hub_risk_sign(struct hub *h, hub_id sheet, struct hub_err *err)
{
    struct sheet_work w = {.sheet = sheet, .change = sign_now};
    return run(h, &w, "edit", change_work, err);
}
