/* SPDX-License-Identifier: MIT */
/* hub.ini as people get it wrong: each fault is told with its line, none is guessed away. */
#include "hub/config/config.h"
#include "hub/config/load.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct world {
    struct arena *a;
    struct config_env env;
    struct config config;
    struct faults faults;
    struct hub_err err;
    const char *dir;
};

static int set_up(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    const char *tmp = getenv("TMPDIR");
    w->a = arena_create();
    w->dir = arena_printf(w->a, "%s/hub-config-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp((char *)(uintptr_t)w->dir));
    w->env = (struct config_env){.home = w->dir, .system_file = "/nowhere/hub.ini"};
    faults_on(&w->faults, w->a);
    *state = w;
    return 0;
}

static void put(struct world *w, const char *name, const char *text, size_t len)
{
    const char *path = arena_printf(w->a, "%s/%s", w->dir, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, len, f), len);
    fclose(f);
}

static int tear_down(void **state)
{
    struct world *w = *state;
    const char *const names[] = {"t.ini", "hub.ini", "real.ini", "hub/hub.ini", "hub"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove(arena_printf(w->a, "%s/%s", w->dir, names[i]));
    rmdir(w->dir);
    arena_destroy(w->a);
    free(w);
    return 0;
}

static enum hub_rc load(struct world *w)
{
    const char *path = arena_printf(w->a, "%s/t.ini", w->dir);
    return config_load(path, &w->env, w->a, &w->config, &w->faults, &w->err);
}

static enum hub_rc load_text(struct world *w, const char *text)
{
    put(w, "t.ini", text, strlen(text));
    return load(w);
}

/* Exactly these faults: "line: words" each, words being a part of the sentence. */
static void expect_faults(struct world *w, const char *text, size_t count, const char *const *want)
{
    assert_int_equal(load_text(w, text), HUB_ECONFIG);
    assert_int_equal(w->faults.count, count);
    for (size_t i = 0; i < count; i++) {
        int line = atoi(want[i]);
        assert_int_equal(w->faults.items[i].line, line);
        const char *words = strchr(want[i], ':') + 2;
        if (!strstr(w->faults.items[i].msg, words))
            fail_msg("line %d says \"%s\", not \"%s\"", line, w->faults.items[i].msg, words);
    }
}
#define FAULTS(w, text, ...)                                                                       \
    do {                                                                                           \
        const char *const want_[] = {__VA_ARGS__};                                                 \
        expect_faults(w, text, sizeof want_ / sizeof *want_, want_);                               \
    } while (0)

static void without_a_file_the_defaults_hold(void **state)
{
    struct world *w = *state;
    assert_int_equal(config_load(NULL, &w->env, w->a, &w->config, &w->faults, &w->err), HUB_OK);
    assert_string_equal(w->err.msg, ""); /* untouched on success */
    assert_null(w->config.source);
    assert_string_equal(w->config.hub.nation, "england");
    assert_int_equal(w->config.rota.stay_days_england, 17);
    assert_int_equal(w->config.rota.out_by_min, 720);
    assert_true(w->config.screen.mouse);
    assert_string_equal(
        w->config.hub.file, arena_printf(w->a, "%s/.local/share/hub/hub.db", w->dir));
}

static void a_full_data_folder_wins_and_a_relative_one_does_not(void **state)
{
    struct world *w = *state;
    w->env.xdg_data = "/data";
    config_defaults(&w->env, w->a, &w->config);
    assert_string_equal(w->config.hub.file, "/data/hub/hub.db");
    assert_string_equal(w->config.practice_file, "/data/hub/practice.db");
    w->env.xdg_data = "data";
    config_defaults(&w->env, w->a, &w->config);
    assert_string_not_equal(w->config.hub.file, "data/hub/hub.db");
    w->env = (struct config_env){0};
    config_defaults(&w->env, w->a, &w->config);
    assert_string_equal(w->config.hub.file, "");
}

static void values_of_every_type_are_read(void **state)
{
    struct world *w = *state;
    const char text[] = "\xEF\xBB\xBF# mine\r\n[Hub]\r\nfile = ~/my hub.db\r\n"
                        "Person = \"Si\xC3\xA2n; hub carer #1\"\r\nnation = Northern Ireland\r\n"
                        "[ screen ]\nmouse = No\nescape_delay_ms=250\n[rota]\nout_by = 11:30\n"
                        "[screen]\ntheme = 'mono'";
    assert_int_equal(load_text(w, text), HUB_OK);
    assert_string_equal(w->config.hub.file, arena_printf(w->a, "%s/my hub.db", w->dir));
    assert_string_equal(w->config.practice_file, arena_printf(w->a, "%s/practice.db", w->dir));
    assert_string_equal(w->config.hub.person, "Si\xC3\xA2n; hub carer #1");
    assert_string_equal(w->config.hub.nation, "northern ireland");
    assert_false(w->config.screen.mouse);
    assert_int_equal(w->config.screen.escape_delay_ms, 250);
    assert_string_equal(w->config.screen.theme, "mono");
    assert_int_equal(w->config.rota.out_by_min, 690);
}

static void a_relative_file_is_beside_hub_ini(void **state)
{
    struct world *w = *state;
    assert_int_equal(load_text(w, "[hub]\nfile = data/robin.db\n"), HUB_OK);
    assert_string_equal(w->config.hub.file, arena_printf(w->a, "%s/data/robin.db", w->dir));
}

static void all_faults_are_told_at_once_with_their_lines(void **state)
{
    struct world *w = *state;
    FAULTS(w,
        "beds = 1\n[scren]\nx = 1\n[screen]\nthem = dark\ntheme = pink\nbeds = 2\nmouse = maybe\n"
        "[rota]\nbeds = two\nmax_children = 99\nout_by = 25:00\nnights_in_a_row =\n"
        "private_days: 3\n",
        "1: a [section] must come before", "2: did you mean [screen]?",
        "5: did you mean \"theme\"?", "6: \"pink\" is not dark", "7: it belongs in [rota]",
        "8: \"maybe\" is not on or off", "10: \"two\" is not a whole number from 0 to 50",
        "11: \"99\" is not", "12: out_by", "13: nights_in_a_row", "14: with = and not :");
    assert_string_equal(w->config.screen.theme, "dark");
}

static void numbers_are_whole_or_refused(void **state)
{
    FAULTS(*state,
        "[rota]\nbeds = 3x\nmax_children = 0x3\nprivate_days = 99999999999999999999\n"
        "private_age = -1\nhome_nights = 1.5\nstay_days_wales = 1e2\n",
        "2: beds", "3: max_children", "4: private_days", "5: private_age", "6: home_nights",
        "7: stay_days_wales");
}

static void what_iniparser_would_misread_is_refused(void **state)
{
    FAULTS(*state,
        "[hub] person = x\n[hub\n[hub]x]\n[h:b]\nx = 1\n[hub]\nperson = Jo ; the boss\n"
        "person = #1\nfile = /a \\\nnation = \"wales\" yes\nword\nna:me\n"
        "nation = \"wales\n# and on \\\n",
        "1: nothing may follow the ]", "2: the ] is missing", "3: nothing may follow",
        "4: a section's name", "7: double quotes", "8: double quotes", "8: already given on line 7",
        "9: backslash", "10: nothing may follow the closing quote", "11: neither a [section]",
        "12: write key = value", "13: the closing quote is missing", "13: already given on line 10",
        "14: backslash");
}

static void a_key_given_twice_is_named_with_both_lines(void **state)
{
    FAULTS(*state, "[rota]\nbeds = 2\n[print]\n[rota]\nBEDS = 3\n",
        "5: \"beds\" was already given on line 2");
}

static void bytes_that_are_not_text_are_refused(void **state)
{
    struct world *w = *state;
    const char text[] = "[hub]\nperson = a\0b\nfile = \xff\nnation = \x1b[2J\n";
    put(w, "t.ini", text, sizeof text - 1);
    assert_int_equal(load(w), HUB_ECONFIG);
    assert_int_equal(w->faults.count, 3);
    assert_int_equal(w->faults.items[0].line, 2);
    assert_int_equal(w->faults.items[1].line, 3);
    assert_int_equal(w->faults.items[2].line, 4);
}

static void a_line_longer_than_iniparser_takes_is_refused(void **state)
{
    struct world *w = *state;
    char *text = arena_alloc(w->a, 1300);
    memset(text, 'x', 1200);
    memcpy(text, "[hub]\nfile=", 11);
    FAULTS(w, text, "2: too long");
}

static void an_empty_file_is_the_defaults(void **state)
{
    struct world *w = *state;
    assert_int_equal(load_text(w, ""), HUB_OK);
    assert_int_equal(w->config.rota.beds, 2);
}

static void a_named_file_that_is_missing_is_not_found(void **state)
{
    struct world *w = *state;
    assert_int_equal(load(w), HUB_ENOTFOUND);
}

static void a_folder_a_link_and_a_file_open_to_all_are_refused(void **state)
{
    struct world *w = *state;
    assert_int_equal(
        config_load(w->dir, &w->env, w->a, &w->config, &w->faults, &w->err), HUB_ECONFIG);
    put(w, "real.ini", "", 0);
    const char *path = arena_printf(w->a, "%s/t.ini", w->dir);
    assert_int_equal(symlink("real.ini", path), 0);
    assert_int_equal(load(w), HUB_ECONFIG);
    unlink(path);
    put(w, "t.ini", "", 0);
    assert_int_equal(chmod(path, 0666), 0);
    assert_int_equal(load(w), HUB_ECONFIG);
    assert_non_null(strstr(w->err.msg, "anyone"));
}

static void a_file_of_no_settings_size_is_refused(void **state)
{
    struct world *w = *state;
    char *text = arena_alloc(w->a, 70000);
    memset(text, '\n', 70000);
    put(w, "t.ini", text, 70000);
    assert_int_equal(load(w), HUB_ECONFIG);
}

static void the_current_folder_comes_before_the_config_folder(void **state)
{
    struct world *w = *state;
    w->env.xdg_config = w->dir;
    w->env.system_file = arena_printf(w->a, "%s/real.ini", w->dir);
    assert_int_equal(mkdir(arena_printf(w->a, "%s/hub", w->dir), 0700), 0);
    put(w, "real.ini", "[rota]\nbeds = 5\n", 16);
    assert_int_equal(config_load(NULL, &w->env, w->a, &w->config, &w->faults, &w->err), HUB_OK);
    assert_int_equal(w->config.rota.beds, 5);
    put(w, "hub/hub.ini", "[rota]\nbeds = 4\n", 16);
    assert_int_equal(config_load(NULL, &w->env, w->a, &w->config, &w->faults, &w->err), HUB_OK);
    assert_int_equal(w->config.rota.beds, 4);
    put(w, "hub.ini", "[rota]\nbeds = 3\n", 16);
    w->env.cwd = w->dir;
    assert_int_equal(config_load(NULL, &w->env, w->a, &w->config, &w->faults, &w->err), HUB_OK);
    assert_int_equal(w->config.rota.beds, 3);
    assert_string_equal(w->config.source, arena_printf(w->a, "%s/hub.ini", w->dir));
    w->env.system_only = true;
    assert_int_equal(config_load(NULL, &w->env, w->a, &w->config, &w->faults, &w->err), HUB_OK);
    assert_int_equal(w->config.rota.beds, 5);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(without_a_file_the_defaults_hold),
        TEST(a_full_data_folder_wins_and_a_relative_one_does_not),
        TEST(values_of_every_type_are_read),
        TEST(a_relative_file_is_beside_hub_ini),
        TEST(all_faults_are_told_at_once_with_their_lines),
        TEST(numbers_are_whole_or_refused),
        TEST(what_iniparser_would_misread_is_refused),
        TEST(a_key_given_twice_is_named_with_both_lines),
        TEST(bytes_that_are_not_text_are_refused),
        TEST(a_line_longer_than_iniparser_takes_is_refused),
        TEST(an_empty_file_is_the_defaults),
        TEST(a_named_file_that_is_missing_is_not_found),
        TEST(a_folder_a_link_and_a_file_open_to_all_are_refused),
        TEST(a_file_of_no_settings_size_is_refused),
        TEST(the_current_folder_comes_before_the_config_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
