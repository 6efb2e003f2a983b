/* SPDX-License-Identifier: MIT */
#include "packs_priv.h"

#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/config/config.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/person.h"

#include "keep_priv.h"
#include "roles_priv.h"

#include <stdlib.h>
#include <string.h>

/* --- finding one ----------------------------------------------------------------------- */

static bool shown(const struct hub *h, const struct pack *p)
{
    return !id_known(h->narrowed) || id_eq(h->narrowed, p->hub_id);
}

static enum hub_rc list_of(struct hub *h, const char *column, bool text, const void *value,
    struct arena *a, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = "-number,id"};
    if (text) {
        query_text(&q, column, RECORD_IS, value);
    } else if (column) {
        query_is(&q, column, (hub_id){*(const int64_t *)value});
    }
    return record_list(h->store, &pack_noun, &q, a, out, err);
}

enum hub_rc pack_numbered(
    struct hub *h, int64_t number, struct arena *a, struct pack *out, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = list_of(h, "number", false, &number, a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        if (shown(h, record_at(&list, i))) {
            memcpy(out, record_at(&list, i), sizeof *out);
            return HUB_OK;
        }
    }
    return rc == HUB_OK ? hub_fail(err, HUB_ENOTFOUND,
                              "There is no copy %lld. hub packs lists those that were taken.",
                              (long long)number)
                        : rc;
}

/* --- the list ------------------------------------------------------------------------------ */

static bool holder_sees_whole(struct hub *h, const struct pack *p, struct arena *a)
{
    struct person holder;
    struct standing of;
    struct hub_err ignored;
    sight_pause(h->store);
    bool whole = record_get(h->store, &person_noun, p->holder_id, a, &holder, &ignored) != HUB_OK ||
                 standing_of(h, &holder, a, &of, &ignored) != HUB_OK || standing_whole(&of);
    sight_resume(h->store);
    return whole;
}

const char *pack_what(struct hub *h, const struct pack *p, struct arena *a)
{
    struct event e;
    struct hub_err ignored;
    char day[DATE_TEXT];
    if (!id_known(p->event_id)) {
        return holder_sees_whole(h, p, a) ? "the whole hub" : "what they see of the hub";
    }
    if (record_get(h->store, &event_noun, p->event_id, a, &e, &ignored) != HUB_OK) {
        return "an event";
    }
    bool series = !str_empty(e.repeats) || !str_empty(e.also_on);
    return series ? e.name
                  : arena_printf(a, "%s, %s", e.name, date_long(wall_date(e.starts), day));
}

/* What became of it, as it goes on behind who took it. */
static const char *whereabouts(const struct pack *p, bool overdue, struct arena *a)
{
    char day[DATE_TEXT];
    const char *since =
        stamp_known(p->settled_at) ? date_long(stamp_date(p->settled_at), day) : "";
    if (str_eq(p->status, "lost")) {
        return arena_printf(a, ", lost%s%s", *since ? " since " : "", since);
    }
    if (!str_eq(p->status, "out")) {
        return arena_printf(a, ", %s%s%s", str_eq(p->status, "closed") ? "done with" : "came home",
            *since ? " on " : "", since);
    }
    return date_known(p->due) ? arena_printf(a, ", %s home on %s", overdue ? "was due" : "due",
                                    date_long(p->due, day))
                              : "";
}

static struct pack_row row_of(struct hub *h, const struct pack *p, struct arena *a)
{
    char day[DATE_TEXT];
    bool out = str_eq(p->status, "out");
    struct pack_row r = {
        .id = p->record.id,
        .number = p->number,
        .holder = record_name(h->store, &person_noun, p->holder_id, a),
        .status = p->status,
        .what = pack_what(h, p, a),
        .taken_at = p->taken_at,
        .settled_at = p->settled_at,
        .due = p->due,
        .overdue = out && date_known(p->due) && p->due.d < hub_today(h).d,
    };
    r.sentence = arena_printf(a, "Copy %lld, %s: %s took it on %s%s.", (long long)r.number, r.what,
        r.holder, date_long(stamp_date(p->taken_at), day), whereabouts(p, r.overdue, a));
    return r;
}

enum hub_rc hub_packs(struct hub *h, struct arena *a, struct pack_list *out, struct hub_err *err)
{
    struct record_list list;
    *out = (struct pack_list){0};
    enum hub_rc rc = access_check(h, VERB_READ, &pack_noun, err);
    rc = rc == HUB_OK ? list_of(h, NULL, false, NULL, a, &list, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    out->rows = arena_array(a, list.count + 1, sizeof *out->rows);
    for (size_t i = 0; i < list.count; i++) {
        if (shown(h, record_at(&list, i))) {
            out->rows[out->count++] = row_of(h, record_at(&list, i), a);
        }
    }
    return HUB_OK;
}

/* --- whose records it held -------------------------------------------------------------------- */

/* Ids carry the time they were given: what was there when it was taken, in Removed or not. */
static bool was_there(hub_id id, const struct pack *p)
{
    return id_time(id).ms <= p->taken_at.ms;
}

static enum hub_rc families_of_hub(struct hub *h, const struct pack *p, struct arena *a,
    hub_id **out, size_t *count, struct hub_err *err)
{
    struct record_query q = {.order = "sort_name,id", .any = true};
    struct record_list list;
    query_is(&q, "hub_id", p->hub_id);
    enum hub_rc rc = record_list(h->store, &family_noun, &q, a, &list, err);
    *out = rc == HUB_OK ? arena_array(a, list.count + 1, sizeof **out) : NULL;
    *count = 0;
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        hub_id id = ((const struct record *)record_at(&list, i))->id;
        if (was_there(id, p)) {
            (*out)[(*count)++] = id;
        }
    }
    return rc;
}

