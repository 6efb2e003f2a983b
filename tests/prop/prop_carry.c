/* SPDX-License-Identifier: MIT */
/*
 * Out and in again: a random hub of every noun, some of it emptied and removed,
 * is written to a folder and read into a fresh file, which then lists the same.
 * Reading the folder once more adds and changes nothing, neither there nor in
 * the hub it came from. HUB_SEED repeats a run.
 */
#include "hub/base/str.h"
#include "hub/config/config.h"
#include "hub/config/load.h"
#include "hub/exchange/sheets.h"
#include "hub/model/noun.h"
#include "hub/service/records.h"
#include "prop.h"
#include "unit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RECORDS = 6, FIELDS_MOST = 200 };

static const char *const texts[] = {"Okafor", "Siân", "Łukasz \"Wozniak\"", "=1+1", "+44 1632 960123",
    "-5", "@home", "'quoted", "''=2", "a, b; c", "0012", "TRUE", "nobody", "all", "none", "李雷",
    "علي", "O'Briain", "e\xCC\x81ric", "1234567890123", "x|y", "tab and  spaces", "hub", "id",
    "2026-01-02", "empty", "- dash", "\xF0\x9F\x8E\xA8 paint", "\"", "=", "Family 7", "a\\b"};
static const char *const notes[] = {
    "one line", "two\nlines", "\n=first\n\n-last", "a \"quote\", and; more\n\tend", "'\n'"};

struct carry {
    struct prop p;
    struct arena *a;
    struct hub_clock clock;
    struct config config;
    const char *dir;
    struct hub *h;
    size_t added;
};

static const char *pick(struct carry *c, const char *const *list, size_t count)
{
    return list[prop_between(&c->p, 0, (int64_t)count - 1)];
}

static const char *path_of(struct carry *c, const char *name)
{
    return arena_printf(c->a, "%s/%s", c->dir, name);
}

static struct hub_opening opening(struct carry *c, const char *name)
{
    return (struct hub_opening){.path = path_of(c, name), .config = &c->config, .clock = &c->clock};
}

static const char *some_id(struct carry *c, const char *noun)
{
    struct record_list list;
    struct hub_err err;
    struct record_ask all = record_ask_all();
    if (hub_list(c->h, noun_find(noun), &all, c->a, &list, &err) != HUB_OK || list.count == 0)
        return "";
    const struct record *r = record_at(&list, (size_t)prop_between(&c->p, 0, (int64_t)list.count - 1));
    return arena_printf(c->a, "%lld", (long long)r->id.n);
}

static const char *some_day(struct carry *c)
{
    char buf[DATE_TEXT];
    hub_date d = date_add(clock_today(&c->clock), (int)prop_between(&c->p, -400, 400));
    return arena_strdup(c->a, date_iso(d, buf));
}

/* A Friday or a Monday where only such a day will do. */
static const char *day_for(struct carry *c, const struct field *f)
{
    char buf[DATE_TEXT];
    hub_date d = date_add(clock_today(&c->clock), (int)prop_between(&c->p, -400, 400));
    bool weekend = strcmp(f->column, "weekend") == 0, week = strcmp(f->column, "week") == 0;
    while ((weekend && date_weekday(d) != FRI) || (week && date_weekday(d) != MON))
        d = date_add(d, 1);
    return arena_strdup(c->a, date_iso(d, buf));
}

static const char *value_for(struct carry *c, const struct field *f)
{
    int minute = (int)prop_between(&c->p, 0, 59), hour = (int)prop_between(&c->p, 0, 23);
    int64_t max = f->max ? f->max : 100;
    const char *links;
    switch (f->type) {
    case FIELD_TEXT:
        return arena_printf(c->a, "%s %s", pick(c, texts, sizeof texts / sizeof *texts),
            prop_between(&c->p, 0, 2) ? "" : pick(c, texts, sizeof texts / sizeof *texts));
    case FIELD_NOTE:
        return pick(c, notes, sizeof notes / sizeof *notes);
    case FIELD_CHOICE:
        return str_part(c->a, f->choices,
            (size_t)prop_between(&c->p, 0, (int64_t)str_parts(f->choices) - 1));
    case FIELD_PHONE:
        return prop_between(&c->p, 0, 1) ? "+44 1632 960123" : "01632 960 124";
    case FIELD_EMAIL:
        return "ada@example.org";
    case FIELD_TIMES:
        return "07:30 19:30";
    case FIELD_BOOL:
        return prop_between(&c->p, 0, 1) ? "yes" : "no";
    case FIELD_INT:
        return arena_printf(c->a, "%lld", (long long)prop_between(&c->p, f->min, max));
    case FIELD_DATE:
        return day_for(c, f);
    case FIELD_WALL:
        return arena_printf(c->a, "%s %02d:%02d", some_day(c), hour, minute);
    case FIELD_TOD:
        return arena_printf(c->a, "%02d:%02d", hour, minute);
    case FIELD_LINKS:
        links = some_id(c, f->ref);
        return prop_between(&c->p, 0, 1) ? links
                                         : arena_printf(c->a, "%s, %s", links, some_id(c, f->ref));
    case FIELD_REF:
        return some_id(c, f->ref);
    default:
        return "";
    }
}

