/* SPDX-License-Identifier: MIT */
/* What was written about a family: the log, notes of stays, accidents; newest first. */
#include "hub/base/str.h"
#include "hub/model/log.h"
#include "hub/model/stay.h"
#include "hub/model/stay_note.h"
#include "hub/service/corrections.h"
#include "parts_priv.h"

#include <stdlib.h>
#include <string.h>

enum { LATE_DAYS = 2, ENTRY_COLUMNS = 120 }; /* bytes of a text in its line */

struct logged {
    hub_wall at;
    size_t n; /* in the order read: a stable sort */
    struct part_line line;
};

struct book {
    struct part_writer *w;
    struct logged *items;
    size_t count, cap;
};

static struct part_line *put(struct book *b, hub_wall at, const struct noun *n, hub_id id)
{
    arena_grow(b->w->a, &b->items, b->count, &b->cap, sizeof *b->items);
    struct logged *l = &b->items[b->count];
    *l = (struct logged){
        at, b->count, {.kind = PART_RECORD, .tone = TONE_PLAIN, .noun = n, .id = id, .text = ""}};
    b->count++;
    return &l->line;
}

static const char *when(struct part_writer *w, hub_wall at)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    return arena_printf(w->a, "%s %s", date_plain(wall_date(at), day), tod_iso(wall_tod(at), time));
}

/* The first line of a text, not too long: the whole stands beside. */
static const char *begin(struct part_writer *w, const char *text)
{
    const char *s = text ? text : "";
    size_t len = strcspn(s, "\n"), max = len > ENTRY_COLUMNS ? ENTRY_COLUMNS : len;
    while (max > 0 && max < len && ((unsigned char)s[max] & 0xC0) == 0x80) {
        max--;
    }
    return arena_printf(w->a, "%.*s%s", (int)max, s, s[max] ? "…" : "");
}

static bool corrected(const struct record_list *list, hub_id id)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct log_entry *e = record_at(list, i);
        if (id_eq(e->corrects_id, id) && !stamp_known(e->withdrawn_at)) {
            return true;
        }
    }
    return false;
}

static void entry(struct book *b, const struct record_list *list, const struct log_entry *e)
{
    struct part_writer *w = b->w;
    struct sb text = sb_on(w->a);
    bool back = stamp_known(e->withdrawn_at);
    struct part_line *line = put(b, e->at, &log_entry_noun, e->record.id);
    line->tone = back ? TONE_MUTED : TONE_PLAIN;
    line->child = e->child_id;
    line->lead = when(w, e->at);
    sb_add(&text, e->kind);
    if (e->minutes != INT_NONE) {
        sb_addf(&text, " %lldm", (long long)e->minutes);
    }
    part_join(&text, w->hide ? NULL : e->with_whom);
    part_join(&text, id_known(e->corrects_id) ? "corrects an earlier line" : NULL);
    part_join(&text, w->hide ? NULL : begin(w, e->fact));
    line->text = sb_str(&text);
    bool late = stamp_known(e->written_at) &&
                date_diff(stamp_date(e->written_at), wall_date(e->at)) >= LATE_DAYS;
    const char *standing = back ? "taken back" : corrected(list, e->record.id) ? "corrected" : NULL;
    line->mark = standing && !w->hide ? hub_standing(w->h, &log_entry_noun, e, w->a)
                 : standing           ? standing
                 : date_known(e->due) && !date_known(e->done_on)
                     ? arena_printf(w->a, "to do by %s", part_day(w, e->due))
                 : late ? "written late"
                        : NULL;
}

static enum hub_rc read_entries(struct book *b, struct hub_err *err)
{
    struct record_list list;
    struct record_query q = {.order = "-at,id", .limit = PART_LINES_MOST};
    query_is(&q, "family_id", b->w->family.record.id);
    enum hub_rc rc = access_check(b->w->h, VERB_READ, &log_entry_noun, err);
    rc = rc == HUB_OK ? record_list(b->w->h->store, &log_entry_noun, &q, b->w->a, &list, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        entry(b, &list, record_at(&list, i));
    }
    return rc;
}

static enum hub_rc read_incidents(struct book *b, struct hub_err *err)
{
    struct part_writer *w = b->w;
    enum hub_rc rc = HUB_OK;
    for (size_t k = 0; rc == HUB_OK && k < w->children.count; k++) {
        const struct child *c = record_at(&w->children, k);
        struct record_list list;
        rc = part_list(w, &incident_noun, "child_id", c->record.id, "-at,id", &list, err);
        for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
            const struct incident *n = record_at(&list, i);
            struct part_line *line = put(b, n->at, &incident_noun, n->record.id);
            line->tone = TONE_WARN;
            line->child = c->record.id;
            line->lead = when(w, n->at);
            line->text = arena_printf(w->a, "%s · %s%s%s", n->kind, part_child_head(w, c),
                w->hide ? "" : " · ", w->hide ? "" : begin(w, n->what));
        }
    }
    return rc;
}

static void stay_note(struct book *b, const struct stay_note *n)
{
    struct part_writer *w = b->w;
    const char *said[] = {n->went_well, n->did, n->wobbles, n->mood, n->slept, n->ate};
    struct sb text = sb_on(w->a);
    struct part_line *line =
        put(b, wall_at(n->day, MINUTES_A_DAY - 1), &stay_note_noun, n->record.id);
    line->child = n->child_id;
    line->lead = part_day(w, n->day);
    sb_add(&text, str_eq(n->kind, "going home") ? "going-home note" : "stay note");
    for (size_t i = 0; !w->hide && i < sizeof said / sizeof *said; i++) {
        if (!str_empty(said[i])) {
            part_join(&text, begin(w, said[i]));
            break;
        }
    }
    line->text = sb_str(&text);
}

static enum hub_rc read_notes(struct book *b, struct hub_err *err)
{
    struct record_list list;
    struct record_query q = {.order = "-day,id",
        .limit = PART_LINES_MOST,
        .scope = &family_noun,
        .scope_id = b->w->family.record.id};
    enum hub_rc rc = access_check(b->w->h, VERB_READ, &stay_note_noun, err);
    rc = rc == HUB_OK ? record_list(b->w->h->store, &stay_note_noun, &q, b->w->a, &list, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        stay_note(b, record_at(&list, i));
    }
    return rc;
}

static int newest_first(const void *x, const void *y)
{
    const struct logged *a = x, *b = y;
    if (a->at.min != b->at.min) {
        return a->at.min < b->at.min ? 1 : -1;
    }
    return (a->n > b->n) - (a->n < b->n);
}

enum hub_rc part_family_log(struct part_writer *w, struct hub_err *err)
{
    struct book b = {.w = w};
    enum hub_rc rc = read_entries(&b, err);
    rc = rc == HUB_OK ? read_incidents(&b, err) : rc;
    rc = rc == HUB_OK ? read_notes(&b, err) : rc;
    if (b.count) {
        qsort(b.items, b.count, sizeof *b.items, newest_first);
    }
    for (size_t i = 0; rc == HUB_OK && i < b.count && i < PART_LINES_MOST; i++) {
        *part_add(w, PART_RECORD, TONE_PLAIN) = b.items[i].line;
    }
    if (rc == HUB_OK && b.count >= PART_LINES_MOST) {
        part_text(w, TONE_MUTED, "Older lines stand in the Log: 5, then /.");
    }
    return rc;
}
