/* SPDX-License-Identifier: MIT */
/* Booking a bed for tonight, and what is to be done at once. */
#include "hub/service/bed.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/config/config.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/log.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "hub/model/stay.h"
#include "hub/service/child_view.h"
#include "hub/service/policy.h"

#include "bed_priv.h"
#include "links_priv.h"

#include <string.h>

/* The log knows a step by its word, in the column "to do". */
static const struct {
    const char *word, *brief, *kind, *done;
} steps[BED_STEPS] = {
    [BED_RING] = {"Ring out of hours", "ring out of hours", "agency", "Rang out of hours"},
    [BED_DOSE] = {"Ask about the last dose", "last dose", "call", "Asked about the last dose"},
    [BED_COLLECT] = {"Ask who collects, and when", "who collects", "call", "Asked who collects"},
};

const char *bed_step_short(enum bed_step step)
{
    return steps[step].brief;
}

const char *bed_out_of_hours(struct hub *h, hub_id hub, struct arena *a)
{
    struct hub_row row;
    struct hub_err ignored;
    if (id_known(hub) && record_get(h->store, &hub_noun, hub, a, &row, &ignored) == HUB_OK &&
        !str_empty(row.out_of_hours)) {
        return row.out_of_hours;
    }
    return h->config && h->config->phones.out_of_hours ? h->config->phones.out_of_hours : "";
}

struct book_work {
    const struct bed_booking *b;
    struct arena *a;
    hub_id hub, family, child, stay;
    const char *called; /* "Kofi" */
};

/* --- a child who is not in the hub --- */

/* "Boateng", or with a number behind where there is such a family already. */
static enum hub_rc add_family(struct hub *h, struct book_work *w, const char *name, struct hub_err *err)
{
    struct family f;
    char day[DATE_TEXT];
    enum hub_rc rc = HUB_ECONFLICT;
    record_clear(&family_noun, &f);
    rc = record_defaults(&family_noun, &f, hub_today(h), w->a, err);
    f.hub_id = w->hub;
    f.phone = str_empty(w->b->phone) ? NULL : w->b->phone;
    f.joined = hub_today(h);
    f.notes = arena_printf(w->a, "Came in an emergency on %s with a name and a phone: fill in the rest.",
        date_medium(hub_today(h), day));
    bool taken = rc == HUB_OK;
    for (int n = 1; taken && n < 100; n++) {
        f.record.id = ID_NONE;
        f.name = n == 1 ? name : arena_printf(w->a, "%s %d", name, n);
        rc = record_insert(h->store, &family_noun, &f, err);
        taken = rc == HUB_ECONFLICT;
    }
    w->family = f.record.id;
    return rc;
}

static enum hub_rc add_child(struct hub *h, struct book_work *w, const char *name, struct hub_err *err)
{
    struct child c;
    record_clear(&child_noun, &c);
    c.family_id = w->family;
    c.name = name;
    c.notes = "Not in the hub before: only a name and a phone are known.";
    enum hub_rc rc = record_insert(h->store, &child_noun, &c, err);
    w->child = c.record.id;
    return rc;
}

static enum hub_rc add_adult(struct hub *h, struct book_work *w, struct hub_err *err)
{
    struct person p;
    struct hub_err clash;
    record_clear(&person_noun, &p);
    p.hub_id = w->hub;
    p.family_id = w->family;
    p.name = arena_printf(w->a, "Who rang for %s", w->b->name);
    p.role = "other adult";
    p.phone = w->b->phone;
    p.can_be_told = 1;
    p.emergency_order = 1;
    enum hub_rc rc = record_insert(h->store, &person_noun, &p, &clash);
    if (rc == HUB_ECONFLICT) {
        return HUB_OK; /* rang before: the number is on the family */
    }
    return rc == HUB_OK ? rc : hub_fail(err, rc, "%s", clash.msg);
}

static enum hub_rc add_unknown(struct hub *h, struct book_work *w, struct hub_err *err)
{
    const char *name = str_trim(w->a, w->b->name ? w->b->name : "");
    const char *last = strrchr(name, ' ');
    if (!*name) {
        return hub_fail(err, HUB_EINVAL, "A name is needed. What the child is called is enough.");
    }
    w->hub = hub_default(h);
    if (!id_known(w->hub)) {
        const struct hub_entry *e;
        w->hub = hub_entries(h, &e) ? e[0].id : ID_NONE;
    }
    w->called = last ? arena_strndup(w->a, name, (size_t)(last - name)) : name;
    enum hub_rc rc = add_family(h, w, last ? last + 1 : name, err);
    rc = rc == HUB_OK ? add_child(h, w, w->called, err) : rc;
    return rc == HUB_OK && !str_empty(w->b->phone) ? add_adult(h, w, err) : rc;
}

/* --- the stay --- */

