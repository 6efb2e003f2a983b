/* SPDX-License-Identifier: MIT */
#include "hub/service/keep.h"

#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/config/config.h"
#include "hub/model/figures.h"
#include "hub/model/holding.h"

#include "keep_priv.h"

#include <stdlib.h>
#include <string.h>

#define YEARS(member) offsetof(struct config_keep, member)

// clang-format off
const struct keep_rule keep_rules[] = {
    {"Families that left", "family", "left_on", "after it left", "id", "family_id",
        YEARS(family_years), "S100"},
    {"Peers and volunteers who left", "peer", "left_on", "after they left", "person_id", "person_id",
        YEARS(person_years), "S104"},
    {"Events with their registers", "event", "starts", "after the day", "id", "event_id",
        YEARS(event_years), "S101"},
    {"Requests for records", "access_request", "sent", "after the answer", "id", "request_id",
        YEARS(request_years), "S101"},
};
// clang-format on
const size_t keep_rule_count = sizeof keep_rules / sizeof *keep_rules;

static const struct config_keep usual = {100, 10, 15, 3}; /* the settings' own: S100 S104 S101 */

int keep_years(const struct hub *h, const struct keep_rule *r)
{
    const struct config_keep *k = h->config ? &h->config->keep : &usual;
    int32_t years;
    memcpy(&years, (const char *)k + r->offset, sizeof years);
    return years;
}

/* --- the last review of each record ---------------------------------------------------------- */

struct reviews {
    struct record_list list;
    struct idmap by_target; /* place in the list, from 1 */
};

static hub_id ref_at(const struct noun *n, const char *column, const void *rec)
{
    const struct field *f = noun_field(n, column);
    return f ? *(const hub_id *)(const void *)((const char *)rec + f->offset)
             : ((const struct record *)rec)->id;
}

static enum hub_rc read_reviews(
    struct hub *h, struct arena *a, struct reviews *out, struct hub_err *err)
{
    struct record_query q = {.order = "id"};
    idmap_on(&out->by_target, a);
    enum hub_rc rc = record_list(h->store, &retention_line_noun, &q, a, &out->list, err);
    for (size_t i = 0; rc == HUB_OK && i < out->list.count; i++) {
        for (size_t k = 0; k < keep_rule_count; k++) {
            hub_id id = ref_at(
                &retention_line_noun, keep_rules[k].column, record_at(&out->list, i));
            if (id_known(id)) {
                idmap_put(&out->by_target, id, (int64_t)i + 1);
            }
        }
    }
    return rc;
}

/* --- lines ------------------------------------------------------------------------------------ */

struct listing {
    struct hub *h;
    struct arena *a;
    struct reviews reviews;
    const struct keep_rule *rule;
    const struct noun *of;
    bool due;
    struct keep_line *lines;
    size_t count, cap;
};

/* The day from which years are counted: of a day with a time, the day. */
static hub_date counted_from(const struct noun *n, const char *column, const void *rec)
{
    const struct field *f = noun_field(n, column);
    const char *member = (const char *)rec + f->offset;
    if (f->type == FIELD_WALL) {
        hub_wall w = *(const hub_wall *)(const void *)member;
        return wall_known(w) ? wall_date(w) : DATE_NONE;
    }
    return *(const hub_date *)(const void *)member;
}

static void fill_line(struct listing *l, struct keep_line *line, hub_date from)
{
    int64_t place = idmap_get(&l->reviews.by_target, line->record, 0);
    line->from = from;
    line->until = date_add_months(from, 12 * keep_years(l->h, l->rule));
    line->reviewed_by = line->outcome = "";
    line->reviewed_on = DATE_NONE;
    if (place) {
        const struct retention_line *r = record_at(&l->reviews.list, (size_t)place - 1);
        line->review = r->record.id;
        line->hold = r->hold == 1;
        line->until = date_known(r->keep_until) ? r->keep_until : line->until;
        line->reviewed_by = r->reviewed_by ? r->reviewed_by : "";
        line->reviewed_on = r->reviewed_on;
        line->outcome = r->outcome ? r->outcome : "";
    }
    line->due = !line->hold && date_diff(hub_today(l->h), line->until) >= 0;
}

