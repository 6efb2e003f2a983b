/* SPDX-License-Identifier: MIT */
/* Pages as PDF, read back with Poppler's programs. */
#include "exchange/page_pdf_priv.h"
#include "golden.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/exchange/print.h"
#include "sample_rota.h"
#include "unit.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

/* The shared object stands at the top of the build folder that this test is in. */
static const struct exchange_so *opened(void)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - sizeof EXCHANGE_SO_NAME);
    assert_true(n > 0);
    path[n] = '\0';
    char *tests = strstr(path, "/tests/");
    assert_non_null(tests);
    memcpy(tests + 1, EXCHANGE_SO_NAME, sizeof EXCHANGE_SO_NAME);
    const struct exchange_so *so;
    struct hub_err err;
    assert_int_equal(so_open_at(path, &so, &err), HUB_OK);
    return so;
}

static struct sb pdf_bytes(const struct page_doc *d, struct faults *notes)
{
    struct sb b = sb_on(d->a);
    struct sink s = sink_memory(&b);
    struct hub_err err;
    assert_int_equal(page_pdf_with(opened(), d, &s, notes, &err), HUB_OK);
    return b;
}

static const char *pdf_file(const struct page_doc *d, struct faults *notes)
{
    struct sb b = pdf_bytes(d, notes);
    const char *path = temp_path(d->a, "page.pdf");
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(b.p, 1, b.len, f), b.len);
    assert_int_equal(fclose(f), 0);
    return path;
}

/* NULL where Poppler is not installed: the caller skips. */
static const char *pdf_text(const struct page_doc *d, const char *option, struct faults *notes)
{
    size_t len;
    const char *argv[] = {"pdftotext", option, pdf_file(d, notes), "-", NULL};
    const char *text = tool_output(d->a, argv, &len);
    if (!text)
        skip();
    return text;
}

static struct page_doc *rota(struct rota_sheet *s, struct arena *a)
{
    struct page_doc *d;
    rota_sheet_pages(s, a, &d);
    return d;
}

static size_t count_of(const char *text, const char *part)
{
    size_t n = 0;
    for (const char *p = strstr(text, part); p; p = strstr(p + 1, part))
        n++;
    return n;
}

static void same_rota_gives_the_same_bytes_anywhere(void **state)
{
    struct page_doc *d = rota(sample_rota(*state, ROTA_BY_MONTH), *state);
    struct sb first = pdf_bytes(d, NULL);
    setenv("TZ", "Pacific/Auckland", 1);
    setenv("LANG", "ja_JP.UTF-8", 1);
    struct sb second = pdf_bytes(d, NULL);
    unsetenv("TZ");
    unsetenv("LANG");
    assert_int_equal(first.len, second.len);
    assert_memory_equal(first.p, second.p, first.len);
}

static void every_font_is_embedded(void **state)
{
    struct arena *a = *state;
    size_t len, rows = 0;
    const char *argv[] = {"pdffonts", pdf_file(rota(sample_rota(a, ROTA_BY_WEEK), a), NULL), NULL};
    const char *list = tool_output(a, argv, &len);
    if (!list)
        skip();
    /* After two lines of heading, the columns from the right: object, number, unicode, subset, embedded. */
    for (const char *p = strchr(list, '\n'); p && p[1]; p = strchr(p + 1, '\n')) {
        if (p[1] == '-')
            continue;
        rows++;
        assert_non_null(strstr(arena_strndup(a, p + 1, strcspn(p + 1, "\n")), " yes yes yes "));
    }
    assert_true(rows > 0);
}

static void page_is_a4_and_dated_as_printed(void **state)
{
    struct arena *a = *state;
    size_t len;
    const char *path = pdf_file(rota(sample_rota(a, ROTA_BY_MONTH), a), NULL);
    const char *argv[] = {"pdfinfo", "-rawdates", path, NULL};
    const char *info = tool_output(a, argv, &len);
    if (!info)
        skip();
    assert_non_null(strstr(info, "841.89 x 595.276 pts (A4)"));
    assert_non_null(strstr(info, " 20261201093000"));
    assert_non_null(strstr(info, "Sleepover rota"));
}

