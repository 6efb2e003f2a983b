/* SPDX-License-Identifier: MIT */
/* Bringing a copy home: what is odd about it, and what is refused. */
#include "laptop.h"
#include "hub/base/str.h"
#include "hub/model/pack.h"
#include "hub/service/questions.h"
#include "hub/service/sums.h"
#include "service/hub_priv.h"
#include "text_has.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void later(struct open_hub *w, int seconds)
{
    clock_skip(&w->clock, seconds);
    clock_skip(&w->h->clock, seconds);
}

/* --- what is odd -------------------------------------------------------------------------------------- */

static void guarded(struct open_hub *w, struct laptop *c, enum return_guard g, const char *words)
{
    struct return_plan plan = laptop_look(w, c);
    struct return_done done;
    if (plan.guards != 1u << g) {
        fail_msg("guards %x, expected only %d", plan.guards, g);
    }
    text_has(plan.guard_words[g], words);
    assert_true(plan.needs_yes);
    assert_int_equal(hub_return(w->h, &plan, false, w->a, &done, &w->err), HUB_EUSAGE);
    hub_return_forget(&plan);
}

static void families(struct open_hub *w, int count)
{
    for (int i = 0; i < count; i++) {
        add(w, "family", arena_printf(w->a, "family=F%d", i));
    }
}

static hub_id family(struct open_hub *w, const char *name)
{
    hub_id id;
    assert_int_equal(hub_find(w->h, noun_find("family"), name, &id, &w->err), HUB_OK);
    return id;
}

static void remove_families(struct open_hub *laptop, int count)
{
    for (int i = 0; i < count; i++) {
        hub_id id = family(laptop, arena_printf(laptop->a, "F%d", i));
        assert_int_equal(
            hub_remove(laptop->h, noun_find("family"), id, &laptop->err), HUB_OK);
    }
}

static void over_a_fifth_removed_is_asked_about(void **state)
{
    struct open_hub *w = *state;
    struct laptop fine, much;
    families(w, 10);
    laptop_take(w, &fine);
    laptop_take(w, &much);
    laptop_open(&fine, "Amina");
    remove_families(&fine.laptop, 2);
    laptop_close(&fine);
    struct return_plan plan = laptop_look(w, &fine);
    assert_int_equal(plan.guards, 0);
    hub_return_forget(&plan);
    laptop_open(&much, "Amina");
    remove_families(&much.laptop, 3);
    laptop_close(&much);
    guarded(w, &much, GUARD_REMOVED, "It removes 3 of the 10 families here.");
    laptop_forget(&fine);
    laptop_forget(&much);
}

static void an_emptied_copy_is_asked_about(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    families(w, 2);
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    remove_families(&c.laptop, 2);
    laptop_close(&c);
    struct return_plan plan = laptop_look(w, &c);
    assert_int_equal(plan.guards, 1u << GUARD_EMPTY | 1u << GUARD_REMOVED);
    text_has(plan.guard_words[GUARD_EMPTY], "There is no family in it, and 2 are here.");
    hub_return_forget(&plan);
    laptop_forget(&c);
}

static void a_clock_that_is_off_is_told(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    families(w, 1);
    laptop_take(w, &c);
    clock_skip(&c.laptop.clock, 100);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", family(&c.laptop, "F0"), "notes=one");
    laptop_close(&c);
    struct return_plan plan = laptop_look(w, &c);
    assert_int_equal(plan.guards, 0);
    hub_return_forget(&plan);
    clock_skip(&c.laptop.clock, 3600 * 5);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", family(&c.laptop, "F0"), "notes=two");
    laptop_close(&c);
    guarded(w, &c, GUARD_CLOCK, "Its clock was 5 hours ahead");
    later(w, 3600 * 9); /* much later nobody can tell, unless the laptop says what time it has */
    plan = laptop_look(w, &c);
    assert_int_equal(plan.guards, 0);
    hub_return_forget(&plan);
    struct return_ask ask = laptop_ask(&c);
    ask.sent_at = (hub_stamp){clock_now(&w->h->clock).ms - 180 * 1000};
    assert_int_equal(laptop_try(w, &ask, &plan), HUB_OK);
    assert_int_equal(plan.guards, 1u << GUARD_CLOCK);
    text_has(plan.guard_words[GUARD_CLOCK], "3 minutes behind");
    hub_return_forget(&plan);
    laptop_forget(&c);
}

