/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "ui/keys_priv.h"
#include "unit.h"

#include <string.h>

enum { START_MS = 1000 };

static int set_up(void **state)
{
    static struct keys k;
    keys_init(&k, 0);
    *state = &k;
    return 0;
}

static int tear_down(void **state)
{
    keys_fini(*state);
    return 0;
}

static void feed(struct keys *k, const char *bytes, int64_t now)
{
    keys_feed(k, bytes, strlen(bytes), now);
}

static int next_key(struct keys *k, int64_t now)
{
    struct ui_event ev;
    return keys_next(k, now, &ev) && ev.type == UI_KEY ? ev.key : K_NONE;
}

static void keys_of_many_terminals_are_known(void **state)
{
    static const struct {
        const char *bytes;
        int key;
    } cases[] = {
        {"\033[A", K_UP},
        {"\033OA", K_UP},
        {"\033[B", K_DOWN},
        {"\033OC", K_RIGHT},
        {"\033[1;5D", K_WORD_LEFT},
        {"\033[1;2C", K_RIGHT},
        {"\033[5~", K_PGUP},
        {"\033[6~", K_PGDN},
        {"\033[6;5~", K_PGDN},
        {"\033[1~", K_HOME},
        {"\033[7~", K_HOME},
        {"\033OH", K_HOME},
        {"\033[F", K_END},
        {"\033[4~", K_END},
        {"\033[3~", K_DELETE},
        {"\033[Z", K_BACKTAB},
        {"\033OP", K_F1},
        {"\033[11~", K_F1},
        {"\033[[A", K_F1},
        {"\033[24~", K_F12},
        {"\033OM", K_ENTER},
        {"\r", K_ENTER},
        {"\n", K_ENTER},
        {"\t", K_TAB},
        {"\177", K_BACKSPACE},
        {"\b", K_BACKSPACE},
        {"\020", K_CTRL('p')},
        {"\023", K_CTRL('s')},
        {"n", 'n'},
        {"N", 'N'},
        {"â", 0xE2},
        {"李", 0x674E},
    };
    struct keys *k = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        feed(k, cases[i].bytes, START_MS);
        assert_int_equal(next_key(k, START_MS), cases[i].key);
        assert_int_equal(k->len, 0);
    }
}

static void a_letter_comes_with_its_marks(void **state)
{
    struct keys *k = *state;
    struct ui_event ev;
    feed(k, "e\xcc\x81x", START_MS);
    assert_true(keys_next(k, START_MS, &ev));
    assert_string_equal(ev.text, "e\xcc\x81");
    assert_int_equal(next_key(k, START_MS), 'x');
}

static void a_character_may_come_in_pieces(void **state)
{
    struct keys *k = *state;
    feed(k, "\xe6\x9d", START_MS);
    assert_int_equal(next_key(k, START_MS), K_NONE);
    feed(k, "\x8e", START_MS + 5);
    assert_int_equal(next_key(k, START_MS + 5), 0x674E);
    feed(k, "\xe6q", START_MS);
    assert_int_equal(next_key(k, START_MS), 'q');
}

static void a_lone_esc_is_known_after_its_wait(void **state)
{
    struct keys *k = *state;
    feed(k, "\033", START_MS);
    assert_int_equal(next_key(k, START_MS + 50), K_NONE);
    assert_int_equal(keys_wait_ms(k, START_MS + 50), 50);
    assert_int_equal(next_key(k, START_MS + 100), K_ESC);
    assert_int_equal(keys_wait_ms(k, START_MS + 100), -1);
}

static void esc_and_a_letter_are_two_keys(void **state)
{
    struct keys *k = *state;
    feed(k, "\033n", START_MS);
    assert_int_equal(next_key(k, START_MS), K_ESC);
    assert_int_equal(next_key(k, START_MS), 'n');
    feed(k, "\033\033[A", START_MS);
    assert_int_equal(next_key(k, START_MS), K_ESC);
    assert_int_equal(next_key(k, START_MS), K_UP);
}

static void a_torn_sequence_is_that_key_and_never_letters(void **state)
{
    struct keys *k = *state;
    feed(k, "\033", START_MS);
    assert_int_equal(next_key(k, START_MS + 150), K_ESC);
    feed(k, "[A", START_MS + 600);
    assert_int_equal(next_key(k, START_MS + 600), K_UP);

    feed(k, "\033", START_MS);
    assert_int_equal(next_key(k, START_MS + 150), K_ESC);
    feed(k, "O", START_MS + 300);
    assert_int_equal(next_key(k, START_MS + 500), K_NONE);
    feed(k, "B", START_MS + 700);
    assert_int_equal(next_key(k, START_MS + 700), K_DOWN);

    feed(k, "\033[", START_MS);
    assert_int_equal(next_key(k, START_MS + 150), K_ESC);
    assert_int_equal(next_key(k, START_MS + 400), K_NONE);
    feed(k, "5~", START_MS + 500);
    assert_int_equal(next_key(k, START_MS + 500), K_PGUP);
    assert_int_equal(k->len, 0);
}

