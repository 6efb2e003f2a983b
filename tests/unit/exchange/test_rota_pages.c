/* SPDX-License-Identifier: MIT */
/* What stands on a rota page, and what never does. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "sample_rota.h"
#include "unit.h"

#include <string.h>

static int setup(void **state)
{
    utf8_locale();
    *state = arena_create();
    return 0;
}

static int teardown(void **state)
{
    arena_destroy(*state);
    return 0;
}

static struct page_doc *pages(const struct rota_sheet *s, struct arena *a)
{
    struct page_doc *d;
    rota_sheet_pages(s, a, &d);
    return d;
}

/* The n-th table, NULL past the last. */
static const struct page_table *table(const struct page_doc *d, size_t n)
{
    for (size_t i = 0; i < d->block_count; i++)
        if (d->blocks[i].kind == PAGE_TABLE && n-- == 0)
            return d->blocks[i].table;
    return NULL;
}

/* The first body cell that shows `text`. */
static const struct page_cell *cell(const struct page_doc *d, const char *text)
{
    const struct page_table *t;
    for (size_t n = 0; (t = table(d, n)) != NULL; n++)
        for (size_t r = t->head_rows; r < t->row_count; r++)
            for (size_t c = 0; c < t->rows[r].count; c++)
                if (str_eq(t->rows[r].cells[c].text, text))
                    return &t->rows[r].cells[c];
    return NULL;
}

/* The column headings of all tables after host and bed, as "Fri 4 Dec,Sat 5 / Fri 11 Dec". */
static const char *nights(const struct page_doc *d, struct arena *a)
{
    const struct page_table *t;
    struct sb b = sb_on(a);
    for (size_t n = 0; (t = table(d, n)) != NULL; n++) {
        sb_add(&b, n ? " / " : "");
        for (size_t c = 2; c < t->rows[0].count; c++)
            sb_addf(&b, "%s%s", c > 2 ? "," : "", t->rows[0].cells[c].text);
    }
    return sb_str(&b);
}

static void month_shows_weekends_and_nights_with_a_stay(void **state)
{
    const struct page_doc *d = pages(sample_rota(*state, ROTA_BY_MONTH), *state);
    assert_string_equal(nights(d, *state), "Fri 4 Dec,Sat 5,Wed 9,Thu 10,Fri 11,Sat 12 / "
                                           "Fri 18 Dec,Sat 19,Fri 25,Sat 26,Sun 27,Mon 28,Tue 29");
}

static void all_nights_are_shown_when_asked(void **state)
{
    struct rota_sheet *s = sample_rota(*state, ROTA_BY_MONTH);
    s->all_nights = true;
    const char *all = nights(pages(s, *state), *state);
    assert_true(str_starts(all, "Tue 1 Dec,Wed 2"));
    assert_non_null(strstr(all, "Thu 31"));
}

static void week_shows_every_night_of_the_period_from_monday(void **state)
{
    struct rota_sheet *s = sample_rota(*state, ROTA_BY_WEEK);
    s->from = date_from_ymd(2026, 12, 11);
    s->to = date_from_ymd(2026, 12, 15);
    assert_string_equal(
        nights(pages(s, *state), *state), "Fri 11 Dec,Sat 12,Sun 13 / Mon 14 Dec,Tue 15");
}

static void no_table_parts_a_weekend(void **state)
{
    struct arena *a = *state;
    struct rota_sheet *s = sample_year(a, 1, ROTA_BY_MONTH);
    s->all_nights = true;
    const struct page_doc *d = pages(s, a);
    const struct page_table *t;
    for (size_t n = 0; (t = table(d, n)) != NULL; n++) {
        const char *first = t->rows[0].cells[2].text;
        bool month_begins = strncmp(first + 4, "1 ", 2) == 0;
        assert_true(month_begins || (!str_starts(first, "Sat") && !str_starts(first, "Sun")));
    }
}

static void draft_is_said_in_a_word_and_a_style(void **state)
{
    const struct page_doc *d = pages(sample_rota(*state, ROTA_BY_MONTH), *state);
    const struct page_cell *draft = cell(d, "Anaya"), *agreed = cell(d, "Theo");
    assert_true(draft->style & PAGE_DRAFT);
    assert_string_equal(draft->note, "draft");
    assert_false(agreed->style & PAGE_DRAFT);
    assert_true(str_empty(agreed->note));
    assert_non_null(strstr(d->note, "Draft: not agreed yet"));
}

static void away_is_said_in_every_bed_without_a_reason(void **state)
{
    struct arena *a = *state;
    const struct page_doc *d = pages(sample_rota(a, ROTA_BY_MONTH), a);
    const struct page_table *t = table(d, 1);
    for (size_t r = 1; r <= 2; r++)
        for (size_t c = 2; c <= 3; c++) {
            assert_string_equal(t->rows[r].cells[c].text, "away");
            assert_true(t->rows[r].cells[c].style & PAGE_AWAY);
        }
}

static void week_says_when_they_come_and_go(void **state)
{
    const struct page_doc *d = pages(sample_rota(*state, ROTA_BY_WEEK), *state);
    assert_string_equal(cell(d, "Siân")->note, "arrives 10:00\nleaves Sun 16:00");
    assert_string_equal(cell(d, "Finlay")->note, "arrives 18:00");
}