static enum hub_rc each(void *arg, const void *rec, struct hub_err *err)
{
    struct listing *l = arg;
    hub_date from = counted_from(l->of, l->rule->from, rec);
    struct keep_line line = {.rule = l->rule, .noun = l->of, .record = ((const struct record *)rec)->id};
    (void)err;
    if (!date_known(from)) {
        return HUB_OK;
    }
    if (strcmp(l->rule->target, "id") != 0) {
        line.record = ref_at(l->of, l->rule->target, rec);
        line.noun = noun_find(noun_field(l->of, l->rule->target)->ref);
    }
    fill_line(l, &line, from);
    if (id_known(line.record) && (!l->due || line.due || line.hold)) {
        arena_grow(l->a, &l->lines, l->count, &l->cap, sizeof *l->lines);
        l->lines[l->count++] = line;
    }
    return HUB_OK;
}

static int by_day(const void *x, const void *y)
{
    const struct keep_line *a = x, *b = y;
    return a->until.d != b->until.d ? (a->until.d > b->until.d ? 1 : -1)
                                    : (a->record.n > b->record.n) - (a->record.n < b->record.n);
}

/* The rules' lines of some records, or with no id of all. */
static enum hub_rc list_rules(struct listing *l, const struct noun *target, hub_id id, struct hub_err *err)
{
    enum hub_rc rc = read_reviews(l->h, l->a, &l->reviews, err);
    for (size_t i = 0; rc == HUB_OK && i < keep_rule_count; i++) {
        l->rule = &keep_rules[i];
        l->of = noun_of_table(l->rule->table);
        struct record_query q = {.any = true};
        bool itself = strcmp(l->rule->target, "id") == 0;
        const struct noun *to =
            itself ? l->of : noun_find(noun_field(l->of, l->rule->target)->ref);
        if (target && to != target) {
            continue;
        }
        if (target) {
            query_is(&q, l->rule->target, id);
        } else if (id_known(l->h->narrowed)) {
            q.scope = noun_of_table("hub");
            q.scope_id = l->h->narrowed;
        }
        rc = record_each(l->h->store, l->of, &q, each, l, err);
    }
    return rc;
}

enum hub_rc hub_keep(struct hub *h, bool due, struct arena *a, struct keep_line **out,
    size_t *count, struct hub_err *err)
{
    struct listing l = {.h = h, .a = a, .due = due};
    enum hub_rc rc = access_check(h, VERB_READ, &retention_line_noun, err);
    rc = rc == HUB_OK ? list_rules(&l, NULL, ID_NONE, err) : rc;
    if (rc == HUB_OK && l.count) {
        qsort(l.lines, l.count, sizeof *l.lines, by_day);
    }
    for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
        l.lines[i].name = record_name(h->store, l.lines[i].noun, l.lines[i].record, a);
        l.lines[i].hidden = record_name_hidden(h->store, l.lines[i].noun, l.lines[i].record, a);
    }
    *out = l.lines;
    *count = l.count;
    return rc;
}

const char *keep_sentence(const struct hub *h, const struct keep_line *line, struct arena *a)
{
    char until[DATE_TEXT];
    hub_date rule = date_add_months(line->from, 12 * keep_years(h, line->rule));
    bool longer = line->until.d != rule.d;
    return longer ? arena_printf(a, "%s, as reviewed", date_long(line->until, until))
                  : arena_printf(a, "%s: %d years %s", date_long(line->until, until),
                        keep_years(h, line->rule), line->rule->since);
}

/* --- what stands against erasing ---------------------------------------------------------------- */

hub_id hub_of_record(struct hub *h, const struct noun *n, hub_id id, struct arena *a)
{
    struct hub_err ignored;
    while (n && n->owner) {
        void *rec = arena_alloc(a, n->size);
        if (record_get(h->store, n, id, a, rec, &ignored) != HUB_OK) {
            return hub_shown(h);
        }
        id = ref_at(n, n->owner, rec);
        n = noun_find(noun_field(n, n->owner)->ref);
    }
    return id;
}