static void after_a_second_a_bracket_is_a_bracket(void **state)
{
    struct keys *k = *state;
    feed(k, "\033", START_MS);
    assert_int_equal(next_key(k, START_MS + 100), K_ESC);
    feed(k, "[", START_MS + 1200);
    assert_int_equal(next_key(k, START_MS + 1200), '[');
}

static void unknown_sequences_are_swallowed_whole(void **state)
{
    static const char *const cases[] = {"\033[?62;4c", "\033[99~", "\033[1;2;3;4u", "\033Ox9"};
    struct keys *k = *state;
    for (size_t i = 0; i < 3; i++) {
        feed(k, cases[i], START_MS);
        feed(k, "z", START_MS);
        assert_int_equal(next_key(k, START_MS), 'z');
    }
}

static void the_terminals_own_sequences_win(void **state)
{
    struct keys *k = *state;
    keys_add(k, "\033Ox", K_F1 + 9);
    keys_add(k, "\033[[9~", K_END);
    feed(k, "\033Ox", START_MS);
    assert_int_equal(next_key(k, START_MS), K_F1 + 9);
    feed(k, "\033[[9~", START_MS);
    assert_int_equal(next_key(k, START_MS), K_END);
}

static void mouse_presses_and_wheel_are_heard_releases_not(void **state)
{
    struct keys *k = *state;
    struct ui_event ev;
    feed(k, "\033[<0;11;5M\033[<0;11;5m\033[<65;1;1M\033[M !!", START_MS);
    assert_true(keys_next(k, START_MS, &ev));
    assert_int_equal(ev.type, UI_CLICK);
    assert_int_equal(ev.row, 4);
    assert_int_equal(ev.col, 10);
    assert_true(keys_next(k, START_MS, &ev));
    assert_int_equal(ev.type, UI_WHEEL_DOWN);
    assert_true(keys_next(k, START_MS, &ev));
    assert_int_equal(ev.type, UI_CLICK);
    assert_int_equal(ev.row, 0);
    assert_false(keys_next(k, START_MS, &ev));
}

static void a_paste_is_one_event_however_it_arrives(void **state)
{
    struct keys *k = *state;
    struct ui_event ev;
    const char *all = "\033[200~line one\nx\033[A q\033[201~n";
    for (const char *s = all; s[1]; s++) {
        keys_feed(k, s, 1, START_MS);
        bool came = keys_next(k, START_MS, &ev);
        assert_int_equal(came, s[2] == '\0');
    }
    assert_int_equal(ev.type, UI_PASTE);
    assert_string_equal(ev.paste, "line one\nx\033[A q");
    feed(k, "n", START_MS);
    assert_int_equal(next_key(k, START_MS), 'n');
}

static void a_probe_is_heard_only_in_tests(void **state)
{
    struct keys *k = *state;
    feed(k, "\033[7777~", START_MS);
    assert_int_equal(next_key(k, START_MS), K_NONE);
    k->probe = true;
    feed(k, "\033[7777~", START_MS);
    assert_int_equal(next_key(k, START_MS), K_PROBE);
}

static void names_of_keys_go_both_ways(void **state)
{
    (void)state;
    char buf[16];
    for (int key = K_ENTER; key < K_PROBE; key++)
        assert_int_equal(ui_key_from_name(ui_key_name(key, buf)), key);
    assert_string_equal(ui_key_name(K_CTRL('p'), buf), "Ctrl-P");
    assert_string_equal(ui_key_name('n', buf), "n");
    assert_int_equal(ui_key_from_name("pgdn"), K_PGDN);
    assert_int_equal(ui_key_from_name("nonsense"), K_NONE);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(keys_of_many_terminals_are_known),
        T(a_letter_comes_with_its_marks),
        T(a_character_may_come_in_pieces),
        T(a_lone_esc_is_known_after_its_wait),
        T(esc_and_a_letter_are_two_keys),
        T(a_torn_sequence_is_that_key_and_never_letters),
        T(after_a_second_a_bracket_is_a_bracket),
        T(unknown_sequences_are_swallowed_whole),
        T(the_terminals_own_sequences_win),
        T(mouse_presses_and_wheel_are_heard_releases_not),
        T(a_paste_is_one_event_however_it_arrives),
        T(a_probe_is_heard_only_in_tests),
        T(names_of_keys_go_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
