/* SPDX-License-Identifier: MIT */
/*
 * How long Find takes on ten years of ten hubs: 150,000 log entries (HUB_HUBS
 * and HUB_ENTRIES for other sizes; HUB_DB and HUB_AS for a file that is there).
 * The words of the log follow Zipf's law, as words do, so "the" is in most
 * entries and many a word in one. Times only.
 */
#include "hub/base/clock.h"
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/log.h"
#include "hub/model/person.h"
#include "hub/service/find.h"
#include "hub/service/log.h"
#include "service/hub_priv.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FAMILIES = 10, CHILDREN = 2, EVENTS = 120, WORDS = 40, VOCABULARY = 8000, ROUNDS = 21,
    SCREEN = 16 };

static const char *const common[] = {"the", "school", "theo", "slept", "well", "rang", "about",
    "meeting", "tea", "mum", "played", "football", "garden", "bedtime", "worried", "helped",
    "brought", "dinner", "park", "train", "homework", "swimming", "quiet", "happy", "again"};
static const char *const names[] = {"Mia", "Theo", "Jo", "Sam", "Anaya", "Rohan", "Łukasz", "Siân",
    "Grace", "Ben", "Ruth", "Kit", "Ollie", "Priya", "Tom", "Nia"};
static const char *const surnames[] = {"Okafor", "Marsh", "Shah", "Reid", "Hale", "Lowe", "Adeyemi",
    "Briain", "Wozniak", "Patel", "Jones", "Evans", "Khan", "Silva", "Novak", "Byrne"};
enum { COMMON = sizeof common / sizeof *common, NAMES = sizeof names / sizeof *names };

struct maker {
    struct hub *h;
    uint64_t seed;
    struct arena *a;
    int hubs, entries;
};

static uint64_t next(struct maker *m)
{
    m->seed ^= m->seed << 13;
    m->seed ^= m->seed >> 7;
    m->seed ^= m->seed << 17;
    return m->seed;
}

static size_t below(struct maker *m, size_t n)
{
    return (size_t)(next(m) % n);
}

/* Rank r about as often as 1/r. */
static size_t zipf(struct maker *m)
{
    double u = (double)(next(m) >> 11) / (double)(1ULL << 53);
    return (size_t)pow(VOCABULARY, u) - 1;
}

static void add_word(struct maker *m, struct sb *b)
{
    static const char *const syllables[] = {"ba", "co", "di", "fu", "ga", "ho", "li", "mo", "nu",
        "pa", "re", "si", "to", "vu", "wa", "ze"};
    size_t r = zipf(m);
    sb_add(b, b->len ? " " : "");
    if (r < COMMON) {
        sb_add(b, common[r]);
        return;
    }
    for (size_t n = r; n > 0; n >>= 4) {
        sb_add(b, syllables[n & 15]);
    }
    if (r % 64 == 0) { /* very many words of one beginning: names with numbers, compounds */
        sb_addf(b, " over%zu", below(m, 3000));
    }
}

static enum hub_rc insert(struct maker *m, const struct noun *n, void *rec, struct hub_err *err)
{
    return record_insert(m->h->store, n, rec, err);
}

static enum hub_rc make_entries(struct maker *m, hub_id hub, const hub_id *families,
    const hub_id *children, struct hub_err *err)
{
    const char *kinds = noun_field(&log_entry_noun, "kind")->choices;
    enum hub_rc rc = HUB_OK;
    struct arena *a = arena_create();
    for (int i = 0; rc == HUB_OK && i < m->entries; i++) {
        struct log_entry e;
        struct sb b = sb_on(a);
        size_t family = below(m, FAMILIES);
        record_clear(&log_entry_noun, &e);
        for (int w = 0; w < WORDS; w++) {
            add_word(m, &b);
        }
        e.hub_id = hub;
        e.at = wall_at(
            date_add(date_from_ymd(2016, 11, 1), i * 3650 / m->entries), (int)below(m, 1440));
        e.family_id = families[family];
        e.child_id = children[family * CHILDREN + below(m, CHILDREN)];
        e.kind = str_part(a, kinds, below(m, 7));
        e.fact = sb_str(&b);
        e.record.id = store_id_at(m->h->store, "log_entry", wall_to_stamp(e.at, NULL));
        rc = insert(m, &log_entry_noun, &e, err);
        arena_reset(a);
    }
    arena_destroy(a);
    return rc;
}

