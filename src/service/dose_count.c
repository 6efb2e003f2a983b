/* SPDX-License-Identifier: MIT */
/* Counting a medicine in and out, and the doses nobody ticked. */
#include "hub/service/dose_count.h"

#include "corrections_priv.h"
#include "dose_priv.h"
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/record.h"
#include "hub/model/stay.h"
#include "hub_priv.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
    THOUSAND = 1000,
    DIGITS_MOST = 9,
    WORD_LEAST = 4 /* letters: puffs, tablets, not mls */,
    TICK_MIN = 60,
    DAYS_LOOKED = 3,
    PAIRS_MOST = 3
};

/* --- amounts --- */

/* "2.5" → 2500, "½" and "1/2" → 500; where it ends. NULL: no number. */
static const char *read_number(const char *s, int64_t *out)
{
    static const struct {
        const char *sign;
        int64_t thousandths;
    } parts[] = {{"½", 500}, {"¼", 250}, {"¾", 750}, {"1/2", 500}, {"1/4", 250}, {"3/4", 750}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (str_starts(s, parts[i].sign)) {
            *out = parts[i].thousandths;
            return s + strlen(parts[i].sign);
        }
    }
    size_t digits = strspn(s, "0123456789");
    if (digits == 0 || digits > DIGITS_MOST) {
        return NULL;
    }
    int64_t n = 0, scale = THOUSAND;
    for (; isdigit((unsigned char)*s); s++) {
        n = n * 10 + (*s - '0');
    }
    n *= THOUSAND;
    if (*s == '.' && isdigit((unsigned char)s[1])) {
        for (s++; isdigit((unsigned char)*s); s++) {
            scale /= 10;
            n += (*s - '0') * scale;
        }
    }
    int64_t more = 0;
    const char *rest =
        str_starts(s, "½") || str_starts(s, "¼") || str_starts(s, "¾") ? read_number(s, &more) : s;
    *out = n + more;
    return rest;
}

/* "Tablets " → "tablet": the same unit however it is written. */
static const char *unit_of(const char *s, struct arena *a)
{
    char *unit = arena_strdup(a, str_trim(a, s));
    size_t len = strlen(unit);
    for (size_t i = 0; i < len; i++) {
        unit[i] = (char)tolower((unsigned char)unit[i]);
    }
    if (len > 1 && unit[len - 1] == '.') {
        unit[--len] = '\0';
    }
    if (len > 2 && unit[len - 1] == 's') {
        unit[--len] = '\0';
    }
    return unit;
}

bool amount_read(const char *text, struct arena *a, int64_t *thousandths, const char **unit)
{
    const char *s = text ? str_trim(a, text) : "";
    const char *rest = read_number(s, thousandths);
    if (!rest || strpbrk(rest, "0123456789") != NULL) {
        return false;
    }
    *unit = unit_of(rest, a);
    return true;
}

/* "2", "2.5", "0.25" */
static const char *number_text(int64_t thousandths, struct arena *a)
{
    long long whole = (long long)(thousandths / THOUSAND),
              part = (long long)(thousandths % THOUSAND);
    if (part == 0) {
        return arena_printf(a, "%lld", whole);
    }
    char *text = arena_printf(a, "%lld.%03lld", whole, part);
    for (size_t len = strlen(text); text[len - 1] == '0'; len--) {
        text[len - 1] = '\0';
    }
    return text;
}

/* --- in and out --- */

struct counting {
    struct hub *h;
    const struct medicine *m;
    struct arena *a;
    struct record_list doses; /* of the medicine, oldest first, none that was taken back */
    bool here;                /* the child is in the house now */
};

static bool same_unit(const char *a, const char *b)
{
    return str_eq(a, b) || str_empty(a) || str_empty(b);
}

/* What was used between two moments; false: an amount cannot be added up. */
static bool used(const struct counting *c, const struct count_pair *p, const char *unit,
    int64_t *sum, int *doses)
{
    bool fine = true;
    *sum = 0;
    *doses = 0;
    for (size_t i = 0; i < c->doses.count; i++) {
        const struct dose *d = record_at(&c->doses, i);
        bool gone = str_eq(d->outcome, "taken") || str_eq(d->outcome, "spat out");
        bool after = wall_known(p->in_at) && d->given_at.min < p->in_at.min;
        bool before = wall_known(p->out_at) && d->given_at.min > p->out_at.min;
        int64_t amount = 0;
        const char *of = "";
        if (!record_stands(&c->doses, d) || !gone || after || before) {
            continue;
        }
        fine = amount_read(d->amount, c->a, &amount, &of) && same_unit(of, unit) && fine;
        *sum += amount;
        (*doses)++;
    }
    return fine;
}

