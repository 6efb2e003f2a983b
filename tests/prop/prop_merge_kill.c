/* SPDX-License-Identifier: MIT */
/*
 * The program is killed at any moment of bringing a copy home, in a real file. What is in the file
 * then is the hub from before it or the hub with all of it, never anything between.
 */
#include "away.h"
#include "hub/base/clock.h"
#include "hub/base/str.h"
#include "hub/model/merge.h"
#include "hub/model/record.h"
#include "prop.h"
#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FAMILIES = 20 };

struct run {
    struct open_hub *w;
    struct prop p;
    struct hub *away;
    unsigned char *bytes; /* the file from before */
    size_t len;
    const char *trial;
    int64_t took_us, steps, questions;
    size_t old, now;
};

static void fill(struct run *r)
{
    struct open_hub *w = r->w;
    hub_id ids[FAMILIES];
    for (int i = 0; i < FAMILIES; i++)
        ids[i] = add(w, "family", arena_printf(w->a, "family=F%d", i));
    r->away = away_copy(w, w->h, "0123456789abcdef0123456789abcdef");
    for (int i = 0; i < FAMILIES; i++) {
        away_edit(w, r->away, "family", ids[i], "phone=0161 496 0001|priority=3");
        away_add(w, r->away, "child", arena_printf(w->a, "child=Mia|family=F%d", i));
        if (i % 4 == 0)
            edit(w, "family", ids[i], "phone=0161 496 0002");
    }
}

static void keep_bytes(struct run *r)
{
    struct stat st;
    hub_close(r->w->h);
    r->w->h = NULL;
    int fd = open(r->w->opening.path, O_RDONLY);
    assert_true(fd >= 0 && fstat(fd, &st) == 0);
    r->len = (size_t)st.st_size;
    r->bytes = malloc(r->len);
    assert_true(read(fd, r->bytes, r->len) == (ssize_t)r->len);
    close(fd);
}

static void fresh_trial(struct run *r)
{
    static const char *const ends[] = {"-wal", "-shm"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        unlink(arena_printf(r->w->a, "%s%s", r->trial, ends[i]));
    int fd = open(r->trial, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0 && write(fd, r->bytes, r->len) == (ssize_t)r->len);
    close(fd);
}

static void open_trial(struct run *r)
{
    r->w->opening.path = r->trial;
    open_hub_as(r->w, "Amina");
}

static int64_t open_questions(struct run *r)
{
    int64_t count;
    struct record_query q = {0};
    query_text(&q, "status", RECORD_IS, "open");
    assert_int_equal(record_count(r->w->h->store, &question_noun, &q, &count, &r->w->err), HUB_OK);
    return count;
}

static void bring_whole(struct run *r)
{
    struct merge_facts facts;
    fresh_trial(r);
    open_trial(r);
    assert_int_equal(merge_look(r->w->h, r->away->store, &facts, &r->w->err), HUB_OK);
    r->steps = facts.steps;
    int64_t from = clock_monotonic_us();
    away_return(r->w, r->away, ID_NONE);
    r->took_us = clock_monotonic_us() - from;
    r->questions = open_questions(r);
}

static void old_or_new(struct run *r)
{
    struct merge_facts facts;
    open_trial(r);
    assert_int_equal(store_integrity(r->w->h->store, &r->w->err), HUB_OK);
    assert_int_equal(merge_look(r->w->h, r->away->store, &facts, &r->w->err), HUB_OK);
    bool all = facts.steps == 0;
    if (!all && facts.steps != r->steps)
        fail_msg("%lld of %lld steps are to come", (long long)facts.steps, (long long)r->steps);
    assert_int_equal(open_questions(r), all ? r->questions : 0);
    r->now += all;
    r->old += !all;
}

static void killed_once(struct run *r)
{
    int status;
    hub_close(r->w->h);
    r->w->h = NULL;
    fresh_trial(r);
    fflush(NULL);
    int64_t wait = prop_between(&r->p, 0, r->took_us * 2 + 20000);
    pid_t child = fork();
    if (child == 0) {
        open_trial(r);
        away_return(r->w, r->away, ID_NONE);
        for (;;) {
            pause();
        }
    }
    int64_t until = clock_monotonic_us() + wait;
    while (clock_monotonic_us() < until) {
    }
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    old_or_new(r);
}

static void a_return_is_whole_or_not_at_all(void **state)
{
    struct run r = {.w = *state, .p = prop_start("killed while bringing home", 20, 500)};
    const char *path = r.w->opening.path;
    r.trial = arena_printf(r.w->a, "%s.trial", path);
    fill(&r);
    keep_bytes(&r);
    bring_whole(&r);
    for (int i = 0; i < r.p.rounds; i++)
        killed_once(&r);
    printf("# %zu from before, %zu whole\n", r.old, r.now);
    assert_true(r.steps > 0 && r.questions > 0);
    hub_close(r.away);
    hub_close(r.w->h);
    r.w->h = NULL;
    fresh_trial(&r);
    unlink(r.trial);
    free(r.bytes);
    r.w->opening.path = path;
    open_hub_as(r.w, "Amina");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        a_return_is_whole_or_not_at_all, open_hub_set_up, open_hub_tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
