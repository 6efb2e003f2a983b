/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/log.h"
#include "hub/service/corrections.h"
#include "hub/service/figures.h"
#include "open_hub.h"
#include "unit.h"

static hub_date day(const char *iso)
{
    hub_date d;
    assert_true(date_from_iso(iso, &d));
    return d;
}

static struct figures_days days(const char *from, const char *to)
{
    return (struct figures_days){day(from), day(to)};
}

static struct figures figures(struct open_hub *w, const char *from, const char *to)
{
    struct figures f;
    if (hub_figures(w->h, ID_NONE, days(from, to), w->a, &f, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return f;
}

static const struct figure_number *number_of(const struct figures *f, const char *id)
{
    for (size_t i = 0; i < f->count; i++) {
        if (str_eq(f->items[i].figure->id, id)) {
            return &f->items[i];
        }
    }
    fail_msg("no figure %s", id);
    return NULL;
}

static int64_t november(struct open_hub *w, const char *id)
{
    struct figures f = figures(w, "2026-11-01", "2026-11-30");
    return number_of(&f, id)->number;
}

/* --- days ------------------------------------------------------------------------------ */

static void a_year_begins_in_the_month_of_the_settings(void **state)
{
    struct arena *a = arena_create();
    (void)state;
    struct figures_days d = figures_days_of(FIGURES_QUARTER, day("2026-02-28"), 4);
    assert_string_equal(figures_days_words(d, a), "January to March 2026");
    d = figures_days_of(FIGURES_YEAR, day("2026-02-28"), 4);
    assert_string_equal(figures_days_words(d, a), "April 2025 to March 2026");
    d = figures_days_of(FIGURES_QUARTER, day("2026-02-28"), 3);
    assert_string_equal(figures_days_words(d, a), "December 2025 to February 2026");
    d = figures_days_of(FIGURES_MONTH, day("2026-02-28"), 9);
    assert_string_equal(figures_days_words(d, a), "February 2026");
    assert_string_equal(
        figures_days_words(figures_days_step(FIGURES_MONTH, d, -2), a), "December 2025");
    arena_destroy(a);
}

/* --- what counts ------------------------------------------------------------------------- */

static void nights_are_those_that_lie_in_the_days(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|joined=2026-01-01");
    add(w, "child", "child=Mia|family=Okafor|born=2018-01-01");
    add(w, "child", "child=Theo|family=Okafor|born=2020-01-01");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-10-30 16:00|leave=2026-11-02 10:00|status=happened");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-11-06 16:00|leave=2026-11-07 10:00|status=happened|kind=emergency|children=Mia");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-11-13 16:00|leave=2026-11-15 10:00|status=cancelled");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-12-04 16:00|leave=2026-12-06 10:00|status=agreed");
    struct figures f = figures(w, "2026-11-01", "2026-12-31");
    assert_int_equal(number_of(&f, "stays")->number, 1);
    assert_int_equal(number_of(&f, "stays-emergency")->number, 1);
    assert_int_equal(number_of(&f, "nights")->number, 2);
    assert_int_equal(number_of(&f, "nights-planned")->number, 1);
    assert_int_equal(number_of(&f, "child-nights")->number, 3);
    assert_int_equal(number_of(&f, "children-stayed")->number, 2);
    assert_int_equal(number_of(&f, "children-first")->number, 0);
    assert_int_equal(number_of(&f, "stays-cancelled")->number, 1);
    assert_int_equal(number_of(&f, "nights-cancelled")->number, 2);
    f = figures(w, "2026-10-01", "2026-10-31");
    assert_int_equal(number_of(&f, "children-first")->number, 2);
    assert_int_equal(number_of(&f, "nights")->number, 2);
}