static void child_without_a_bed_stands_below_the_beds(void **state)
{
    const struct page_doc *d = pages(sample_rota(*state, ROTA_BY_MONTH), *state);
    const struct page_table *t = table(d, 1);
    const struct page_row *last = &t->rows[t->row_count - 1];
    assert_string_equal(last->cells[1].text, "no bed");
    assert_string_equal(last->cells[4].text, "Jay");
    assert_null(cell(d, "bed 3"));
}

static void two_in_one_bed_share_the_cell(void **state)
{
    struct arena *a = *state;
    struct rota_sheet *s = sample_rota(a, ROTA_BY_MONTH);
    struct sheet_night *two = arena_array(a, 2, sizeof *two);
    two[0] = (struct sheet_night){.stay = 0, .night = date_from_ymd(2026, 12, 4), .name = "Mia"};
    two[1] = (struct sheet_night){.stay = 0, .night = date_from_ymd(2026, 12, 4), .name = "Theo"};
    s->nights = two;
    s->night_count = 2;
    assert_non_null(cell(pages(s, a), "Mia\nTheo"));
}

static void tonight_is_marked_in_words(void **state)
{
    const struct page_doc *d = pages(sample_rota(*state, ROTA_BY_MONTH), *state);
    const struct page_cell *head = &table(d, 0)->rows[0].cells[2];
    assert_string_equal(head->note, "tonight");
    assert_true(head->style & PAGE_TONIGHT);
    assert_true(head->style & PAGE_WEEKEND);
}

static void version_is_said_even_before_the_first(void **state)
{
    struct rota_sheet *s = sample_rota(*state, ROTA_BY_MONTH);
    assert_string_equal(pages(s, *state)->version, "version 3");
    s->version = 0;
    assert_string_equal(pages(s, *state)->version, "not yet published");
}

static void families_are_in_the_order_of_the_alphabet(void **state)
{
    struct arena *a = *state;
    const struct page_table *t = table(pages(sample_rota(a, ROTA_BY_FAMILY), a), 0);
    struct sb b = sb_on(a);
    for (size_t r = 1; r < t->row_count; r++)
        if (t->rows[r].group_start)
            sb_addf(&b, "%s;", t->rows[r].group);
    assert_string_equal(sb_str(&b), "Jenkins;Novák;Ó Briain;Okafor;Patel-Shah;Reid;Whitfield;");
}

static void host_list_has_days_away_and_visits_by_day(void **state)
{
    const struct page_doc *d = pages(sample_rota(*state, ROTA_BY_HOST), *state);
    assert_non_null(cell(d, "away 18–20 Dec 2026"));
    assert_non_null(cell(d, "tea visit\nagreed"));
}

static void empty_rota_says_so(void **state)
{
    struct arena *a = *state;
    for (enum sheet_by by = ROTA_BY_WEEK; by <= ROTA_BY_HOST; by++) {
        struct rota_sheet s = {.hub = "New hub", .by = by, .from = DATE_NONE, .to = DATE_NONE};
        const struct page_doc *d = pages(&s, a);
        assert_int_equal(d->block_count, 1);
        assert_true(str_starts(d->blocks[0].text, "There is no"));
    }
}

static void rule_report_groups_by_level(void **state)
{
    struct arena *a = *state;
    struct page_doc *d;
    rules_sheet_pages(sample_rules(a), a, &d);
    assert_string_equal(d->blocks[0].text, "MUST FIX: 2");
    assert_int_equal(table(d, 0)->row_count, 3);
    assert_int_equal(table(d, 1)->row_count, 2);
    assert_non_null(
        cell(d, "Amina is away from 18 to 20 December.\nTry: at Ben's the same nights\n"
                "Going ahead: Amina, 3 Dec 2026: her sister is at home and known to Finlay"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            month_shows_weekends_and_nights_with_a_stay, setup, teardown),
        cmocka_unit_test_setup_teardown(all_nights_are_shown_when_asked, setup, teardown),
        cmocka_unit_test_setup_teardown(
            week_shows_every_night_of_the_period_from_monday, setup, teardown),
        cmocka_unit_test_setup_teardown(no_table_parts_a_weekend, setup, teardown),
        cmocka_unit_test_setup_teardown(draft_is_said_in_a_word_and_a_style, setup, teardown),
        cmocka_unit_test_setup_teardown(
            away_is_said_in_every_bed_without_a_reason, setup, teardown),
        cmocka_unit_test_setup_teardown(week_says_when_they_come_and_go, setup, teardown),
        cmocka_unit_test_setup_teardown(child_without_a_bed_stands_below_the_beds, setup, teardown),
        cmocka_unit_test_setup_teardown(two_in_one_bed_share_the_cell, setup, teardown),
        cmocka_unit_test_setup_teardown(tonight_is_marked_in_words, setup, teardown),
        cmocka_unit_test_setup_teardown(version_is_said_even_before_the_first, setup, teardown),
        cmocka_unit_test_setup_teardown(families_are_in_the_order_of_the_alphabet, setup, teardown),
        cmocka_unit_test_setup_teardown(host_list_has_days_away_and_visits_by_day, setup, teardown),
        cmocka_unit_test_setup_teardown(empty_rota_says_so, setup, teardown),
        cmocka_unit_test_setup_teardown(rule_report_groups_by_level, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
