/* SPDX-License-Identifier: MIT */
/* A person's sight: which rows there are, and that there is no way past it. */
#include "hub/model/sight.h"

#include "hub/model/family.h"
#include "hub/model/noun.h"
#include "hub/model/pack.h"
#include "hub/service/calendar.h"
#include "hub/service/families.h"
#include "hub/service/figures.h"
#include "hub/service/find.h"
#include "hub/service/log.h"
#include "hub/service/practice.h"
#include "hub/service/today.h"
#include "hub/store/sight.h"
#include "hub/store/stmt.h"
#include "open_hub.h"
#include "unit.h"

#include "service/hub_priv.h"
#include "store/store_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SQL_MOST = 8192 };

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
        "SELECT name FROM main.FAMILY",
        "SELECT count(*) FROM main.Family",
        "SELECT count(*) FROM Find_Now",
        "SELECT count(*) FROM main . 'FAMILY'",
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

static int keep_sql(unsigned what, void *arg, void *statement, void *sql)
{
    (void)what;
    (void)statement;
    char *first = arg; /* what the views ask comes behind it */
    if (!*first) {
        snprintf(first, SQL_MOST, "%s", (const char *)sql);
    }
    return 0;
}

static void expect_searched(struct open_hub *w, const struct noun *n, const char *sql)
{
    struct stmt *q;
    bool row;
    fine(w, store_ask(w->h->store, arena_printf(w->a, "EXPLAIN QUERY PLAN %s", sql), NULL, 0, &q, &row, &w->err));
    for (; row; fine(w, stmt_step(q, &row, &w->err))) {
        const char *step = stmt_text(q, 3);
        if (strncmp(step, "SCAN t", 6) == 0 && step[6] != 'e') { /* temp.sight_hub is few */
            fail_msg("%s: %s", n->plural, step);
        }
    }
    stmt_done(q);
}

/* Below a hub; copies that came home and their questions are few. */
static bool is_many(const struct noun *n)
{
    return n != &hub_noun && n != &homecoming_noun && !noun_belongs(n, &question_noun) &&
           noun_belongs(n, &hub_noun);
}