static void families_with_a_peer_only_are_outside(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|joined=2026-11-02");
    add(w, "family", "family=Shah|membership=peer only|joined=2026-11-02");
    add(w, "child", "child=Ravi|family=Shah|born=2018-01-01");
    add(w, "entry", "kind=call|family=Shah|at=2026-11-05 10:00|fact=Rang");
    add(w, "entry", "kind=call|family=Okafor|at=2026-11-05 10:00|fact=Rang");
    hub_id match = add(w, "match", "family=Shah|asked=2026-11-03|status=waiting");
    (void)match;
    assert_int_equal(november(w, "families"), 1);
    assert_int_equal(november(w, "families-new"), 1);
    assert_int_equal(november(w, "children"), 0);
    assert_int_equal(november(w, "calls"), 1);
    assert_int_equal(november(w, "families-peer"), 1);
    assert_int_equal(november(w, "waiting"), 1);
}

static void a_register_not_taken_is_not_nought(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|joined=2026-01-01");
    add(w, "child", "child=Mia|family=Okafor");
    hub_id weekly = add(w, "event", "event=Tea|start=2026-11-03 15:00|end=2026-11-03 16:00|repeats=every week");
    add(w, "register_line", arena_printf(w->a, "event=%lld|day=2026-11-10|child=Mia|status=came", (long long)weekly.n));
    add(w, "register_line", arena_printf(w->a, "event=%lld|day=2026-11-10|name=Gran|status=came", (long long)weekly.n));
    add(w, "register_line", arena_printf(w->a, "event=%lld|day=2026-11-17|name=gran|status=came", (long long)weekly.n));
    add(w, "event", "event=Walk|start=2026-11-08 10:00|status=cancelled");
    struct figures f = figures(w, "2026-11-01", "2026-11-30");
    assert_int_equal(number_of(&f, "events")->number, 3);
    assert_int_equal(number_of(&f, "events-unregistered")->number, 1);
    assert_int_equal(number_of(&f, "events-cancelled")->number, 1);
    assert_int_equal(number_of(&f, "attendances")->number, 3);
    assert_int_equal(number_of(&f, "people-different")->number, 2);
    assert_int_equal(number_of(&f, "families-events")->number, 1);
}

static void what_was_corrected_or_taken_back_counts_once(void **state)
{
    struct open_hub *w = *state;
    hub_id call = add(w, "entry", "kind=call|at=2026-11-05 10:00|minutes=10|fact=Rang");
    hub_id other = add(w, "entry", "kind=call|at=2026-11-06 10:00|minutes=5|fact=Rang");
    struct assignment set = {"minutes", "20"};
    hub_id right;
    assert_int_equal(
        hub_correct_some(w->h, &log_entry_noun, call, &set, 1, &right, &w->err), HUB_OK);
    assert_int_equal(november(w, "calls"), 2);
    assert_int_equal(november(w, "contact-minutes"), 25);
    assert_int_equal(hub_remove(w->h, &log_entry_noun, other, &w->err), HUB_OK);
    assert_int_equal(november(w, "calls"), 1);
}

static void services_are_held_against_the_year_before_joining(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|joined=2025-03-01");
    add(w, "service", "family=Okafor|service=CAMHS|from=2024-02-29|times=50");
    add(w, "service", "family=Okafor|service=CAMHS|from=2024-06-01|times=4");
    add(w, "service", "family=Okafor|service=CAMHS|from=2025-06-01");
    add(w, "service", "family=Okafor|service=CAMHS|from=2025-07-01|outcome=not needed");
    add(w, "family", "family=Reid|joined=2025-03-01");
    add(w, "service", "family=Reid|service=CAMHS|from=2025-06-01|times=9");
    assert_int_equal(november(w, "services-families"), 1);
    assert_int_equal(november(w, "services-before"), 4);
    assert_int_equal(november(w, "services-after"), 1);
    struct figures f = figures(w, "2025-02-01", "2026-02-28");
    assert_int_equal(number_of(&f, "services-families")->number, 0);
}

