/* SPDX-License-Identifier: MIT */
/*
 * Read of what was written is what was written, for tables of hostile text:
 * quotes, separators, line ends, formulas, apostrophes, letters of many
 * scripts. The stated rule: a cell comes back as utf8_clean leaves it, line
 * ends kept. Cut anywhere, the bytes are read or refused and never crash.
 * HUB_SEED repeats a run.
 */
#include "hub/base/utf8.h"
#include "hub/exchange/csv.h"
#include "prop.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static size_t below(struct prop *p, size_t n)
{
    return (size_t)(prop_bits(p) % n);
}

static const char *const bits[] = {
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r",
    "\r\n",
    " ",
    "'",
    "''",
    "=",
    "+",
    "-",
    "@",
    "-5",
    "=1+1",
    "＝",
    "Siân",
    "Łukasz",
    "ø",
    "李",
    "علي",
    "e\xCC\x81",
    "\xF0\x9F\x8E\xA8",
    "\x1B[2J",
    "\x7F",
    "\xE2\x80\xAE",
    "\xE2\x80\x8B",
    "\xEF\xBB\xBF",
    "sep=;",
    "Robert'); DROP TABLE",
    "%s%n",
    "a",
    "b",
    "12",
    "2026-01-02",
    "NULL",
    "\\",
    "\\\"",
    "\xC2\xA0",
};

static const char *random_text(struct prop *p, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t n = below(p, 6); n > 0; n--)
        sb_add(&b, bits[below(p, sizeof bits / sizeof *bits)]);
    return sb_str(&b);
}

static const char *cleaned(const char *s, struct arena *a)
{
    struct sb b = sb_on(a);
    for (; *s; s++)
        if (*s != '\r')
            sb_addc(&b, *s);
        else if (s[1] != '\n')
            sb_addc(&b, '\n');
    return utf8_clean(a, sb_str(&b), b.len, true, NULL);
}

struct made {
    const char *cells[8][6];
    size_t rows, cols;
    struct sb bytes;
};

static void make_table(struct made *m, struct prop *p, struct arena *a)
{
    static const char *const heads[] = {"family", "host", "arrive", "leave", "why", "notes"};
    struct csv_writer w = {.separator = ",;\t|"[below(p, 4)], .formulas_as_text = true};
    struct hub_err err;
    m->bytes = sb_on(a);
    m->rows = 1 + below(p, 8);
    m->cols = 2 + below(p, 5);
    struct sink to = sink_memory(&m->bytes);
    w.to = &to;
    w.bom = below(p, 2);
    assert_int_equal(csv_write_row(&w, heads, m->cols, &err), HUB_OK);
    for (size_t r = 0; r < m->rows; r++) {
        m->cells[r][0] = "Dunn"; /* a row of nothing but empty cells is no row */
        for (size_t c = 1; c < m->cols; c++)
            m->cells[r][c] = random_text(p, a);
        assert_int_equal(csv_write_row(&w, m->cells[r], m->cols, &err), HUB_OK);
    }
}

static void same_cells(const struct made *m, const struct csv_table *t, struct arena *a)
{
    assert_int_equal(t->row_count, m->rows);
    assert_int_equal(t->cols, m->cols);
    for (size_t r = 0; r < m->rows; r++) {
        assert_int_equal(t->rows[r].count, m->cols);
        assert_false(t->rows[r].broken);
        for (size_t c = 0; c < m->cols; c++)
            assert_string_equal(t->rows[r].cells[c], cleaned(m->cells[r][c], a));
    }
}

static void one_table(struct prop *p, struct arena *a)
{
    struct made m;
    struct csv_table t;
    struct faults faults;
    struct hub_err err;
    faults_on(&faults, a);
    make_table(&m, p, a);
    assert_int_equal(csv_read("t.csv", m.bytes.p, m.bytes.len, NULL, a, &t, &faults, &err), HUB_OK);
    if (faults.errors)
        print_message("%s\n%s", fault_text(&faults.items[0], a), m.bytes.p);
    assert_int_equal(faults.errors, 0);
    same_cells(&m, &t, a);

    size_t cut = below(p, m.bytes.len);
    char *damaged = arena_strndup(a, m.bytes.p, cut);
    for (size_t i = below(p, 3); cut && i > 0; i--)
        damaged[below(p, cut)] = (char)prop_bits(p);
    faults_on(&faults, a);
    enum hub_rc rc = csv_read("t.csv", damaged, cut, NULL, a, &t, &faults, &err);
    for (size_t r = 0; rc == HUB_OK && r < t.row_count; r++)
        assert_true(t.rows[r].broken || t.rows[r].count == t.cols);
}

static void what_is_written_is_read_again(void **state)
{
    (void)state;
    struct prop p = prop_start("csv", 3000, 200000);
    struct arena *a = arena_create();
    for (int i = 0; i < p.rounds; i++) {
        one_table(&p, a);
        arena_reset(a);
    }
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_written_is_read_again)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
