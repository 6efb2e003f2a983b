/* SPDX-License-Identifier: MIT */
/* Words to commands: the tables agree with themselves, and nothing typed is passed over. */
#include "command/command_priv.h"
#include "hub/base/str.h"
#include "unit.h"

#include <string.h>

enum { WORDS = 12 };

struct world {
    struct arena *a;
    struct invocation inv;
    struct hub_err err;
};

static int set_up(void **state)
{
    struct arena *a = arena_create();
    struct world *w = arena_alloc(a, sizeof *w);
    w->a = a;
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(((struct world *)*state)->a);
    return 0;
}

/* "list|families|--find|x": words with a bar between. */
static enum hub_rc parse(struct world *w, const char *line)
{
    char *argv[WORDS + 1] = {(char *)(uintptr_t) "hub"};
    size_t count = str_parts(line);
    assert_true(count < WORDS);
    for (size_t i = 0; i < count; i++)
        argv[i + 1] = (char *)(uintptr_t)str_part(w->a, line, i);
    w->err = (struct hub_err){0};
    return args_parse((int)count + 1, argv, w->a, &w->inv, &w->err);
}

static void parses_as(struct world *w, const char *line, const char *id, size_t args)
{
    if (parse(w, line) != HUB_OK)
        fail_msg("%s: %s", line, w->err.msg);
    assert_string_equal(w->inv.command->id, id);
    assert_int_equal(w->inv.arg_count, args);
}

static void is_refused(struct world *w, const char *line, const char *because)
{
    assert_int_equal(parse(w, line), HUB_EUSAGE);
    if (!strstr(w->err.msg, because))
        fail_msg("%s: \"%s\" does not say \"%s\"", line, w->err.msg, because);
}

static void every_command_has_words_a_runner_and_a_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < command_count; i++) {
        const struct command *c = &commands[i];
        size_t len = strlen(c->help);
        assert_non_null(c->run);
        assert_true(len > 5 && c->help[len - 1] == '.');
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(c->words, commands[k].words);
            assert_string_not_equal(c->id, commands[k].id);
        }
    }
}

static void every_command_is_found_by_its_words(void **state)
{
    struct world *w = *state;
    for (size_t i = 0; i < command_count; i++) {
        const char *words[4];
        size_t count = 0, used, begin = 0;
        const char *text = commands[i].words;
        for (size_t at = 0; *text && at <= strlen(text); at++)
            if (text[at] == ' ' || !text[at]) {
                words[count++] = arena_strndup(w->a, text + begin, at - begin);
                begin = at + 1;
            }
        assert_ptr_equal(command_match(words, count, &used), &commands[i]);
        assert_int_equal(used, count);
    }
}

static void no_command_takes_two_options_of_one_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < command_count; i++)
        for (size_t x = 0; x < OPTION_COUNT; x++)
            for (size_t y = 0; y < x; y++) {
                bool both = command_takes(&commands[i], (enum option_id)x) &&
                            command_takes(&commands[i], (enum option_id)y);
                if (both && strcmp(options[x].word, options[y].word) == 0)
                    fail_msg("hub %s takes --%s twice", commands[i].words, options[x].word);
            }
}

static void options_of_one_word_all_take_a_value_or_none(void **state)
{
    (void)state;
    for (size_t x = 0; x < OPTION_COUNT; x++)
        for (size_t y = 0; y < x; y++)
            if (strcmp(options[x].word, options[y].word) == 0)
                assert_int_equal(options[x].kind == KIND_FLAG, options[y].kind == KIND_FLAG);
}

static void every_option_has_a_sentence_and_a_sound_kind(void **state)
{
    (void)state;
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option *o = &options[i];
        assert_true(o->help[strlen(o->help) - 1] == '.' || strstr(o->help, "…"));
        assert_int_equal(o->kind == KIND_CHOICE, o->choices != NULL);
        assert_int_equal(o->kind == KIND_FLAG, option_value_word(o) == NULL);
        assert_true(o->kind != KIND_INT || o->min < o->max);
    }
}

static void a_command_takes_the_options_of_its_row_and_no_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < command_count; i++) {
        const struct command *c = &commands[i];
        for (size_t x = 0; x < OPTION_COUNT; x++) {
            bool taken = command_option(c, options[x].word) == (enum option_id)x;
            assert_int_equal(taken, c->options.has[x] || options_everywhere.has[x]);
        }
    }
}

static void options_behind_the_64th_are_told_from_the_first(void **state)
{
    struct world *w = *state;
    assert_true(OPTION_COUNT > 64);
    for (size_t x = 64; x < OPTION_COUNT; x++) {
        struct command c = {.words = "one", .args = ""};
        c.options.has[x] = true;
        assert_int_equal(command_option(&c, options[x].word), x);
        assert_true(command_takes(&c, (enum option_id)x));
        assert_int_equal(
            command_takes(&c, (enum option_id)(x - 64)), options_everywhere.has[x - 64]);
        assert_non_null(strstr(command_usage(&c, w->a), options[x].word));
    }
    is_refused(w, "practice|--make=yes", "no value");
    parses_as(w, "practice|--make", "practice", 0);
    assert_true(given(&w->inv, OPTION_MAKE));
    assert_false(given(&w->inv, OPTION_CONFIG));
}

