/* SPDX-License-Identifier: MIT */
/* Pages as text: golden pages a person can read, and what no page may ever do. */
#include "golden.h"
#include "hub/base/utf8.h"
#include "hub/exchange/print.h"
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

static const char *text_of(const struct page_doc *d)
{
    struct sb b = sb_on(d->a);
    struct sink s = sink_memory(&b);
    struct hub_err err;
    assert_int_equal(page_write_text(d, &s, &err), HUB_OK);
    return sb_str(&b);
}

static const struct page_doc *rota(struct rota_sheet *s, struct arena *a)
{
    struct page_doc *d;
    rota_sheet_pages(s, a, &d);
    return d;
}

static void golden_pages_are_unchanged(void **state)
{
    struct arena *a = *state;
    struct page_doc *rules;
    rules_sheet_pages(sample_rules(a), a, &rules);
    const struct {
        const char *path;
        const struct page_doc *d;
    } pages[] = {
        {"tests/fixtures/pages/rota-week.txt", rota(sample_rota(a, ROTA_BY_WEEK), a)},
        {"tests/fixtures/pages/rota-month.txt", rota(sample_rota(a, ROTA_BY_MONTH), a)},
        {"tests/fixtures/pages/rota-family.txt", rota(sample_rota(a, ROTA_BY_FAMILY), a)},
        {"tests/fixtures/pages/rota-host.txt", rota(sample_rota(a, ROTA_BY_HOST), a)},
        {"tests/fixtures/pages/rules.txt", rules},
        {"tests/fixtures/pages/everything.txt", sample_everything(a, PAGE_PORTRAIT)},
    };
    bool same = true;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        same &= golden_same(pages[i].path, text_of(pages[i].d));
    assert_true(same);
}

static size_t count_of(const char *text, const char *part)
{
    size_t n = 0;
    for (const char *p = strstr(text, part); p; p = strstr(p + 1, part))
        n++;
    return n;
}

/* No control but line end and form feed, no line wider than the page, no page longer. */
static void check_page_shape(const struct page_doc *d)
{
    bool wide = d->orientation == PAGE_LANDSCAPE;
    int cols = wide ? PAGE_TEXT_COLS_LANDSCAPE : PAGE_TEXT_COLS_PORTRAIT;
    int rows = wide ? PAGE_TEXT_ROWS_LANDSCAPE : PAGE_TEXT_ROWS_PORTRAIT;
    int lines = 0;
    for (const char *p = text_of(d); *p; p++) {
        if (*p == '\f') {
            lines = 0;
            p++;
        }
        size_t n = strcspn(p, "\n");
        char *line = arena_strndup(d->a, p, n);
        assert_string_equal(line, utf8_safe(d->a, line));
        assert_true(utf8_width(line) <= cols);
        assert_true(++lines <= rows);
        p += n;
        assert_int_equal(*p, '\n');
    }
}

static void no_page_is_wider_or_longer_than_paper(void **state)
{
    struct arena *a = *state;
    for (enum sheet_by by = ROTA_BY_WEEK; by <= ROTA_BY_HOST; by++) {
        check_page_shape(rota(sample_rota(a, by), a));
        check_page_shape(rota(sample_year(a, 7, by), a));
        check_page_shape(rota(sample_hostile(a, by), a));
    }
    check_page_shape(sample_everything(a, PAGE_LANDSCAPE));
    check_page_shape(sample_everything(a, PAGE_PORTRAIT));
}

static void every_page_is_numbered_and_says_practice(void **state)
{
    struct page_doc *d = sample_everything(*state, PAGE_PORTRAIT);
    const char *text = text_of(d);
    size_t pages = count_of(text, "\f") + 1;
    assert_true(pages > 2);
    assert_int_equal(count_of(text, "PRACTICE\n"), pages);
    for (size_t i = 1; i <= pages; i++)
        assert_int_equal(count_of(text, arena_printf(d->a, "page %zu of %zu\n", i, pages)), 1);
}

static void long_name_is_wrapped_and_never_cut(void **state)
{
    struct arena *a = *state;
    const char *text = text_of(rota(sample_hostile(a, ROTA_BY_HOST), a));
    size_t letters = count_of(text, "W") - count_of(text, "Wed");
    assert_int_equal(letters, 300 + 300);
}

static void no_page_is_left_bare_for_a_long_table(void **state)
{
    struct arena *a = *state;
    for (int rows = 5; rows < 120; rows++) {
        struct page_doc *d = page_create(a, PAGE_PORTRAIT, "Long");
        page_paragraph(d, PAGE_NORMAL, "One line above.");
        page_heading(d, "December");
        struct page_table *t = page_table(d, false);
        page_column(t, 1, PAGE_LEFT);
        for (int i = 0; i < rows; i++) {
            page_row(t);
            page_cell(t, PAGE_NORMAL, "bed");
        }
        const char *text = text_of(d);
        size_t first = strcspn(text, "\f");
        assert_non_null(strstr(arena_strndup(a, text, first), "bed"));
    }
}