static enum hub_rc families_of_event(struct hub *h, const struct pack *p, struct arena *a,
    hub_id **out, size_t *count, struct hub_err *err)
{
    struct record_query q = {.any = true};
    struct record_list list;
    query_is(&q, "pack_id", p->record.id);
    enum hub_rc rc = record_list(h->store, &pack_family_noun, &q, a, &list, err);
    *count = rc == HUB_OK ? list.count : 0;
    *out = arena_array(a, *count + 1, sizeof **out);
    for (size_t i = 0; i < *count; i++) {
        (*out)[i] = ((const struct pack_family *)record_at(&list, i))->family_id;
    }
    return rc;
}

static enum hub_rc count_children(struct hub *h, const struct pack *p, hub_id family,
    struct arena *a, size_t *children, struct hub_err *err)
{
    struct record_query q = {.any = !id_known(p->event_id)};
    struct record_list list;
    query_is(&q, "family_id", family);
    enum hub_rc rc = record_list(h->store, &child_noun, &q, a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        *children += was_there(((const struct record *)record_at(&list, i))->id, p);
    }
    return rc;
}

static int by_name(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static const char *either(const char *set, const char *row)
{
    return str_empty(set) ? (row ? row : "") : set;
}

/* "The agency: 0161 …. Out of hours: …." */
static void add_numbers(struct sb *b, const struct config_phones *set, const struct hub_row *row)
{
    const struct {
        const char *who, *number;
    } numbers[] = {
        {either(row->agency, "The agency"), either(set->agency, row->agency_phone)},
        {"Out of hours", either(set->out_of_hours, row->out_of_hours)},
        {either(row->lead, "The safeguarding lead"),
            either(set->safeguarding_lead, row->lead_phone)},
    };
    size_t before = b->len;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (*numbers[i].number) {
            sb_addf(b, " %s: %s.", numbers[i].who, numbers[i].number);
        }
    }
    if (b->len == before) {
        sb_add(b, " No number is written down here: look in your own phone.");
    }
}

/* UK GDPR article 33: a breach is told within 72 hours of being known of; the agency answers for the data. */
static const char *what_to_do(
    struct hub *h, const struct pack *p, const struct pack_lost *lost, struct arena *a)
{
    static const struct config_phones none = {"", "", ""};
    struct hub_row row;
    struct hub_err ignored;
    struct sb b = sb_on(a);
    record_clear(&hub_noun, &row);
    (void)record_get(h->store, &hub_noun, p->hub_id, a, &row, &ignored);
    sb_addf(&b, "Copy %lld held records of %zu %s with %zu %s. Tell the agency now: 72 hours.",
        (long long)p->number, lost->family_count, words_many(lost->family_count, "family", "families"),
        lost->children, words_many(lost->children, "child", "children"));
    add_numbers(&b, h->config ? &h->config->phones : &none, &row);
    sb_add(&b, " It is sealed: nobody reads it without its passphrase.");
    return sb_str(&b);
}

static enum hub_rc held_by(struct hub *h, const struct pack *p, struct arena *a,
    struct pack_lost *out, struct hub_err *err)
{
    hub_id *ids = NULL;
    size_t count = 0;
    *out = (struct pack_lost){.number = p->number};
    enum hub_rc rc = id_known(p->event_id) ? families_of_event(h, p, a, &ids, &count, err)
                                           : families_of_hub(h, p, a, &ids, &count, err);
    out->families = arena_array(a, count + 1, sizeof *out->families);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        out->families[out->family_count++] = record_name(h->store, &family_noun, ids[i], a);
        rc = count_children(h, p, ids[i], a, &out->children, err);
    }
    if (id_known(p->event_id) && count) {
        qsort(out->families, count, sizeof *out->families, by_name);
    }
    out->sentence = what_to_do(h, p, out, a);
    return rc;
}

enum hub_rc hub_pack_held(struct hub *h, int64_t number, struct arena *a, struct pack_lost *out,
    struct hub_err *err)
{
    struct pack p;
    enum hub_rc rc = access_check(h, VERB_READ, &pack_noun, err);
    rc = rc == HUB_OK ? pack_numbered(h, number, a, &p, err) : rc;
    return rc == HUB_OK ? held_by(h, &p, a, out, err) : rc;
}

/* --- which of them have a record ------------------------------------------------------------------ */

