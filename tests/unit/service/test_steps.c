/* SPDX-License-Identifier: MIT */
/*
 * What a page asks, in steps of SQLite: they do not grow with the other hubs of the file, nor with
 * years that are not shown, whether all hubs are seen or one.
 */
#include "hub/model/sight.h"
#include "hub/service/calendar.h"
#include "hub/service/families.h"
#include "hub/service/log.h"
#include "hub/service/peers.h"
#include "hub/service/units.h"
#include "open_hub.h"
#include "unit.h"

#include "service/hub_priv.h"
#include "store/store_priv.h"

enum { FEW = 7, MANY = 30, YOUNG = 55, OLD = 200, PAGE = 30 }; /* hubs, and weeks of a hub */

static void fine(struct open_hub *w, enum hub_rc rc)
{
    if (rc != HUB_OK) {
        fail_msg("%s (%s)", w->err.msg, w->err.where ? w->err.where : "");
    }
}

/* Amina's hub and these others, with what was written in these weeks; what is there stays as it is. */
static const char written[] =
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 600)"
    ",h(i,id) AS (SELECT i,iif(i,i,%lld) FROM n WHERE i <= %d),f(i,h) AS (SELECT h.i*5+n.i,h.id FROM h,n WHERE n.i < 5)"
    ",k(i,f,week) AS (SELECT f.i*600+n.i,f.i,n.i FROM f,n WHERE n.i BETWEEN %d AND %d) ";
static const char *const rows[] = {
    "INSERT OR IGNORE INTO main.hub(id,name) SELECT id,'Hub '||i FROM h WHERE i",
    "INSERT OR IGNORE INTO main.host(id,hub_id,name,sort_name) SELECT 1+i,id,'Ben','ben' FROM h",
    "INSERT OR IGNORE INTO main.family(id,hub_id,name,sort_name) SELECT 1+i,h,'Reid '||i,'reid '||i FROM f",
    "INSERT OR IGNORE INTO main.stay(id,family_id,host_id,arrive,leave,status) SELECT 1+i,1+f,1+f/5,"
    "date('2026-12-05',(-7*week)||' days')||' 17:00',date('2026-12-07',(-7*week)||' days')||' 17:00','agreed' FROM k",
    "INSERT OR IGNORE INTO main.peer(id,hub_id) SELECT 1+i,id FROM h",
    "INSERT OR IGNORE INTO main.peer_match(id,family_id,status,asked_on) SELECT 1+i*2,1+i,'waiting','2026-11-01' FROM f",
    "INSERT OR IGNORE INTO main.peer_match(id,family_id,peer_id,status) SELECT 2+i*2,1+i,1+i/5,'agreed' FROM f",
    "INSERT OR IGNORE INTO main.unit(id,family_id,status) SELECT 1+i,1+i,'running' FROM f",
    "INSERT OR IGNORE INTO main.unit_session(id,unit_id,number,status) SELECT 1+i,1+i,1,'held' FROM f",
    "INSERT OR IGNORE INTO main.log_entry(id,hub_id,family_id,at,kind,fact) SELECT (600-week)*1000+f,"
    "(SELECT hub_id FROM main.family WHERE id=1+f),1+f,date('2026-11-20',(-7*week)||' days')||' 12:00','call','Tea' FROM k",
};
/* With carers of their own they are not hers to see. */
static const char carers[] =
    "INSERT OR IGNORE INTO main.person(id,hub_id,name,sort_name,role) SELECT 1+i,id,'Cy','cy','hub carer' FROM h WHERE i";

static void write_rows(struct open_hub *w, const char *with, const char *sql)
{
    if (store_exec(w->h->store, arena_printf(w->a, "%s%s", with, sql), "write", &w->err) != HUB_OK) {
        fail_msg("%s: %s", sqlite3_errmsg(w->h->store->db), sql);
    }
}

/* Hub may grow, or years go by; Amina comes in again. */
static void write_all(struct open_hub *w, bool of_all, int hubs, int from, int to)
{
    struct txn_label label = {.verb = "test"};
    int64_t own = 0;
    sight_pause(w->h->store);
    fine(w, store_number(w->h->store, "SELECT id FROM hub WHERE name='Robin Hub'", &own, &w->err));
    const char *with = arena_printf(w->a, written, (long long)own, hubs, from, to);
    fine(w, store_begin(w->h->store, &label, &w->err));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        write_rows(w, with, rows[i]);
    }
    if (!of_all) {
        write_rows(w, with, carers);
    }
    fine(w, store_commit(w->h->store, &w->err));
    sight_resume(w->h->store);
    open_hub_as(w, "Amina");
}

static int one_step(void *arg)
{
    int64_t *steps = arg;
    ++*steps;
    return 0;
}

