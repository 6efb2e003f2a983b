/* SPDX-License-Identifier: MIT */
#include "writers.h"

#include "hub/base/clock.h"
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/log.h"
#include "hub/model/noun.h"
#include "hub/service/history.h"
#include "hub/service/records.h"
#include "hub/service/versions.h"
#include "prop.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const writer_names[WRITERS_MOST] = {
    "Ada", "Bo", "Cyd", "Dot", "Eli", "Fay", "Gus", "Hana"};
const char *const writer_kinds[WRITER_KINDS] = {"a line of the log", "a family's notes",
    "a child's bedtime", "an event", "a sleepover", "taking back"};

struct writer {
    struct hub *h;
    struct arena *a; /* of one save */
    struct arena *all;
    struct prop p;
    struct hub_clock clock;
    struct record_list families, children;
    hub_id *lines; /* of the log, written here */
    bool *back;    /* and taken back */
    size_t line_count, line_cap, back_cap;
    bool line_last; /* the last step was the last of these */
};

static struct hub *open_as(const char *file, const char *as, struct hub_clock *clock)
{
    struct hub_opening o = {.path = file, .as = as, .clock = clock};
    struct hub *h = NULL;
    struct hub_err err;
    if (clock_set(clock, "2026-11-21T10:00", &err) != HUB_OK || hub_open(&o, &h, &err) != HUB_OK) {
        fprintf(stderr, "%s: %s\n", as, err.msg);
    }
    return h;
}

/* --- the verbs --------------------------------------------------------------------- */

static const struct record *one_of(struct writer *w, const struct record_list *list)
{
    return record_at(list, (size_t)prop_between(&w->p, 0, (int64_t)list->count - 1));
}

static const char *number(struct writer *w, hub_id id)
{
    return arena_printf(w->a, "%lld", (long long)id.n);
}

static enum hub_rc add_line(struct writer *w, struct hub_err *err)
{
    hub_id id;
    struct assignment set[] = {{"family", number(w, one_of(w, &w->families)->id)},
        {"at", "2026-11-21 10:00"}, {"kind", "call"}, {"fact", "Rang about the weekend."}};
    enum hub_rc rc = hub_add(w->h, &log_entry_noun, set, 4, &id, err);
    if (rc == HUB_OK) {
        arena_grow(w->all, &w->lines, w->line_count, &w->line_cap, sizeof *w->lines);
        arena_grow(w->all, &w->back, w->line_count, &w->back_cap, sizeof *w->back);
        w->lines[w->line_count] = id;
        w->back[w->line_count++] = false;
    }
    w->line_last = rc == HUB_OK;
    return rc;
}

/* As a form does: who was quicker is shown, and then it is saved all the same. */
static enum hub_rc edit(struct writer *w, const struct noun *n, hub_id id, const char *word,
    const char *value, struct hub_err *err)
{
    struct assignment set = {word, value};
    struct versions v;
    int64_t step;
    enum hub_rc rc = hub_step(w->h, &step, err);
    rc = rc == HUB_OK ? hub_edit_since(w->h, n, id, step, &set, 1, w->a, &v, err) : rc;
    if (rc == HUB_ECONFLICT && v.count) {
        rc = hub_edit_since(w->h, n, id, INT64_MAX, &set, 1, w->a, &v, err);
    }
    w->line_last = false;
    return rc;
}

static enum hub_rc edit_notes(struct writer *w, struct hub_err *err)
{
    const char *text = arena_printf(w->a, "Likes walks. %d", (int)prop_between(&w->p, 0, 99999));
    return edit(w, &family_noun, one_of(w, &w->families)->id, "notes", text, err);
}

static enum hub_rc edit_bedtime(struct writer *w, struct hub_err *err)
{
    const char *time = arena_printf(w->a, "19:%02d", (int)prop_between(&w->p, 0, 59));
    return edit(w, noun_find("child"), one_of(w, &w->children)->id, "bedtime", time, err);
}

static enum hub_rc add_event(struct writer *w, struct hub_err *err)
{
    int day = (int)prop_between(&w->p, 1, 28);
    struct assignment set[] = {{"event", "Walk"},
        {"start", arena_printf(w->a, "2027-02-%02d 10:00", day)},
        {"end", arena_printf(w->a, "2027-02-%02d 12:00", day)}};
    w->line_last = false;
    return hub_add(w->h, noun_find("event"), set, 3, NULL, err);
}

static enum hub_rc add_stay(struct writer *w, struct hub_err *err)
{
    int day = (int)prop_between(&w->p, 1, 27);
    struct assignment set[] = {{"family", number(w, one_of(w, &w->families)->id)},
        {"arrive", arena_printf(w->a, "2027-03-%02d 16:00", day)},
        {"leave", arena_printf(w->a, "2027-03-%02d 15:00", day + 1)}, {"status", "draft"}};
    w->line_last = false;
    return hub_add(w->h, noun_find("stay"), set, 4, NULL, err);
}

static enum hub_rc take_back(struct writer *w, struct hub_err *err)
{
    const char *sentence;
    enum hub_rc rc = hub_undo(w->h, w->a, &sentence, err);
    if (rc == HUB_OK && w->line_last) {
        w->back[w->line_count - 1] = true;
    }
    w->line_last = false;
    /* Somebody has changed the same since, or there was nothing: said so, and right. */
    return rc == HUB_ECONFLICT || rc == HUB_ENOTFOUND ? HUB_OK : rc;
}