static void every_number_is_the_sum_of_its_list(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|joined=2026-11-02");
    add(w, "child", "child=Mia|family=Okafor|born=2018-01-01");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-11-06 16:00|leave=2026-11-09 10:00|status=happened");
    add(w, "entry", "kind=school|family=Okafor|at=2026-11-05 10:00|minutes=40|fact=Met");
    add(w, "entry", "kind=call|family=Okafor|at=2026-11-06 10:00|fact=Rang");
    add(w, "training", "training=First aid|held=2026-11-07|came=6");
    add(w, "away", "host=Amina|from=2026-11-10|to=2026-11-12|own_time=yes");
    add(w, "story", "month=2026-11-01|title=The den");
    struct figures f = figures(w, "2026-11-01", "2026-11-30");
    int known = 0;
    for (size_t i = 0; i < f.count; i++) {
        struct figure_item *items;
        size_t count;
        int64_t sum = 0;
        assert_int_equal(hub_figure_list(w->h, ID_NONE, f.items[i].figure, f.days, w->a, &items,
                             &count, &w->err), HUB_OK);
        for (size_t k = 0; k < count; k++) {
            sum += items[k].counts;
        }
        if (sum != f.items[i].number) {
            fail_msg("%s: %lld in the list, %lld said", f.items[i].figure->id, (long long)sum,
                (long long)f.items[i].number);
        }
        known += sum > 0;
    }
    assert_true(known >= 15);
}

/* --- sent, and who may ------------------------------------------------------------------------ */

static void what_is_late_is_told_and_what_went(void **state)
{
    struct open_hub *w = *state;
    struct figures f;
    add(w, "family", "family=Okafor|joined=2026-01-01");
    hub_id call = add(w, "entry", "kind=call|family=Okafor|at=2026-10-05 10:00|fact=Rang");
    struct figures_days october = days("2026-10-01", "2026-10-31");
    assert_int_equal(hub_figures_mark_sent(w->h, ID_NONE, october, "Kent", w->a, &f, &w->err), HUB_OK);
    assert_int_equal(f.sent.number, 1);
    assert_string_equal(f.sent.to_whom, "Kent");
    assert_int_equal(f.sent.differs, 0);
    add(w, "entry", "kind=call|family=Okafor|at=2026-10-06 10:00|fact=Rang again");
    f = figures(w, "2026-10-01", "2026-10-31");
    assert_string_equal(number_of(&f, "calls")->since, "+1 call, late entry");
    assert_int_equal(number_of(&f, "calls")->sent, 1);
    assert_int_equal(hub_remove(w->h, &log_entry_noun, call, &w->err), HUB_OK);
    add(w, "entry", "kind=call|family=Okafor|at=2026-10-07 10:00|fact=Once more");
    f = figures(w, "2026-10-01", "2026-10-31");
    assert_string_equal(number_of(&f, "calls")->since, "+1 call, put right since");
    f = figures(w, "2026-10-02", "2026-10-31");
    assert_false(id_known(f.sent.id));
}

static void a_liaison_worker_sees_the_number_of_ticks_and_not_whose(void **state)
{
    struct open_hub *w = *state;
    struct figure_item *items;
    size_t count;
    struct figures f;
    add(w, "family", "family=Okafor|joined=2026-01-01");
    hub_id match = add(w, "match", "family=Okafor|asked=2026-09-01|agreed=2026-09-10|status=agreed");
    add(w, "tick", arena_printf(w->a, "match=%lld|week=2026-11-02|in_touch=yes", (long long)match.n));
    add(w, "person", "person=Lena|role=liaison worker");
    open_hub_as(w, "Lena");
    f = figures(w, "2026-11-01", "2026-11-30");
    assert_int_equal(number_of(&f, "ticks")->number, 1);
    assert_false(number_of(&f, "ticks")->may_open);
    assert_true(number_of(&f, "calls")->may_open);
    assert_int_equal(hub_figure_list(w->h, ID_NONE, figure_find("ticks"), f.days, w->a, &items,
                         &count, &w->err), HUB_EDENIED);
    assert_string_equal(
        w->err.msg, "The number is yours to see; whose they are stays with the hub carer.");
    assert_int_equal(hub_figures_mark_sent(w->h, ID_NONE, f.days, "", w->a, &f, &w->err), HUB_EDENIED);
}

static void a_day_that_is_to_come_is_not_counted(void **state)
{
    struct open_hub *w = *state;
    struct figures f;
    add(w, "family", "family=Okafor|joined=2026-01-01");
    f = figures(w, "2027-01-01", "2027-01-31");
    assert_int_equal(number_of(&f, "families")->number, 0);
    assert_true(f.until.d < f.days.from.d);
    assert_int_equal(hub_figures(w->h, ID_NONE, days("2026-02-01", "2026-01-01"), w->a, &f, &w->err), HUB_EINVAL);
}

