/* SPDX-License-Identifier: MIT */
#include "hub/service/worry.h"

#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/base/utf8.h"
#include "hub/config/config.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/person.h"
#include "hub/model/sight.h"
#include "hub/model/worry.h"
#include "hub/service/corrections.h"
#include "worry_priv.h"

#include <string.h>

/*
 * Who may read a worry hangs on who wrote it and who the lead is, and on nothing else that they see:
 * it is looked for past their sight.
 */

/* --- who may read ----------------------------------------------------------------- */

/* Who looks, read once for a list of any length. */
struct reader {
    struct hub *h;
    struct arena *a;
    struct person me;
};

static enum hub_rc reader_begin(
    struct reader *r, struct hub *h, struct arena *a, struct hub_err *err)
{
    *r = (struct reader){.h = h, .a = a};
    if (h->locked) {
        return access_check(h, VERB_WRITE, &worry_noun, err);
    }
    return record_get(h->store, &person_noun, h->person, a, &r->me, err);
}

static bool same_name(struct arena *a, const char *x, const char *y)
{
    return !str_empty(x) && !str_empty(y) && strcmp(utf8_fold(a, x), utf8_fold(a, y)) == 0;
}

static bool is_me(const struct reader *r, const char *name)
{
    return same_name(r->a, name, r->me.name) || same_name(r->a, name, r->me.known_as);
}

static const char *lead_of(struct hub *h, hub_id hub, struct arena *a)
{
    struct hub_row row = {0};
    struct hub_err ignored;
    if (h->config && !str_empty(h->config->worry.lead)) {
        return h->config->worry.lead;
    }
    bool found = id_known(hub) && record_get(h->store, &hub_noun, hub, a, &row, &ignored) == HUB_OK;
    return found && row.lead ? row.lead : "";
}

static hub_id family_of(struct hub *h, hub_id child, struct arena *a)
{
    struct child c;
    struct hub_err ignored;
    bool found = id_known(child) && record_get(h->store, &child_noun, child, a, &c, &ignored) == HUB_OK;
    return found ? c.family_id : ID_NONE;
}

static bool same(hub_id x, hub_id y)
{
    return id_known(x) && id_eq(x, y);
}

static bool names_me(const struct reader *r, const struct worry *w)
{
    return same(w->about_id, r->me.record.id) || is_me(r, w->who) ||
           same(w->family_id, r->me.family_id) ||
           (id_known(r->me.family_id) &&
               same(family_of(r->h, w->child_id, r->a), r->me.family_id));
}

/* By this one, or by any that it puts right. */
static bool about_me(const struct reader *r, const struct worry *w)
{
    struct worry earlier = *w;
    struct hub_err ignored;
    bool about = names_me(r, w);
    while (!about && id_known(earlier.corrects_id) &&
           record_get(r->h->store, &worry_noun, earlier.corrects_id, r->a, &earlier, &ignored) ==
               HUB_OK) {
        about = names_me(r, &earlier);
    }
    return about;
}

static bool may_read(const struct reader *r, const struct worry *w)
{
    if (same(w->written_by, r->h->person)) {
        return true;
    }
    return is_me(r, lead_of(r->h, w->hub_id, r->a)) && !about_me(r, w);
}

static enum hub_rc no_such(struct hub_err *err)
{
    return hub_fail(err, HUB_ENOTFOUND, "There is no worry of that number that you may read.");
}

/* The worry, if this person may read it; nothing is recorded. */
static enum hub_rc get(
    struct hub *h, hub_id id, struct arena *a, struct worry *out, struct hub_err *err)
{
    struct reader r;
    struct hub_err none;
    bool may = false;
    enum hub_rc rc = reader_begin(&r, h, a, err);
    if (rc != HUB_OK) {
        return rc;
    }
    sight_pause(h->store);
    rc = record_get(h->store, &worry_noun, id, a, out, &none);
    may = rc == HUB_OK && may_read(&r, out);
    sight_resume(h->store);
    if (may) {
        return HUB_OK;
    }
    memset(out, 0, sizeof *out);
    return rc == HUB_OK || rc == HUB_ENOTFOUND ? no_such(err) : hub_fail(err, rc, "%s", none.msg);
}

enum hub_rc worry_readable(struct hub *h, hub_id id, struct hub_err *err)
{
    struct worry w;
    struct arena *a = arena_create();
    enum hub_rc rc = get(h, id, a, &w, err);
    arena_destroy(a);
    return rc;
}

enum hub_rc worry_own(struct hub *h, hub_id id, struct hub_err *err)
{
    struct worry w;
    struct arena *a = arena_create();
    enum hub_rc rc = get(h, id, a, &w, err);
    if (rc == HUB_OK && !id_eq(w.written_by, h->person)) {
        rc = hub_fail(err, HUB_EDENIED, "Only who wrote it can take it back. Add what you know with e.");
    }
    arena_destroy(a);
    return rc;
}