/* The family it is, or belongs to; ID_NONE: of no family. */
static hub_id family_of(struct hub *h, const struct noun *n, hub_id id, struct arena *a)
{
    struct hub_err ignored;
    if (n == &family_noun) {
        return id;
    }
    const struct field *f = noun_field(n, "family_id");
    char *rec = arena_alloc(a, n->size);
    if (!f || record_get(h->store, n, id, a, rec, &ignored) != HUB_OK) {
        return ID_NONE;
    }
    return *(const hub_id *)(const void *)(rec + f->offset);
}

static enum hub_rc has_family(
    struct hub *h, const struct pack *p, hub_id family, bool *has, struct hub_err *err)
{
    struct record_query q = {0};
    int64_t count = 0;
    query_is(&q, "pack_id", p->record.id);
    query_is(&q, "family_id", family);
    enum hub_rc rc = record_count(h->store, &pack_family_noun, &q, &count, err);
    *has = count > 0;
    return rc;
}

enum hub_rc packs_with(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    const char **sentence, struct hub_err *err)
{
    struct record_list list = {0};
    struct sb b = sb_on(a);
    hub_id hub = hub_of_record(h, n, id, a), family = family_of(h, n, id, a);
    enum hub_rc rc = list_of(h, NULL, false, NULL, a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct pack *p = record_at(&list, i);
        bool has = !id_known(p->event_id) || id_eq(p->event_id, id);
        if (str_eq(p->status, "closed") || !id_eq(p->hub_id, hub) || !was_there(id, p)) {
            continue;
        }
        rc = has ? HUB_OK : has_family(h, p, family, &has, err);
        if (rc == HUB_OK && has) {
            sb_addf(&b, "%s %lld (%s%s)", b.len ? "," : "Copies that still have it:",
                (long long)p->number, record_name(h->store, &person_noun, p->holder_id, a),
                str_eq(p->status, "lost") ? ", lost" : "");
        }
    }
    *sentence = b.len ? arena_printf(a, "%s. What they bring home of it is not taken in.", sb_str(&b)) : "";
    return rc;
}

/* --- what becomes of it -------------------------------------------------------------------------- */

struct step {
    int64_t number;
    const char *verb; /* of turns[] */
    struct arena *a;
};

/* What it may become, from what, and what is said where it may not. */
static const struct turn {
    const char *verb, *from, *status, *not;
} turns[] = {
    {"lost", "out|returned", "lost", "is done with: its file was deleted."},
    {"found", "lost", "out", "was not said to be lost."},
    {"closed", "out|returned", "closed", "is lost, or done with already. Say first if it was found."},
};

static enum hub_rc turn_to(struct hub *h, struct pack *p, const char *verb, struct hub_err *err)
{
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        const struct turn *t = &turns[i];
        if (!str_eq(t->verb, verb)) {
            continue;
        }
        if (str_part_index(t->from, p->status) < 0) {
            return hub_fail(err, HUB_ECONFLICT, "Copy %lld %s", (long long)p->number, t->not);
        }
        p->status = t->status;
        p->settled_at = str_eq(t->status, "out") ? STAMP_NONE : clock_now(&h->clock);
    }
    return HUB_OK;
}

static enum hub_rc step_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct step *s = arg;
    struct pack p;
    enum hub_rc rc = pack_numbered(h, s->number, s->a, &p, err);
    rc = rc == HUB_OK ? turn_to(h, &p, s->verb, err) : rc;
    if (rc == HUB_OK) {
        store_label_record(h->store, p.record.id);
        rc = record_update(h->store, &pack_noun, &p, err);
    }
    return rc;
}

static enum hub_rc step_do(struct hub *h, struct step *s, struct hub_err *err)
{
    struct txn_label label = {.verb = s->verb, .person = h->person, .noun = pack_noun.name};
    enum hub_rc rc = access_check(h, VERB_WRITE, &pack_noun, err);
    return rc == HUB_OK ? hub_write(h, &label, step_work, s, err) : rc;
}

enum hub_rc hub_pack_lost(struct hub *h, int64_t number, struct arena *a, struct pack_lost *out,
    struct hub_err *err)
{
    struct pack p;
    struct step s = {number, "lost", a};
    enum hub_rc rc = access_check(h, VERB_WRITE, &pack_noun, err);
    rc = rc == HUB_OK ? pack_numbered(h, number, a, &p, err) : rc;
    rc = rc == HUB_OK ? held_by(h, &p, a, out, err) : rc;
    if (rc == HUB_OK && !str_eq(p.status, "lost")) { /* said again, it is told again */
        rc = step_do(h, &s, err);
    }
    return rc;
}

static enum hub_rc turn(struct hub *h, int64_t number, const char *verb, struct hub_err *err)
{
    struct step s = {number, verb, arena_create()};
    enum hub_rc rc = step_do(h, &s, err);
    arena_destroy(s.a);
    return rc;
}

enum hub_rc hub_pack_found(struct hub *h, int64_t number, struct hub_err *err)
{
    return turn(h, number, "found", err);
}

enum hub_rc hub_pack_closed(struct hub *h, int64_t number, struct hub_err *err)
{
    return turn(h, number, "closed", err);
}