static void rota_shows_names_version_and_page(void **state)
{
    static const char *const shown[] = {"Sleepover rota", "December 2026", "Amina", "Carys and",
        "Mia", "Łukasz", "Siân", "draft", "away", "tonight", "version 3",
        "printed Tue 1 Dec 2026, 09:30", "page 1 of 1", "Asked for", "Patel-Shah: 11–13 Dec"};
    const char *text = pdf_text(rota(sample_rota(*state, ROTA_BY_MONTH), *state), "-layout", NULL);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        assert_non_null(strstr(text, shown[i]));
}

static void every_page_says_practice_and_its_number(void **state)
{
    struct page_doc *d = sample_everything(*state, PAGE_LANDSCAPE);
    const char *text = pdf_text(d, "-layout", NULL);
    size_t pages = count_of(text, "\f");
    assert_true(pages > 2);
    assert_int_equal(count_of(text, "PRACTICE"), pages);
    for (size_t i = 1; i <= pages; i++)
        assert_int_equal(count_of(text, arena_printf(d->a, "page %zu of %zu", i, pages)), 1);
}

static void row_longer_than_a_page_loses_no_line(void **state)
{
    struct page_doc *d = sample_everything(*state, PAGE_PORTRAIT);
    const char *text = pdf_text(d, "-layout", NULL);
    for (int i = 1; i <= 150; i++)
        assert_int_equal(count_of(text, arena_printf(d->a, "line %d of a long story", i)), 1);
    assert_int_equal(count_of(text, "Story\n"), count_of(text, "\f") - 1);
}

/* The number behind `name` in a line of pdftotext -bbox. */
static double attribute(const char *line, const char *name)
{
    const char *p = strstr(line, name);
    return p ? strtod(p + strlen(name), NULL) : -1;
}

static void check_margins(const struct page_doc *d)
{
    const double margin = 33, slack = 2; /* points; glyph boxes lean over a little */
    double width = 0, height = 0;
    size_t words = 0;
    const char *box = pdf_text(d, "-bbox", NULL);
    for (const char *p = strstr(box, "<page"); p; p = strchr(p + 1, '<')) {
        const char *line = arena_strndup(d->a, p, strcspn(p, "\n"));
        if (str_starts(line, "<page")) {
            width = attribute(line, "width=\"");
            height = attribute(line, "height=\"");
        }
        if (!str_starts(line, "<word"))
            continue;
        words++;
        assert_true(attribute(line, "xMin=\"") >= margin - slack);
        assert_true(attribute(line, "yMin=\"") >= margin - slack - 5);
        assert_true(attribute(line, "xMax=\"") <= width - margin + slack);
        assert_true(attribute(line, "yMax=\"") <= height - margin + slack);
    }
    assert_true(words > 10);
}

static void no_text_stands_in_the_margin(void **state)
{
    struct arena *a = *state;
    for (enum sheet_by by = ROTA_BY_WEEK; by <= ROTA_BY_HOST; by++) {
        check_margins(rota(sample_rota(a, by), a));
        check_margins(rota(sample_hostile(a, by), a));
    }
    check_margins(sample_everything(a, PAGE_LANDSCAPE));
}

static void long_name_is_wrapped_and_never_cut(void **state)
{
    struct arena *a = *state;
    const char *text = pdf_text(rota(sample_hostile(a, ROTA_BY_HOST), a), "-raw", NULL);
    assert_int_equal(count_of(text, "W") - count_of(text, "Wed"), 600);
    assert_null(strstr(text, "\u2026"));
}

static void no_control_or_bidi_mark_is_in_the_text(void **state)
{
    struct arena *a = *state;
    const char *text = pdf_text(rota(sample_hostile(a, ROTA_BY_MONTH), a), "-raw", NULL);
    assert_null(strchr(text, 0x1b));
    assert_null(strchr(text, 0x07));
    assert_null(strstr(text, "\u202E"));
    assert_null(strstr(text, "\u2066"));
}