static size_t random_fields(struct carry *c, const struct noun *n, struct assignment *set)
{
    size_t count = 0;
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        bool wanted = (f->flags & FIELD_REQUIRED) || prop_between(&c->p, 0, 2) == 0;
        if (!(f->flags & FIELD_READONLY) && wanted && count < FIELDS_MOST)
            set[count++] = (struct assignment){f->word, value_for(c, f)};
        else if (f->def && prop_between(&c->p, 0, 3) == 0 && !(f->flags & FIELD_REQUIRED))
            set[count++] = (struct assignment){f->word, ""};
    }
    return count;
}

/* The pairs behind a list of names come with it; some get what they say beside. */
static void change_pairs(struct carry *c, const struct noun *n)
{
    struct assignment set[FIELDS_MOST];
    struct hub_err err;
    for (int i = 0; i < RECORDS; i++) {
        int64_t id;
        size_t count = 0;
        for (size_t k = 0; k < n->field_count; k++)
            if (!(n->fields[k].flags & (FIELD_REQUIRED | FIELD_READONLY)))
                set[count++] = (struct assignment){n->fields[k].word, value_for(c, &n->fields[k])};
        if (count && str_int(some_id(c, n->name), 1, INT64_MAX, &id))
            (void)hub_edit(c->h, n, (hub_id){id}, set, count, &err);
    }
}

/* Some are refused: a name that is taken, leave before arrive, another family's child. */
static void add_some(struct carry *c, const struct noun *n)
{
    struct assignment set[FIELDS_MOST];
    struct hub_err err;
    if (n->flags & NOUN_LINK) {
        change_pairs(c, n);
        return;
    }
    for (int i = 0; i < RECORDS; i++) {
        size_t count = random_fields(c, n, set);
        c->added += hub_add(c->h, n, set, count, NULL, &err) == HUB_OK;
    }
}

static void remove_some(struct carry *c)
{
    struct hub_err err;
    static const char *const often[] = {"family", "child", "host", "home", "stay", "event"};
    for (int i = 0; i < 16; i++) {
        const struct noun *n = prop_between(&c->p, 0, 1)
                                   ? nouns[prop_between(&c->p, 1, (int64_t)noun_count - 1)]
                                   : noun_find(pick(c, often, sizeof often / sizeof *often));
        const char *id = some_id(c, n->name);
        int64_t number;
        bool carer = strcmp(n->name, "person") == 0; /* somebody must be left to open it */
        if (!carer && str_int(id, 1, INT64_MAX, &number))
            (void)hub_remove(c->h, n, (hub_id){number}, &err);
    }
}

static struct hub *open_hub(struct carry *c, const char *name)
{
    struct hub_opening o = opening(c, name);
    struct hub_err err;
    struct hub *h = NULL;
    o.as = "Amina";
    if (hub_open(&o, &h, &err) != HUB_OK)
        fail_msg("seed %llu: %s", (unsigned long long)c->p.seed, err.msg);
    return h;
}

static void make_hub(struct carry *c)
{
    struct hub_opening o = opening(c, "one.db");
    struct hub_start start = {"Robin Hub", "Amina", 2, NULL};
    struct hub_err err;
    assert_int_equal(hub_init(&o, &start, &err), HUB_OK);
    c->h = open_hub(c, "one.db");
    for (size_t i = 1; i < noun_count; i++)
        add_some(c, nouns[i]);
    if (prop_between(&c->p, 0, 1)) { /* an agency's: two hubs that know the same names */
        start.name = "Wren Hub";
        assert_int_equal(hub_init_beside(c->h, &start, &err), HUB_OK);
        hub_close(c->h);
        c->h = open_hub(c, "one.db");
        for (size_t i = 1; i < noun_count; i++)
            add_some(c, nouns[i]);
    }
    remove_some(c);
}

static void tell_faults(const struct carry *c, const struct faults *faults, const char *step)
{
    for (size_t i = 0; i < faults->count; i++)
        print_error("%s\n", fault_text(&faults->items[i], c->a));
    fail_msg("seed %llu: %s", (unsigned long long)c->p.seed, step);
}

