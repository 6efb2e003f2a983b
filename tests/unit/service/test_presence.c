/* SPDX-License-Identifier: MIT */
/* Who has a form open: told by programs that run, and by nobody else. */
#include "hub/service/presence.h"

#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/service/erase.h"
#include "open_hub.h"
#include "service/presence_priv.h"
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Another program at the same file: it has these open until it is told to end. */
struct program {
    pid_t pid;
    int go[2], here[2];
};

/* Locks are of a process, so another person is another process. */
static struct program begins(struct open_hub *w, const char *person, hub_id record)
{
    struct program p;
    char byte = 0;
    assert_int_equal(pipe(p.go), 0);
    assert_int_equal(pipe(p.here), 0);
    hub_close(w->h);
    w->h = NULL;
    p.pid = fork();
    if (p.pid == 0) {
        close(p.go[1]);
        open_hub_as(w, person);
        hub_editing_one(w->h, record);
        if (write(p.here[1], "x", 1) == 1 && read(p.go[0], &byte, 1) > 0) {
            hub_editing_one(w->h, ID_NONE);
            if (write(p.here[1], "x", 1) == 1) {
                (void)!read(p.go[0], &byte, 1);
            }
        }
        _exit(0);
    }
    close(p.go[0]);
    assert_int_equal(read(p.here[0], &byte, 1), 1);
    open_hub_as(w, "Amina");
    return p;
}

static void leaves_the_form(struct program *p)
{
    char byte;
    assert_int_equal(write(p->go[1], "x", 1), 1);
    assert_int_equal(read(p->here[0], &byte, 1), 1);
}

static void ends(struct program *p, int how)
{
    if (how) {
        kill(p->pid, how);
    }
    close(p->go[1]);
    close(p->here[0]);
    close(p->here[1]);
    waitpid(p->pid, NULL, 0);
}

static const char *words(struct open_hub *w, hub_id record, bool too, bool hide)
{
    return editing_words(hub_editors(w->h, NULL), record, too, hide, hub_today(w->h), w->a);
}

static void somebody_at_it_is_told_with_name_and_time(void **state)
{
    struct open_hub *w = *state;
    bool other = false;
    add(w, "person", "person=Jo|role=hub carer");
    hub_id family = add(w, "family", "family=Okafor"), reid = add(w, "family", "family=Reid");
    struct program jo = begins(w, "Jo", family);
    assert_string_equal(words(w, family, true, false), "Jo is editing this too, since 10:00");
    assert_string_equal(words(w, family, false, true), "Somebody is editing this, since 10:00");
    assert_string_equal(words(w, reid, false, false), "");
    (void)hub_editors(w->h, &other);
    assert_false(other);
    leaves_the_form(&jo);
    assert_string_equal(words(w, family, false, false), "");
    ends(&jo, 0);
}

static void a_program_that_is_killed_is_at_nothing(void **state)
{
    struct open_hub *w = *state;
    bool other = false;
    add(w, "person", "person=Jo|role=hub carer");
    hub_id family = add(w, "family", "family=Okafor");
    struct program jo = begins(w, "Jo", family);
    assert_string_equal(words(w, family, false, false), "Jo is editing this, since 10:00");
    ends(&jo, SIGKILL);
    assert_int_equal(hub_editors(w->h, &other)->count, 0);
    assert_true(other);
}

static void two_and_three_are_told(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Jo|role=hub carer");
    hub_id family = add(w, "family", "family=Okafor");
    struct program jo = begins(w, "Jo", family), self = begins(w, "Amina", family);
    const char *two = words(w, family, true, false);
    assert_true(str_eq(two, "Jo and you are editing this too"));
    assert_string_equal(words(w, family, false, true), "Somebody and you are editing this");
    struct program third = begins(w, "Jo", family);
    assert_string_equal(words(w, family, false, false), "Jo and 2 others are editing this");
    ends(&third, SIGKILL);
    ends(&jo, SIGKILL);
    assert_string_equal(
        words(w, family, false, false), "You are editing this on another screen, since 10:00");
    ends(&self, SIGKILL);
}

static void who_may_not_see_people_learns_no_name(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Jo|role=hub carer");
    add(w, "person", "person=Pat|role=peer");
    hub_id family = add(w, "family", "family=Okafor");
    struct program jo = begins(w, "Jo", family);
    open_hub_as(w, "Pat");
    assert_string_equal(words(w, family, false, false), "Somebody is editing this, since 10:00");
    ends(&jo, 0);
}