static enum hub_rc read_known(struct hub *h, struct book_work *w, struct hub_err *err)
{
    struct child c;
    struct family f;
    w->child = w->b->child;
    enum hub_rc rc = record_get(h->store, &child_noun, w->child, w->a, &c, err);
    rc = rc == HUB_OK ? record_get(h->store, &family_noun, c.family_id, w->a, &f, err) : rc;
    if (rc == HUB_OK) {
        w->called = child_called(&c);
        w->family = c.family_id;
        w->hub = f.hub_id;
    }
    return rc;
}

static enum hub_rc add_stay(struct hub *h, struct book_work *w, struct hub_err *err)
{
    struct stay s;
    struct policy policy;
    hub_wall now = clock_wall(&h->clock);
    hub_policy(h->config, &policy);
    record_clear(&stay_noun, &s);
    s.family_id = w->family;
    s.host_id = w->b->host;
    s.arrive = now;
    s.leave = wall_at(date_add(wall_date(now), 1), policy.out_by_min);
    s.status = "agreed";
    s.kind = "emergency";
    s.reason = "crisis";
    s.asked_on = wall_date(now);
    s.children = arena_printf(w->a, "%lld", (long long)w->child.n);
    s.notes = str_empty(w->b->will_do) ? NULL
              : str_empty(w->b->said)
                  ? w->b->will_do
                  : arena_printf(w->a, "%s\nWhat I will do: %s", w->b->said, w->b->will_do);
    enum hub_rc rc = record_insert(h->store, &stay_noun, &s, err);
    w->stay = s.record.id;
    return rc == HUB_OK ? links_add(h, &stay_noun, &s, w->a, err) : rc;
}

static struct log_entry entry_of(struct hub *h, const struct book_work *w, struct arena *a)
{
    struct log_entry e;
    record_clear(&log_entry_noun, &e);
    e.hub_id = w->hub;
    e.at = clock_wall(&h->clock);
    e.family_id = w->family;
    e.child_id = w->child;
    e.stay_id = w->stay;
    record_sign(h, &log_entry_noun, &e, a);
    return e;
}

static enum hub_rc add_entry(struct hub *h, struct book_work *w, struct hub_err *err)
{
    struct log_entry e = entry_of(h, w, w->a);
    const char *host = id_known(w->b->host)
                           ? record_name(h->store, &host_noun, w->b->host, w->a)
                           : NULL;
    struct sb b = sb_on(w->a);
    sb_addf(&b, "Bed tonight for %s%s%s.", w->called, host ? " at " : ", no host yet",
        host ? arena_printf(w->a, "%s's", host) : "");
    if (!str_empty(w->b->said)) {
        sb_addf(&b, "\nKnown then: %s", w->b->said);
    }
    if (!str_empty(w->b->will_do)) {
        sb_addf(&b, "\nWhat I will do: %s", w->b->will_do);
    }
    e.kind = "stay";
    e.fact = sb_str(&b);
    e.significant = 1;
    if (!str_empty(w->b->said) && str_empty(w->b->will_do)) {
        e.action = arena_printf(w->a, "Write down what was done for %s: %s", w->called, w->b->said);
        e.action = arena_strndup(w->a, e.action, utf8_head(e.action, 400));
        e.due = hub_today(h);
    } else if (!id_known(w->b->child)) {
        e.action = arena_printf(w->a, "Fill in what is missing about %s", w->called);
        e.due = date_add(hub_today(h), 1);
    }
    return record_insert(h->store, &log_entry_noun, &e, err);
}

static enum hub_rc book_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct book_work *w = arg;
    enum hub_rc rc = id_known(w->b->child) ? read_known(h, w, err) : add_unknown(h, w, err);
    rc = rc == HUB_OK ? add_stay(h, w, err) : rc;
    rc = rc == HUB_OK ? add_entry(h, w, err) : rc;
    store_label_record(h->store, w->stay);
    return rc;
}

static enum hub_rc may_book(struct hub *h, const struct bed_booking *b, struct hub_err *err)
{
    const struct noun *const needed[] = {&stay_noun, &log_entry_noun, &family_noun, &child_noun};
    size_t count = id_known(b->child) ? 2 : 4;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = access_check(h, VERB_WRITE, needed[i], err);
    }
    return rc;
}

enum hub_rc hub_bed_book(
    struct hub *h, const struct bed_booking *b, hub_id *stay, struct hub_err *err)
{
    struct book_work w = {.b = b, .a = arena_create()};
    struct txn_label label = {.verb = "add", .person = h->person, .noun = stay_noun.name};
    enum hub_rc rc = may_book(h, b, err);
    rc = rc == HUB_OK ? hub_write(h, &label, book_work, &w, err) : rc;
    *stay = rc == HUB_OK ? w.stay : ID_NONE;
    arena_destroy(w.a);
    return rc;
}

