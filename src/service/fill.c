/* SPDX-License-Identifier: MIT */
/* Filling: each hub's facts are read one after the other, then all are worked out side by side. */
#include "hub/service/fill.h"

#include "hub/base/jobs.h"
#include "hub/config/config.h"
#include "hub_priv.h"
#include "law_words_priv.h"

#include <stdatomic.h>
#include <string.h>

enum {
    DAYS_AFTER = 366, /* stays after the period keep their gaps */
    LOOK_US = 200000, /* from one look of the watch to the next */
    STEP_US = 10,     /* of a step, roughly */
};

/* What all jobs of one fill share. */
struct fill_shared {
    struct hub_fill_watch watch;
    int64_t start_us, most_ms;
    size_t hubs, each; /* each: jobs of one hub */
    int64_t until_us;  /* all have to be done then, where time is asked for */
    size_t job_count, workers;
    atomic_size_t begun, done; /* jobs */
    atomic_bool stopped;
    atomic_int_least64_t look_us; /* when to look next */
    const struct fill_job *jobs;  /* hubs × each */
};

/* What one job has found so far, for whoever looks. */
struct job_so_far {
    atomic_int_least64_t cost;
    atomic_int_least32_t given, wanted;
};

struct fill_job {
    struct fill_ask ask;
    struct fill_so_far found;
    struct job_so_far *told;
    struct hub_fill_part *part;
    struct fill_result rota;
    struct arena *a;  /* its own: the jobs run side by side */
    int64_t until_us; /* 0: as many steps as asked for */
    struct fill_shared *shared;
};

/* Of those who work on the same hub the one that is best so far. */
static void add_so_far(const struct fill_shared *s, struct hub_fill_so_far *now)
{
    for (size_t hub = 0; hub < s->hubs; hub++) {
        const struct job_so_far *best = NULL;
        for (size_t i = hub * s->each; i < (hub + 1) * s->each; i++) {
            struct job_so_far *told = s->jobs[i].told;
            bool any = atomic_load(&told->wanted) > 0;
            best =
                any && (!best || atomic_load(&told->cost) < atomic_load(&best->cost)) ? told : best;
        }
        now->cost += best ? atomic_load(&best->cost) : 0;
        now->given += best ? atomic_load(&best->given) : 0;
        now->wanted += best ? atomic_load(&best->wanted) : 0;
    }
}

/* One thread looks, the others go on. */
static void look(struct fill_shared *s, int64_t now)
{
    int_least64_t due = atomic_load(&s->look_us);
    if (!s->watch.look || now < due ||
        !atomic_compare_exchange_strong(&s->look_us, &due, now + LOOK_US)) {
        return;
    }
    struct hub_fill_so_far so_far = {.ms = (now - s->start_us) / 1000,
        .most_ms = s->most_ms,
        .done = atomic_load(&s->done) / s->each,
        .hubs = s->hubs};
    add_so_far(s, &so_far);
    if (s->watch.look(s->watch.arg, &so_far)) {
        atomic_store(&s->stopped, true);
    }
}

static bool time_is_up(void *arg)
{
    const struct fill_job *j = arg;
    int64_t now = clock_monotonic_us();
    atomic_store(&j->told->cost, j->found.cost);
    atomic_store(&j->told->given, j->found.given);
    atomic_store(&j->told->wanted, j->found.wanted);
    look(j->shared, now);
    return atomic_load(&j->shared->stopped) || (j->until_us > 0 && now >= j->until_us);
}

/* Its share of the time left: what a hub with nothing more to win did not use is the others'. */
static int64_t job_time(struct fill_job *j, int64_t now)
{
    struct fill_shared *s = j->shared;
    size_t left = s->job_count - atomic_fetch_add(&s->begun, 1),
           side = left < s->workers ? left : s->workers;
    int64_t time = s->until_us > now ? s->until_us - now : 0;
    return time * (int64_t)side / (int64_t)left;
}

static void job_run(void *arg, int n)
{
    struct fill_job *j = &((struct fill_job *)arg)[n];
    if (j->ask.steps == 0) {
        int64_t now = clock_monotonic_us(), most_us = job_time(j, now);
        j->until_us = now + most_us;
        j->ask.about = most_us / STEP_US;
    }
    j->ask.stop = time_is_up;
    j->ask.stop_arg = j;
    j->ask.so_far = &j->found;
    rota_fill(&j->part->book.facts, &j->part->book.policy, &j->ask, j->a, &j->rota);
    atomic_fetch_add(&j->shared->done, 1);
}