static const char *difference(const struct count_pair *p, struct arena *a)
{
    if (p->short_by == 0) {
        return "matches";
    }
    return p->short_by > 0 ? arena_printf(a, "%s short: ask", number_text(p->short_by, a))
                           : arena_printf(a, "%s too many: ask", number_text(-p->short_by, a));
}

static void work_out(const struct counting *c, struct count_pair *p)
{
    int64_t in = 0, out = 0, sum = 0;
    const char *unit = "", *unit_out = "";
    int doses = 0;
    bool open = !id_known(p->out);
    p->counted = id_known(p->in) && amount_read(p->amount_in, c->a, &in, &unit);
    p->counted = used(c, p, unit, &sum, &doses) && p->counted;
    p->given_text = arena_printf(c->a, "%d given", doses);
    if (p->counted && sum != (int64_t)doses * THOUSAND) {
        bool word = strlen(unit) >= WORD_LEAST && sum != THOUSAND;
        p->given_text = arena_printf(c->a, "%d given (%s%s%s%s)", doses, number_text(sum, c->a),
            *unit ? " " : "", unit, word ? "s" : "");
    }
    if (open) {
        p->left_text = p->counted
                           ? arena_printf(c->a, "%s should be left", number_text(in - sum, c->a))
                           : NULL;
        p->result = c->here ? NULL : "not counted out: ask";
        return;
    }
    p->counted = p->counted && amount_read(p->amount_out, c->a, &out, &unit_out) &&
                 same_unit(unit, unit_out);
    p->short_by = p->counted ? in - sum - out : 0;
    p->result = !id_known(p->in) ? "was not counted in"
                : p->counted     ? difference(p, c->a)
                                 : "please compare";
}

/* Each counting in with the counting out after it; the newest PAIRS_MOST, newest first. */
static void pair_up(struct arena *a, const struct record_list *list, struct count_pairs *out)
{
    struct count_pair *pairs = arena_array(a, list->count + 1, sizeof *pairs);
    size_t n = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct medicine_count *row = record_at(list, i);
        bool in = str_eq(row->way, "in");
        if (!record_stands(list, row)) {
            continue;
        }
        if (in || n == 0 || id_known(pairs[n - 1].out)) {
            pairs[n++] = (struct count_pair){.in_at = WALL_NONE,
                .out_at = WALL_NONE,
                .amount_in = "",
                .amount_out = "",
                .given_text = ""};
        }
        struct count_pair *p = &pairs[n - 1];
        *(in ? &p->in : &p->out) = row->record.id;
        *(in ? &p->in_at : &p->out_at) = row->counted_at;
        *(in ? &p->amount_in : &p->amount_out) = row->amount;
    }
    out->count = n < PAIRS_MOST ? n : PAIRS_MOST;
    out->items = arena_array(a, out->count + 1, sizeof *out->items);
    for (size_t i = 0; i < out->count; i++) {
        out->items[i] = pairs[n - 1 - i];
    }
}

/* --- when the child was in the house --- */

struct spans {
    struct stay *items;
    size_t count;
};

enum { LONGEST_STAY = 400 }; /* days: no stay goes on for longer */

static bool takes_bed(const struct stay *s)
{
    return str_eq(s->status, "agreed") || str_eq(s->status, "happened") ||
           str_eq(s->status, "draft");
}

/* The family's stays that end on `since` or later, however many there were before. */
static enum hub_rc family_stays(struct hub *h, hub_id child, hub_date since, struct arena *a,
    struct record_list *out, struct hub_err *err)
{
    struct child c = {0};
    struct record_query q = {.order = "arrive"};
    char first[DATE_TEXT], last[DATE_TEXT];
    enum hub_rc rc = record_get(h->store, &child_noun, child, a, &c, err);
    date_iso(since, last);
    query_is(&q, "family_id", c.family_id);
    query_text(&q, "arrive", RECORD_FROM, date_iso(date_add(since, -LONGEST_STAY), first));
    query_text(&q, "leave", RECORD_FROM, last);
    return rc == HUB_OK ? record_list(h->store, &stay_noun, &q, a, out, err) : rc;
}

static enum hub_rc stays_of(struct hub *h, hub_id child, hub_date since, struct arena *a,
    struct spans *out, struct hub_err *err)
{
    struct record_list stays = {0}, pairs = {0};
    enum hub_rc rc = family_stays(h, child, since, a, &stays, err);
    *out = (struct spans){arena_array(a, stays.count + 1, sizeof *out->items), 0};
    for (size_t i = 0; rc == HUB_OK && i < stays.count; i++) {
        const struct stay *s = record_at(&stays, i);
        struct record_query q = {0};
        query_is(&q, "stay_id", s->record.id);
        query_is(&q, "child_id", child);
        rc = takes_bed(s) ? record_list(h->store, &stay_child_noun, &q, a, &pairs, err) : rc;
        if (rc == HUB_OK && takes_bed(s) && pairs.count > 0) {
            out->items[out->count++] = *s;
        }
    }
    return rc;
}

