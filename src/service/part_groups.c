/* SPDX-License-Identifier: MIT */
/* Groups that adopters lead: all of a hub, and one with its meetings. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/group.h"
#include "hub/model/training.h"
#include "parts_priv.h"

static void group_line(struct part_writer *w, const struct group_view *v)
{
    struct sb b = sb_on(w->a);
    const char *drop_in = group_drop_in_words(v, w->today, w->a);
    bool late = date_known(v->unknown);
    struct part_line *line = part_record(
        w, late || drop_in ? TONE_WARN : TONE_PLAIN, &support_group_noun, v->row.record.id);
    line->lead = v->row.name;
    part_join(&b, v->row.place);
    part_join(&b, group_words(v, w->a));
    line->text = sb_str(&b);
    line->mark = late ? "how many came?" : drop_in;
}

enum hub_rc part_groups(struct part_writer *w, struct hub_err *err)
{
    struct group_view *groups;
    size_t count;
    enum hub_rc rc = hub_groups(w->h, w->hub, w->a, &groups, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count && w->out->count < PART_LINES_MOST; i++) {
        group_line(w, &groups[i]);
    }
    return rc;
}

/* --- meetings --- */

static void meeting_line(struct part_writer *w, const struct group_meeting *m)
{
    struct sb b = sb_on(w->a);
    char day[DATE_TEXT];
    bool to_come = m->held_on.d >= w->today.d && m->came == INT_NONE;
    bool ask = !to_come && m->came == INT_NONE;
    struct part_line *line = part_record(
        w, ask ? TONE_WARN : TONE_PLAIN, &group_meeting_noun, m->record.id);
    line->lead = arena_strdup(w->a, date_medium(m->held_on, day));
    part_join(&b, m->came != INT_NONE ? arena_printf(w->a, "%lld came", (long long)m->came)
                  : to_come           ? "to come"
                                      : "how many came?");
    part_join(&b, m->new_people > 0 ? arena_printf(w->a, "%lld new", (long long)m->new_people) : NULL);
    part_join(&b, m->worker_came == 1 ? "social worker dropped in" : NULL);
    part_join(&b, m->spent > 0 ? arena_printf(w->a, "£%lld spent", (long long)m->spent) : NULL);
    part_join(&b, m->received > 0 ? arena_printf(w->a, "£%lld came in", (long long)m->received) : NULL);
    part_join(&b, w->hide ? NULL : m->notes);
    line->text = sb_str(&b);
}

/* A day of the rhythm that is not written down yet. */
static void day_line(struct part_writer *w, hub_date d, const char *text, enum tone tone)
{
    char day[DATE_TEXT];
    int slot = (int)w->out->count + 1;
    struct part_line *line = part_add(w, PART_ABSENT, tone);
    struct assignment *set = arena_array(w->a, 1, sizeof *set);
    *set = (struct assignment){"held_on", arena_strdup(w->a, date_iso(d, day))};
    line->noun = &group_meeting_noun;
    line->slot = slot;
    line->lead = arena_strdup(w->a, date_medium(d, day));
    line->text = text;
    line->set = set;
    line->set_count = 1;
}

static bool written_down(const struct group_view *v, hub_date d)
{
    for (size_t i = 0; i < v->meetings.count; i++) {
        if (((const struct group_meeting *)record_at(&v->meetings, i))->held_on.d == d.d) {
            return true;
        }
    }
    return false;
}

enum hub_rc part_meetings(struct part_writer *w, struct hub_err *err)
{
    const struct group_view *v = &w->group;
    const char *drop_in = group_drop_in_words(v, w->today, w->a);
    char day[DATE_TEXT];
    (void)err;
    if (v->counted) {
        part_text(w, TONE_MUTED, "%d %s, %lld came in all, %lld each time.", v->held,
            words_many(v->held, "meeting", "meetings"), (long long)v->came,
            (long long)((v->came + v->counted / 2) / v->counted));
    }
    if (v->drop_in == DROP_IN_SET) {
        part_text(w, TONE_PLAIN, "%s drops in on %s.",
            str_empty(v->row.drop_in_worker) ? "A social worker" : part_name(w, v->row.drop_in_worker),
            date_medium(v->row.drop_in_on, day));
    } else if (drop_in) {
        part_text(w, TONE_WARN, "%c%s. Under The group e sets the day.", drop_in[0] - 'a' + 'A', drop_in + 1);
    }
    if (date_known(v->next) && !written_down(v, v->next)) {
        day_line(w, v->next, "next, as it usually meets", TONE_MUTED);
    }
    if (date_known(v->unknown) && !written_down(v, v->unknown)) {
        day_line(w, v->unknown, "how many came?", TONE_WARN);
    }
    for (size_t i = 0; i < v->meetings.count && w->out->count < PART_LINES_MOST; i++) {
        meeting_line(w, record_at(&v->meetings, i));
    }
    return HUB_OK;
}

/* --- the group --- */

static const char *pounds(struct part_writer *w, int64_t n)
{
    return n == INT_NONE ? "" : arena_printf(w->a, "£%lld", (long long)n);
}

enum hub_rc part_group(struct part_writer *w, struct hub_err *err)
{
    const struct support_group *g = &w->group.row;
    hub_id id = g->record.id;
    const struct noun *n = &support_group_noun;
    struct record_list talks;
    char day[DATE_TEXT];
    part_field(w, n, id, "leaders", "Leaders", g->leaders ? part_name(w, g->leaders) : "");
    part_field(w, n, id, "place", "Place", w->hide ? "" : g->place);
    part_field(w, n, id, "rhythm", "How often", g->rhythm);
    part_field(w, n, id, "drop_in_worker", "Drop-in social worker",
        g->drop_in_worker ? part_name(w, g->drop_in_worker) : "");
    part_field(w, n, id, "drop_in_on", "Next drop-in",
        date_known(g->drop_in_on) ? arena_strdup(w->a, date_medium(g->drop_in_on, day)) : "");
    part_field(w, n, id, "members", "Members",
        g->members == INT_NONE ? "" : arena_printf(w->a, "%lld", (long long)g->members));
    part_field(w, n, id, "received", "Received", pounds(w, g->received));
    part_field(w, n, id, "spent", "Spent", pounds(w, g->spent));
    part_text(w, TONE_MUTED, "With its meetings: £%lld received, £%lld spent.",
        (long long)w->group.received, (long long)w->group.spent);
    enum hub_rc rc = part_list(w, &supervision_noun, "group_id", id, "-held_on,id", &talks, err);
    if (rc == HUB_OK && talks.count) {
        part_heading(w, "SUPERVISION");
    }
    for (size_t i = 0; rc == HUB_OK && i < talks.count; i++) {
        part_talk(w, record_at(&talks, i), false);
    }
    return rc;
}
