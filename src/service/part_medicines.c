/* SPDX-License-Identifier: MIT */
/* The medicine sheet: each medicine, whether it was given, what came in and went home, each dose. */
#include "hub/base/str.h"
#include "hub/model/medicine.h"
#include "hub/service/dose.h"
#include "hub/service/dose_count.h"
#include "parts_priv.h"

enum { DOSES_SHOWN = 8, COUNTS_SHOWN = 2, DOSE_PRESETS = 3 };

static const char *short_when(struct part_writer *w, hub_wall at)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    return arena_printf(w->a, "%s %s", date_short(wall_date(at), day), tod_iso(wall_tod(at), time));
}

/* "250 mg in 5 ml, 5 ml by mouth, 07:30 19:30" */
static const char *sheet_words(struct part_writer *w, const struct medicine *m)
{
    struct sb b = sb_on(w->a);
    const char *const said[] = {m->strength, m->dose, m->route,
        m->as_needed == 1 ? "only when needed" : m->times, m->as_needed == 1 ? m->reason : NULL};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        sb_addf(&b, "%s%s", str_empty(said[i]) || !b.len ? "" : ", ", said[i] ? said[i] : "");
    }
    part_join(&b, str_empty(m->storage) ? NULL : arena_printf(w->a, "kept: %s", m->storage));
    return sb_str(&b);
}

static struct part_line *line_of(struct part_writer *w, enum tone tone, const struct noun *n,
    hub_id id, const struct medicine *m)
{
    struct part_line *line = part_record(w, tone, n, id);
    line->child = m->child_id;
    line->whose = m->record.id;
    line->field = noun_field(&dose_noun, "medicine_id");
    return line;
}

static void dose_line(struct part_writer *w, const struct medicine *m, const struct dose_line *d)
{
    bool back = *d->taken_back, fine = str_eq(d->outcome, "taken");
    struct part_line *line = line_of(w,
        back   ? TONE_MUTED
        : fine ? TONE_PLAIN
               : TONE_WARN,
        &dose_noun, d->id, m);
    line->lead = arena_printf(w->a, "  %s", short_when(w, d->at));
    line->text = arena_printf(w->a, "%s%s%s, %s", d->amount, fine ? "" : ", ",
        fine ? " given" : d->outcome, part_name(w, d->by));
    line->mark = back ? d->taken_back : NULL;
}

static void count_line(struct part_writer *w, const struct medicine *m, const struct count_pair *c)
{
    struct sb b = sb_on(w->a);
    bool out = id_known(c->out);
    struct part_line *line = line_of(w, c->short_by || !c->counted ? TONE_WARN : TONE_PLAIN,
        &medicine_count_noun, out ? c->out : c->in, m);
    line->lead = arena_printf(w->a, "  %s", id_known(c->in) ? "came with" : "went home");
    if (id_known(c->in)) {
        sb_addf(&b, "%s, %s", c->amount_in, short_when(w, c->in_at));
    }
    part_join(&b, c->given_text);
    part_join(&b,
        out ? arena_printf(w->a, "went home with %s, %s", c->amount_out, short_when(w, c->out_at))
            : NULL);
    part_join(&b, out ? NULL : c->left_text);
    line->text = sb_str(&b);
    line->tone = out && c->short_by ? TONE_ALERT : TONE_PLAIN;
    line->mark = c->result;
}

static void missed_line(struct part_writer *w, const struct medicine *m, hub_wall slot, int i)
{
    struct part_line *line = part_add(w, PART_ABSENT, TONE_ALERT);
    struct assignment *set = arena_array(w->a, DOSE_PRESETS, sizeof *set);
    char at[DATE_TEXT];
    set[0] = (struct assignment){"given_at", arena_strdup(w->a, wall_iso(slot, at))};
    set[1] = (struct assignment){"given_by", hub_person(w->h)};
    set[2] = (struct assignment){"amount", m->dose};
    line->set = set;
    line->set_count = str_empty(m->dose) ? DOSE_PRESETS - 1 : DOSE_PRESETS;
    line->noun = &dose_noun;
    line->child = m->child_id;
    line->whose = m->record.id;
    line->field = noun_field(&dose_noun, "medicine_id");
    line->slot = i + 1;
    line->id = ID_NONE;
    line->lead = arena_printf(w->a, "  %s", short_when(w, slot));
    line->text = "not ticked: given, refused or missed? Enter says which.";
}