struct page {
    const char *name;
    void (*read)(struct open_hub *w);
    bool of_all; /* by somebody who sees all hubs */
    bool narrowed; /* one hub at a time is shown */
};

static int64_t steps_of(struct open_hub *w, const struct page *p)
{
    int64_t steps = 0;
    hub_narrow_to(w->h, p->narrowed ? hub_shown(w->h) : ID_NONE); /* which hubs there are is read once */
    sqlite3_progress_handler(w->h->store->db, 1, one_step, &steps);
    p->read(w);
    sqlite3_progress_handler(w->h->store->db, 0, NULL, NULL);
    return steps;
}

/* --- pages ------------------------------------------------------------------------------------ */

static void a_month(struct open_hub *w)
{
    struct calendar out;
    hub_date day = hub_today(w->h);
    fine(w, hub_calendar(w->h, day, date_add(day, 40), CALENDAR_EVENTS | CALENDAR_SPANS, w->a, &out, &w->err));
    assert_true(out.count > 0);
}

static void families(struct open_hub *w)
{
    struct name_ask ask = {.max = PAGE};
    struct family_line *lines;
    size_t count;
    fine(w, hub_family_lines(w->h, &ask, w->a, &lines, &count, &w->err));
    assert_true(count > 0);
}

static void a_family(struct open_hub *w)
{
    struct name_ask ask = {.max = 1};
    struct family_line *lines;
    struct detail out;
    size_t count;
    fine(w, hub_family_lines(w->h, &ask, w->a, &lines, &count, &w->err));
    fine(w, hub_family_detail(w->h, lines[0].id, 0, w->a, &out, &w->err));
    assert_true(out.count > 0);
}

static void log_page(struct open_hub *w)
{
    struct log_ask ask = {.max = PAGE};
    struct log_line *lines;
    size_t count;
    fine(w, hub_log_lines(w->h, &ask, w->a, &lines, &count, &w->err));
    assert_int_equal(count, PAGE);
}

static void matches(struct open_hub *w)
{
    struct match_list list;
    fine(w, hub_match_list(w->h, MATCHES_WAITING, w->a, &list, &w->err));
    assert_int_equal(list.count, 5);
    fine(w, hub_match_list(w->h, MATCHES_RUNNING, w->a, &list, &w->err));
    assert_int_equal(list.count, 5);
}

static void units(struct open_hub *w)
{
    struct unit_list list;
    fine(w, hub_unit_list(w->h, ID_NONE, true, w->a, &list, &w->err));
    assert_int_equal(list.count, 5);
}

static void volunteers(struct open_hub *w)
{
    struct volunteer_list list;
    fine(w, hub_volunteers(w->h, false, w->a, &list, &w->err));
    assert_int_equal(list.count, 1);
}

static const struct page pages[] = {
    {"a month", a_month, false, true},
    {"a month, all hubs", a_month, true, true},
    {"families", families, false, false},
    {"families, all hubs", families, true, false},
    {"a family", a_family, false, false},
    {"the log", log_page, false, false},
    {"the log, all hubs", log_page, true, false},
    {"matches", matches, false, false},
    {"units", units, false, false},
    {"volunteers", volunteers, false, false},
};

enum { PAGES = sizeof pages / sizeof *pages };

static void count_steps(struct open_hub *w, bool of_all, int64_t steps[PAGES])
{
    for (size_t i = 0; i < PAGES; i++) {
        steps[i] = pages[i].of_all == of_all ? steps_of(w, &pages[i]) : 0;
    }
}

static void expect_flat(struct open_hub *w, bool of_all)
{
    int64_t few[PAGES], many[PAGES], old[PAGES];
    bool flat = true;
    write_all(w, of_all, FEW, 0, YOUNG);
    count_steps(w, of_all, few);
    write_all(w, of_all, MANY, 0, YOUNG);
    count_steps(w, of_all, many);
    write_all(w, of_all, FEW, YOUNG, OLD);
    count_steps(w, of_all, old);
    for (size_t i = 0; i < PAGES; i++) {
        bool grew = many[i] > few[i] * 3 / 2 || old[i] > few[i] * 3 / 2;
        if (grew || (few[i] == 0 && pages[i].of_all == of_all)) {
            print_error("%s: %lld steps, with many hubs %lld, with many years %lld\n", pages[i].name,
                (long long)few[i], (long long)many[i], (long long)old[i]);
            flat = false;
        }
    }
    assert_true(flat);
}

static void one_hub_in_sight_does_not_grow_with_what_is_not_shown(void **state)
{
    expect_flat(*state, false);
}

static void all_hubs_do_not_grow_with_what_is_not_shown(void **state)
{
    expect_flat(*state, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            one_hub_in_sight_does_not_grow_with_what_is_not_shown, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            all_hubs_do_not_grow_with_what_is_not_shown, open_hub_set_up, open_hub_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
