/* SPDX-License-Identifier: MIT */
/* Training, buddies and supervision of a hub: what is due first, then what was. */
#include "hub/base/str.h"
#include "hub/model/group.h"
#include "hub/model/person.h"
#include "hub/model/training.h"
#include "links_priv.h"
#include "parts_priv.h"

#include <string.h>

/* --- what is due --- */

static const char *people_named(struct part_writer *w, const char *ids)
{
    struct sb b = sb_on(w->a);
    for (const char *p = ids; *p;) {
        size_t len = strcspn(p, " ");
        int64_t id = 0;
        str_int(arena_strndup(w->a, p, len), 1, INT64_MAX, &id);
        sb_addf(&b, "%s%s", b.len ? ", " : "",
            part_name(w, namer_name(w->names, &person_noun, (hub_id){id})));
        p += len + (p[len] == ' ');
    }
    return sb_str(&b);
}

static const char *due_text(struct part_writer *w, const struct scheme_due *d)
{
    const char *day = date_known(d->when) ? part_day(w, d->when) : "";
    bool ended = date_known(d->when) && d->when.d < w->today.d;
    switch (d->kind) {
    case DUE_COURSE:
        return arena_printf(w->a, "%s good until %s%s%s", ended ? "was" : "is", day,
            *d->whom ? ": " : "", people_named(w, d->whom));
    case DUE_TRAINING:
        return "has not done the training of peers";
    case DUE_CHECK:
        return arena_printf(w->a, "a check %s on %s", ended ? "ended" : "ends", day);
    case DUE_TALK:
    case DUE_GROUP_TALK:
        break;
    }
    return *day ? arena_printf(w->a, "supervision is due, the last was on %s", day)
                : "supervision is due";
}

static void due_line(struct part_writer *w, const struct scheme_due *d)
{
    static const struct noun *const about[] = {[DUE_COURSE] = &training_noun,
        [DUE_TRAINING] = &peer_noun, [DUE_CHECK] = &peer_noun, [DUE_TALK] = &peer_noun,
        [DUE_GROUP_TALK] = &support_group_noun};
    const struct noun *n = about[d->kind];
    struct part_line *last = w->out->count ? &w->out->lines[w->out->count - 1] : NULL;
    if (last && last->noun == n && id_eq(last->id, d->record)) {
        last->text = arena_printf(w->a, "%s; %s", last->text, due_text(w, d));
        return;
    }
    struct part_line *line = part_record(w, TONE_WARN, n, d->record);
    const char *name = namer_name(w->names, n, d->record);
    line->lead = n == &peer_noun ? part_name(w, name) : name;
    line->text = due_text(w, d);
}

struct dues {
    struct scheme_due *items;
    size_t count;
};

/* Peers by name: what is due of one stands together. */
static bool after(struct part_writer *w, const struct scheme_due *x, const struct scheme_due *y)
{
    bool peers = x->kind != DUE_COURSE && y->kind != DUE_COURSE && x->kind != DUE_GROUP_TALK &&
                 y->kind != DUE_GROUP_TALK;
    if (!peers || id_eq(x->record, y->record)) {
        return false;
    }
    int order = strcmp(namer_name(w->names, &peer_noun, x->record),
        namer_name(w->names, &peer_noun, y->record));
    return order > 0 || (order == 0 && x->record.n > y->record.n);
}

static enum hub_rc read_dues(struct part_writer *w, struct dues *out, struct hub_err *err)
{
    enum hub_rc rc = schemes_due(w->h, w->hub, w->today, w->a, &out->items, &out->count, err);
    for (size_t i = 1; rc == HUB_OK && i < out->count; i++) {
        struct scheme_due moved = out->items[i];
        size_t at = i;
        for (; at > 0 && after(w, &out->items[at - 1], &moved); at--) {
            out->items[at] = out->items[at - 1];
        }
        out->items[at] = moved;
    }
    return rc;
}

/* Of peers and groups; a course that is due stands first among the courses. */
static void due_lines(struct part_writer *w, const struct dues *dues, bool talks)
{
    size_t headed = 0;
    for (size_t i = 0; i < dues->count; i++) {
        enum scheme_due_kind kind = dues->items[i].kind;
        bool talk = kind == DUE_TALK || kind == DUE_GROUP_TALK;
        if (talk == talks && kind != DUE_COURSE) {
            if (headed++ == 0) {
                part_heading(w, "DUE");
            }
            due_line(w, &dues->items[i]);
        }
    }
}

