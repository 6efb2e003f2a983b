/* SPDX-License-Identifier: MIT */
/* The register of an event and its risk sheet, to be read; each is worked on in its own pane. */
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/risk.h"
#include "hub/service/event_facts.h"
#include "parts_priv.h"

#include <string.h>

static const char *register_text(struct part_writer *w, const struct register_row *r)
{
    static const char *const states[] = {"due", "in", "out", "didn't come", "said no"};
    char in[DATE_TEXT], out[DATE_TEXT];
    struct sb b = sb_on(w->a);
    part_join(&b, states[r->state]);
    if (tod_known(r->in_at)) {
        part_join(&b, arena_printf(w->a, "%s%s%s", tod_iso(r->in_at, in),
                          tod_known(r->out_at) ? "–" : "", tod_iso(r->out_at, out)));
    }
    part_join(&b, w->hide ? arena_strndup(w->a, r->alert, strcspn(r->alert, " ,;:")) : r->alert);
    part_join(&b, r->no_photo && id_known(r->child) ? "photo NO" : NULL);
    part_join(&b, w->hide ? NULL : r->note);
    return sb_str(&b);
}

/* A child's line opens the child; one without a record is to be read. */
static void register_row_line(struct part_writer *w, const struct register_view *v, size_t i)
{
    const struct register_row *r = &v->rows[i];
    enum tone tone = *r->alert ? TONE_ALERT : TONE_PLAIN;
    struct part_line *l = id_known(r->child) ? part_record(w, tone, &child_noun, r->child)
                                             : part_add(w, PART_TEXT, tone);
    l->child = r->child;
    l->slot = (int)r->line;
    l->lead = arena_printf(w->a, "%lld %s", (long long)r->line,
        w->hide ? register_initials(v, i, w->a) : r->name);
    l->text = register_text(w, r);
    l->mark = w->hide ? NULL : r->family_name;
}

enum hub_rc part_event_register(struct part_writer *w, struct hub_err *err)
{
    struct register_view v;
    enum hub_rc rc = hub_register(w->h, w->event.record.id, w->out->day, w->a, &v, err);
    if (rc != HUB_OK || v.count == 0) {
        return rc;
    }
    part_heading(w, "%s%s", register_counts(&v, w->a), v.taken ? "" : " · not taken yet");
    const char *ratio = register_ratio(&v, w->a);
    if (*ratio) {
        part_text(w, v.ratio.state == RATIO_SHORT ? TONE_WARN : TONE_PLAIN, "%s", ratio);
    }
    for (size_t i = 0; i < v.count; i++) {
        register_row_line(w, &v, i);
    }
    return HUB_OK;
}

/* --- the risk sheet --- */

static const char *size_text(struct part_writer *w, int64_t likely, int64_t harm)
{
    return likely == INT_NONE || harm == INT_NONE
               ? ""
               : arena_printf(w->a, "%lld × %lld", (long long)likely, (long long)harm);
}

static void risk_line_line(struct part_writer *w, const struct risk_line *r)
{
    struct part_line *l = part_record(w, TONE_PLAIN, &risk_line_noun, r->record.id);
    struct sb b = sb_on(w->a);
    const char *before = size_text(w, r->likely, r->harm);
    const char *after = size_text(w, r->likely_after, r->harm_after);
    l->lead = arena_printf(w->a, "%lld %s", (long long)r->number,
        str_empty(r->activity) ? "" : r->activity);
    part_join(&b, r->hazard);
    part_join(&b, r->action);
    if (*before) {
        part_join(&b, arena_printf(w->a, "%s%s%s", before, *after ? ", then " : "", after));
    }
    part_join(&b, str_empty(r->by_whom) ? NULL : part_name(w, r->by_whom));
    l->text = sb_str(&b);
}

static enum hub_rc sheet_lines(
    struct part_writer *w, const struct risk_sheet *s, struct hub_err *err)
{
    char day[DATE_TEXT];
    struct record_list lines;
    bool done = date_known(s->signed_on);
    struct part_line *l =
        part_record(w, done ? TONE_PLAIN : TONE_WARN, &risk_sheet_noun, s->record.id);
    l->lead = "The sheet";
    l->text = done ? arena_printf(w->a, "%s · signed by %s on %s", s->kind,
                         str_empty(s->signed_by) ? "?" : part_name(w, s->signed_by),
                         date_plain(s->signed_on, day))
                   : arena_printf(w->a, "%s · not signed yet", s->kind);
    enum hub_rc rc =
        part_list(w, &risk_line_noun, "risk_sheet_id", s->record.id, "number", &lines, err);
    for (size_t i = 0; rc == HUB_OK && i < lines.count; i++) {
        risk_line_line(w, record_at(&lines, i));
    }
    return rc;
}

enum hub_rc part_event_sheet(struct part_writer *w, struct hub_err *err)
{
    struct event_facts f;
    struct record_list sheets;
    hub_id id = w->event.record.id;
    enum hub_rc rc = hub_event_facts(w->h, id, w->out->day, w->a, &f, err);
    rc = rc == HUB_OK ? part_list(w, &risk_sheet_noun, "event_id", id, "-id", &sheets, err) : rc;
    if (rc == HUB_OK && *f.sheet) {
        part_text(w, f.sheet_late ? TONE_WARN : TONE_PLAIN, "%s", f.sheet);
    }
    for (size_t i = 0; rc == HUB_OK && i < sheets.count; i++) {
        rc = sheet_lines(w, record_at(&sheets, i), err);
    }
    return rc;
}