/* --- what is to be done at once --- */

static enum hub_rc child_of(
    struct hub *h, hub_id stay, struct arena *a, hub_id *child, struct hub_err *err)
{
    struct record_query q = {.order = "id", .limit = 1};
    struct record_list list;
    query_is(&q, "stay_id", stay);
    enum hub_rc rc = record_list(h->store, &stay_child_noun, &q, a, &list, err);
    *child = rc == HUB_OK && list.count ? ((const struct stay_child *)record_at(&list, 0))->child_id
                                        : ID_NONE;
    return rc;
}

static enum hub_rc read_stay(
    struct hub *h, hub_id id, struct book_work *w, struct stay *s, struct hub_err *err)
{
    struct family f;
    w->stay = id;
    enum hub_rc rc = record_get(h->store, &stay_noun, id, w->a, s, err);
    rc = rc == HUB_OK ? record_get(h->store, &family_noun, s->family_id, w->a, &f, err) : rc;
    rc = rc == HUB_OK ? child_of(h, id, w->a, &w->child, err) : rc;
    if (rc == HUB_OK) {
        w->family = s->family_id;
        w->hub = f.hub_id;
        w->called = id_known(w->child) ? record_name(h->store, &child_noun, w->child, w->a) : f.name;
    }
    return rc;
}

static void tick_off(struct bed_todos *out, const struct log_entry *e)
{
    for (int i = 0; i < BED_STEPS; i++) {
        if (str_eq(e->action, steps[i].word) && !stamp_known(e->withdrawn_at)) {
            out->steps[i].done = e->at;
            out->steps[i].by = e->author ? e->author : "";
            out->steps[i].words = e->fact;
        }
    }
}

enum hub_rc hub_bed_todos(
    struct hub *h, hub_id stay, struct arena *a, struct bed_todos *out, struct hub_err *err)
{
    struct book_work w = {.a = a};
    struct stay s;
    struct record_query q = {.order = "at,id"};
    struct record_list list = {0};
    *out = (struct bed_todos){0};
    enum hub_rc rc = access_check(h, VERB_READ, &stay_noun, err);
    rc = rc == HUB_OK ? read_stay(h, stay, &w, &s, err) : rc;
    query_is(&q, "stay_id", stay);
    rc = rc == HUB_OK ? record_list(h->store, &log_entry_noun, &q, a, &list, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    const char *number = bed_out_of_hours(h, w.hub, a);
    out->child = w.called;
    out->child_id = w.child;
    out->family = w.family;
    out->host = id_known(s.host_id) ? record_name(h->store, &host_noun, s.host_id, a) : "";
    out->arrive = s.arrive;
    out->no_number = !*number;
    for (int i = 0; i < BED_STEPS; i++) {
        out->steps[i] = (struct bed_todo){steps[i].word, "", WALL_NONE, ""};
    }
    out->steps[BED_RING].what =
        *number ? arena_printf(a, "%s: %s", steps[BED_RING].word, number)
                : "Ring out of hours. No number is written down: in danger ring 999";
    for (size_t i = 0; i < list.count; i++) {
        tick_off(out, record_at(&list, i));
    }
    return HUB_OK;
}

struct done_work {
    struct book_work w;
    hub_id stay;
    enum bed_step step;
    const char *words;
};

static enum hub_rc done_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct done_work *d = arg;
    struct stay s;
    enum hub_rc rc = read_stay(h, d->stay, &d->w, &s, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct log_entry e = entry_of(h, &d->w, d->w.a);
    e.kind = steps[d->step].kind;
    e.action = steps[d->step].word;
    e.done_on = hub_today(h);
    e.fact = str_empty(d->words)
                 ? arena_printf(d->w.a, "%s.", steps[d->step].done)
                 : arena_printf(d->w.a, "%s: %s", steps[d->step].done, d->words);
    rc = record_insert(h->store, &log_entry_noun, &e, err);
    store_label_record(h->store, e.record.id);
    if (rc == HUB_OK && d->step == BED_COLLECT && !str_empty(d->words)) {
        s.collects = arena_strndup(d->w.a, d->words, utf8_head(d->words, 80));
        rc = record_update(h->store, &stay_noun, &s, err);
    }
    return rc;
}

enum hub_rc hub_bed_done(struct hub *h, hub_id stay, enum bed_step step, const char *words,
    struct hub_err *err)
{
    struct done_work d = {.w.a = arena_create(), .stay = stay, .step = step, .words = words};
    struct txn_label label = {.verb = "add", .person = h->person, .noun = log_entry_noun.name};
    enum hub_rc rc = access_check(h, VERB_WRITE, &log_entry_noun, err);
    rc = rc == HUB_OK ? hub_write(h, &label, done_work, &d, err) : rc;
    arena_destroy(d.w.a);
    return rc;
}
