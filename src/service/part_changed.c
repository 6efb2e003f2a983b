/* SPDX-License-Identifier: MIT */
/* The headlines of a family's story; and what changed for it: services used elsewhere, feedback. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/model/log.h"
#include "hub/service/changed.h"
#include "corrections_priv.h"
#include "parts_priv.h"

#include <string.h>

enum { AN_HOUR = 60 };

/* --- the timeline ---------------------------------------------------------------------- */

static enum hub_rc headlines(struct part_writer *w, const char *column, hub_id id,
    struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = "-at,id", .limit = PART_LINES_MOST};
    query_is(&q, column, id);
    q.where[q.where_count++] = (struct record_where){
        .column = "significant", .op = RECORD_IS, .is_number = true, .number = 1};
    query_text(&q, "withdrawn_at", RECORD_EMPTY, NULL);
    return record_list(w->h->store, &log_entry_noun, &q, w->a, out, err);
}

static void headline(struct part_writer *w, const struct log_entry *e)
{
    struct part_line *line = part_record(w, TONE_PLAIN, &log_entry_noun, e->record.id);
    const char *fact = e->fact ? e->fact : "";
    line->child = e->child_id;
    line->lead = part_day(w, wall_date(e->at));
    line->text = w->hide ? e->kind
                         : utf8_safe(w->a, arena_strndup(w->a, fact, strcspn(fact, "\n")));
}

/* Those that stand, under a heading; of the family those about no child. */
static enum hub_rc headline_lines(struct part_writer *w, const char *heading, const char *column,
    hub_id id, struct hub_err *err)
{
    struct record_list list;
    bool headed = !heading, family = str_eq(column, "family_id");
    enum hub_rc rc = headlines(w, column, id, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct log_entry *e = record_at(&list, i);
        if ((family && id_known(e->child_id)) ||
            record_corrected(w->h, &log_entry_noun, e->record.id, w->a)) {
            continue;
        }
        if (!headed) {
            part_heading(w, "%s", heading);
        }
        headed = true;
        headline(w, e);
    }
    return rc;
}

enum hub_rc part_family_timeline(struct part_writer *w, struct hub_err *err)
{
    enum hub_rc rc = access_check(w->h, VERB_READ, &log_entry_noun, err);
    for (size_t i = 0; rc == HUB_OK && i < w->children.count; i++) {
        const struct child *c = record_at(&w->children, i);
        rc = headline_lines(w, part_child_head(w, c), "child_id", c->record.id, err);
    }
    rc = rc == HUB_OK
             ? headline_lines(w, "The family", "family_id", w->family.record.id, err)
             : rc;
    if (rc == HUB_OK && w->out->count && date_known(w->family.joined)) {
        part_text(w, TONE_MUTED, "Joined the hub on %s.", part_day(w, w->family.joined));
    }
    return rc;
}

/* --- services --------------------------------------------------------------------------- */

/* "12 hours", "1 hour 20 minutes"; "" for none */
static const char *hours(struct part_writer *w, int64_t minutes)
{
    int64_t h = minutes / AN_HOUR, m = minutes % AN_HOUR;
    struct sb b = sb_on(w->a);
    if (h) {
        sb_addf(&b, "%lld %s", (long long)h, words_many(h, "hour", "hours"));
    }
    if (m) {
        sb_addf(&b, "%s%lld minutes", b.len ? " " : "", (long long)m);
    }
    return sb_str(&b);
}

static const char *side_words(struct part_writer *w, const char *when, const struct service_side *s)
{
    const char *took = hours(w, s->minutes);
    return s->times == 0 ? arena_printf(w->a, "%s: none", when)
                         : arena_printf(w->a, "%s: %lld %s%s%s", when, (long long)s->times,
                               words_many(s->times, "time", "times"), *took ? ", " : "", took);
}

static enum hub_rc services_summary(struct part_writer *w, struct hub_err *err)
{
    struct services_count c;
    struct changed_ask ask = {DATE_NONE, DATE_NONE, w->family.record.id};
    enum hub_rc rc = hub_services_count(w->h, &ask, w->a, &c, err);
    if (rc == HUB_OK && c.count) {
        part_text(w, TONE_PLAIN, "%s · %s", side_words(w, "Before joining", &c.before),
            side_words(w, "since", &c.after));
    }
    if (rc == HUB_OK && c.no_side) {
        part_text(w, TONE_WARN, "When did they join the hub? Then before and after can be told apart.");
    }
    return rc;
}

static void service_line(struct part_writer *w, const struct service_used *s)
{
    static const char *const whens[] = {[SERVICE_BEFORE] = "before joining",
        [SERVICE_AFTER] = "since joining", [SERVICE_BOTH] = "before and since", [SERVICE_NEITHER] = NULL};
    struct part_line *line = part_record(w, TONE_PLAIN, &service_used_noun, s->record.id);
    char days[DATE_TEXT];
    struct sb b = sb_on(w->a);
    bool used = str_empty(s->outcome) || str_eq(s->outcome, "used");
    line->child = s->child_id;
    line->lead = date_known(s->until) ? arena_strdup(w->a, date_range(s->used_on, s->until, days))
                                      : part_day(w, s->used_on);
    part_join(&b, s->service);
    part_join(&b, part_name(w, namer_name(w->names, &child_noun, s->child_id)));
    part_join(&b, used ? NULL : s->outcome);
    part_join(&b, s->hours == INT_NONE ? NULL : hours(w, s->hours * AN_HOUR));
    part_join(&b, s->times == INT_NONE ? NULL : arena_printf(w->a, "%lld times", (long long)s->times));
    line->text = sb_str(&b);
    line->mark = used ? whens[service_when(s, w->family.joined)] : NULL;
}

/* --- feedback ---------------------------------------------------------------------------- */

static void feedback_line(struct part_writer *w, const struct feedback *f)
{
    struct part_line *line = part_record(w, TONE_PLAIN, &feedback_noun, f->record.id);
    const char *words = f->words ? f->words : "";
    struct sb b = sb_on(w->a);
    line->lead = part_day(w, f->given_on);
    part_join(&b, f->said_by);
    part_join(&b, str_empty(f->about) ? NULL : arena_printf(w->a, "about the %s", f->about));
    part_join(&b, f->score == INT_NONE ? NULL : arena_printf(w->a, "%lld of 5", (long long)f->score));
    part_join(&b, w->hide ? NULL
                          : arena_printf(w->a, "“%s”", utf8_safe(w->a, arena_strndup(w->a, words,
                                                           strcspn(words, "\n")))));
    line->text = sb_str(&b);
    line->mark = f->may_quote == 1 ? "may be quoted" : NULL;
}

enum hub_rc part_family_changed(struct part_writer *w, struct hub_err *err)
{
    struct record_list services, feedback;
    hub_id family = w->family.record.id;
    enum hub_rc rc = part_list(w, &service_used_noun, "family_id", family, "-used_on,id", &services, err);
    rc = rc == HUB_OK ? part_list(w, &feedback_noun, "family_id", family, "-given_on,id", &feedback, err)
                      : rc;
    if (rc == HUB_OK && services.count) {
        part_heading(w, "SERVICES ELSEWHERE");
        rc = services_summary(w, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < services.count && i < PART_LINES_MOST; i++) {
        service_line(w, record_at(&services, i));
    }
    if (rc == HUB_OK && feedback.count) {
        part_heading(w, "WHAT THEY SAID");
    }
    for (size_t i = 0; rc == HUB_OK && i < feedback.count && i < PART_LINES_MOST; i++) {
        feedback_line(w, record_at(&feedback, i));
    }
    return rc;
}