static void same_record(struct carry *c, const struct noun *n, struct namer *names[2],
    const void *one, const void *two)
{
    const struct record *r = one, *s = two;
    if (r->id.n != s->id.n)
        fail_msg("seed %llu: %s %lld became %lld", (unsigned long long)c->p.seed, n->name,
            (long long)r->id.n, (long long)s->id.n);
    assert_string_equal(namer_hub(names[0], n, one), namer_hub(names[1], n, two));
    for (size_t i = 0; i < n->field_count; i++) {
        const char *x = namer_field(names[0], &n->fields[i], one, false);
        const char *y = namer_field(names[1], &n->fields[i], two, false);
        if (strcmp(x, y) != 0)
            fail_msg("seed %llu: %s %s: \"%s\" became \"%s\"", (unsigned long long)c->p.seed,
                n->name, n->fields[i].word, x, y);
    }
}

static void same_lists(struct carry *c, struct hub *other)
{
    struct namer *names[2] = {namer_create(c->h, c->a), namer_create(other, c->a)};
    struct record_ask all = record_ask_all();
    struct hub_err err;
    for (size_t i = 0; i < noun_count; i++) {
        struct record_list one, two;
        if (nouns[i]->flags & (NOUN_SEALED | NOUN_LINK))
            continue;
        assert_int_equal(hub_list(c->h, nouns[i], &all, c->a, &one, &err), HUB_OK);
        assert_int_equal(hub_list(other, nouns[i], &all, c->a, &two, &err), HUB_OK);
        if (one.count != two.count)
            fail_msg("seed %llu: %zu %s became %zu", (unsigned long long)c->p.seed, one.count,
                nouns[i]->plural, two.count);
        for (size_t k = 0; k < one.count; k++)
            same_record(c, nouns[i], names, record_at(&one, k), record_at(&two, k));
    }
}

static void import_changes_nothing(struct carry *c, struct hub *h, const char *step)
{
    struct import_options o = {0};
    struct import_report report;
    struct faults faults;
    struct hub_err err;
    faults_on(&faults, c->a);
    if (import_folder(h, path_of(c, "out"), &o, c->a, &report, &faults, &err) != HUB_OK)
        tell_faults(c, &faults, step);
    for (size_t i = 0; i < report.count; i++)
        if (report.counts[i].added || report.counts[i].updated)
            fail_msg("seed %llu: %s: %lld %s new, %lld changed", (unsigned long long)c->p.seed, step,
                (long long)report.counts[i].added, report.counts[i].noun->plural,
                (long long)report.counts[i].updated);
}

static void clear_dir(const char *dir, struct arena *a)
{
    DIR *d = opendir(dir);
    for (struct dirent *e; d && (e = readdir(d)) != NULL;)
        if (e->d_name[0] != '.')
            remove(arena_printf(a, "%s/%s", dir, e->d_name));
    if (d)
        closedir(d);
}

static void out_and_in(struct carry *c)
{
    struct hub_opening o = opening(c, "two.db");
    struct import_options io = {0};
    struct import_report report;
    struct faults faults;
    struct hub_err err;
    size_t files;
    faults_on(&faults, c->a);
    make_hub(c);
    assert_int_equal(export_folder(c->h, path_of(c, "out"), NULL, c->a, &files, &err), HUB_OK);
    if (import_folder_new(&o, path_of(c, "out"), &io, c->a, &report, &faults, &err) != HUB_OK)
        tell_faults(c, &faults, err.msg);
    struct hub *other = open_hub(c, "two.db");
    same_lists(c, other);
    import_changes_nothing(c, other, "the second time");
    import_changes_nothing(c, c->h, "where it came from");
    hub_close(other);
    hub_close(c->h);
}

static void an_export_is_the_same_hub(void **state)
{
    const char *tmp = getenv("TMPDIR");
    struct carry c = {.p = prop_start("out and in", 12, 400), .a = arena_create()};
    struct arena *settings = arena_create();
    struct hub_err err;
    (void)state;
    assert_int_equal(clock_set(&c.clock, "2026-11-21T10:00", &err), HUB_OK);
    config_defaults(&(struct config_env){.home = "/nowhere"}, settings, &c.config);
    for (int i = 0; i < c.p.rounds; i++) {
        arena_reset(c.a);
        char *dir = arena_printf(c.a, "%s/hub-carry-XXXXXX", tmp ? tmp : "/tmp");
        c.dir = mkdtemp(dir);
        assert_non_null(c.dir);
        out_and_in(&c);
        clear_dir(path_of(&c, "out"), c.a);
        rmdir(path_of(&c, "out"));
        clear_dir(c.dir, c.a);
        rmdir(c.dir);
    }
    assert_true(c.added > (size_t)c.p.rounds * noun_count);
    arena_destroy(c.a);
    arena_destroy(settings);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(an_export_is_the_same_hub)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