static void copy_file(struct open_hub *w, const char *from, const char *to, long less)
{
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    assert_true(in && out && fseek(in, 0, SEEK_END) == 0);
    long size = ftell(in) - less;
    char *bytes = arena_alloc(w->a, (size_t)size);
    rewind(in);
    assert_int_equal(fread(bytes, 1, (size_t)size, in), size);
    assert_int_equal(fwrite(bytes, 1, (size_t)size, out), size);
    assert_int_equal(fclose(in) + fclose(out), 0);
}

static void a_file_used_on_two_computers_is_told(void **state)
{
    struct open_hub *w = *state;
    struct laptop c, twin;
    families(w, 1);
    laptop_take(w, &c);
    twin = c;
    twin.laptop.a = arena_create();
    twin.laptop.opening.path = arena_printf(twin.laptop.a, "%s.twin", c.laptop.opening.path);
    copy_file(w, c.laptop.opening.path, twin.laptop.opening.path, 0);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", family(&c.laptop, "F0"), "notes=one");
    laptop_close(&c);
    laptop_open(&twin, "Amina");
    edit(&twin.laptop, "family", family(&twin.laptop, "F0"), "phone=0161 496 0001");
    laptop_close(&twin);
    laptop_return(w, &c);
    guarded(w, &twin, GUARD_COPIED, "opened on two computers");
    laptop_return(w, &twin);
    assert_string_equal(field_of(w, "family", family(w, "F0"), "notes"), "one");
    assert_string_equal(field_of(w, "family", family(w, "F0"), "phone"), "0161 496 0001");
    laptop_forget(&c);
    laptop_forget(&twin);
}

static void a_torn_end_is_told_and_the_rest_comes_later(void **state)
{
    struct open_hub *w = *state;
    struct laptop c, cut;
    families(w, 1);
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", family(&c.laptop, "F0"), "notes=one");
    edit(&c.laptop, "family", family(&c.laptop, "F0"), "phone=0161 496 0001");
    laptop_close(&c);
    cut = c;
    cut.laptop.a = arena_create();
    cut.laptop.opening.path = arena_printf(cut.laptop.a, "%s.cut", c.laptop.opening.path);
    copy_file(w, c.laptop.opening.path, cut.laptop.opening.path, 200);
    guarded(w, &cut, GUARD_CUT, "All is there up to Saturday 21 November 2026, 10:0");
    laptop_return(w, &cut);
    assert_string_equal(field_of(w, "family", family(w, "F0"), "notes"), "one");
    laptop_return(w, &c);
    assert_string_equal(field_of(w, "family", family(w, "F0"), "phone"), "0161 496 0001");
    laptop_forget(&c);
    laptop_forget(&cut);
}

static void a_damaged_one_is_refused_and_may_be_salvaged(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    struct return_plan plan;
    struct stat st;
    families(w, 1);
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", family(&c.laptop, "F0"), "notes=one");
    assert_int_equal(stat(c.laptop.opening.path, &st), 0);
    long at = (long)st.st_size + 60; /* within the step that comes now */
    edit(&c.laptop, "family", family(&c.laptop, "F0"), "notes=two");
    edit(&c.laptop, "family", family(&c.laptop, "F0"), "phone=0161 496 0001");
    laptop_close(&c);
    FILE *f = fopen(c.laptop.opening.path, "r+b");
    assert_true(f && fseek(f, at, SEEK_SET) == 0);
    int byte = fgetc(f);
    assert_int_equal(fseek(f, at, SEEK_SET), 0);
    fputc(byte ^ 1, f);
    assert_int_equal(fclose(f), 0);
    struct return_ask ask = laptop_ask(&c);
    assert_int_equal(laptop_try(w, &ask, &plan), HUB_ECORRUPT);
    hub_return_forget(&plan);
    ask.salvage = true;
    assert_int_equal(laptop_try(w, &ask, &plan), HUB_OK);
    assert_true(plan.guards & 1u << GUARD_DAMAGED);
    assert_int_equal(plan.steps, 1);
    hub_return_forget(&plan);
    laptop_forget(&c);
}

/* --- refused -------------------------------------------------------------------------------------------- */