/* --- the list ------------------------------------------------------------------------ */

struct listing {
    struct reader r;
    struct arena *a;
    struct worry_line *lines;
    size_t count, cap;
};

static enum hub_rc keep_line(void *arg, const void *rec, struct hub_err *err)
{
    struct listing *l = arg;
    const struct worry *w = rec;
    struct hub *h = l->r.h;
    (void)err;
    if (!may_read(&l->r, w)) {
        return HUB_OK;
    }
    bool mine = same(w->written_by, h->person);
    arena_grow(l->a, &l->lines, l->count, &l->cap, sizeof *l->lines);
    l->lines[l->count++] = (struct worry_line){
        .id = w->record.id,
        .at = w->at,
        .by = mine ? "you" : record_name(h->store, &person_noun, w->written_by, l->a),
        .mine = mine,
        .told = !str_empty(w->told_whom) && wall_known(w->told_at),
        .standing = hub_standing(h, &worry_noun, w, l->a),
    };
    return HUB_OK;
}

enum hub_rc hub_worries(
    struct hub *h, struct arena *a, struct worry_line **out, size_t *count, struct hub_err *err)
{
    struct listing l = {.a = a};
    struct record_query q = {.order = "-at,id"};
    if (id_known(h->narrowed)) {
        query_is(&q, "hub_id", h->narrowed);
    }
    enum hub_rc rc = reader_begin(&l.r, h, a, err);
    sight_pause(h->store);
    rc = rc == HUB_OK ? record_each(h->store, &worry_noun, &q, keep_line, &l, err) : rc;
    sight_resume(h->store);
    *out = l.lines;
    *count = rc == HUB_OK ? l.count : 0;
    return rc;
}

static const char *lead_number(struct hub *h, struct arena *a)
{
    struct hub_row row = {0};
    struct hub_err ignored;
    hub_id hub = hub_default(h);
    if (h->config && !str_empty(h->config->phones.safeguarding_lead)) {
        return h->config->phones.safeguarding_lead;
    }
    bool found = id_known(hub) && record_get(h->store, &hub_noun, hub, a, &row, &ignored) == HUB_OK;
    return found && row.lead_phone ? row.lead_phone : "";
}

static const char *whom_to_ring(struct hub *h, struct arena *a)
{
    struct reader r;
    struct hub_err ignored;
    const char *lead = lead_of(h, hub_default(h), a), *number = lead_number(h, a);
    bool me = reader_begin(&r, h, a, &ignored) == HUB_OK && is_me(&r, lead);
    return me ? "read it and say what you answered"
              : arena_printf(a, "ring %s today%s%s", *lead ? lead : "the safeguarding lead",
                    *number ? ", " : "", number);
}

enum hub_rc worry_pending(
    struct hub *h, struct arena *a, struct worry_pending *out, struct hub_err *err)
{
    struct worry_line *lines = NULL;
    size_t count = 0;
    *out = (struct worry_pending){.ring = ""};
    enum hub_rc rc = id_known(h->person) ? hub_worries(h, a, &lines, &count, err) : HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        out->count += !lines[i].told && !*lines[i].standing;
    }
    if (out->count) {
        out->ring = whom_to_ring(h, a);
    }
    return rc;
}

/* --- how many ------------------------------------------------------------------------ */

struct counting {
    struct reader r;
    int64_t count;
};

static enum hub_rc count_one(void *arg, const void *rec, struct hub_err *err)
{
    struct counting *c = arg;
    const struct worry *w = rec;
    (void)err;
    c->count += !id_known(w->corrects_id) && !stamp_known(w->withdrawn_at) && !about_me(&c->r, w);
    return HUB_OK;
}

enum hub_rc worry_count(struct hub *h, hub_id hub, hub_date since, struct arena *a, int64_t *out,
    struct hub_err *err)
{
    char day[DATE_TEXT];
    struct counting c = {0};
    struct record_query q = {0};
    query_is(&q, "hub_id", hub);
    query_text(&q, "at", RECORD_FROM, date_iso(since, day));
    enum hub_rc rc = reader_begin(&c.r, h, a, err);
    sight_pause(h->store);
    rc = rc == HUB_OK ? record_each(h->store, &worry_noun, &q, count_one, &c, err) : rc;
    sight_resume(h->store);
    *out = rc == HUB_OK ? c.count : 0;
    return rc;
}

/* --- opening one ------------------------------------------------------------------------ */

static enum hub_rc open_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct worry_opening o;
    record_clear(&worry_opening_noun, &o);
    o.worry_id = *(const hub_id *)arg;
    record_sign(h, &worry_opening_noun, &o, a);
    enum hub_rc rc = record_insert(h->store, &worry_opening_noun, &o, err);
    arena_destroy(a);
    return rc;
}

