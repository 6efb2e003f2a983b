/* SPDX-License-Identifier: MIT */
/*
 * bench_sight FILE …: what a person's sight costs: setting it, the first screen, and the usual pages,
 * beside the same without one. Milliseconds; the first time with its statements prepared, and the
 * median of those after it.
 */
#include "hub/base/clock.h"
#include "hub/base/str.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "hub/model/sight.h"
#include "hub/service/calendar.h"
#include "hub/service/families.h"
#include "hub/service/figures.h"
#include "hub/service/find.h"
#include "hub/service/history.h"
#include "hub/service/log.h"
#include "hub/service/today.h"
#include "service/hub_priv.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 9, PAGE = 40, DAYS = 35 };

static enum hub_rc today(struct hub *h, struct arena *a, struct hub_err *err)
{
    struct today out;
    return hub_today_kept(h, a, &out, err);
}

static enum hub_rc families_of(struct hub *h, const char *needle, struct arena *a, struct hub_err *err)
{
    struct name_ask ask = {.needle = needle, .max = PAGE};
    struct family_line *lines;
    size_t count;
    int64_t some;
    enum hub_rc rc = hub_family_lines(h, &ask, a, &lines, &count, err);
    return rc == HUB_OK ? hub_family_some(h, needle, 1000, &some, err) : rc;
}

static enum hub_rc families(struct hub *h, struct arena *a, struct hub_err *err)
{
    return families_of(h, NULL, a, err);
}

static enum hub_rc narrowed(struct hub *h, struct arena *a, struct hub_err *err)
{
    return families_of(h, "th", a, err);
}

static enum hub_rc hosts(struct hub *h, struct arena *a, struct hub_err *err)
{
    struct name_ask ask = {.max = PAGE};
    struct host_line *lines;
    size_t count;
    return hub_host_lines(h, &ask, a, &lines, &count, err);
}

static enum hub_rc calendar(struct hub *h, struct arena *a, struct hub_err *err)
{
    struct calendar out;
    hub_date day = hub_today(h);
    return hub_calendar(h, day, (hub_date){day.d + DAYS}, CALENDAR_EVENTS | CALENDAR_SPANS, a, &out, err);
}

static enum hub_rc entries(struct hub *h, struct arena *a, struct hub_err *err)
{
    struct log_ask ask = {.max = PAGE};
    struct log_line *lines;
    size_t count;
    return hub_log_lines(h, &ask, a, &lines, &count, err);
}

static enum hub_rc found(struct hub *h, struct arena *a, struct hub_err *err)
{
    struct find_hits hits;
    return hub_find_text(h, "th", 0, FIND_ALL, a, &hits, err);
}

static enum hub_rc all_found(struct hub *h, struct arena *a, struct hub_err *err)
{
    int64_t count;
    (void)a;
    return hub_find_count(h, "th", FIND_ALL, &count, err);
}

static enum hub_rc one_change(void *arg, const struct change_line *line, struct hub_err *err)
{
    int *left = arg;
    (void)line;
    return --*left > 0 ? HUB_OK : hub_fail(err, HUB_EUSAGE, "Enough.");
}

static enum hub_rc changes(struct hub *h, struct arena *a, struct hub_err *err)
{
    struct changes_ask ask = {0};
    int left = PAGE;
    (void)a;
    enum hub_rc rc = hub_changes(h, &ask, one_change, &left, err);
    return rc == HUB_EUSAGE ? HUB_OK : rc;
}

static enum hub_rc figures(struct hub *h, struct arena *a, struct hub_err *err)
{
    struct figures out;
    hub_date day = hub_today(h);
    return hub_figures(h, ID_NONE, (struct figures_days){{day.d - 90}, day}, a, &out, err);
}

static const struct page {
    const char *name;
    enum hub_rc (*read)(struct hub *h, struct arena *a, struct hub_err *err);
} pages[] = {{"Today", today}, {"Families", families}, {"/th", narrowed}, {"Hosts", hosts},
    {"Calendar", calendar}, {"Log", entries}, {"Find th", found}, {"all of Find", all_found},
    {"History", changes}, {"Figures", figures}};