static const struct scheme_due *course_due(const struct dues *dues, hub_id course)
{
    for (size_t i = 0; i < dues->count; i++) {
        if (dues->items[i].kind == DUE_COURSE && id_eq(dues->items[i].record, course)) {
            return &dues->items[i];
        }
    }
    return NULL;
}

/* --- courses --- */

static void course_line(
    struct part_writer *w, const struct training *t, const struct scheme_due *due)
{
    struct sb b = sb_on(w->a);
    struct training whole = *t;
    struct hub_err ignored;
    char day[DATE_TEXT];
    (void)links_read(w->h, &training_noun, &whole, w->a, &ignored);
    const char *who = namer_links(w->names, noun_field(&training_noun, "people"), &whole, "|");
    size_t named = str_parts(who);
    struct part_line *line =
        part_record(w, due ? TONE_WARN : TONE_PLAIN, &training_noun, t->record.id);
    line->lead = arena_strdup(w->a, date_medium(t->held_on, day));
    line->mark = due ? "book it again" : NULL;
    part_join(&b, t->name);
    part_join(&b, due ? due_text(w, due) : NULL);
    part_join(&b, t->for_peers == 1 ? "of peers" : NULL);
    int64_t came = t->came == INT_NONE ? (int64_t)named : t->came;
    if (came || t->came != INT_NONE) {
        part_join(&b, arena_printf(w->a, "%lld came", (long long)came));
    }
    for (size_t i = 0; i < named; i++) {
        sb_addf(&b, "%s%s", i ? ", " : came > (int64_t)named ? ", with them " : ": ", part_name(w, str_part(w->a, who, i)));
    }
    part_join(&b, date_known(t->until) && !due ? arena_printf(w->a, "good until %s", part_day(w, t->until)) : NULL);
    line->text = sb_str(&b);
}

enum hub_rc part_training(struct part_writer *w, struct hub_err *err)
{
    struct record_list list = {0};
    struct dues dues = {0};
    enum hub_rc rc = access_check(w->h, VERB_READ, &training_noun, err);
    rc = rc == HUB_OK ? read_dues(w, &dues, err) : rc;
    rc = rc == HUB_OK ? schemes_list(w->h, &training_noun, w->hub, "-held_on,id", w->a, &list, err) : rc;
    due_lines(w, &dues, false);
    if (rc == HUB_OK && list.count) {
        part_heading(w, "COURSES");
    }
    for (int late = 1; rc == HUB_OK && late >= 0; late--) {
        for (size_t i = 0; i < list.count && w->out->count < PART_LINES_MOST; i++) {
            const struct training *t = record_at(&list, i);
            const struct scheme_due *due = course_due(&dues, t->record.id);
            if ((due != NULL) == (late == 1)) {
                course_line(w, t, due);
            }
        }
    }
    return rc;
}

/* --- buddies --- */

static const char *newcomer(struct part_writer *w, const struct buddy *b)
{
    const char *who = id_known(b->newcomer_id) ? namer_name(w->names, &person_noun, b->newcomer_id)
                                               : namer_name(w->names, &family_noun, b->family_id);
    return part_name(w, who);
}

enum buddy_state { BUDDY_WAITS, BUDDY_ON, BUDDY_OVER };
static enum buddy_state state_of(const struct buddy *b)
{
    return date_known(b->ended_on) ? BUDDY_OVER : id_known(b->buddy_id) ? BUDDY_ON : BUDDY_WAITS;
}

static const char *buddy_text(struct part_writer *w, const struct buddy *b)
{
    struct sb s = sb_on(w->a);
    enum buddy_state state = state_of(b);
    part_join(&s, b->kind);
    if (state == BUDDY_WAITS) {
        part_join(&s, arena_printf(w->a, "waiting since %s", part_day(w, b->asked_on)));
    }
    part_join(&s, date_known(b->began_on) ? arena_printf(w->a, "since %s", part_day(w, b->began_on)) : NULL);
    if (state == BUDDY_ON) {
        part_join(&s, date_known(b->check_on) ? arena_printf(w->a, "ask how it goes %s", part_day(w, b->check_on)) : NULL);
        part_join(&s, date_known(b->until) ? arena_printf(w->a, "until about %s", part_day(w, b->until)) : NULL);
    }
    if (state == BUDDY_OVER) {
        part_join(&s, arena_printf(w->a, "ended %s", part_day(w, b->ended_on)));
        part_join(&s, b->ended_how);
    }
    return sb_str(&s);
}