static void weights(const struct config *c, struct fill_weights *out)
{
    fill_weights_default(out);
    if (c) {
        *out = (struct fill_weights){c->fill.unmet, c->fill.spread, c->fill.neutral,
            c->fill.disliked, c->fill.unknown_host, c->fill.over_usual, c->fill.dropped};
    }
}

static void job_make(struct hub *h, const struct hub_fill_ask *ask, const struct hub_entry *entry,
    struct fill_job *out)
{
    out->ask = (struct fill_ask){.hub = 0,
        .from = ask->from,
        .to = ask->to,
        .nation = nation_named(entry->nation),
        .keep_agreed = ask->keep_agreed,
        .seed = (uint64_t)ask->seed,
        .steps = ask->steps};
    weights(hub_config(h), &out->ask.weights);
}

/* The facts of one hub, which is the only one of its book. */
static enum hub_rc part_read(struct hub *h, const struct hub_fill_ask *ask,
    const struct hub_entry *entry, struct arena *a, struct hub_fill_part *out, struct hub_err *err)
{
    hub_id before = hub_narrowed(h);
    hub_narrow_to(h, entry->id);
    *out = (struct hub_fill_part){.hub = arena_strdup(a, entry->name)};
    enum hub_rc rc =
        hub_rota_book_whole(h, ask->from, date_add(ask->to, DAYS_AFTER), a, &out->book, err);
    hub_narrow_to(h, before);
    return rc;
}

static enum hub_rc parts_read(struct hub *h, const struct hub_fill_ask *ask, struct arena *a,
    struct hub_fill *out, struct fill_job *jobs, struct hub_err *err)
{
    const struct hub_entry *entries;
    size_t count = hub_entries(h, &entries);
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (id_known(hub_narrowed(h)) && !id_eq(hub_narrowed(h), entries[i].id)) {
            continue;
        }
        struct fill_job *j = &jobs[out->count];
        j->part = &out->parts[out->count++];
        job_make(h, ask, &entries[i], j);
        rc = part_read(h, ask, &entries[i], a, j->part, err);
    }
    return rc;
}

/* What a job made lives in its own arena; a hub's rota is small, so it is copied. */
static void part_copy(const struct fill_result *from, struct arena *a, struct fill_result *r)
{
    *r = *from;
    r->stays = arena_array(a, (size_t)from->stay_count + 1, sizeof *r->stays);
    r->wants = arena_array(a, (size_t)from->want_count + 1, sizeof *r->wants);
    r->dropped = arena_array(a, (size_t)from->dropped_count + 1, sizeof *r->dropped);
    memcpy(r->stays, from->stays, (size_t)from->stay_count * sizeof *r->stays);
    memcpy(r->wants, from->wants, (size_t)from->want_count * sizeof *r->wants);
    memcpy(r->dropped, from->dropped, (size_t)from->dropped_count * sizeof *r->dropped);
}

/* Of those who worked on the same hub the cheapest; a bound of any of them holds for all. */
static void part_choose(struct fill_job *jobs, size_t each, struct arena *a)
{
    size_t best = 0;
    int64_t bound = jobs[0].rota.bound;
    for (size_t i = 1; i < each; i++) {
        best = jobs[i].rota.cost < jobs[best].rota.cost ? i : best;
        bound = jobs[i].rota.bound > bound ? jobs[i].rota.bound : bound;
    }
    struct fill_result *r = &jobs[best].rota;
    r->bound = bound;
    r->proven = r->proven || bound >= r->cost;
    part_copy(r, a, &jobs[0].part->rota);
}

/* With time to use, processors that have no hub of their own search another one's from other seeds. */
static void jobs_work(
    struct fill_job *hubs, const struct hub_fill_ask *ask, struct hub_fill *out, struct arena *a)
{
    size_t workers = (size_t)jobs_processors(), count = out->count;
    size_t each = ask->steps == 0 && workers > count ? workers / count : 1;
    size_t all = count * each;
    struct fill_job *jobs = arena_array(a, all, sizeof *jobs);
    int64_t now = clock_monotonic_us();
    struct fill_shared shared = {.watch = ask->watch,
        .start_us = now,
        .until_us = now + ask->time_ms * 1000,
        .most_ms = ask->steps == 0 ? ask->time_ms : 0,
        .hubs = count,
        .each = each,
        .job_count = all,
        .workers = workers > all ? all : workers,
        .jobs = jobs};
    for (size_t i = 0; i < all; i++) {
        jobs[i] = hubs[i / each];
        jobs[i].ask.seed += (i % each) << 32;
        jobs[i].a = arena_create();
        jobs[i].shared = &shared;
        jobs[i].told = arena_alloc(a, sizeof *jobs[i].told);
    }
    jobs_run(job_run, jobs, (int)all, (int)shared.workers);
    for (size_t i = 0; i < count; i++) {
        part_choose(&jobs[i * each], each, a);
    }
    for (size_t i = 0; i < all; i++) {
        arena_destroy(jobs[i].a);
    }
    out->stopped = atomic_load(&shared.stopped);
}