static void letters_without_a_font_are_named(void **state)
{
    struct arena *a = *state;
    struct page_doc *d = page_create(a, PAGE_PORTRAIT, "Letters");
    /* A private use character has no glyph in any font that does not mean it. */
    page_paragraph(d, PAGE_NORMAL, "Mia \U0010FFFD and \U0010FFFD");
    struct faults notes;
    faults_on(&notes, a);
    pdf_file(d, &notes);
    assert_int_equal(notes.count, 1);
    assert_int_equal(notes.errors, 0);
    assert_non_null(strstr(notes.items[0].msg, "\U0010FFFD: install a font such as"));
}

static void plain_letters_need_no_note(void **state)
{
    struct arena *a = *state;
    struct faults notes;
    faults_on(&notes, a);
    pdf_file(rota(sample_rota(a, ROTA_BY_FAMILY), a), &notes);
    assert_int_equal(notes.count, 0);
}

static void small_page_is_printed_in_larger_type(void **state)
{
    struct arena *a = *state;
    double heights[2];
    for (size_t i = 0; i < 2; i++) {
        struct page_doc *d = rota(sample_year(a, i == 0 ? 1 : 30, ROTA_BY_WEEK), a);
        if (i == 0) {
            struct rota_sheet *s = sample_rota(a, ROTA_BY_MONTH);
            s->stay_count = s->night_count = 1;
            d = rota(s, a);
        }
        const char *word = strstr(pdf_text(d, "-bbox", NULL), ">Host<");
        assert_non_null(word);
        while (*word != '\n')
            word--;
        heights[i] = attribute(word, "yMax=\"") - attribute(word, "yMin=\"");
    }
    assert_true(heights[0] > heights[1] * 1.2);
}

static enum hub_rc refuse(const struct sink *s, const void *bytes, size_t len, struct hub_err *err)
{
    (void)s;
    (void)bytes;
    (void)len;
    return hub_fail(err, HUB_EFULL, "the disk is full");
}

static void full_disk_is_reported(void **state)
{
    struct sink s = {.write = refuse};
    struct hub_err err;
    const struct page_doc *d = rota(sample_rota(*state, ROTA_BY_MONTH), *state);
    assert_int_equal(page_pdf_with(opened(), d, &s, NULL, &err), HUB_EFULL);
    assert_string_equal(err.msg, "the disk is full");
}

static void missing_part_is_said_plainly(void **state)
{
    struct arena *a = *state;
    const struct exchange_so *so;
    struct hub_err err;
    assert_int_equal(so_open_at("/nowhere/hub-exchange.so", &so, &err), HUB_ENOTFOUND);
    assert_non_null(strstr(err.msg, "Text pages work"));
    struct sb b = sb_on(a);
    struct sink s = sink_memory(&b);
    /* This program does not stand beside the shared object. */
    assert_int_equal(
        page_write_pdf(sample_everything(a, PAGE_PORTRAIT), &s, NULL, &err), HUB_ENOTFOUND);
    assert_int_equal(b.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(same_rota_gives_the_same_bytes_anywhere, setup, teardown),
        cmocka_unit_test_setup_teardown(every_font_is_embedded, setup, teardown),
        cmocka_unit_test_setup_teardown(page_is_a4_and_dated_as_printed, setup, teardown),
        cmocka_unit_test_setup_teardown(rota_shows_names_version_and_page, setup, teardown),
        cmocka_unit_test_setup_teardown(every_page_says_practice_and_its_number, setup, teardown),
        cmocka_unit_test_setup_teardown(row_longer_than_a_page_loses_no_line, setup, teardown),
        cmocka_unit_test_setup_teardown(no_text_stands_in_the_margin, setup, teardown),
        cmocka_unit_test_setup_teardown(long_name_is_wrapped_and_never_cut, setup, teardown),
        cmocka_unit_test_setup_teardown(no_control_or_bidi_mark_is_in_the_text, setup, teardown),
        cmocka_unit_test_setup_teardown(letters_without_a_font_are_named, setup, teardown),
        cmocka_unit_test_setup_teardown(plain_letters_need_no_note, setup, teardown),
        cmocka_unit_test_setup_teardown(small_page_is_printed_in_larger_type, setup, teardown),
        cmocka_unit_test_setup_teardown(full_disk_is_reported, setup, teardown),
        cmocka_unit_test_setup_teardown(missing_part_is_said_plainly, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