static enum hub_rc (*const verbs[WRITER_KINDS])(struct writer *, struct hub_err *) = {
    add_line, edit_notes, edit_bedtime, add_event, add_stay, take_back};
/* Most of what is written is the log. */
static const unsigned char turns[] = {0, 1, 0, 5, 2, 0, 3, 0, 1, 4};

/* --- one program -------------------------------------------------------------------- */

static bool begin(struct writer *w, const struct writers_ask *ask, size_t i)
{
    struct hub_err err;
    struct record_ask all = record_ask_all();
    *w = (struct writer){.a = arena_create(), .all = arena_create()};
    w->p.state = w->p.seed = ask->seed + i;
    w->h = open_as(ask->file, writer_names[i], &w->clock);
    return w->h && hub_list(w->h, &family_noun, &all, w->all, &w->families, &err) == HUB_OK &&
           hub_list(w->h, noun_find("child"), &all, w->all, &w->children, &err) == HUB_OK &&
           w->families.count && w->children.count;
}

static void look_at_lines(struct writer *w, struct writer_end *end)
{
    for (size_t i = 0; i < w->line_count; i++) {
        struct log_entry e;
        struct hub_err err;
        arena_reset(w->a);
        bool there = hub_get(w->h, &log_entry_noun, w->lines[i], w->a, &e, &err) == HUB_OK;
        end->lost += !there || stamp_known(e.withdrawn_at) != w->back[i];
    }
}

static void run(const struct writers_ask *ask, size_t i, struct writer_end *end)
{
    struct writer w;
    struct hub_err err;
    if (!begin(&w, ask, i)) {
        end->failed++;
        return;
    }
    int64_t until = clock_monotonic_us() + (int64_t)ask->seconds * 1000000;
    while (end->saves < WRITER_SAVES && (ask->saves ? end->saves < ask->saves : true) &&
           (ask->seconds ? clock_monotonic_us() < until : true)) {
        unsigned char kind = turns[(size_t)end->saves % sizeof turns];
        arena_reset(w.a);
        int64_t from = clock_monotonic_us();
        if (verbs[kind](&w, &err) != HUB_OK && end->failed++ == 0) {
            snprintf(end->said, sizeof end->said, "%s: %s", writer_kinds[kind], err.msg);
        }
        end->kind[end->saves] = kind;
        end->us[end->saves++] = clock_monotonic_us() - from;
        if (ask->rest) {
            ask->rest((unsigned)prop_between(&w.p, 0, 1000000));
        }
    }
    look_at_lines(&w, end);
    end->rss_kb = writers_memory_kb(getpid(), "Rss:");
    end->pss_kb = writers_memory_kb(getpid(), "Pss:");
    hub_close(w.h);
    arena_destroy(w.a);
    arena_destroy(w.all);
}

/* --- all of them ---------------------------------------------------------------------- */

bool writers_people(const char *file)
{
    struct hub_clock clock;
    struct hub *h = open_as(file, NULL, &clock);
    bool all = h != NULL;
    for (size_t i = 0; all && i < WRITERS_MOST; i++) {
        struct assignment set[] = {{"person", writer_names[i]}, {"role", "hub carer"}};
        struct hub_err err;
        hub_id id;
        all = hub_find(h, noun_find("person"), writer_names[i], &id, &err) == HUB_OK ||
              hub_add(h, noun_find("person"), set, 2, &id, &err) == HUB_OK;
        if (!all) {
            fprintf(stderr, "%s: %s\n", writer_names[i], err.msg);
        }
    }
    hub_close(h);
    return all;
}

bool writers_start(struct writers *w, const struct writers_ask *ask)
{
    size_t len = sizeof *w->ends * WRITERS_MOST;
    *w = (struct writers){.count = ask->count};
    w->ends = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (w->ends == MAP_FAILED) {
        return false;
    }
    fflush(NULL);
    for (size_t i = 0; i < w->count; i++) {
        w->pids[i] = fork();
        if (w->pids[i] == 0) {
            run(ask, i, &w->ends[i]);
            _exit(0);
        }
    }
    return true;
}

static void ended(struct writers *w, size_t i, int status)
{
    w->pids[i] = 0;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        w->ends[i].failed++;
        snprintf(w->ends[i].said, sizeof w->ends[i].said, "it ended with status %d", status);
    }
}

bool writers_running(struct writers *w)
{
    bool any = false;
    for (size_t i = 0; i < w->count; i++) {
        int status = 0;
        if (w->pids[i] > 0 && waitpid(w->pids[i], &status, WNOHANG) == w->pids[i]) {
            ended(w, i, status);
        }
        any = any || w->pids[i] > 0;
    }
    return any;
}

void writers_wait(struct writers *w)
{
    for (size_t i = 0; i < w->count; i++) {
        int status = 0;
        if (w->pids[i] > 0 && waitpid(w->pids[i], &status, 0) == w->pids[i]) {
            ended(w, i, status);
        }
    }
}

void writers_free(struct writers *w)
{
    writers_wait(w);
    munmap(w->ends, sizeof *w->ends * WRITERS_MOST);
}

long writers_memory_kb(pid_t pid, const char *what)
{
    char path[64], line[256];
    long kb = 0;
    snprintf(path, sizeof path, "/proc/%ld/smaps_rollup", (long)pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f)) {
        if (strncmp(line, what, strlen(what)) == 0) {
            kb = strtol(line + strlen(what), NULL, 10);
        }
    }
    if (f) {
        fclose(f);
    }
    return kb;
}
