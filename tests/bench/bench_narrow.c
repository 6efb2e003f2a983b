/* SPDX-License-Identifier: MIT */
/*
 * What a key takes while the list of families is narrowed: the page of rows and the count that
 * list_load asks for, on 100,000 families with two children each (HUB_FAMILIES for another number,
 * HUB_DB and HUB_AS for a file that is there). Then the count of all, for when the keys rest.
 */
#include "hub/base/clock.h"
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/service/families.h"
#include "hub/ui/list.h"
#include "service/hub_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { ROUNDS = 21, PAGE = 60, BATCH = 2000 };

static const char *const names[] = {"Mia", "Theo", "Jo", "Sam", "Anaya", "Rohan", "Łukasz", "Siân",
    "Grace", "Ben", "Ruth", "Kit", "Ollie", "Priya", "Tom", "Nia", "Zofia"};
static const char *const surnames[] = {"Okafor", "Marsh", "Shah", "Reid", "Hale", "Lowe", "Adeyemi",
    "Ó Briain", "Wozniak", "Patel-Shah", "Jones", "Evans", "Khan", "Silva", "Novak", "Byrne", "Zhu"};
enum { NAMES = sizeof names / sizeof *names, SURNAMES = sizeof surnames / sizeof *surnames };

struct maker {
    int from, families;
    hub_id hub;
    struct arena *a;
};

static enum hub_rc make_some(struct hub *h, void *arg, struct hub_err *err)
{
    struct maker *m = arg;
    enum hub_rc rc = HUB_OK;
    for (int i = m->from; rc == HUB_OK && i < m->from + BATCH && i < m->families; i++) {
        struct family f;
        record_clear(&family_noun, &f);
        f.hub_id = m->hub;
        f.name = arena_printf(m->a, "%s %d", surnames[i % SURNAMES], i * 7919 % m->families);
        rc = record_insert(h->store, &family_noun, &f, err);
        for (int k = 0; rc == HUB_OK && k < 2; k++) {
            struct child c;
            record_clear(&child_noun, &c);
            c.family_id = f.record.id;
            c.name = names[(i / 3 + k * 5) % NAMES];
            c.born = date_from_ymd(2015, 1 + i % 12, 1 + i % 28);
            rc = record_insert(h->store, &child_noun, &c, err);
        }
    }
    return rc;
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void key(struct hub *h, const char *needle, int64_t *took, int64_t *matching, size_t *rows)
{
    struct arena *a = arena_create();
    struct family_line *lines;
    struct hub_err err;
    struct name_ask ask = {.needle = needle, .max = PAGE};
    int64_t start = clock_monotonic_us();
    if (hub_family_lines(h, &ask, a, &lines, rows, &err) != HUB_OK ||
        (*rows == PAGE && hub_family_some(h, needle, LIST_COUNTED + 1, matching, &err) != HUB_OK)) {
        printf("%s: %s\n", needle, err.msg);
    }
    *took = clock_monotonic_us() - start;
    arena_destroy(a);
}

static void time_needle(struct hub *h, const char *needle)
{
    int64_t took[ROUNDS], matching = 0, all = 0;
    size_t rows = 0;
    struct hub_err err;
    for (int i = 0; i < ROUNDS; i++) {
        key(h, needle, &took[i], &matching, &rows);
    }
    int64_t first = took[0], start = clock_monotonic_us();
    hub_family_some(h, needle, INT64_MAX, &all, &err);
    int64_t counted = clock_monotonic_us() - start;
    qsort(took, ROUNDS, sizeof *took, by_size);
    printf("narrow %-16s %3zu rows of %6lld  first %7.3f  median %7.3f  95th %7.3f ms, all counted"
           " %7.3f ms\n",
        needle, rows, (long long)all, (double)first / 1000, (double)took[ROUNDS / 2] / 1000,
        (double)took[ROUNDS * 95 / 100] / 1000, (double)counted / 1000);
}

static enum hub_rc fill(const struct hub_opening *o, struct maker *m, struct hub_err *err)
{
    struct hub_start start = {.name = "Robin Hub", .carer = "Amina"};
    struct txn_label label = {.verb = "import"};
    struct hub *h;
    enum hub_rc rc = hub_init(o, &start, err);
    rc = rc == HUB_OK ? hub_open(o, &h, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    m->hub = hub_default(h);
    for (; rc == HUB_OK && m->from < m->families; m->from += BATCH) {
        rc = hub_write(h, &label, make_some, m, err);
        arena_reset(m->a);
    }
    hub_close(h);
    return rc;
}

int main(void)
{
    static const char *const needles[] = {"m", "z", "mo", "th", "theo", "zofia", "okafor",
        "okafor 12", "patel shah", "o briain", "mia theo", "zhu sian", "99999", "nobody"};
    const char *tmp = getenv("TMPDIR"), *there = getenv("HUB_DB"), *many = getenv("HUB_FAMILIES");
    struct maker m = {.families = many ? atoi(many) : 100000, .a = arena_create()};
    struct hub_clock clock;
    struct hub_err err;
    struct hub *h;
    struct arena *a = arena_create();
    const char *path = arena_printf(a, "%s/bench-narrow-%ld.db", tmp ? tmp : "/tmp", (long)getpid());
    clock_system(&clock);
    struct hub_opening o = {.path = there ? there : path, .as = getenv("HUB_AS"), .clock = &clock};
    int64_t began = clock_monotonic_us();
    if ((!there && fill(&o, &m, &err) != HUB_OK) || hub_open(&o, &h, &err) != HUB_OK) {
        printf("%s\n", err.msg);
        return 1;
    }
    if (!there) {
        printf("%d families written in %.1f s\n", m.families,
            (double)(clock_monotonic_us() - began) / 1e6);
    }
    for (size_t i = 0; i < sizeof needles / sizeof *needles; i++) {
        time_needle(h, needles[i]);
    }
    hub_close(h);
    if (!there && !getenv("HUB_KEEP")) {
        unlink(path);
    }
    arena_destroy(m.a);
    arena_destroy(a);
    return 0;
}