static enum hub_rc mark_lost(struct hub *h, void *arg, struct hub_err *err)
{
    struct record_query q = {.any = true};
    struct record_list list;
    struct arena *a = arena_create();
    (void)arg;
    enum hub_rc rc = record_list(h->store, &pack_noun, &q, a, &list, err);
    struct pack *p = record_at(&list, 0);
    p->status = "lost";
    rc = rc == HUB_OK ? record_update(h->store, &pack_noun, p, err) : rc;
    arena_destroy(a);
    return rc;
}

static void refused(struct open_hub *w, const struct laptop *c, enum hub_rc rc, const char *words)
{
    struct return_plan plan;
    struct return_ask ask = laptop_ask(c);
    assert_int_equal(laptop_try(w, &ask, &plan), rc);
    text_has(w->err.msg, words);
    assert_false(plan.wants_passphrase);
    hub_return_forget(&plan);
}

static void a_lost_copy_is_not_taken_in(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    struct txn_label label = {.verb = "edit"};
    families(w, 1);
    laptop_take(w, &c);
    assert_int_equal(hub_write(w->h, &label, mark_lost, NULL, &w->err), HUB_OK);
    refused(w, &c, HUB_EDENIED, "Copy 1 is said to be lost");
    laptop_forget(&c);
}

static void another_hubs_copy_is_not_taken_in(void **state)
{
    struct open_hub *w = *state, *other;
    void *held;
    struct laptop c;
    assert_int_equal(open_hub_set_up(&held), 0);
    other = held;
    laptop_take(other, &c);
    refused(w, &c, HUB_EINVAL, "of another hub");
    laptop_forget(&c);
    open_hub_tear_down(&held);
}

static void a_copy_takes_no_other_in(void **state)
{
    struct open_hub *w = *state;
    struct laptop c, other;
    families(w, 1);
    laptop_take(w, &c);
    laptop_take(w, &other);
    laptop_open(&c, "Amina");
    refused(&c.laptop, &other, HUB_EINVAL, "away itself");
    laptop_forget(&c);
    laptop_forget(&other);
}

static void only_who_may_write_brings_one_home(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    add(w, "person", "person=Lena|role=liaison worker");
    laptop_take(w, &c);
    open_hub_as(w, "Lena");
    refused(w, &c, HUB_EDENIED, "Lena is a liaison worker");
    open_hub_as(w, "Amina");
    laptop_forget(&c);
}

/* --- a hub that was restored ------------------------------------------------------------------------------ */

static void a_restored_hub_gets_its_own_lost_steps_back(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    const char *path = w->opening.path, *backup = arena_printf(w->a, "%s.backup", path);
    families(w, 1);
    hub_id f0 = family(w, "F0");
    assert_int_equal(store_write_copy(w->h->store, backup, &w->err), HUB_OK);
    edit(w, "family", f0, "notes=written after the backup");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", f0, "phone=0161 496 0001");
    laptop_close(&c);
    hub_close(w->h);
    w->h = NULL;
    assert_int_equal(rename(backup, path), 0);
    unlink(arena_printf(w->a, "%s-wal", path));
    unlink(arena_printf(w->a, "%s-shm", path));
    open_hub_as(w, "Amina");
    assert_string_equal(field_of(w, "family", f0, "notes"), "");
    edit(w, "family", f0, "address=2 Kirk Lane");
    int64_t site = store_site(w->h->store);
    guarded(w, &c, GUARD_RESTORED, "This hub was restored from a backup.");
    laptop_return(w, &c);
    assert_string_equal(field_of(w, "family", f0, "notes"), "written after the backup");
    assert_string_equal(field_of(w, "family", f0, "phone"), "0161 496 0001");
    assert_string_equal(field_of(w, "family", f0, "address"), "2 Kirk Lane");
    assert_true(store_site(w->h->store) != site);
    text_has(laptop_receipt(w, false), "Copy 1 of Amina came home");
    laptop_forget(&c);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(over_a_fifth_removed_is_asked_about),
        TEST(an_emptied_copy_is_asked_about),
        TEST(a_clock_that_is_off_is_told),
        TEST(a_file_used_on_two_computers_is_told),
        TEST(a_torn_end_is_told_and_the_rest_comes_later),
        TEST(a_damaged_one_is_refused_and_may_be_salvaged),
        TEST(a_lost_copy_is_not_taken_in),
        TEST(another_hubs_copy_is_not_taken_in),
        TEST(a_copy_takes_no_other_in),
        TEST(only_who_may_write_brings_one_home),
        TEST(a_restored_hub_gets_its_own_lost_steps_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