static enum hub_rc make_people(
    struct maker *m, int which, hub_id hub, hub_id *families, hub_id *children, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < FAMILIES; i++) {
        struct family f;
        struct person p;
        record_clear(&family_noun, &f);
        f.hub_id = hub;
        f.name = arena_printf(m->a, "%s %d", surnames[(i + (size_t)which) % NAMES], which);
        rc = insert(m, &family_noun, &f, err);
        families[i] = f.record.id;
        record_clear(&person_noun, &p);
        p.hub_id = hub;
        p.family_id = f.record.id;
        p.name = arena_printf(m->a, "%s %s", names[below(m, NAMES)], f.name);
        rc = rc == HUB_OK ? insert(m, &person_noun, &p, err) : rc;
        for (size_t k = 0; rc == HUB_OK && k < CHILDREN; k++) {
            struct child c;
            record_clear(&child_noun, &c);
            c.family_id = f.record.id;
            c.name = names[(i + k * 5) % NAMES];
            rc = insert(m, &child_noun, &c, err);
            children[i * CHILDREN + k] = c.record.id;
        }
    }
    return rc;
}

static enum hub_rc make_hub(struct maker *m, int which, struct hub_err *err)
{
    struct hub_row row;
    hub_id families[FAMILIES], children[FAMILIES * CHILDREN];
    record_clear(&hub_noun, &row);
    row.name = arena_printf(m->a, "Hub %d", which);
    enum hub_rc rc = insert(m, &hub_noun, &row, err);
    rc = rc == HUB_OK ? make_people(m, which, row.record.id, families, children, err) : rc;
    for (int i = 0; rc == HUB_OK && i < EVENTS; i++) {
        struct event e;
        record_clear(&event_noun, &e);
        e.hub_id = row.record.id;
        e.name = i % 3 ? "Coffee morning" : "Picnic in the park";
        e.starts = wall_at(date_add(date_from_ymd(2016, 11, 5), i * 30), 600);
        rc = insert(m, &event_noun, &e, err);
    }
    return rc == HUB_OK ? make_entries(m, row.record.id, families, children, err) : rc;
}

