/* SPDX-License-Identifier: MIT */
/*
 * Whatever is done to a hub, the steps a sealed file keeps of it, played behind the image they
 * began with, give the same file: every row of every table, and indexes of Find that agree.
 */
#include "hub/base/str.h"
#include "hub/exchange/sheets.h"
#include "hub/service/drafts.h"
#include "hub/service/erase.h"
#include "hub/service/history.h"
#include "hub/service/personal.h"
#include "hub/service/pin.h"
#include "hub/service/practice.h"
#include "hub/service/records.h"
#include "hub/service/since.h"
#include "hub/service/today.h"
#include "hub/store/stmt.h"
#include "prop.h"
#include "service/hub_priv.h"
#include "steps_kept.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct world {
    struct prop p;
    struct arena *a;
    struct hub *h;
    struct hub_clock clock;
    const char *csv;
    size_t saved, refused;
};

static int64_t between(struct world *w, int64_t first, int64_t last)
{
    return prop_between(&w->p, first, last);
}

static const char *words(struct world *w)
{
    static const char *const some[] = {"Okafor", "Ó Briain", "Łukasz", "李", "rings first", "O'Neil",
        "\"so\"", "Théo", "seven", "the stairs"};
    enum { SOME = sizeof some / sizeof *some };
    return arena_printf(w->a, "%s %s %lld", some[between(w, 0, SOME - 1)],
        some[between(w, 0, SOME - 1)], (long long)between(w, 0, 9999));
}

static void went(struct world *w, enum hub_rc rc, const struct hub_err *err)
{
    w->saved += rc == HUB_OK;
    w->refused += rc != HUB_OK;
    if (rc == HUB_EIO || rc == HUB_ECORRUPT || rc == HUB_EFULL)
        fail_msg("result %d: %s", (int)rc, err->msg);
}

static hub_id some_record(struct world *w, const struct noun *n)
{
    struct record_query q = {.any = true};
    struct record_list list;
    struct hub_err err;
    if (record_list(w->h->store, n, &q, w->a, &list, &err) != HUB_OK || list.count == 0)
        return ID_NONE;
    return ((const struct record *)record_at(&list, (size_t)between(w, 0, (int64_t)list.count - 1)))->id;
}

static const char *id_words(struct world *w, const char *noun)
{
    return arena_printf(w->a, "%lld", (long long)some_record(w, noun_find(noun)).n);
}

static void add_one(struct world *w)
{
    struct hub_err err = {0};
    hub_id id;
    struct assignment family[] = {{"family", words(w)}, {"phone", "0161 496 0000"}};
    struct assignment child[] = {{"family", id_words(w, "family")}, {"child", words(w)}};
    struct assignment entry[] = {{"family", id_words(w, "family")}, {"kind", "phone"}, {"fact", words(w)},
        {"happened_at", "21 Nov 2026 09:00"}};
    struct assignment event[] = {{"event", words(w)}, {"starts", "5 Dec 2026 10:00"},
        {"ends", "5 Dec 2026 12:00"}};
    const struct {
        const char *noun;
        struct assignment *set;
        size_t count;
    } kinds[] = {{"family", family, 2}, {"child", child, 2}, {"log", entry, 4}, {"event", event, 3}};
    int64_t k = between(w, 0, 3);
    const struct noun *n = noun_find(kinds[k].noun);
    assert_non_null(n);
    went(w, hub_add(w->h, n, kinds[k].set, kinds[k].count, &id, &err), &err);
}

static const struct noun *some_noun(struct world *w)
{
    static const char *const all[] = {"family", "child", "person", "host", "event", "stay", "home", "log"};
    return noun_find(all[between(w, 0, (int64_t)(sizeof all / sizeof *all) - 1)]);
}

static void edit_one(struct world *w)
{
    struct hub_err err = {0};
    const struct noun *n = some_noun(w);
    hub_id id = some_record(w, n);
    const struct field *f = &n->fields[between(w, 0, (int64_t)n->field_count - 1)];
    struct assignment set = {f->word, between(w, 0, 4) ? words(w) : ""};
    went(w, hub_edit(w->h, n, id, &set, 1, &err), &err);
}

static void remove_one(struct world *w)
{
    struct hub_err err = {0};
    const struct noun *n = some_noun(w);
    hub_id id = some_record(w, n);
    if (strcmp(n->name, "person") != 0)
        went(w, between(w, 0, 1) ? hub_remove(w->h, n, id, &err) : hub_restore(w->h, n, id, &err), &err);
}

static void erase_one(struct world *w)
{
    struct hub_err err = {0};
    struct erase_plan plan;
    struct erase_done done;
    const struct noun *n = noun_find(between(w, 0, 1) ? "family" : "event");
    enum hub_rc rc = hub_erase_look(w->h, n, some_record(w, n), w->a, &plan, &err);
    if (rc == HUB_OK)
        rc = hub_erase(w->h, &plan, "they asked", &done, &err);
    went(w, rc, &err);
}

static void back_or_again(struct world *w)
{
    struct hub_err err = {0};
    const char *sentence;
    went(w, between(w, 0, 2) ? hub_undo(w->h, w->a, &sentence, &err)
                             : hub_redo(w->h, w->a, &sentence, &err), &err);
}