enum hub_rc hub_worry_open(
    struct hub *h, hub_id id, struct arena *a, struct worry *out, struct hub_err *err)
{
    struct txn_label label = {.verb = "worry", .person = h->person, .noun = worry_noun.name};
    enum hub_rc rc = worry_readable(h, id, err);
    *out = (struct worry){0};
    rc = rc == HUB_OK ? hub_write(h, &label, open_work, &id, err) : rc;
    return rc == HUB_OK ? get(h, id, a, out, err) : rc;
}

enum hub_rc hub_worry_readers(struct hub *h, hub_id id, struct arena *a, struct worry_reader **out,
    size_t *count, struct hub_err *err)
{
    struct record_query q = {.order = "-opened_at,id"};
    struct record_list list = {0};
    query_is(&q, "worry_id", id);
    enum hub_rc rc = worry_readable(h, id, err);
    sight_pause(h->store);
    rc = rc == HUB_OK ? record_list(h->store, &worry_opening_noun, &q, a, &list, err) : rc;
    *count = rc == HUB_OK ? list.count : 0;
    *out = arena_array(a, *count + 1, sizeof **out);
    for (size_t i = 0; i < *count; i++) {
        const struct worry_opening *o = record_at(&list, i);
        (*out)[i] = (struct worry_reader){
            record_name(h->store, &person_noun, o->person_id, a), stamp_to_wall(o->opened_at)};
    }
    sight_resume(h->store);
    return rc;
}

/* --- what to do ------------------------------------------------------------------------------ */

static const char usual_steps[] =
    "If a child is in danger now, ring 999;"
    "Listen, and ask no questions: let them tell it in their own words;"
    "Promise no secret: say that you will tell someone whose job it is to help;"
    "Write it down now, word for word;"
    "Ring the safeguarding lead today, out of hours the out-of-hours number;"
    "Speak of it with nobody else";

static void read_steps(struct worry_help *out, const char *text, struct arena *a)
{
    size_t cap = 0;
    for (const char *p = text; *p;) {
        size_t len = strcspn(p, ";");
        const char *step = str_trim(a, arena_strndup(a, p, len));
        if (*step) {
            arena_grow(a, &out->steps, out->step_count, &cap, sizeof *out->steps);
            out->steps[out->step_count++] = step;
        }
        p += len + (p[len] != '\0');
    }
}

static void add_number(struct worry_help *out, const char *who, const char *number)
{
    if (!str_empty(number) && out->number_count < sizeof out->numbers / sizeof *out->numbers) {
        out->numbers[out->number_count++] = (struct worry_number){who, number};
    }
}

static const char *either(const char *first, const char *second)
{
    return str_empty(first) ? second : first;
}

static enum hub_rc works_here(
    struct hub *h, const char *name, struct arena *a, bool *out, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list people;
    query_text(&q, "role", RECORD_KNOWN, NULL);
    enum hub_rc rc = record_list(h->store, &person_noun, &q, a, &people, err);
    *out = false;
    for (size_t i = 0; rc == HUB_OK && i < people.count; i++) {
        const struct person *p = record_at(&people, i);
        bool signs_in = !str_empty(p->role) && !str_eq(p->role, "parent") && !str_eq(p->role, "other adult");
        *out |= signs_in && (same_name(a, name, p->name) || same_name(a, name, p->known_as));
    }
    return rc;
}

enum hub_rc hub_worry_help(
    struct hub *h, struct arena *a, struct worry_help *out, struct hub_err *err)
{
    static const struct config_phones none = {"", "", ""};
    const struct config_phones *set = h->config ? &h->config->phones : &none;
    struct hub_row row = {0};
    hub_id hub = hub_default(h);
    *out = (struct worry_help){.lead = lead_of(h, hub, a)};
    enum hub_rc rc = access_check(h, VERB_WRITE, &worry_noun, err);
    if (rc == HUB_OK && id_known(hub)) {
        rc = record_get(h->store, &hub_noun, hub, a, &row, err);
    }
    rc = rc == HUB_OK ? works_here(h, out->lead, a, &out->lead_reads, err) : rc;
    const char *steps = h->config ? h->config->worry.steps : "";
    read_steps(out, either(steps, hub_words(usual_steps)), a);
    add_number(out, "In danger now", "999");
    add_number(out, *out->lead ? arena_printf(a, "%s, the lead", out->lead) : "Safeguarding lead",
        either(set->safeguarding_lead, row.lead_phone));
    add_number(out, "Out of hours", either(set->out_of_hours, row.out_of_hours));
    add_number(out, "The agency", either(set->agency, row.agency_phone));
    return rc;
}