static void buddy_line(struct part_writer *w, const struct buddy *b)
{
    enum buddy_state state = state_of(b);
    bool late = state == BUDDY_ON && ((date_known(b->until) && b->until.d < w->today.d) ||
                                         (date_known(b->check_on) && b->check_on.d <= w->today.d));
    struct part_line *line = part_record(w,
        state == BUDDY_OVER            ? TONE_MUTED
        : late || state == BUDDY_WAITS ? TONE_WARN
                                       : TONE_PLAIN,
        &buddy_noun, b->record.id);
    const char *by = namer_name(w->names, &person_noun, b->buddy_id);
    line->lead = *by ? arena_printf(w->a, "%s ↔ %s", part_name(w, by), newcomer(w, b)) : newcomer(w, b);
    line->text = buddy_text(w, b);
    line->mark = late ? "ask them" : NULL;
}

enum hub_rc part_buddies(struct part_writer *w, struct hub_err *err)
{
    static const char *const heads[] = {"WAITING", "BUDDIES", "OVER"};
    struct record_list list = {0};
    enum hub_rc rc = access_check(w->h, VERB_READ, &buddy_noun, err);
    rc = rc == HUB_OK ? schemes_list(w->h, &buddy_noun, w->hub, NULL, w->a, &list, err) : rc;
    for (int state = BUDDY_WAITS; state <= BUDDY_OVER; state++) {
        size_t headed = 0;
        for (size_t i = 0; rc == HUB_OK && i < list.count && w->out->count < PART_LINES_MOST; i++) {
            const struct buddy *b = record_at(&list, i);
            if ((int)state_of(b) != state) {
                continue;
            }
            if (headed++ == 0) {
                part_heading(w, "%s", heads[state]);
            }
            buddy_line(w, b);
        }
    }
    return rc;
}

/* --- supervision of peers and groups --- */

struct part_line *part_talk(struct part_writer *w, const struct supervision *s, bool whose)
{
    struct sb b = sb_on(w->a);
    char day[DATE_TEXT];
    bool open = date_known(s->due) && !date_known(s->done_on);
    bool late = open && s->due.d < w->today.d;
    const char *of = id_known(s->group_id) ? namer_name(w->names, &support_group_noun, s->group_id)
                                           : part_name(w, namer_name(w->names, &person_noun, s->person_id));
    struct part_line *line =
        part_record(w, late ? TONE_WARN : TONE_PLAIN, &supervision_noun, s->record.id);
    line->lead = arena_strdup(w->a, date_medium(s->held_on, day));
    part_join(&b, whose ? of : NULL);
    part_join(&b, s->with_whom ? arena_printf(w->a, "with %s", part_name(w, s->with_whom)) : NULL);
    part_join(&b, w->hide ? NULL : s->topics);
    part_join(&b, w->hide || str_empty(s->agreed) ? NULL : arena_printf(w->a, "agreed: %s", s->agreed));
    line->text = sb_str(&b);
    line->mark = date_known(s->done_on) ? arena_printf(w->a, "done %s", part_day(w, s->done_on))
                 : open                 ? arena_printf(w->a, "by %s", part_day(w, s->due))
                                        : NULL;
    return line;
}

enum hub_rc part_supervision(struct part_writer *w, struct hub_err *err)
{
    struct record_list list = {0};
    struct dues dues = {0};
    enum hub_rc rc = access_check(w->h, VERB_READ, &supervision_noun, err);
    rc = rc == HUB_OK ? read_dues(w, &dues, err) : rc;
    due_lines(w, &dues, true);
    rc = rc == HUB_OK ? schemes_list(w->h, &supervision_noun, w->hub, "-held_on,id", w->a, &list, err) : rc;
    for (int open = 1; open >= 0; open--) {
        size_t headed = 0;
        for (size_t i = 0; rc == HUB_OK && i < list.count && w->out->count < PART_LINES_MOST; i++) {
            const struct supervision *s = record_at(&list, i);
            if ((date_known(s->due) && !date_known(s->done_on)) != (open == 1)) {
                continue;
            }
            if (headed++ == 0) {
                part_heading(w, open ? "AGREED, TO DO" : "BEFORE");
            }
            part_talk(w, s, true);
        }
    }
    return rc;
}