/* --- small numbers -------------------------------------------------------------------------- */

enum { PARTS = 4 };

/* How many ways there are to fill the hidden parts so that all shown still fits. */
static bool is_told(const int64_t *parts, const enum figure_hide *hide, int64_t total, int part)
{
    int64_t seen = -1;
    int64_t rest[PARTS] = {0};
    for (;;) {
        int64_t sum = 0;
        for (int i = 0; i < PARTS; i++) {
            sum += hide[i] == HIDE_NOT ? parts[i] : hide[i] == HIDE_SMALL ? 1 + rest[i] : 5 + rest[i];
        }
        if (sum == total) {
            if (seen >= 0 && seen != rest[part]) {
                return false;
            }
            seen = rest[part];
        }
        int i = 0;
        while (i < PARTS && (hide[i] == HIDE_NOT || ++rest[i] > (hide[i] == HIDE_SMALL ? 3 : 12))) {
            rest[i++] = 0;
        }
        if (i == PARTS) {
            return true;
        }
    }
}

static void no_small_number_can_be_worked_out(void **state)
{
    (void)state;
    int hidden_more = 0;
    for (int n = 0; n < 8 * 8 * 8 * 8; n++) {
        int64_t parts[PARTS] = {n % 8, n / 8 % 8, n / 64 % 8, n / 512}, total = 0;
        enum figure_hide hide[PARTS], hide_total;
        for (int i = 0; i < PARTS; i++) {
            hide[i] = parts[i] > 0 && parts[i] < FIGURES_SMALL ? HIDE_SMALL : HIDE_NOT;
            total += parts[i];
        }
        hide_total = total > 0 && total < FIGURES_SMALL ? HIDE_SMALL : HIDE_NOT;
        figures_hide_parts(parts, hide, PARTS, total, &hide_total);
        for (int i = 0; i < PARTS; i++) {
            assert_true(parts[i] == 0 || parts[i] >= FIGURES_SMALL || hide[i] == HIDE_SMALL);
            hidden_more += hide[i] == HIDE_OTHER;
            if (hide_total == HIDE_NOT && hide[i] == HIDE_SMALL && is_told(parts, hide, total, i)) {
                fail_msg("%d %d %d %d: part %d is told", (int)parts[0], (int)parts[1],
                    (int)parts[2], (int)parts[3], i);
            }
        }
    }
    assert_true(hidden_more > 0);
}

static void what_is_drawn_of_a_month_hides_as_its_number(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|joined=2026-01-01");
    add(w, "child", "child=Mia|family=Okafor|born=2018-01-01");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-10-09 16:00|leave=2026-10-11 10:00|status=happened");
    struct figures f = figures(w, "2026-10-01", "2026-10-31");
    struct figure_hidden *hidden = figures_hidden(&f, w->a);
    size_t at = (size_t)(number_of(&f, "nights") - f.items);
    assert_int_equal(hidden[at].number, HIDE_SMALL);
    assert_int_equal(hidden[at].months[FIGURES_MONTHS - 1], HIDE_SMALL);
    assert_int_equal(hidden[at].months[0], HIDE_NOT);
    at = (size_t)(number_of(&f, "events-unregistered") - f.items);
    assert_int_equal(hidden[at].number, HIDE_NOT);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_begins_in_the_month_of_the_settings),
        TEST(nights_are_those_that_lie_in_the_days),
        TEST(families_with_a_peer_only_are_outside),
        TEST(a_register_not_taken_is_not_nought),
        TEST(what_was_corrected_or_taken_back_counts_once),
        TEST(services_are_held_against_the_year_before_joining),
        TEST(every_number_is_the_sum_of_its_list),
        TEST(what_is_late_is_told_and_what_went),
        TEST(a_liaison_worker_sees_the_number_of_ticks_and_not_whose),
        TEST(a_day_that_is_to_come_is_not_counted),
        cmocka_unit_test(no_small_number_can_be_worked_out),
        TEST(what_is_drawn_of_a_month_hides_as_its_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