static void draft_one(struct world *w)
{
    struct hub_err err = {0};
    struct draft *list;
    size_t count = 0;
    struct draft_field fields[] = {{"name", words(w)}, {"phone", "0161"}};
    struct draft d = {.noun = "family", .fields = fields, .count = (size_t)between(w, 0, 2)};
    assert_int_equal(hub_draft_list(w->h, w->a, &list, &count, &err), HUB_OK);
    if (count && between(w, 0, 1))
        d.id = list[0].id;
    if (count && between(w, 0, 3) == 0)
        went(w, hub_draft_drop(w->h, list[count - 1].id, &err), &err);
    else
        went(w, hub_draft_put(w->h, &d, &err), &err);
}

static void choose(struct world *w)
{
    struct hub_err err = {0};
    went(w, hub_set_personal(w->h, PERSONAL_THEME, between(w, 0, 1) ? "dark" : "light", &err), &err);
    went(w, hub_here_now(w->h, &err), &err);
}

static void pin_one(struct world *w)
{
    struct hub_err err = {0};
    struct pin_result r;
    bool has = false;
    assert_int_equal(pin_has(w->h, hub_person_id(w->h), &has, &err), HUB_OK);
    went(w, pin_set(w->h, hub_person_id(w->h), has ? "4829" : NULL, has ? NULL : "4829", &err), &err);
    if (!has)
        went(w, pin_try(w->h, between(w, 0, 1) ? "4829" : "7351", &r, &err), &err);
}

static void import_one(struct world *w)
{
    struct hub_err err = {0};
    struct import_options o = {0};
    struct import_report report;
    struct faults faults;
    FILE *f = fopen(w->csv, "w");
    assert_non_null(f);
    fputs("family,priority\n", f);
    for (int64_t n = between(w, 1, 12); n > 0; n--)
        fprintf(f, "Import %lld,%lld\n", (long long)between(w, 0, 60), (long long)between(w, 1, 3));
    fclose(f);
    faults_on(&faults, w->a);
    went(w, import_csv(w->h, w->csv, noun_find("family"), &o, w->a, &report, &faults, &err), &err);
}

static void look_at_today(struct world *w)
{
    struct hub_err err = {0};
    struct today today;
    went(w, hub_today_on(w->h, hub_today(w->h), w->a, &today, &err), &err);
    clock_skip(&w->clock, 3600 * (int)between(w, 1, 30));
    hub_set_clock(w->h, &w->clock);
}

static void do_something(struct world *w)
{
    static const struct {
        int64_t up_to;
        void (*does)(struct world *);
    } what[] = {{34, add_one}, {54, edit_one}, {66, remove_one}, {76, back_or_again}, {84, draft_one},
        {89, choose}, {93, import_one}, {96, look_at_today}, {97, pin_one}, {99, erase_one}};
    int64_t n = between(w, 0, 99);
    for (size_t i = 0; i < sizeof what / sizeof *what; i++)
        if (n <= what[i].up_to) {
            what[i].does(w);
            return;
        }
}

/* SQLite compares the indexes of Find with what they are of, word by word. */
static void find_agrees(struct store *s)
{
    static const char *const checks[] = {
        "INSERT INTO find_log(find_log, rank) VALUES('integrity-check', 1)",
        "INSERT INTO find_names(find_names, rank) VALUES('integrity-check', 1)",
    };
    struct hub_err err = {0};
    for (size_t i = 0; i < 2; i++)
        if (store_tell(s, checks[i], NULL, 0, &err) != HUB_OK)
            fail_msg("%s: %s", checks[i], err.msg);
}

static void steps_give_the_same_file(void **state)
{
    struct world w = {.p = prop_start("step", 400, 5000), .a = arena_create()};
    struct arena *keep = arena_create();
    struct practice_plan plan = {.hubs = 1, .families = 8, .years = 1, .seed = 7};
    struct steps_kept kept;
    struct hub_err err = {0};
    const char *tmp = getenv("TMPDIR");
    char *path = arena_printf(keep, "%s/hub-step-%ld.db", tmp ? tmp : "/tmp", (long)getpid());
    struct hub_opening o = {.path = path, .as = PRACTICE_PERSON, .clock = &w.clock};
    (void)state;
    w.csv = arena_printf(keep, "%s.csv", path);
    assert_int_equal(clock_set(&w.clock, "2026-11-21T10:00", &err), HUB_OK);
    if (practice_make(&o, &plan, &err) != HUB_OK || hub_open(&o, &w.h, &err) != HUB_OK)
        fail_msg("%s", err.msg);
    steps_kept_begin(&kept, w.h->store);
    for (int i = 0; i < w.p.rounds; i++) {
        do_something(&w);
        arena_reset(w.a);
    }
    assert_int_equal(store_sweep_owe(w.h->store, false, &err), HUB_OK); /* as opening the steps does */
    struct store *again = steps_kept_again(&kept, w.h->store);
    stores_same(w.h->store, again);
    find_agrees(again);
    printf("# %zu saved, %zu refused; %zu steps of %zu bytes in all\n", w.saved, w.refused, kept.count,
        kept.bytes);
    assert_true(kept.count > (size_t)w.p.rounds / 4); /* else this tries nothing */
    store_close(again);
    steps_kept_end(&kept);
    hub_close(w.h);
    unlink(path);
    unlink(w.csv);
    arena_destroy(w.a);
    arena_destroy(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(steps_give_the_same_file)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
