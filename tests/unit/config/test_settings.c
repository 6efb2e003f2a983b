/* SPDX-License-Identifier: MIT */
/* The settings table against hub.ini.example, and ini files of other programs against the loader. */
#include "hub/config/config.h"
#include "hub/config/load.h"
#include "hub/config/settings.h"
#include "unit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct config_env no_env = {.home = "/home/amina", .system_file = "/nowhere"};

static int set_up(void **state)
{
    *state = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

static const char *read_file(const char *path, struct arena *a)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return "";
    char *text = arena_alloc(a, 70000);
    size_t len = fread(text, 1, 69999, f);
    text[len] = '\0';
    fclose(f);
    return text;
}

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void the_example_is_what_the_table_says(void **state)
{
    struct arena *a = *state;
    struct sb out = sb_on(a);
    config_write_example(&out);
    if (getenv("HUB_UPDATE"))
        write_file("hub.ini.example", sb_str(&out));
    assert_string_equal(read_file("hub.ini.example", a), sb_str(&out));
}

static void the_example_with_every_line_in_force_is_the_defaults(void **state)
{
    struct arena *a = *state;
    char *text = arena_strdup(a, read_file("hub.ini.example", a)), *out = text;
    for (const char *p = text; *p; p++)
        if (p[0] != '#' || p[1] == ' ' || p[1] == '\n')
            *out++ = *p;
    *out = '\0';
    const char *tmp = getenv("TMPDIR");
    const char *path = arena_printf(a, "%s/all-%d.ini", tmp ? tmp : "/tmp", (int)getpid());
    write_file(path, text);
    struct config read, defaults;
    struct faults faults;
    struct hub_err err = {0};
    faults_on(&faults, a);
    assert_int_equal(config_load(path, &no_env, a, &read, &faults, &err), HUB_OK);
    unlink(path);
    config_defaults(&no_env, a, &defaults);
    size_t count;
    const struct setting *settings = config_settings(&count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(config_value_text(&settings[i], &read, a),
            config_value_text(&settings[i], &defaults, a));
}

static void every_setting_is_explained_found_and_within_its_range(void **state)
{
    struct arena *a = *state;
    struct config c;
    size_t count;
    const struct setting *settings = config_settings(&count);
    config_defaults(&no_env, a, &c);
    for (size_t i = 0; i < count; i++) {
        const struct setting *s = &settings[i];
        struct hub_err err = {0};
        assert_ptr_equal(setting_find(s->section, s->key), s);
        assert_true(s->help[0] != '\0' && s->help[strlen(s->help) - 1] == '.');
        assert_int_equal(config_set(s, &c, s->def, a, &err), HUB_OK);
        assert_string_equal(config_value_text(s, &c, a), s->def);
        if (s->type == SETTING_INT) {
            assert_int_equal(config_set(s, &c, arena_printf(a, "%d", s->max), a, &err), HUB_OK);
            assert_int_equal(config_int(s, &c), s->max);
            assert_int_equal(
                config_set(s, &c, arena_printf(a, "%d", s->max + 1), a, &err), HUB_EINVAL);
        }
    }
    assert_null(setting_find("rota", "no such"));
}

/* Every file either loads or is refused with its name, and with a line unless it is the whole. */
static int try_folder(const char *folder, struct arena *a)
{
    DIR *d = opendir(folder);
    int tried = 0;
    if (!d)
        return 0;
    for (struct dirent *e = readdir(d); e; e = readdir(d)) {
        if (!strstr(e->d_name, ".ini"))
            continue;
        struct config c;
        struct faults faults;
        struct hub_err err = {0};
        const char *path = arena_printf(a, "%s/%s", folder, e->d_name);
        const char *before = read_file(path, a);
        faults_on(&faults, a);
        enum hub_rc rc = config_load(path, &no_env, a, &c, &faults, &err);
        assert_true(rc == HUB_OK || rc == HUB_ECONFIG);
        assert_true(rc == HUB_OK || faults.errors > 0);
        for (size_t i = 0; i < faults.count; i++) {
            assert_true(faults.items[i].line > 0);
            if (getenv("HUB_SHOW"))
                print_message("# %s\n", fault_text(&faults.items[i], a));
        }
        assert_string_equal(read_file(path, a), before);
        tried++;
    }
    closedir(d);
    return tried;
}

static void files_of_other_programs_are_read_or_refused_by_line(void **state)
{
    assert_int_equal(try_folder("tests/fixtures/ini", *state), 10);
    const char *more = getenv("HUB_SHARED");
    if (more)
        assert_true(try_folder(arena_printf(*state, "%s/testdata/ini", more), *state) > 0);
}

static void the_good_file_of_iniparser_is_read(void **state)
{
    struct config c;
    struct faults faults;
    struct hub_err err = {0};
    faults_on(&faults, *state);
    assert_int_equal(config_load("tests/fixtures/ini/iniparser_good_ini_spaced.ini", &no_env,
                         *state, &c, &faults, &err),
        HUB_OK);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_example_is_what_the_table_says),
        TEST(the_example_with_every_line_in_force_is_the_defaults),
        TEST(every_setting_is_explained_found_and_within_its_range),
        TEST(files_of_other_programs_are_read_or_refused_by_line),
        TEST(the_good_file_of_iniparser_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