/* The family a record is of; a record of none is asked for itself. */
static void whose(struct hub *h, const struct noun **n, hub_id *id, struct arena *a)
{
    struct hub_err ignored;
    const struct noun *family = noun_of_table("family");
    const struct field *f = noun_field(*n, "family_id");
    const struct field *up = f && f->type == FIELD_REF ? f
                             : (*n)->owner ? noun_field(*n, (*n)->owner) : NULL;
    if (*n == family || !up || str_eq(up->ref, "hub")) {
        return;
    }
    void *rec = arena_alloc(a, (*n)->size);
    if (record_get(h->store, *n, *id, a, rec, &ignored) != HUB_OK) {
        return;
    }
    hub_id above = ref_at(*n, up->column, rec);
    if (id_known(above)) {
        *n = noun_find(up->ref);
        *id = above;
        whose(h, n, id, a);
    }
}

static const char *when(struct hub *h, const struct keep_line *line, struct arena *a)
{
    bool whole = line->until.d > hub_today(h).d;
    return whole ? arena_printf(a, "%s is kept until %s.",
                       record_name(h->store, line->noun, line->record, a), keep_sentence(h, line, a))
                 : "";
}

enum hub_rc keep_says(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    const char **not_yet, const char **held, struct hub_err *err)
{
    struct listing l = {.h = h, .a = a};
    const struct noun *family = noun_of_table("family");
    *not_yet = *held = "";
    whose(h, &n, &id, a);
    enum hub_rc rc = list_rules(&l, n, id, err);
    if (rc == HUB_OK && l.count == 0 && n == family) {
        *not_yet = arena_printf(a, "%s has not left: its records are kept until %d years after that.",
            record_name(h->store, n, id, a), keep_years(h, &keep_rules[0]));
    }
    for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
        *not_yet = **not_yet ? *not_yet : when(h, &l.lines[i], a);
        *held = l.lines[i].hold ? arena_printf(a, "%s is on hold: take the hold off first.",
                                      record_name(h->store, n, id, a))
                                : *held;
    }
    int64_t place = rc == HUB_OK ? idmap_get(&l.reviews.by_target, id, 0) : 0;
    const struct retention_line *r = place ? record_at(&l.reviews.list, (size_t)place - 1) : NULL;
    if (r && r->hold == 1 && !**held) {
        *held = arena_printf(
            a, "%s is on hold: take the hold off first.", record_name(h->store, n, id, a));
    }
    return rc;
}

/* --- a review -------------------------------------------------------------------------------------- */

static void set(struct assignment *list, size_t *count, const char *word, const char *value)
{
    if (value) {
        list[(*count)++] = (struct assignment){word, value};
    }
}

enum hub_rc hub_keep_decide(struct hub *h, const struct keep_line *line,
    const struct keep_review *review, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct assignment list[9];
    size_t count = 0;
    char today[DATE_TEXT], until[DATE_TEXT];
    const struct field *to = noun_field(&retention_line_noun, line->rule->column);
    hub_date again = review->until;
    if (!date_known(again) && str_eq(review->outcome, "keep longer")) {
        again = date_add_months(hub_today(h), 12);
    }
    if (!id_known(line->review)) {
        hub_id hub = hub_of_record(h, line->noun, line->record, a);
        set(list, &count, "hub", arena_printf(a, "%lld", (long long)hub.n));
        set(list, &count, "what", line->rule->title);
        set(list, &count, "rule", keep_sentence(h, line, a));
        set(list, &count, to->word, arena_printf(a, "%lld", (long long)line->record.n));
    }
    set(list, &count, "hold", review->hold);
    set(list, &count, "outcome", review->outcome);
    set(list, &count, "keep_until", date_known(again) ? date_iso(again, until) : NULL);
    set(list, &count, "reviewed_by", h->person_name);
    set(list, &count, "reviewed_on", date_iso(hub_today(h), today));
    hub_id id = line->review;
    enum hub_rc rc = id_known(id) ? hub_edit(h, &retention_line_noun, id, list, count, err)
                                  : hub_add(h, &retention_line_noun, list, count, &id, err);
    arena_destroy(a);
    return rc;
}
