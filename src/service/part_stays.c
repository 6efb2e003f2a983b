/* SPDX-License-Identifier: MIT */
/* Sleepovers of a family or at a host's: now, asked for, ahead, past. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/stay.h"
#include "parts_priv.h"

enum when { NOW, AHEAD, ASKED, PAST, WHENS };

struct counted {
    int planned, emergencies, nights; /* in the last 12 months */
    hub_date next;
};

static bool is_fixed(const struct stay *s)
{
    return str_eq(s->status, "agreed") || str_eq(s->status, "happened") ||
           str_eq(s->status, "draft");
}

static enum when when_of(const struct stay *s, hub_date today)
{
    hub_date from = wall_date(s->arrive), to = wall_date(s->leave);
    if (!is_fixed(s) && !str_eq(s->status, "cancelled") && to.d >= today.d) {
        return ASKED;
    }
    return to.d < today.d || str_eq(s->status, "cancelled") ? PAST : from.d > today.d ? AHEAD : NOW;
}

static bool overnight(const struct stay *s)
{
    return str_eq(s->kind, "planned") || str_eq(s->kind, "emergency");
}

static void count(struct counted *n, const struct stay *s, hub_date today)
{
    hub_date from = wall_date(s->arrive);
    if (!is_fixed(s) || !overnight(s)) {
        return;
    }
    if (from.d > today.d) {
        n->next = date_known(n->next) && n->next.d < from.d ? n->next : from;
    } else if (from.d > date_add_months(today, -12).d) {
        n->planned += str_eq(s->kind, "planned");
        n->emergencies += str_eq(s->kind, "emergency");
        n->nights += date_diff(wall_date(s->leave), from);
    }
}

static void stay_line(struct part_writer *w, const struct stay *s, bool of_host)
{
    char days[DATE_TEXT];
    struct sb b = sb_on(w->a);
    bool over = str_eq(s->status, "cancelled");
    struct part_line *line =
        part_record(w, over ? TONE_MUTED : TONE_PLAIN, &stay_noun, s->record.id);
    hub_id whose = of_host ? s->family_id : s->host_id;
    const struct noun *noun = of_host ? &family_noun : &host_noun;
    line->lead = arena_strdup(w->a, date_range(wall_date(s->arrive), wall_date(s->leave), days));
    sb_add(&b, id_known(whose) ? part_name(w, namer_name(w->names, noun, whose)) : "no host yet");
    part_join(&b, str_eq(s->kind, "planned") ? NULL : s->kind);
    part_join(&b, s->reason);
    part_join(&b, over && !str_empty(s->cancelled_by)
                      ? arena_printf(w->a, "by %s", part_name(w, s->cancelled_by))
                      : NULL);
    part_join(&b, over && !w->hide ? s->cancelled_why : NULL);
    line->text = sb_str(&b);
    line->mark = s->status;
}

static void stay_lines(struct part_writer *w, const struct record_list *list, bool of_host)
{
    static const char *const headings[WHENS] = {"HERE NOW", "AHEAD", "ASKED FOR", "BEFORE"};
    size_t shown = 0;
    for (int part = NOW; part < WHENS; part++) {
        bool headed = false;
        for (size_t i = 0; i < list->count && shown < PART_LINES_MOST; i++) {
            bool back = part == AHEAD || part == ASKED; /* the list is newest first */
            const struct stay *s = record_at(list, back ? list->count - 1 - i : i);
            if (when_of(s, w->today) != (enum when)part) {
                continue;
            }
            if (!headed) {
                part_heading(w, "%s", headings[part]);
            }
            headed = true;
            stay_line(w, s, of_host);
            shown++;
        }
    }
}

/* "6 of 12 sleepovers a year · 11 nights · 1 emergency · next Fri 27 Nov" */
static void summary(struct part_writer *w, const struct counted *n, int64_t a_year)
{
    char day[DATE_TEXT];
    struct sb b = sb_on(w->a);
    if (a_year != INT_NONE && a_year > 0) {
        sb_addf(&b, "%d of %lld sleepovers a year", n->planned, (long long)a_year);
    } else {
        sb_addf(&b, "%d %s in 12 months", n->planned, words_many(n->planned, "sleepover", "sleepovers"));
    }
    part_join(&b, arena_printf(w->a, "%d %s", n->nights, words_many(n->nights, "night", "nights")));
    part_join(&b, n->emergencies ? arena_printf(w->a, "%d %s", n->emergencies,
                                       words_many(n->emergencies, "emergency", "emergencies"))
                                 : NULL);
    part_join(&b, date_known(n->next) ? arena_printf(w->a, "next %s", date_short(n->next, day))
                                      : "none ahead");
    part_text(w, TONE_PLAIN, "%s", sb_str(&b));
}

static enum hub_rc stays(struct part_writer *w, const char *column, hub_id id, int64_t a_year,
    bool of_host, struct hub_err *err)
{
    struct record_list list;
    struct counted n = {.next = DATE_NONE};
    enum hub_rc rc = part_list(w, &stay_noun, column, id, "-arrive,id", &list, err);
    if (rc != HUB_OK || list.count == 0) {
        return rc;
    }
    for (size_t i = 0; i < list.count; i++) {
        count(&n, record_at(&list, i), w->today);
    }
    summary(w, &n, a_year);
    stay_lines(w, &list, of_host);
    return HUB_OK;
}

enum hub_rc part_family_stays(struct part_writer *w, struct hub_err *err)
{
    if (str_eq(w->family.membership, "peer only")) {
        w->out->empty = "They have a peer only: no sleepovers here.";
    } else if (date_known(w->family.left_on)) {
        w->out->empty = "They left the hub and had no sleepover.";
    }
    return stays(w, "family_id", w->family.record.id, w->family.stays_per_year, false, err);
}

enum hub_rc part_host_stays(struct part_writer *w, struct hub_err *err)
{
    return stays(w, "host_id", w->host.record.id, INT_NONE, true, err);
}
