/* SPDX-License-Identifier: MIT */
/* What a guest's command line means, and what of the tables is not for guests. */
#include "hub/command/guest.h"

#include "command/command_priv.h"
#include "hub/base/str.h"
#include "unit.h"

#include <string.h>

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

/* "<one><two>"; a refusal is its sentence. */
static const char *read_as(const char *text, size_t len)
{
    struct sb b = sb_on(arena);
    struct hub_err err;
    const char **words;
    size_t count;
    if (guest_words(text, len, arena, &words, &count, &err) != HUB_OK) {
        return arena_strdup(arena, err.msg);
    }
    assert_null(words[count]);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&b, "<%s>", words[i]);
    }
    return sb_str(&b);
}

static void words_are_parted_by_blanks_and_kept_by_quotes(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"", ""},
        {"   ", ""},
        {"print rota", "<print><rota>"},
        {"  print   rota  ", "<print><rota>"},
        {"hub print rota", "<print><rota>"},
        {"hub", ""},
        {"show hub hub", "<show><hub><hub>"},
        {"print child 'Mia Okafor'", "<print><child><Mia Okafor>"},
        {"print child \"Mia Okafor\"", "<print><child><Mia Okafor>"},
        {"add log note='it'\\''s'", "<add><log><note=it's>"},
        {"a \"say \\\"hi\\\" \\\\ \\n\"", "<a><say \"hi\" \\ \\n>"},
        {"a 'no \\ here'", "<a><no \\ here>"},
        {"a b\\ c", "<a><b c>"},
        {"a ''", "<a><>"},
        {"a \"\"b''", "<a><b>"},
        {"find Łukasz", "<find><Łukasz>"},
        {"--", "<-->"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(read_as(cases[i].text, strlen(cases[i].text)), cases[i].words);
    }
}

static void nothing_else_means_anything(void **state)
{
    const char *text = "rota; id > /tmp/x $(id) `id` ~ * ${HOME} && a | b # c !1";
    (void)state;
    assert_string_equal(read_as(text, strlen(text)),
        "<rota;><id><>></tmp/x><$(id)><`id`><~><*><${HOME}><&&><a><|><b><#><c><!1>");
}

static void what_is_no_line_of_text_is_refused(void **state)
{
    static const struct {
        const char *text;
        size_t len;
        const char *why;
    } cases[] = {
        {"list\0people", 11, "control signs"},
        {"list\npeople", 11, "control signs"},
        {"list\tpeople", 11, "control signs"},
        {"list \x1b[2J", 9, "control signs"},
        {"list \x7f", 6, "control signs"},
        {"list \xff", 6, "not UTF-8"},
        {"list 'people", 12, "not closed"},
        {"list \"people", 12, "not closed"},
        {"list \"people\\\"", 14, "not closed"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_non_null(strstr(read_as(cases[i].text, cases[i].len), cases[i].why));
    }
}

static void the_longest_is_8_kib(void **state)
{
    char text[GUEST_COMMAND_MOST + 1];
    (void)state;
    memset(text, 'a', sizeof text);
    assert_null(strstr(read_as(text, GUEST_COMMAND_MOST), "longer"));
    assert_non_null(strstr(read_as(text, sizeof text), "longer"));
}

static void a_terminal_is_taken_by_a_plain_name_only(void **state)
{
    static const char *const odd[] = {NULL, "", "../../etc/passwd", "xterm/../x", "x y", "xterm;id",
        ".", "..", "xterm\x1b", "Łterm", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    static const char *const plain[] = {"xterm-256color", "vt100", "rxvt-unicode", "Eterm-0.9",
        "screen.xterm-256color", "linux", "st_x+y"};
    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        assert_string_equal(guest_term(odd[i]), "vt100");
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        assert_string_equal(guest_term(plain[i]), plain[i]);
    }
}

static bool names_file(const char *words)
{
    return words && (strstr(words, "FILE") || strstr(words, "DIR") || strstr(words, "SERVER") ||
        strstr(words, "FOLDER"));
}

static void every_file_of_the_tables_is_marked_as_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < command_count; i++) {
        if (names_file(commands[i].args) && !(commands[i].flags & COMMAND_PATHS)) {
            fail_msg("hub %s takes %s: its row needs COMMAND_PATHS", commands[i].words,
                commands[i].args);
        }
    }
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (names_file(options[i].value) && options[i].kind != KIND_PATH) {
            fail_msg("--%s takes %s: its row needs the kind PATH", options[i].word,
                options[i].value);
        }
    }
}

static enum hub_rc asks(const char *text, struct hub_err *err)
{
    const char **words;
    char *argv[16] = {arena_strdup(arena, "hub")};
    size_t count;
    struct invocation inv;
    assert_int_equal(guest_words(text, strlen(text), arena, &words, &count, err), HUB_OK);
    for (size_t i = 0; i < count; i++) {
        argv[i + 1] = arena_strdup(arena, words[i]);
    }
    if (args_parse((int)count + 1, argv, arena, &inv, err) != HUB_OK) {
        fail_msg("%s: %s", text, err->msg);
    }
    return guest_may(&inv, err);
}

static void a_guest_names_no_file_and_nobody_else(void **state)
{
    static const char *const refused[] = {"list people --db /tmp/x", "list people --config x",
        "list people --as Amina", "print rota -o /tmp/x", "print rota --output=x",
        "list people --passphrase-fd 3", "import folder /etc", "import csv /etc/passwd",
        "export folder /tmp", "keys", "ssh --as Amina", "take other-server", "init --name X --carer Y",
        "practice --db x", "unseal x"};
    static const char *const fine[] = {"", "plain", "list people", "print rota --format pdf",
        "print rota -o -", "import folder -", "import csv - --what families", "export folder -",
        "list people --passphrase-fd 0", "help print", "man", "take --passphrase-fd 0"};
    struct hub_err err;
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        if (asks(refused[i], &err) != HUB_EDENIED) {
            fail_msg("a guest may: %s", refused[i]);
        }
        assert_non_null(strstr(err.msg, "ver ssh"));
    }
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        if (asks(fine[i], &err) != HUB_OK) {
            fail_msg("a guest may not: %s (%s)", fine[i], err.msg);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_parted_by_blanks_and_kept_by_quotes),
        cmocka_unit_test(nothing_else_means_anything),
        cmocka_unit_test(what_is_no_line_of_text_is_refused),
        cmocka_unit_test(the_longest_is_8_kib),
        cmocka_unit_test(a_terminal_is_taken_by_a_plain_name_only),
        cmocka_unit_test(every_file_of_the_tables_is_marked_as_one),
        cmocka_unit_test(a_guest_names_no_file_and_nobody_else),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
