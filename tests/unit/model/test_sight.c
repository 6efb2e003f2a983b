/* SPDX-License-Identifier: MIT */
/* A person's sight: which rows there are, and that there is no way past it. */
#include "hub/model/sight.h"

#include "hub/model/noun.h"
#include "hub/store/sight.h"
#include "open_hub.h"
#include "unit.h"

#include "service/hub_priv.h"

#include <string.h>

static void fine(struct open_hub *w, enum hub_rc rc)
{
    if (rc != HUB_OK) {
        fail_msg("%s (%s)", w->err.msg, w->err.where ? w->err.where : "");
    }
}

static int64_t number(struct open_hub *w, const char *sql)
{
    int64_t n = -1;
    fine(w, store_number(w->h->store, sql, &n, &w->err));
    return n;
}

static void see(struct open_hub *w, enum sight_kind kind)
{
    struct sight s = {.kind = kind, .persons = &w->h->person, .person_count = 1, .today = hub_today(w->h)};
    fine(w, sight_set(w->h->store, &s, &w->err));
}

static bool is_known(const char *table)
{
    for (size_t i = 0; i < noun_count; i++) {
        if (strcmp(nouns[i]->table, table) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < sight_table_count; i++) {
        if (strcmp(sight_tables[i].table, table) == 0) {
            return true;
        }
    }
    return false;
}

static void every_table_has_its_rule(void **state)
{
    struct open_hub *w = *state;
    struct stmt *q;
    bool row;
    fine(w, store_ask(w->h->store,
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table','virtual') "
                "AND name NOT LIKE 'sqlite_%'", NULL, 0, &q, &row, &w->err));
    for (; row; fine(w, stmt_step(q, &row, &w->err))) {
        if (!is_known(stmt_text(q, 0))) {
            fail_msg("%s is no noun's and has no row in sight_tables", stmt_text(q, 0));
        }
    }
    stmt_done(q);
}

static void every_kind_answers_for_every_table(void **state)
{
    struct open_hub *w = *state;
    for (int kind = SIGHT_ALL; kind < SIGHT_KINDS; kind++) {
        see(w, (enum sight_kind)kind);
        for (size_t i = 0; i < noun_count; i++) {
            number(w, arena_printf(w->a, "SELECT count(*) FROM \"%s\"", nouns[i]->table));
            number(w, arena_printf(w->a, "SELECT id FROM \"%s\" WHERE removed_at IS NULL", nouns[i]->table));
        }
        for (size_t i = 0; i < sight_table_count; i++) {
            number(w, arena_printf(w->a, "SELECT count(*) FROM \"%s\"", sight_tables[i].table));
        }
    }
}

static void a_table_is_not_read_past_its_view(void **state)
{
    static const char *const past[] = {
        "SELECT name FROM main.family",
        "SELECT count(*) FROM main.family",
        "SELECT h.name FROM hub h JOIN main.family f ON f.hub_id = h.id WHERE f.name > ''",
        "WITH mine AS (SELECT * FROM main.family) SELECT name FROM mine",
        "SELECT words FROM find_entry",
        "SELECT count(*) FROM find_now",
        "SELECT block FROM find_log_data",
        "SELECT n.name FROM find_doc d, main.find_names n",
        "SELECT new FROM main.change",
    };
    struct open_hub *w = *state;
    struct stmt *q;
    see(w, SIGHT_HUBS);
    for (size_t i = 0; i < sizeof past / sizeof *past; i++) {
        sight_pause(w->h->store);
        fine(w, store_prepare(w->h->store, past[i], &q, &w->err));
        sight_resume(w->h->store);
        if (store_prepare(w->h->store, past[i], &q, &w->err) != HUB_EDENIED) {
            fail_msg("not denied after a pause: %s", past[i]);
        }
        if (store_prepare(w->h->store, arena_printf(w->a, "%s ", past[i]), &q, &w->err) != HUB_EDENIED) {
            fail_msg("not denied: %s", past[i]);
        }
    }
}

static void nothing_is_attached_made_or_set(void **state)
{
    static const char *const denied[] = {"ATTACH ':memory:' AS other", "DETACH main",
        "PRAGMA writable_schema=ON", "CREATE TABLE mine (id)", "DROP TABLE family",
        "CREATE TEMP VIEW family2 AS SELECT 1", "CREATE TEMP TRIGGER mine AFTER INSERT ON family BEGIN SELECT 1; END",
        "ALTER TABLE family ADD COLUMN x", "CREATE INDEX mine ON family(id)", "ANALYZE"};
    struct open_hub *w = *state;
    struct stmt *q;
    for (size_t i = 0; i < sizeof denied / sizeof *denied; i++) {
        if (store_prepare(w->h->store, denied[i], &q, &w->err) != HUB_EDENIED) {
            fail_msg("not denied: %s", denied[i]);
        }
    }
}

static void a_pause_shows_all_and_no_rollback_ends_it(void **state)
{
    struct open_hub *w = *state;
    struct txn_label label = {.verb = "test"};
    add(w, "family", "family=Okafor");
    see(w, SIGHT_NOTHING);
    assert_int_equal(number(w, "SELECT count(*) FROM family"), 0);
    fine(w, store_begin(w->h->store, &label, &w->err));
    sight_pause(w->h->store);
    assert_int_equal(number(w, "SELECT count(*) FROM family"), 1);
    store_rollback(w->h->store);
    assert_int_equal(number(w, "SELECT count(*) FROM family"), 1);
    sight_resume(w->h->store);
    assert_int_equal(number(w, "SELECT count(*) FROM family"), 0);
    see(w, SIGHT_ALL);
    assert_int_equal(number(w, "SELECT count(*) FROM main.family"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_table_has_its_rule, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(every_kind_answers_for_every_table, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(a_table_is_not_read_past_its_view, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_attached_made_or_set, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(a_pause_shows_all_and_no_rollback_ends_it, open_hub_set_up, open_hub_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