/* However many hubs there are besides. */
static void a_whole_list_is_read_from_the_hubs_in_sight(void **state)
{
    struct open_hub *w = *state;
    char sql[SQL_MOST];
    see(w, SIGHT_HUBS);
    for (size_t i = 0; i < noun_count; i++) {
        struct record_query there = {0}, all = {.any = true};
        struct record_query *const lists[] = {&there, &all};
        for (size_t k = 0; k < 2 && is_many(nouns[i]); k++) {
            struct record_list list;
            *sql = '\0';
            sqlite3_trace_v2(w->h->store->db, SQLITE_TRACE_STMT, keep_sql, sql);
            fine(w, record_list(w->h->store, nouns[i], lists[k], w->a, &list, &w->err));
            sqlite3_trace_v2(w->h->store->db, 0, NULL, NULL);
            expect_searched(w, nouns[i], sql);
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

/* --- days ------------------------------------------------------------------------------------- */

static void on(struct open_hub *w, enum sight_kind kind, hub_id event, const char *today)
{
    struct sight s = {.kind = kind, .persons = &w->h->person, .person_count = 1, .events = &event,
        .event_count = id_known(event)};
    assert_true(date_from_iso(today, &s.today));
    fine(w, sight_set(w->h->store, &s, &w->err));
}

static void a_host_sees_a_child_until_seven_days_after_the_stay(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    add(w, "child", "family=Okafor|child=Mia");
    add(w, "child", "family=Reid|child=Theo");
    hub_id stay = add(w, "stay", "family=Okafor|host=Amina|arrive=2026-11-13 16:00|leave=2026-11-15 10:00|status=agreed");
    on(w, SIGHT_STAYS, ID_NONE, "2026-11-22");
    assert_int_equal(number(w, "SELECT count(*) FROM child WHERE name = 'Mia'"), 1);
    assert_int_equal(number(w, "SELECT count(*) FROM child"), 1);
    assert_int_equal(number(w, "SELECT count(*) FROM find_names WHERE find_names MATCH 'theo OR reid'"), 0);
    struct txn_label label = {.verb = "test"};
    fine(w, store_begin(w->h->store, &label, &w->err));
    fine(w, store_tell(w->h->store, "UPDATE main.stay SET status = 'cancelled' WHERE id = ?1",
                SQL_ARGS(sql_id(stay)), &w->err));
    assert_int_equal(number(w, "SELECT count(*) FROM child"), 0);
    store_rollback(w->h->store);
    assert_int_equal(number(w, "SELECT count(*) FROM child"), 1);
    on(w, SIGHT_STAYS, ID_NONE, "2026-11-23");
    assert_int_equal(number(w, "SELECT count(*) FROM child"), 0);
    assert_int_equal(number(w, "SELECT count(*) FROM family"), 0);
}

static void a_helper_sees_the_register_from_the_day_before_to_the_day_after(void **state)
{
    static const struct {
        const char *today;
        int64_t children;
    } days[] = {{"2026-12-03", 0}, {"2026-12-04", 1}, {"2026-12-05", 1}, {"2026-12-06", 1}, {"2026-12-07", 0}};
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Mia");
    add(w, "child", "family=Okafor|child=Theo");
    add(w, "family", "family=Reid");
    add(w, "child", "family=Reid|child=Ada");
    hub_id event = add(w, "event", "event=Picnic|start=2026-12-05 14:00");
    add(w, "event", "event=Swimming|start=2026-12-05 14:00");
    add(w, "register_line", "event=Picnic|line=1|child=Mia");
    add(w, "register_line", "event=Swimming|line=1|child=Ada");
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        on(w, SIGHT_EVENT, event, days[i].today);
        assert_int_equal(number(w, "SELECT count(*) FROM register_line"), days[i].children);
        assert_int_equal(number(w, "SELECT count(*) FROM family"), days[i].children);
        assert_int_equal(number(w, "SELECT count(*) FROM child WHERE name IN ('Mia','Ada')"), days[i].children);
        assert_int_equal(number(w, "SELECT count(*) FROM event"), 1);
    }
}

/* --- every question the program asks ------------------------------------------------------------ */

static enum hub_rc no_more(void *arg, const struct change_line *line, struct hub_err *err)
{
    (void)arg;
    (void)line;
    (void)err;
    return HUB_OK;
}

static enum hub_rc one_record(void *arg, const void *rec, struct hub_err *err)
{
    (void)arg;
    (void)rec;
    (void)err;
    return HUB_OK;
}

/* What a day at the hub asks for; what came of it is another test's. */
static void ask_much(struct open_hub *w)
{
    struct hub *h = w->h;
    struct today today;
    struct name_ask names = {.max = 20}, narrowed = {.needle = "a o", .max = 20};
    struct family_line *families;
    struct host_line *hosts;
    struct calendar calendar;
    struct log_line *lines;
    struct find_hits hits;
    struct figures figures;
    struct detail detail;
    struct changes_ask changes = {0};
    struct history history;
    size_t count = 0;
    int64_t n;
    const char *said;
    hub_date day = hub_today(h);
    hub_today_view(h, day, w->a, &today, &w->err);
    hub_today_kept(h, w->a, &today, &w->err);
    hub_host_lines(h, &narrowed, w->a, &hosts, &count, &w->err);
    hub_host_lines(h, &names, w->a, &hosts, &count, &w->err);
    hub_host_detail(h, hosts[0].id, 0, w->a, &detail, &w->err);
    hub_family_lines(h, &narrowed, w->a, &families, &count, &w->err);
    hub_family_count(h, "a o", &n, &n, &w->err);
    hub_family_lines(h, &names, w->a, &families, &count, &w->err);
    hub_family_detail(h, families[0].id, 0, w->a, &detail, &w->err);
    hub_history(h, noun_find("family"), families[0].id, w->a, &history, &w->err);
    hub_calendar(h, day, date_add(day, 35), CALENDAR_EVENTS | CALENDAR_SPANS, w->a, &calendar, &w->err);
    for (int part = LOG_ALL; part <= LOG_ACCIDENTS; part++) {
        struct log_ask log = {.part = (enum log_part)part, .max = 20}, words = {.text = "school", .part = (enum log_part)part, .max = 20};
        hub_log_lines(h, &log, w->a, &lines, &count, &w->err);
        hub_log_lines(h, &words, w->a, &lines, &count, &w->err);
        hub_log_count(h, "school", (enum log_part)part, &n, &w->err);
        hub_log_count(h, NULL, (enum log_part)part, &n, &w->err);
    }
    hub_find_text(h, "th schoo", 0, FIND_ALL, w->a, &hits, &w->err);
    hub_find_count(h, "th", FIND_ALL, &n, &w->err);
    hub_figures(h, ID_NONE, (struct figures_days){date_add(day, -90), day}, w->a, &figures, &w->err);
    hub_changes(h, &changes, no_more, NULL, &w->err);
    hub_id family = add(w, "family", "family=Byrne"), child = add(w, "child", "family=Byrne|child=Ada");
    edit(w, "family", family, "priority=4");
    hub_undo(h, w->a, &said, &w->err);
    hub_redo(h, w->a, &said, &w->err);
    hub_remove(h, noun_find("child"), child, &w->err);
    for (size_t i = 0; i < noun_count; i++) {
        struct record_ask all = {0}, removed = {.removed = true};
        hub_each(h, nouns[i], &all, one_record, NULL, &w->err);
        hub_each(h, nouns[i], &removed, one_record, NULL, &w->err);
    }
}

static bool is_journals_own(const char *sql)
{
    return strstr(sql, " FROM main.") != NULL && strstr(sql, "DELETE FROM main.") != sql;
}

/* Each statement kept by an unsighted day is asked again through each sight: none is denied or wrong. */
static void no_question_is_denied(void **state)
{
    struct open_hub *w = *state;
    struct practice_plan plan = {.hubs = 1, .families = 3, .years = 1, .seed = 7};
    struct hub_opening o = w->opening;
    const char *texts[2000];
    size_t count = 0;
    struct stmt *q;
    o.path = arena_printf(w->a, "%s.practice", w->opening.path);
    o.as = PRACTICE_PERSON;
    hub_close(w->h);
    fine(w, practice_make(&o, &plan, &w->err));
    fine(w, hub_open(&o, &w->h, &w->err));
    ask_much(w);
    for (int i = 0; i < STMT_BUCKETS; i++) {
        for (q = w->h->store->statements[i]; q && count < 2000; q = q->next_in_bucket) {
            texts[count++] = arena_strdup(w->a, q->sql);
        }
    }
    assert_in_range(count, 200, 1999);
    for (int kind = SIGHT_HUBS; kind < SIGHT_KINDS; kind++) {
        see(w, (enum sight_kind)kind);
        for (size_t i = 0; i < count; i++) {
            if (!is_journals_own(texts[i]) && store_prepare(w->h->store, texts[i], &q, &w->err) != HUB_OK) {
                fail_msg("kind %d: %s", kind, texts[i]);
            }
        }
    }
    unlink(o.path);
    unlink(arena_printf(w->a, "%s-wal", o.path));
    unlink(arena_printf(w->a, "%s-shm", o.path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_table_has_its_rule, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(every_kind_answers_for_every_table, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(a_table_is_not_read_past_its_view, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(a_whole_list_is_read_from_the_hubs_in_sight, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_attached_made_or_set, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(a_host_sees_a_child_until_seven_days_after_the_stay, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(a_helper_sees_the_register_from_the_day_before_to_the_day_after, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(no_question_is_denied, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(a_pause_shows_all_and_no_rollback_ends_it, open_hub_set_up, open_hub_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