static enum hub_rc make_all(struct hub *h, void *arg, struct hub_err *err)
{
    struct maker *m = arg;
    enum hub_rc rc = HUB_OK;
    m->h = h;
    for (int i = 0; rc == HUB_OK && i < m->hubs; i++) {
        rc = make_hub(m, i, err);
    }
    return rc;
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

struct took {
    int64_t first, median, worst; /* microseconds */
};

static struct took time_hits(struct hub *h, const char *text, size_t most, struct find_hits *hits,
    struct arena *a)
{
    int64_t us[ROUNDS];
    struct hub_err err;
    for (int i = 0; i < ROUNDS; i++) {
        arena_reset(a);
        int64_t start = clock_monotonic_us();
        if (hub_find_text(h, text, most, FIND_ALL, a, hits, &err) != HUB_OK) {
            printf("%s: %s\n", text, err.msg);
        }
        us[i] = clock_monotonic_us() - start;
    }
    struct took t = {.first = us[0]};
    qsort(us, ROUNDS, sizeof *us, by_size);
    t.median = us[ROUNDS / 2];
    t.worst = us[ROUNDS - 1];
    return t;
}

/* What a screen of 24 rows holds at each key; then, when the keys rest, fifty and how many in all. */
static void time_find(struct hub *h, const char *text)
{
    struct arena *a = arena_create();
    struct find_hits hits = {0};
    struct hub_err err;
    int64_t count = 0;
    struct took key = time_hits(h, text, SCREEN, &hits, a);
    struct took all = time_hits(h, text, FIND_MOST, &hits, a);
    int64_t start = clock_monotonic_us();
    hub_find_count(h, text, FIND_ALL, &count, &err);
    printf("find %-29s key median %6.3f worst %6.3f   fifty first %6.3f median %6.3f worst %6.3f   "
           "%7lld counted %7.3f ms\n",
        text, (double)key.median / 1000, (double)key.worst / 1000, (double)all.first / 1000,
        (double)all.median / 1000, (double)all.worst / 1000, (long long)count,
        (double)(clock_monotonic_us() - start) / 1000);
    arena_destroy(a);
}

/* A window of the Log as its list fetches one, from the newest on or in the middle of all. */
static void time_log(struct hub *h, const char *text, hub_id from)
{
    enum { WINDOW = 30 };
    struct log_ask ask = {.text = text, .from = from, .max = WINDOW};
    struct log_line *lines;
    struct hub_err err;
    size_t count = 0;
    int64_t us[ROUNDS], n = 0;
    struct arena *a = arena_create();
    for (int i = 0; i < ROUNDS; i++) {
        arena_reset(a);
        int64_t start = clock_monotonic_us();
        if (hub_log_lines(h, &ask, a, &lines, &count, &err) != HUB_OK) {
            printf("%s: %s\n", text, err.msg);
        }
        us[i] = clock_monotonic_us() - start;
    }
    int64_t first = us[0], start = clock_monotonic_us();
    qsort(us, ROUNDS, sizeof *us, by_size);
    hub_log_count(h, text, LOG_ALL, &n, &err);
    printf("log  %-29s %s first %6.3f median %6.3f worst %6.3f ms, %zu lines; %lld counted %6.3f ms\n",
        text, id_known(from) ? "midway" : "newest", (double)first / 1000,
        (double)us[ROUNDS / 2] / 1000, (double)us[ROUNDS - 1] / 1000, count, (long long)n,
        (double)(clock_monotonic_us() - start) / 1000);
    arena_destroy(a);
}

static void time_logs(struct hub *h)
{
    static const char *const texts[] = {"", "t", "th", "the", "school", "schoo", "worri", "baco", "over",
        "okafor", "school theo", "\"the school\"", "\"slept well\"", "the since 1 oct"};
    struct log_ask ask = {.max = 1, .back = true};
    struct log_line *oldest, *newest;
    struct hub_err err;
    size_t count;
    struct arena *a = arena_create();
    hub_id middle = ID_NONE;
    if (hub_log_lines(h, &ask, a, &oldest, &count, &err) == HUB_OK && count) {
        ask.back = false;
        hub_log_lines(h, &ask, a, &newest, &count, &err);
        middle.n = oldest->id.n / 2 + newest->id.n / 2;
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        time_log(h, texts[i], ID_NONE);
        time_log(h, texts[i], middle);
    }
    arena_destroy(a);
}

static void time_all(const struct hub_opening *o)
{
    static const char *const texts[] = {"m", "jm", "j m", "mo", "th", "the", "school", "schoo",
        "worri", "theo", "school theo", "the school theo", "mia okafor", "reid swimming", "baco",
        "coffee", "over", "over1", "nothingatall", "slept well again happy quiet",
        "\"slept well\"", "\"the school\" theo", "theo's sleep"};
    struct hub *h;
    struct hub_err err;
    if (hub_open(o, &h, &err) != HUB_OK) {
        printf("%s\n", err.msg);
        return;
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        time_find(h, texts[i]);
    }
    time_logs(h);
    hub_close(h);
}

static int from_environment(const char *name, int otherwise)
{
    int64_t n = otherwise;
    const char *text = getenv(name);
    return text && str_int(text, 1, 1000000, &n) ? (int)n : otherwise;
}

int main(void)
{
    struct maker m = {.seed = 88172645463325252ULL,
        .a = arena_create(),
        .hubs = from_environment("HUB_HUBS", 10),
        .entries = from_environment("HUB_ENTRIES", 15000)};
    struct hub_clock clock;
    struct hub_err err;
    struct stat st;
    const char *tmp = getenv("TMPDIR"), *there = getenv("HUB_DB");
    char *path = arena_printf(m.a, "%s/bench-find-%ld.db", tmp ? tmp : "/tmp", (long)getpid());
    clock_system(&clock);
    struct hub_opening o = {.path = there ? there : path, .as = getenv("HUB_AS"), .clock = &clock};
    struct hub_start start = {.name = "Robin Hub", .carer = "Amina"};
    if (!there) {
        struct txn_label label = {.verb = "import"};
        struct hub *h;
        int64_t began = clock_monotonic_us();
        if (hub_init(&o, &start, &err) != HUB_OK || hub_open(&o, &h, &err) != HUB_OK ||
            hub_write(h, &label, make_all, &m, &err) != HUB_OK) {
            printf("%s\n", err.msg);
            return 1;
        }
        hub_close(h);
        stat(path, &st);
        printf("%d entries written in %.1f s, file %.1f MB\n", m.hubs * m.entries,
            (double)(clock_monotonic_us() - began) / 1e6, (double)st.st_size / 1e6);
    }
    time_all(&o);
    if (!there && !getenv("HUB_KEEP")) {
        unlink(path);
    }
    arena_destroy(m.a);
    return 0;
}