enum { PAGES = sizeof pages / sizeof *pages };

struct cost {
    double first, usual;
};

static int by_size(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static double read_once(struct hub *h, const struct page *p)
{
    struct arena *a = arena_create();
    struct hub_err err = {0};
    int64_t before = clock_monotonic_us();
    if (p->read(h, a, &err) != HUB_OK) {
        fprintf(stderr, "%s: %s\n", p->name, err.msg);
    }
    double ms = (double)(clock_monotonic_us() - before) / 1000.0;
    arena_destroy(a);
    return ms;
}

static struct cost read_often(struct hub *h, const struct page *p)
{
    double ms[ROUNDS];
    struct cost c = {.first = read_once(h, p)};
    for (int i = 0; i < ROUNDS; i++) {
        ms[i] = read_once(h, p);
    }
    qsort(ms, ROUNDS, sizeof *ms, by_size);
    c.usual = ms[ROUNDS / 2];
    return c;
}

/* With the sight of a hub carer, of a liaison worker with one family, of a host; SIGHT_ALL: without. */
static double set(struct hub *h, enum sight_kind kind)
{
    struct arena *a = arena_create();
    struct hub_err err = {0};
    struct record_list list;
    struct record_query q = {.limit = 1};
    struct sight all = {.kind = SIGHT_ALL};
    hub_id person = h->person, family = ID_NONE;
    sight_set(h->store, &all, &err);
    query_text(&q, "person_id", RECORD_KNOWN, NULL);
    if (kind == SIGHT_STAYS && record_list(h->store, &host_noun, &q, a, &list, &err) == HUB_OK && list.count) {
        person = ((const struct host *)record_at(&list, 0))->person_id;
    }
    struct sight s = {.kind = kind, .persons = &person, .person_count = 1, .families = &family,
        .family_count = 1, .today = hub_today(h)};
    int64_t before = clock_monotonic_us();
    if (sight_set(h->store, &s, &err) != HUB_OK) {
        fprintf(stderr, "%s\n", err.msg);
    }
    arena_destroy(a);
    return (double)(clock_monotonic_us() - before) / 1000.0;
}

static void table(const char *file)
{
    static const struct {
        const char *name;
        enum sight_kind kind;
    } kinds[] = {{"none", SIGHT_ALL}, {"hubs", SIGHT_HUBS}, {"families", SIGHT_FAMILIES}, {"stays", SIGHT_STAYS}};
    enum { KINDS = sizeof kinds / sizeof *kinds };
    struct cost costs[PAGES][KINDS];
    double sets[KINDS];
    for (int k = 0; k < KINDS; k++) {
        struct hub_clock clock;
        struct hub_opening o = {.path = file, .as = "Amina", .clock = &clock};
        struct hub_err err = {0};
        struct hub *h;
        clock_system(&clock);
        if (hub_open(&o, &h, &err) != HUB_OK) {
            fprintf(stderr, "%s\n", err.msg);
            return;
        }
        sets[k] = set(h, kinds[k].kind);
        for (int i = 0; i < PAGES; i++) {
            costs[i][k] = read_often(h, &pages[i]);
        }
        hub_close(h);
    }
    printf("\n%s\n%-12s", file, "");
    for (int k = 0; k < KINDS; k++) {
        printf(" %17s", kinds[k].name);
    }
    printf("\n%-12s", "set");
    for (int k = 0; k < KINDS; k++) {
        printf(" %8.2f         ", sets[k]);
    }
    for (int i = 0; i < PAGES; i++) {
        printf("\n%-12s", pages[i].name);
        for (int k = 0; k < KINDS; k++) {
            printf(" %8.2f %8.2f", costs[i][k].first, costs[i][k].usual);
        }
    }
    printf("\n");
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        table(argv[i]);
    }
    return argc > 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
