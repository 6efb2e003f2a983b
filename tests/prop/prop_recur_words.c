/* SPDX-License-Identifier: MIT */
/* Random rules said in words, and read back: the same dates. And any words at all. */
#include "hub/base/str.h"
#include "hub/scheduler/recur_words.h"
#include "recur_case.h"
#include "recur_trial.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static const char *dates(struct recur_trial *t, const struct recur_rule *r)
{
    struct recur_series s = t->s;
    struct recur_times out;
    struct hub_err err;
    struct recur_window w = {s.start, WALL_NONE, 40};
    s.rule = r;
    assert_int_equal(recur_expand(&s, &w, NULL, t->a, &out, &err), HUB_OK);
    return recur_times_text(&out, "19970902T090000", t->a);
}

/* Words that are made to be read by people only. */
static bool one_way(const struct recur_rule *r)
{
    bool by_days = r->days || r->days_back, sixth = false;
    for (int i = 0; i < r->place_count; i++) {
        sixth |= r->places[i] > 5 || r->places[i] < -5;
    }
    return sixth || r->week_count || r->year_day_count ||
           (r->nth_count && (by_days || r->place_count || r->weekdays)) ||
           (r->place_count && by_days && r->weekdays);
}

static void a_rule_is_read_back_from_its_words(void **state)
{
    (void)state;
    struct recur_trial t = recur_trial_start("words of rules", 3000, 200000);
    for (int i = 0; i < t.p.rounds; i++) {
        struct recur_rule back;
        struct hub_err err = {.msg = ""};
        arena_reset(t.a);
        recur_trial_random(&t);
        const char *words = recur_words(&t.r, t.s.start, t.a);
        if (one_way(&t.r) || (wall_known(t.r.until) && t.r.until.min < t.s.start.min)) {
            continue;
        }
        enum hub_rc rc = recur_from_words(words, t.s.start, &back, &err);
        const char *want = dates(&t, &t.r), *got = rc == HUB_OK ? dates(&t, &back) : err.msg;
        if (strcmp(want, got) != 0) {
            char buf[DATE_TEXT];
            print_error("%s from %s\n  %s\n  want %.200s\n  got  %.200s\n",
                recur_text(&t.r, t.s.all_day, RECUR_LOCAL, t.a), wall_iso(t.s.start, buf), words,
                want, got);
        }
        assert_string_equal(got, want);
    }
    arena_destroy(t.a);
}

static void any_words_are_a_rule_or_refused_in_a_sentence(void **state)
{
    (void)state;
    static const char *const pieces[] = {"every", "the", "second", "last", "Saturday", "of",
        "month", "and", ",", "not in", "August", "until", "18/12", "3", "weeks", "on", "times",
        "for", "5th", "to", "if it is", "only", "each", "year", "é", "\xff", "daily", "first",
        "day", "them", "Mondays"};
    struct recur_trial t = recur_trial_start("any words as a rule", 20000, 1000000);
    for (int i = 0; i < t.p.rounds; i++) {
        struct sb b = sb_on(t.a);
        struct hub_err err = {.msg = ""};
        arena_reset(t.a);
        for (int n = recur_between(&t, 0, 12); n > 0; n--) {
            sb_addf(&b, "%s ", pieces[recur_between(&t, 0, sizeof pieces / sizeof *pieces - 1)]);
        }
        hub_wall start = recur_some_time(&t);
        if (recur_from_words(sb_str(&b), start, &t.r, &err) == HUB_OK) {
            struct recur_rule back;
            t.s = (struct recur_series){.start = start};
            dates(&t, &t.r);
            const char *text = recur_text(&t.r, false, RECUR_LOCAL, t.a);
            if (recur_parse(text, NULL, &back, &err) != HUB_OK) {
                print_error("%s: %s: %s\n", sb_str(&b), text, err.msg);
                fail();
            }
        } else {
            assert_non_null(strstr(err.msg, "rite ") ? err.msg : strstr(err.msg, "Keep "));
        }
    }
    arena_destroy(t.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_is_read_back_from_its_words),
        cmocka_unit_test(any_words_are_a_rule_or_refused_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