static bool in_house(const struct spans *s, hub_wall at)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->items[i].arrive.min <= at.min && at.min <= s->items[i].leave.min) {
            return true;
        }
    }
    return false;
}

enum hub_rc hub_in_house(
    struct hub *h, hub_id child, hub_wall at, struct arena *a, bool *out, struct hub_err *err)
{
    struct spans spans;
    enum hub_rc rc = stays_of(h, child, wall_date(at), a, &spans, err);
    *out = rc == HUB_OK && in_house(&spans, at);
    return rc;
}

/* From this moment on; NONE: all. */
static enum hub_rc list_of_medicine(struct hub *h, const struct noun *n, const char *order,
    const struct medicine *m, hub_wall from, struct arena *a, struct record_list *out,
    struct hub_err *err)
{
    char iso[DATE_TEXT];
    struct record_query q = {.order = order};
    query_is(&q, "medicine_id", m->record.id);
    if (wall_known(from)) {
        query_text(&q, n->when, RECORD_FROM, arena_strdup(a, wall_iso(from, iso)));
    }
    return record_list(h->store, n, &q, a, out, err);
}

enum hub_rc hub_counts(struct hub *h, const struct medicine *m, struct arena *a,
    struct count_pairs *out, struct hub_err *err)
{
    struct counting c = {.h = h, .m = m, .a = a};
    struct record_list list;
    struct spans spans = {0};
    hub_wall now = clock_wall(&h->clock);
    *out = (struct count_pairs){0};
    enum hub_rc rc = access_check(h, VERB_READ, &medicine_count_noun, err);
    rc = rc == HUB_OK ? list_of_medicine(
                            h, &medicine_count_noun, "counted_at,id", m, WALL_NONE, a, &list, err)
                      : rc;
    if (rc != HUB_OK || list.count == 0) {
        return rc;
    }
    pair_up(a, &list, out);
    hub_wall first = out->count ? out->items[out->count - 1].in_at : WALL_NONE;
    rc = list_of_medicine(h, &dose_noun, "given_at,id", m, first, a, &c.doses, err);
    rc = rc == HUB_OK ? stays_of(h, m->child_id, wall_date(now), a, &spans, err) : rc;
    c.here = rc == HUB_OK && in_house(&spans, now);
    for (size_t i = 0; rc == HUB_OK && i < out->count; i++) {
        work_out(&c, &out->items[i]);
        c.here = false; /* an older one that was never counted out is a question */
    }
    return rc;
}

/* --- not ticked --- */

static bool ticked(const struct record_list *doses, const struct medicine *m, hub_wall slot)
{
    for (size_t i = 0; i < doses->count; i++) {
        const struct dose *d = record_at(doses, i);
        if (record_stands(doses, d) && sheet_slot(m, d->given_at, WALL_NONE).min == slot.min) {
            return true;
        }
    }
    return false;
}

static int newest_first(const void *x, const void *y)
{
    const hub_wall *a = x, *b = y;
    return (a->min < b->min) - (a->min > b->min);
}

enum hub_rc hub_missed(struct hub *h, const struct medicine *m, hub_wall now, struct arena *a,
    struct dose_slots *out, struct hub_err *err)
{
    int times[TIMES_MOST];
    size_t count = m->as_needed == 1 ? 0 : sheet_times(m, times);
    hub_date first = date_add(wall_date(now), -DAYS_LOOKED);
    struct record_list doses;
    struct spans spans;
    *out = (struct dose_slots){arena_array(a, count * (DAYS_LOOKED + 1) + 1, sizeof *out->at), 0};
    if (count == 0) {
        return HUB_OK;
    }
    enum hub_rc rc = access_check(h, VERB_READ, &dose_noun, err);
    rc = rc == HUB_OK ? list_of_medicine(h, &dose_noun, "given_at,id", m,
                            wall_at(date_add(first, -1), 0), a, &doses, err)
                      : rc;
    rc = rc == HUB_OK ? stays_of(h, m->child_id, first, a, &spans, err) : rc;
    for (int day = 0; rc == HUB_OK && day <= DAYS_LOOKED; day++) {
        for (size_t i = 0; i < count; i++) {
            hub_wall slot = wall_at(date_add(first, day), times[i]);
            if (slot.min + TICK_MIN <= now.min && in_house(&spans, slot) &&
                !ticked(&doses, m, slot)) {
                out->at[out->count++] = slot;
            }
        }
    }
    qsort(out->at, out->count, sizeof *out->at, newest_first);
    return rc;
}