static void medicine_line(struct part_writer *w, const struct sheet *s, const struct sheet_line *l)
{
    const struct medicine *m = l->medicine;
    enum tone tone = TONE_PLAIN;
    const char *end = date_known(m->expiry) ? part_end(w, m->expiry, PART_SOON_DAYS, &tone) : NULL;
    struct part_line *line = line_of(w, tone, &medicine_noun, m->record.id, m);
    struct sb b = sb_on(w->a);
    line->lead = m->name;
    sb_add(&b, sheet_words(w, m));
    part_join(&b, tone != TONE_PLAIN ? arena_printf(w->a, "use by: %s", end) : NULL);
    part_join(&b, str_empty(m->dose) ? "no dose is written down" : NULL);
    line->text = sb_str(&b);
    const char *given = sheet_text(s, l, w->a);
    line->text = *given ? arena_printf(w->a, "%s\n%s", line->text, given) : line->text;
}

static enum hub_rc medicine_lines(
    struct part_writer *w, const struct sheet *s, const struct sheet_line *l, struct hub_err *err)
{
    struct count_pairs pairs;
    struct dose_slots missed;
    const struct medicine *m = l->medicine;
    enum hub_rc rc = hub_counts(w->h, m, w->a, &pairs, err);
    rc = rc == HUB_OK ? hub_missed(w->h, m, s->now, w->a, &missed, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    medicine_line(w, s, l);
    for (size_t i = 0; i < missed.count; i++) {
        missed_line(w, m, missed.at[i], (int)i);
    }
    for (size_t i = 0; i < pairs.count && i < COUNTS_SHOWN; i++) {
        count_line(w, m, &pairs.items[i]);
    }
    for (size_t i = 0; i < l->dose_count && i < DOSES_SHOWN; i++) {
        dose_line(w, m, &l->doses[i]);
    }
    return HUB_OK;
}

/* Those that were stopped: a line each, so that nobody wonders. */
static enum hub_rc stopped(struct part_writer *w, hub_id child, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = part_list(w, &medicine_noun, "child_id", child, "-stopped,name", &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct medicine *m = record_at(&list, i);
        if (date_known(m->stopped) && m->stopped.d <= w->today.d) {
            struct part_line *line = line_of(w, TONE_MUTED, &medicine_noun, m->record.id, m);
            line->lead = m->name;
            line->text = arena_printf(w->a, "stopped on %s", part_day(w, m->stopped));
        }
    }
    return rc;
}

static void hidden(struct part_writer *w, const struct child *c)
{
    part_heading(w, "%s", part_child_head(w, c));
    part_text(w, TONE_MUTED, "hidden");
}

static enum hub_rc child_medicines(
    struct part_writer *w, const struct child *c, size_t *shown, struct hub_err *err)
{
    struct sheet sheet;
    enum hub_rc rc = hub_sheet(w->h, c->record.id, hub_now(w->h), w->a, &sheet, err);
    if (rc == HUB_OK && sheet.count == 0) {
        part_heading(w, "%s · no medicine%s", part_child_head(w, c),
            c->takes_medicine == 1 ? " is written down, but takes some: please ask" : "");
    } else if (rc == HUB_OK) {
        part_heading(w, "%s", part_child_head(w, c));
    }
    for (size_t i = 0; rc == HUB_OK && i < sheet.count; i++) {
        rc = medicine_lines(w, &sheet, &sheet.lines[i], err);
    }
    size_t before = w->out->count;
    rc = rc == HUB_OK ? stopped(w, c->record.id, err) : rc;
    *shown += sheet.count + (w->out->count - before) + (c->takes_medicine == 1);
    return rc;
}

enum hub_rc part_medicines(struct part_writer *w, struct hub_err *err)
{
    enum hub_rc rc = access_check(w->h, VERB_READ, &medicine_noun, err);
    size_t shown = 0;
    for (size_t i = 0; rc == HUB_OK && i < w->children.count; i++) {
        const struct child *c = record_at(&w->children, i);
        if (w->hide) {
            hidden(w, c);
            shown++;
        } else {
            rc = child_medicines(w, c, &shown, err);
        }
    }
    if (rc == HUB_OK && shown == 0) {
        w->out->count = 0;
    }
    return rc;
}