static void nothing_of_it_is_saved_and_no_other_screen_is_woken(void **state)
{
    struct open_hub *w = *state;
    struct undo_next next;
    add(w, "person", "person=Jo|role=hub carer");
    hub_id family = add(w, "family", "family=Okafor");
    struct program jo = begins(w, "Jo", family);
    uint64_t before = hub_version(w->h);
    leaves_the_form(&jo);
    hub_editing_one(w->h, family);
    assert_true(hub_version(w->h) == before);
    assert_int_equal(hub_undo_next(w->h, w->a, &next, &w->err), HUB_OK);
    assert_string_equal(next.what, "added the family Okafor");
    ends(&jo, 0);
}

static const char *file_of(struct open_hub *w)
{
    return arena_printf(w->a, "%s.editing", hub_path(w->h));
}

static size_t bytes_set(struct open_hub *w)
{
    FILE *f = fopen(file_of(w), "rb");
    size_t n = 0;
    assert_non_null(f);
    for (int c; (c = fgetc(f)) != EOF;) {
        n += c != 0;
    }
    fclose(f);
    return n;
}

static void the_file_is_private_and_holds_no_name(void **state)
{
    struct open_hub *w = *state;
    struct stat st;
    char all[PRESENCE_PLACES * 128];
    add(w, "person", "person=Josephine|role=hub carer");
    hub_id family = add(w, "family", "family=Okafor");
    struct program jo = begins(w, "Josephine", family);
    assert_int_equal(stat(file_of(w), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    FILE *f = fopen(file_of(w), "rb");
    size_t n = fread(all, 1, sizeof all, f);
    fclose(f);
    assert_true(n >= 128 && n <= sizeof all);
    for (size_t i = 0; i + 4 < n; i++) {
        assert_false(memcmp(all + i, "Jose", 4) == 0 || memcmp(all + i, "Okaf", 4) == 0);
    }
    ends(&jo, 0);
}

static void what_a_killed_program_leaves_goes_with_the_next_and_with_an_erasure(void **state)
{
    struct open_hub *w = *state;
    struct erase_plan plan;
    struct erase_done done;
    add(w, "person", "person=Jo|role=hub carer");
    hub_id family = add(w, "family", "family=Okafor"), reid = add(w, "family", "family=Reid");
    struct program jo = begins(w, "Jo", family);
    ends(&jo, SIGKILL);
    assert_true(bytes_set(w) > 0);
    assert_int_equal(hub_erase_look(w->h, noun_find("family"), family, w->a, &plan, &w->err), HUB_OK);
    assert_int_equal(hub_erase(w->h, &plan, "they asked", &done, &w->err), HUB_OK);
    assert_int_equal(bytes_set(w), 0);
    jo = begins(w, "Jo", reid);
    ends(&jo, SIGKILL);
    struct program next = begins(w, "Jo", ID_NONE);
    ends(&next, 0);
    assert_true(bytes_set(w) > 0);
    next = begins(w, "Jo", reid);
    leaves_the_form(&next);
    assert_int_equal(bytes_set(w), 0);
    ends(&next, 0);
}

static void a_torn_place_is_nobody(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Jo|role=hub carer");
    hub_id family = add(w, "family", "family=Okafor");
    struct program jo = begins(w, "Jo", family);
    FILE *f = fopen(file_of(w), "r+b");
    assert_non_null(f);
    assert_int_equal(fseek(f, 20, SEEK_SET), 0);
    fputc('x', f);
    fclose(f);
    assert_int_equal(hub_editors(w->h, NULL)->count, 0);
    ends(&jo, 0);
}

static void who_has_nothing_open_makes_no_file(void **state)
{
    struct open_hub *w = *state;
    hub_editing_one(w->h, ID_NONE);
    assert_int_equal(hub_editors(w->h, NULL)->count, 0);
    assert_int_equal(access(file_of(w), F_OK), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            somebody_at_it_is_told_with_name_and_time, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            a_program_that_is_killed_is_at_nothing, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(two_and_three_are_told, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            who_may_not_see_people_learns_no_name, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(nothing_of_it_is_saved_and_no_other_screen_is_woken,
            open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            the_file_is_private_and_holds_no_name, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            what_a_killed_program_leaves_goes_with_the_next_and_with_an_erasure, open_hub_set_up,
            open_hub_tear_down),
        cmocka_unit_test_setup_teardown(a_torn_place_is_nobody, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            who_has_nothing_open_makes_no_file, open_hub_set_up, open_hub_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