static void headings_and_host_come_again_on_the_next_page(void **state)
{
    struct arena *a = *state;
    struct page_doc *d = page_create(a, PAGE_PORTRAIT, "Long");
    struct page_table *t = page_table(d, true);
    page_column(t, 1, PAGE_LEFT);
    page_column(t, 1, PAGE_LEFT);
    page_head_rows(t, 1);
    page_row(t);
    page_cell(t, PAGE_HEAD, "Host");
    page_cell(t, PAGE_HEAD, "Bed");
    for (int i = 0; i < 100; i++) {
        page_group_row(t, "Amina", i == 0);
        page_cell(t, PAGE_HEAD, i == 0 ? "Amina" : "");
        page_cell(t, PAGE_NORMAL, arena_printf(a, "bed %d", i + 1));
    }
    const char *text = text_of(d);
    assert_int_equal(count_of(text, "\f"), 1);
    assert_int_equal(count_of(text, "| Host"), 2);
    assert_int_equal(count_of(text, "| Amina"), 2);
    assert_int_equal(count_of(text, "bed "), 100);
}

/* So many lines, behind which a page may end. */
static struct page_doc *filled(struct arena *a, int lines)
{
    struct page_doc *d = page_create(a, PAGE_PORTRAIT, "Heading");
    struct sb b = sb_on(a);
    for (int i = 0; i < lines; i++) {
        sb_add(&b, "filler\n");
    }
    page_paragraph(d, PAGE_NORMAL, sb_str(&b));
    return d;
}

static void heading_never_stands_alone_at_the_foot(void **state)
{
    struct arena *a = *state;
    for (int filler = 40; filler < 62; filler++) {
        struct page_doc *d = filled(a, filler);
        page_heading(d, "A heading");
        page_paragraph(d, PAGE_NORMAL, "what it heads");
        assert_int_equal(count_of(text_of(d), "A heading\nwhat it heads"), 1);
    }
}

static void title_of_a_story_never_stands_alone_at_the_foot(void **state)
{
    struct arena *a = *state;
    for (int filler = 40; filler < 62; filler++) {
        struct page_doc *d = filled(a, filler);
        page_paragraph(d, PAGE_STRONG, "A title");
        page_paragraph(d, PAGE_NORMAL, "what it heads");
        assert_int_equal(count_of(text_of(d), "A title\n\nwhat it heads"), 1);
    }
}

static void empty_document_is_one_page(void **state)
{
    const char *text = text_of(page_create(*state, PAGE_PORTRAIT, ""));
    assert_int_equal(count_of(text, "page 1 of 1"), 1);
    assert_int_equal(count_of(text, "\f"), 0);
}

static void sixteen_columns_of_wide_letters_fit(void **state)
{
    struct arena *a = *state;
    struct page_doc *d = page_create(a, PAGE_PORTRAIT, "Narrow");
    struct page_table *t = page_table(d, true);
    for (int i = 0; i < PAGE_COLUMNS_MAX; i++)
        page_column(t, i == 0 ? 200 : 1, PAGE_LEFT);
    page_row(t);
    for (int i = 0; i < PAGE_COLUMNS_MAX; i++)
        page_cell(t, PAGE_NORMAL, "\u674E\u5A1C");
    check_page_shape(d);
    assert_int_equal(count_of(text_of(d), "\u5A1C"), PAGE_COLUMNS_MAX);
}

static enum hub_rc refuse(const struct sink *s, const void *bytes, size_t len, struct hub_err *err)
{
    (void)s;
    (void)bytes;
    (void)len;
    return hub_fail(err, HUB_EFULL, "full");
}

static void failing_sink_is_reported(void **state)
{
    struct sink s = {.write = refuse};
    struct hub_err err;
    assert_int_equal(
        page_write_text(sample_everything(*state, PAGE_PORTRAIT), &s, &err), HUB_EFULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(golden_pages_are_unchanged, setup, teardown),
        cmocka_unit_test_setup_teardown(no_page_is_wider_or_longer_than_paper, setup, teardown),
        cmocka_unit_test_setup_teardown(every_page_is_numbered_and_says_practice, setup, teardown),
        cmocka_unit_test_setup_teardown(no_page_is_left_bare_for_a_long_table, setup, teardown),
        cmocka_unit_test_setup_teardown(long_name_is_wrapped_and_never_cut, setup, teardown),
        cmocka_unit_test_setup_teardown(
            headings_and_host_come_again_on_the_next_page, setup, teardown),
        cmocka_unit_test_setup_teardown(heading_never_stands_alone_at_the_foot, setup, teardown),
        cmocka_unit_test_setup_teardown(
            title_of_a_story_never_stands_alone_at_the_foot, setup, teardown),
        cmocka_unit_test_setup_teardown(empty_document_is_one_page, setup, teardown),
        cmocka_unit_test_setup_teardown(sixteen_columns_of_wide_letters_fit, setup, teardown),
        cmocka_unit_test_setup_teardown(failing_sink_is_reported, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
