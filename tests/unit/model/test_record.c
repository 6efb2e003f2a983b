/* SPDX-License-Identifier: MIT */
/* Reading any noun's records by conditions on its columns, and their names. */
#include "hub/model/record.h"

#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/log.h"
#include "hub/model/stay.h"
#include "hub/store/stmt.h"
#include "store/store_priv.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

struct world {
    struct arena *a;
    struct hub_clock clock;
    struct store *s;
    struct hub_err err;
    hub_id hub, okafor, nowak;
};

static void fine(struct world *w, enum hub_rc rc)
{
    if (rc != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static hub_id family(struct world *w, const char *name, int64_t priority)
{
    struct family f;
    record_clear(&family_noun, &f);
    f.hub_id = w->hub;
    f.name = name;
    f.priority = priority;
    fine(w, record_insert(w->s, &family_noun, &f, &w->err));
    return f.record.id;
}

static hub_id child(struct world *w, hub_id of, const char *name)
{
    struct child c;
    record_clear(&child_noun, &c);
    c.family_id = of;
    c.name = name;
    fine(w, record_insert(w->s, &child_noun, &c, &w->err));
    return c.record.id;
}

static int set_up(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    struct txn_label label = {.verb = "init"};
    struct hub_row row;
    w->a = arena_create();
    clock_system(&w->clock);
    struct store_options o = {
        .mode = STORE_MEMORY, .nouns = nouns, .noun_count = noun_count, .clock = &w->clock};
    fine(w, store_open(&o, &w->s, &w->err));
    fine(w, store_begin(w->s, &label, &w->err));
    record_clear(&hub_noun, &row);
    row.name = "Robin Hub";
    fine(w, record_insert(w->s, &hub_noun, &row, &w->err));
    w->hub = row.record.id;
    w->okafor = family(w, "Okafor", 3);
    w->nowak = family(w, "Nowak", 1);
    family(w, "Ó Briain", INT_NONE);
    child(w, w->okafor, "Mia");
    child(w, w->okafor, "Théo");
    child(w, w->nowak, "Mia");
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    store_close(w->s);
    arena_destroy(w->a);
    free(w);
    return 0;
}

/* The names found, in order, with commas. */
static const char *found(struct world *w, const struct noun *n, const struct record_query *q)
{
    struct record_list list;
    const char *names = "";
    fine(w, record_list(w->s, n, q, w->a, &list, &w->err));
    for (size_t i = 0; i < list.count; i++)
        names = arena_printf(w->a, "%s%s%s", names, i ? "," : "",
            record_name(w->s, n, ((struct record *)record_at(&list, i))->id, w->a));
    int64_t count;
    fine(w, record_count(w->s, n, q, &count, &w->err));
    assert_true(q->limit || (size_t)count == list.count);
    return names;
}

static void a_list_stands_in_its_own_order_or_the_one_asked_for(void **state)
{
    struct world *w = *state;
    struct record_query q = {0};
    assert_string_equal(found(w, &family_noun, &q), "Nowak,Ó Briain,Okafor");
    q.order = "-name";
    assert_string_equal(found(w, &family_noun, &q), "Ó Briain,Okafor,Nowak");
    q.order = "id";
    assert_string_equal(found(w, &family_noun, &q), "Okafor,Nowak,Ó Briain");
    q.limit = 2;
    assert_string_equal(found(w, &family_noun, &q), "Okafor,Nowak");
}

static void conditions_narrow_it(void **state)
{
    struct world *w = *state;
    struct record_query q = {0};
    query_text(&q, "name", RECORD_SAME, "OKAFOR");
    assert_string_equal(found(w, &family_noun, &q), "Okafor");
    q = (struct record_query){0};
    query_text(&q, "name", RECORD_FROM, "O");
    query_text(&q, "name", RECORD_BEFORE, "P");
    assert_string_equal(found(w, &family_noun, &q), "Okafor");
    q = (struct record_query){0};
    query_text(&q, "priority", RECORD_EMPTY, NULL);
    assert_string_equal(found(w, &family_noun, &q), "Ó Briain");
    q = (struct record_query){0};
    query_text(&q, "priority", RECORD_KNOWN, NULL);
    assert_string_equal(found(w, &family_noun, &q), "Nowak,Okafor");
    q = (struct record_query){0};
    query_is(&q, "family_id", w->okafor);
    assert_string_equal(found(w, &child_noun, &q), "Mia,Théo");
}

static void records_belong_by_way_of_owners(void **state)
{
    struct world *w = *state;
    struct record_query q = {.scope = &family_noun, .scope_id = w->nowak};
    assert_string_equal(found(w, &child_noun, &q), "Mia");
    assert_string_equal(found(w, &family_noun, &q), "Nowak");
    q = (struct record_query){.scope = &hub_noun, .scope_id = w->hub, .order = "id"};
    assert_string_equal(found(w, &child_noun, &q), "Mia,Théo,Mia");
    q.scope_id = w->okafor;
    assert_string_equal(found(w, &child_noun, &q), "");
    assert_true(noun_belongs(&child_noun, &hub_noun));
    assert_true(noun_belongs(&stay_child_noun, &family_noun));
    assert_false(noun_belongs(&family_noun, &child_noun));
}

static void removed_ones_stand_apart(void **state)
{
    struct world *w = *state;
    struct record_query q = {0};
    fine(w, record_set_removed(w->s, &family_noun, w->nowak, clock_now(&w->clock), &w->err));
    assert_string_equal(found(w, &family_noun, &q), "Ó Briain,Okafor");
    q.removed = true;
    assert_string_equal(found(w, &family_noun, &q), "Nowak");
    q.any = true;
    assert_string_equal(found(w, &family_noun, &q), "Nowak,Ó Briain,Okafor");
    struct family f;
    fine(w, record_get(w->s, &family_noun, w->nowak, w->a, &f, &w->err));
    assert_true(stamp_known(f.record.removed_at));
    fine(w, record_set_removed(w->s, &family_noun, w->nowak, STAMP_NONE, &w->err));
    assert_int_equal(
        record_set_removed(w->s, &family_noun, w->nowak, STAMP_NONE, &w->err), HUB_ENOTFOUND);
}

static void what_is_not_there_is_not_found(void **state)
{
    struct world *w = *state;
    struct family f;
    hub_id none = {4242};
    assert_int_equal(
        record_get(w->s, &family_noun, none, w->a, &f, &w->err), HUB_ENOTFOUND);
    record_clear(&family_noun, &f);
    f.record.id = none;
    f.hub_id = w->hub;
    f.name = "Nobody";
    assert_int_equal(record_update(w->s, &family_noun, &f, &w->err), HUB_ENOTFOUND);
    assert_string_equal(record_name(w->s, &family_noun, none, w->a), "?");
}

static void a_record_of_nobody_is_refused(void **state)
{
    struct world *w = *state;
    struct child c;
    record_clear(&child_noun, &c);
    c.family_id = (hub_id){4242};
    c.name = "Mia";
    assert_int_not_equal(record_insert(w->s, &child_noun, &c, &w->err), HUB_OK);
}

struct stop {
    int calls;
    struct world *w;
};

static enum hub_rc stop_at_two(void *arg, const void *rec, struct hub_err *err)
{
    struct stop *s = arg;
    const struct family *f = rec;
    /* Another question may be asked while this one is open. */
    assert_string_equal(record_name(s->w->s, &family_noun, f->record.id, s->w->a), f->name);
    return ++s->calls == 2 ? hub_fail(err, HUB_EIO, "enough") : HUB_OK;
}

static void reading_one_by_one_stops_at_the_first_error(void **state)
{
    struct world *w = *state;
    struct record_query q = {0};
    struct stop s = {.w = w};
    assert_int_equal(record_each(w->s, &family_noun, &q, stop_at_two, &s, &w->err), HUB_EIO);
    assert_int_equal(s.calls, 2);
    assert_int_equal(store_busy_statements(w->s), 0);
}

static void a_name_follows_its_noun(void **state)
{
    struct world *w = *state;
    struct stay s;
    record_clear(&stay_noun, &s);
    s.family_id = w->okafor;
    s.arrive = wall_at(date_from_ymd(2026, 12, 5), 16 * 60);
    s.leave = wall_at(date_from_ymd(2026, 12, 6), 12 * 60);
    fine(w, record_insert(w->s, &stay_noun, &s, &w->err));
    assert_string_equal(record_name(w->s, &stay_noun, s.record.id, w->a),
        "Okafor Sat 5 Dec 2026, 16:00");
}

static hub_id call_at(struct world *w, hub_wall at)
{
    struct log_entry e;
    record_clear(&log_entry_noun, &e);
    e.hub_id = w->hub;
    e.at = at;
    e.kind = "call";
    e.fact = "Rang.";
    fine(w, record_insert(w->s, &log_entry_noun, &e, &w->err));
    return e.record.id;
}

static void an_id_that_chance_gives_twice_is_passed_over(void **state)
{
    struct world *w = *state;
    hub_wall at = wall_at(date_from_ymd(2024, 3, 5), 9 * 60);
    hub_id first = call_at(w, at), second = call_at(w, at);
    w->s->ids.last_at = first.n - 1;
    hub_id third = call_at(w, at);
    assert_true(third.n > second.n);
    assert_int_equal(id_time(third).ms, id_time(first).ms);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_list_stands_in_its_own_order_or_the_one_asked_for),
        TEST(conditions_narrow_it),
        TEST(records_belong_by_way_of_owners),
        TEST(removed_ones_stand_apart),
        TEST(what_is_not_there_is_not_found),
        TEST(a_record_of_nobody_is_refused),
        TEST(reading_one_by_one_stops_at_the_first_error),
        TEST(a_name_follows_its_noun),
        TEST(an_id_that_chance_gives_twice_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