static void options_stand_anywhere(void **state)
{
    struct world *w = *state;
    parses_as(w, "list|families|--find|x", "list", 1);
    parses_as(w, "--find|x|list|families", "list", 1);
    parses_as(w, "list|--find=x|families", "list", 1);
    assert_string_equal(option_text(&w->inv, OPTION_FIND), "x");
    parses_as(w, "list|families|-o|out.csv", "list", 1);
    assert_string_equal(option_text(&w->inv, OPTION_OUTPUT), "out.csv");
}

static void the_longest_command_wins(void **state)
{
    struct world *w = *state;
    parses_as(w, "list|removed", "list_removed", 0);
    parses_as(w, "list|stays", "list", 1);
    parses_as(w, "", "screen", 0);
}

static void behind_two_dashes_all_are_words(void **state)
{
    struct world *w = *state;
    parses_as(w, "show|--|family|--find", "show", 2);
    assert_string_equal(w->inv.args[1], "--find");
}

static void a_choice_is_spelled_as_in_the_table(void **state)
{
    struct world *w = *state;
    parses_as(w, "list|families|--format|CSV", "list", 1);
    assert_int_equal(option_format(&w->inv), FORMAT_CSV);
    parses_as(w, "list|families", "list", 1);
    assert_int_equal(option_format(&w->inv), FORMAT_TEXT);
    assert_false(given(&w->inv, OPTION_FORMAT));
}

static void help_may_be_asked_anywhere(void **state)
{
    struct world *w = *state;
    parses_as(w, "list|--help", "help", 1);
    assert_string_equal(w->inv.args[0], "list");
    parses_as(w, "--help", "help", 0);
    parses_as(w, "bring|back|-h", "help", 2);
}

static void what_is_not_meant_is_refused(void **state)
{
    struct world *w = *state;
    is_refused(w, "lst", "Did you mean hub list?");
    is_refused(w, "bring", "hub bring back");
    is_refused(w, "bring|bak", "hub bring back");
    is_refused(w, "zzzz", "hub help");
    is_refused(w, "list|families|--fnd|x", "--find");
    is_refused(w, "list|families|--find", "needs a value");
    is_refused(w, "list|families|--find|--removed", "--find=--removed");
    is_refused(w, "list|families|--find|a|--find|b", "twice");
    is_refused(w, "list|families|--find=", "empty");
    is_refused(w, "list|families|--removed=yes", "no value");
    is_refused(w, "list|families|--format|xml", "text|csv|json");
    is_refused(w, "erase|family|x|--names|first", "full|initials");
    is_refused(w, "list|families|--beds|3", "does not take --beds");
    is_refused(w, "list", "hub list WHAT");
    is_refused(w, "list|a|b", "\"b\" is one word too many");
    is_refused(w, "init|--beds|x", "whole number");
    is_refused(w, "init|--beds|21", "0 to 20");
    is_refused(w, "show|family|-x", "put -- before it");
}

static void arguments_are_counted_from_their_text(void **state)
{
    static const struct {
        const char *args;
        size_t least, most;
    } cases[] = {
        {"", 0, 0},
        {"WHAT", 1, 1},
        {"WHAT [NAME]", 1, 2},
        {"WHAT field=value …", 2, SIZE_MAX},
        {"[COMMAND …]", 0, SIZE_MAX},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct command c = {.args = cases[i].args};
        size_t least, most;
        command_arity(&c, &least, &most);
        assert_int_equal(least, cases[i].least);
        assert_true(most == cases[i].most);
    }
}

static void dates_are_read_by_the_day_it_is(void **state)
{
    struct world *w = *state;
    hub_date today = date_from_ymd(2026, 11, 21);
    parses_as(w, "list|stays|--from|5/12|--to|+4w", "list", 1);
    assert_int_equal(args_dates(&w->inv, today, &w->err), HUB_OK);
    assert_int_equal(option_date(&w->inv, OPTION_FROM).d, date_from_ymd(2026, 12, 5).d);
    assert_false(date_known(option_date(&w->inv, OPTION_DATE)));
    parses_as(w, "list|stays|--from|12/25", "list", 1);
    assert_int_equal(args_dates(&w->inv, today, &w->err), HUB_EUSAGE);
    assert_non_null(strstr(w->err.msg, "--from"));
    parses_as(w, "list|stays|--from|6/12|--to|5/12", "list", 1);
    assert_int_equal(args_dates(&w->inv, today, &w->err), HUB_EUSAGE);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_command_has_words_a_runner_and_a_sentence),
        TEST(every_command_is_found_by_its_words),
        TEST(no_command_takes_two_options_of_one_word),
        TEST(options_of_one_word_all_take_a_value_or_none),
        TEST(every_option_has_a_sentence_and_a_sound_kind),
        TEST(a_command_takes_the_options_of_its_row_and_no_others),
        TEST(options_behind_the_64th_are_told_from_the_first),
        TEST(options_stand_anywhere),
        TEST(the_longest_command_wins),
        TEST(behind_two_dashes_all_are_words),
        TEST(a_choice_is_spelled_as_in_the_table),
        TEST(help_may_be_asked_anywhere),
        TEST(what_is_not_meant_is_refused),
        TEST(arguments_are_counted_from_their_text),
        TEST(dates_are_read_by_the_day_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