/* Everything that needs the file. *jobs: one a hub. */
static enum hub_rc fill_read(struct hub *h, const struct hub_fill_ask *ask, struct arena *a,
    struct hub_fill *out, struct fill_job **jobs, struct hub_err *err)
{
    const struct hub_entry *entries;
    size_t count = hub_entries(h, &entries);
    *jobs = arena_array(a, count + 1, sizeof **jobs);
    *out = (struct hub_fill){.from = ask->from, .to = ask->to};
    out->parts = arena_array(a, count + 1, sizeof *out->parts);
    enum hub_rc rc = access_check(h, VERB_READ, noun_find("stay"), err);
    if (rc == HUB_OK && date_diff(ask->to, ask->from) < 0) {
        rc = hub_fail(err, HUB_EINVAL, "The last day is before the first. Nothing was worked out.");
    }
    return rc == HUB_OK ? parts_read(h, ask, a, out, *jobs, err) : rc;
}

enum hub_rc hub_rota_fill(struct hub *h, const struct hub_fill_ask *ask, struct arena *a,
    struct hub_fill *out, struct hub_err *err)
{
    struct fill_job *jobs;
    enum hub_rc rc = fill_read(h, ask, a, out, &jobs, err);
    if (rc == HUB_OK && out->count > 0) {
        jobs_work(jobs, ask, out, a);
    }
    return rc;
}

/* --- beside the caller -------------------------------------------------------------- */

struct hub_fill_beside {
    struct arena *a;
    struct hub_fill_ask ask;
    struct hub_fill fill;
    struct fill_job *jobs;
    struct job_beside thread;
    int64_t start_us;
    atomic_bool stop, done;
    atomic_int_least64_t cost, given, wanted; /* as it was looked at last */
    atomic_size_t hubs_done;
};

static bool look_beside(void *arg, const struct hub_fill_so_far *now)
{
    struct hub_fill_beside *f = arg;
    atomic_store(&f->cost, now->cost);
    atomic_store(&f->given, now->given);
    atomic_store(&f->wanted, now->wanted);
    atomic_store(&f->hubs_done, now->done);
    return atomic_load(&f->stop);
}

static void work_beside(void *arg)
{
    struct hub_fill_beside *f = arg;
    if (f->fill.count > 0) {
        jobs_work(f->jobs, &f->ask, &f->fill, f->a);
    }
    atomic_store(&f->done, true);
}

enum hub_rc hub_fill_begin(struct hub *h, const struct hub_fill_ask *ask,
    struct hub_fill_beside **out, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct hub_fill_beside *f = arena_alloc(a, sizeof *f);
    f->a = a;
    f->ask = *ask;
    f->ask.watch = (struct hub_fill_watch){look_beside, f};
    f->start_us = clock_monotonic_us();
    enum hub_rc rc = fill_read(h, &f->ask, a, &f->fill, &f->jobs, err);
    if (rc != HUB_OK) {
        arena_destroy(a);
        return rc;
    }
    job_begin(&f->thread, work_beside, f, a);
    *out = f;
    return HUB_OK;
}

bool hub_fill_look(struct hub_fill_beside *f, struct hub_fill_so_far *now)
{
    *now = (struct hub_fill_so_far){
        .ms = (clock_monotonic_us() - f->start_us) / 1000,
        .most_ms = f->ask.steps == 0 ? f->ask.time_ms : 0,
        .done = atomic_load(&f->hubs_done),
        .hubs = f->fill.count,
        .cost = atomic_load(&f->cost),
        .given = atomic_load(&f->given),
        .wanted = atomic_load(&f->wanted),
    };
    return atomic_load(&f->done);
}

void hub_fill_stop(struct hub_fill_beside *f)
{
    atomic_store(&f->stop, true);
}

const struct hub_fill *hub_fill_end(struct hub_fill_beside *f)
{
    job_end(&f->thread);
    return &f->fill;
}

void hub_fill_drop(struct hub_fill_beside *f)
{
    if (f) {
        hub_fill_stop(f);
        job_end(&f->thread);
        arena_destroy(f->a);
    }
}
