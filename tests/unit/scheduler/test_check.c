/* SPDX-License-Identifier: MIT */
/* The check as a whole: range, order, overrides, fixes. */
#include "unit.h"
#include "world.h"

static struct world w;
static int32_t amina, ben, shah, reid;

static int setup(void **state)
{
    (void)state;
    world_make(&w);
    amina = world_host(&w, "Amina", 2);
    ben = world_host(&w, "Ben", 2);
    shah = world_family(&w, "Patel-Shah");
    reid = world_family(&w, "Reid");
    world_child(&w, shah, "Rohan", "2016-03-04", 'm');
    world_child(&w, shah, "Anaya", "2018-03-04", 'f');
    world_child(&w, reid, "Mia", "2016-03-04", 'f');
    world_stay(&w, reid, amina, "2026-12-11 15:00", "2026-12-13 15:00");
    world_stay(&w, shah, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    world_free(&w);
    return 0;
}

static const char *fix_text(const struct fixes *fixes, size_t n)
{
    struct rota_names names = world_names(&w);
    return n < fixes->count ? fix_sentence(&fixes->items[n], &w.facts, &names, w.a) : "";
}

static struct fixes fixes_of(int32_t rule, size_t max)
{
    struct fixes fixes;
    world_check(&w);
    rota_fixes(&w.facts, &w.policy, world_finding(&w, rule, 0), max, w.a, &fixes);
    return fixes;
}

static void the_nearest_fixes_are_another_host_and_the_next_weekend(void **state)
{
    (void)state;
    struct fixes fixes = fixes_of(1, 2);
    assert_int_equal(fixes.count, 2);
    assert_string_equal(fix_text(&fixes, 0), "Anaya and Rohan at Ben's, 11–13 Dec 2026");
    assert_string_equal(fix_text(&fixes, 1), "Anaya and Rohan at Amina's, 18–20 Dec 2026");
    assert_true(fixes.items[0].same_dates);
}

static void a_fix_on_a_date_they_asked_for_says_so_and_comes_first(void **state)
{
    (void)state;
    w.stays[1].prefer[0] = day("2026-12-11");
    w.stays[1].prefer[1] = day("2027-01-08");
    w.stays[1].prefer[2] = day("2027-01-02"); /* no multiple of a week away */
    struct fixes fixes = fixes_of(1, 2);
    assert_int_equal(fixes.count, 2);
    assert_string_equal(fix_text(&fixes, 0), "Anaya and Rohan at Ben's, 11–13 Dec 2026");
    assert_string_equal(
        fix_text(&fixes, 1), "Anaya and Rohan at Amina's, 8–10 Jan 2027 (their second choice)");
    world_wish(&w, shah, "2027-01-08", WISH_CANNOT);
    fixes = fixes_of(1, 2);
    assert_string_equal(
        fix_text(&fixes, 1), "Anaya and Rohan at Amina's, 2–4 Jan 2027 (their third choice)");
}

static void a_fix_is_never_with_a_host_the_family_is_not_with(void **state)
{
    (void)state;
    world_link(&w, shah, ben, LINK_NOT_WITH);
    struct fixes fixes = fixes_of(1, 1);
    assert_string_equal(fix_text(&fixes, 0), "Mia at Ben's, 11–13 Dec 2026");
}

static void a_fix_is_not_where_beds_are_taken_or_the_host_is_away(void **state)
{
    (void)state;
    int32_t jay = world_family(&w, "Jay");
    world_child(&w, jay, "Kofi", "2016-03-04", 'm');
    world_stay(&w, jay, ben, "2026-12-11 16:00", "2026-12-13 15:00");
    struct fixes fixes = fixes_of(1, 1); /* one bed left at Ben's: Mia's */
    assert_string_equal(fix_text(&fixes, 0), "Mia at Ben's, 11–13 Dec 2026");
    world_away(&w, ben, -1, "2026-12-13", "2026-12-19");
    fixes = fixes_of(1, 1);
    assert_string_equal(fix_text(&fixes, 0), "Anaya and Rohan at Amina's, 18–20 Dec 2026");
}

static void a_fix_keeps_to_the_familys_wishes(void **state)
{
    (void)state;
    world_away(&w, ben, -1, NULL, NULL);
    world_wish(&w, shah, "2026-12-18", WISH_CANNOT);
    world_wish(&w, reid, "2026-12-18", WISH_CANNOT);
    world_wish(&w, shah, "2027-01-08", WISH_LIKES);
    struct fixes fixes = fixes_of(1, 1);
    assert_string_equal(fix_text(&fixes, 0), "Anaya and Rohan at Amina's, 8–10 Jan 2027");
    world_weekend(&w, "2027-01-08", 1); /* one child only that weekend */
    fixes = fixes_of(1, 1);
    assert_string_equal(fix_text(&fixes, 0), "Anaya and Rohan at Amina's, 25–27 Dec 2026");
}

static void what_happened_cannot_be_moved(void **state)
{
    (void)state;
    w.stays[0].status = w.stays[1].status = STATUS_HAPPENED;
    assert_int_equal(fixes_of(1, 2).count, 0);
}

static void records_have_no_moves(void **state)
{
    (void)state;
    w.stays[0].basis = BASIS_UNKNOWN;
    assert_int_equal(fixes_of(8, 2).count, 0);
}

static void an_override_clears_what_it_saw_and_lapses_when_that_changes(void **state)
{
    (void)state;
    world_check(&w);
    assert_int_equal(findings_standing(&w.found), 1);
    world_override(&w, world_finding(&w, 1, 0), 1);
    world_check(&w);
    assert_int_equal(findings_standing(&w.found), 0);
    assert_int_equal(world_finding(&w, 1, 0)->override, 0);
    w.stays[0].leave = at("2026-12-14 10:00"); /* another's leaving is a fact it rests on */
    world_check(&w);
    assert_int_equal(findings_standing(&w.found), 1);
}

static void an_override_of_another_stay_or_rule_clears_nothing(void **state)
{
    (void)state;
    world_check(&w);
    world_override(&w, world_finding(&w, 1, 0), 1);
    w.overrides[0].stay = 0;
    world_check(&w);
    assert_int_equal(findings_standing(&w.found), 1);
    w.overrides[0].stay = 1;
    w.overrides[0].rule = 2;
    world_check(&w);
    assert_int_equal(findings_standing(&w.found), 1);
}

static void an_override_of_a_record_covers_its_stay_only(void **state)
{
    (void)state;
    w.hosts[amina].home = w.hosts[ben].home; /* room for all */
    w.homes[w.hosts[ben].home].beds = 6;
    int32_t later = world_stay(&w, reid, amina, "2026-12-18 16:00", "2026-12-20 15:00");
    w.stays[0].basis = w.stays[later].basis = BASIS_UNKNOWN;
    world_check(&w);
    assert_int_equal(world_finding(&w, 8, 0)->numbers[0], 2);
    world_override(&w, world_finding(&w, 8, 0), later);
    world_check(&w);
    assert_int_equal(world_count(&w, 8), 2);
    assert_int_equal(findings_standing(&w.found), 1);
    assert_int_equal(world_finding(&w, 8, 0)->stay, 0);
    assert_int_equal(world_finding(&w, 8, 1)->stay, later);
    assert_int_equal(world_finding(&w, 8, 1)->override, 0);
}

static struct rota_consent *consent_of(int32_t child, enum consent_kind kind)
{
    for (int32_t i = 0; i < w.facts.consent_count; i++) {
        if (w.consents[i].child == child && w.consents[i].kind == kind) {
            return &w.consents[i];
        }
    }
    fail_msg("child %d has no consent of kind %d", child, kind);
    return NULL;
}

/* The standing must-fixes of rule 16 about this stay, seen in these days. */
static size_t standing_16(int32_t stay, const char *from, const char *to)
{
    size_t n = 0;
    rota_check(world_facts(&w), &w.policy, day(from), day(to), w.a, &w.found);
    for (size_t i = 0; i < w.found.count; i++) {
        const struct finding *f = &w.found.items[i];
        for (int32_t k = 0; k < f->stay_count; k++) {
            n += f->rule == 16 && f->override < 0 && f->stays[k] == stay;
        }
    }
    return n;
}

static void an_override_of_papers_holds_whatever_other_stays_lack(void **state)
{
    (void)state;
    w.hosts[amina].home = w.hosts[ben].home; /* room for all */
    w.homes[w.hosts[ben].home].beds = 6;
    int32_t mia = 2, later = world_stay(&w, reid, amina, "2026-12-18 16:00", "2026-12-20 15:00");
    consent_of(mia, CONSENT_FIRST_AID)->from = day("2026-12-18"); /* the first stay lacks this */
    consent_of(mia, CONSENT_STAY)->to = day("2026-12-13");        /* and the later one that */
    assert_int_equal(standing_16(0, NULL, NULL), 1);
    world_override(&w, world_finding(&w, 16, 0), 0);
    assert_int_equal(standing_16(0, NULL, NULL), 0);
    assert_int_equal(standing_16(later, NULL, NULL), 1);
    assert_int_equal(standing_16(0, NULL, "2026-12-13"), 0); /* the later one is not looked at */
    struct findings own;
    rota_check_stay(world_facts(&w), &w.policy, 0, w.a, &own);
    for (size_t i = 0; i < own.count; i++) {
        assert_true(own.items[i].rule != 16 || own.items[i].override == 0);
    }
    consent_of(mia, CONSENT_STAY)->to = day("2026-12-12"); /* more is missing than was seen */
    assert_int_equal(standing_16(0, NULL, NULL), 1);
}

static void only_findings_that_meet_the_range_are_told(void **state)
{
    (void)state;
    struct findings f;
    static const struct {
        const char *from, *to;
        size_t beds;
    } cases[] = {{"2026-12-12", "2026-12-31", 1}, {"2026-12-13", NULL, 0}, {NULL, "2026-12-10", 0},
        {NULL, "2026-12-11", 1}, {NULL, NULL, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        rota_check(world_facts(&w), &w.policy, day(cases[i].from), day(cases[i].to), w.a, &f);
        w.found = f;
        assert_int_equal(world_count(&w, 1), cases[i].beds);
    }
}

static void findings_come_by_date_then_host_then_rule(void **state)
{
    (void)state;
    world_stay(&w, reid, ben, "2026-12-11 16:00", "2026-12-13 15:00");
    world_away(&w, ben, -1, "2026-12-11", "2026-12-11");
    world_check(&w);
    for (size_t i = 1; i < w.found.count; i++) {
        const struct finding *a = &w.found.items[i - 1], *b = &w.found.items[i];
        assert_true(a->from.d <= b->from.d);
        if (a->from.d == b->from.d)
            assert_true(a->host <= b->host); /* here names and places agree */
        if (a->from.d == b->from.d && a->host == b->host)
            assert_true(a->rule <= b->rule);
    }
}

static void empty_facts_have_no_findings(void **state)
{
    (void)state;
    struct rota_facts none = {0};
    struct findings f;
    rota_check(&none, &w.policy, DATE_NONE, DATE_NONE, w.a, &f);
    assert_int_equal(f.count, 0);
}

static void stays_without_host_or_length_are_left_alone(void **state)
{
    (void)state;
    world_stay(&w, shah, -1, "2026-12-11 16:00", "2026-12-13 15:00");
    world_stay(&w, shah, ben, "2026-12-13 16:00", "2026-12-11 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 2), 0);
}

static void children_of_another_hub_do_not_come(void **state)
{
    (void)state;
    int32_t far = world_family(&w, "Far");
    w.facts.hub_count = 2;
    w.families[far].hub = 1;
    int32_t child = world_child(&w, far, "Noor", "2016-03-04", 'f');
    world_stay_child(&w, 0, child, -1);
    world_check(&w);
    assert_int_equal(world_finding(&w, 1, 0)->numbers[0], 3);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(the_nearest_fixes_are_another_host_and_the_next_weekend),
        T(a_fix_on_a_date_they_asked_for_says_so_and_comes_first),
        T(a_fix_is_never_with_a_host_the_family_is_not_with),
        T(a_fix_is_not_where_beds_are_taken_or_the_host_is_away),
        T(a_fix_keeps_to_the_familys_wishes),
        T(what_happened_cannot_be_moved),
        T(records_have_no_moves),
        T(an_override_clears_what_it_saw_and_lapses_when_that_changes),
        T(an_override_of_another_stay_or_rule_clears_nothing),
        T(an_override_of_a_record_covers_its_stay_only),
        T(an_override_of_papers_holds_whatever_other_stays_lack),
        T(only_findings_that_meet_the_range_are_told),
        T(findings_come_by_date_then_host_then_rule),
        T(empty_facts_have_no_findings),
        T(children_of_another_hub_do_not_come),
        T(stays_without_host_or_length_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
