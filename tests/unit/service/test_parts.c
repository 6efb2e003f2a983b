/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/consent.h"
#include "hub/model/host.h"
#include "hub/service/parts.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static struct part_view read_part(
    struct open_hub *w, const char *top, const char *word, hub_id id, unsigned flags)
{
    struct part_view v;
    const struct part *part = part_find(top, word);
    assert_non_null(part);
    if (hub_part(w->h, part, id, flags, w->a, &v, &w->err) != HUB_OK) {
        fail_msg("%s %s: %s", top, word, w->err.msg);
    }
    return v;
}

static const char *all_text(struct open_hub *w, const struct part_view *v)
{
    struct sb b = sb_on(w->a);
    sb_addf(&b, "%s %s\n", v->title, v->state);
    for (size_t i = 0; i < v->count; i++) {
        const struct part_line *l = &v->lines[i];
        sb_addf(&b, "%s|%s|%s\n", l->lead ? l->lead : "", l->text, l->mark ? l->mark : "");
    }
    return sb_str(&b);
}

static void has(struct open_hub *w, const struct part_view *v, const char *words)
{
    if (!strstr(all_text(w, v), words)) {
        fail_msg("\"%s\" is not in:\n%s", words, all_text(w, v));
    }
}

static void has_not(struct open_hub *w, const struct part_view *v, const char *words)
{
    if (strstr(all_text(w, v), words)) {
        fail_msg("\"%s\" is in:\n%s", words, all_text(w, v));
    }
}

static hub_id host_of(struct open_hub *w)
{
    hub_id id;
    assert_int_equal(hub_find(w->h, &host_noun, "Amina", &id, &w->err), HUB_OK);
    return id;
}

static void every_part_of_nothing_reads_kindly(void **state)
{
    struct open_hub *w = *state;
    hub_id family = add(w, "family", "family=Okafor"), host = host_of(w);
    hub_id event = add(w, "event", "event=Picnic|start=2026-12-05 12:00");
    hub_id unit = add(w, "unit", "family=Okafor"), group = add(w, "group", "group=Tea");
    for (size_t i = 0; i < part_count; i++) {
        hub_id id = str_eq(parts[i].top, "family")  ? family
                    : str_eq(parts[i].top, "event") ? event
                    : str_eq(parts[i].top, "unit")  ? unit
                    : str_eq(parts[i].top, "group") ? group
                    : str_eq(parts[i].top, "host")  ? host
                                                    : hub_shown(w->h);
        struct part_view v = read_part(w, parts[i].top, parts[i].word, id, 0);
        assert_true(v.count > 0 || strlen(v.empty) > 10);
        assert_true(v.empty[strlen(v.empty) - 1] == '.');
    }
}

static void what_a_part_adds_is_a_noun(void **state)
{
    struct open_hub *w = *state;
    for (size_t i = 0; i < part_count; i++) {
        for (size_t k = 0; k < str_parts(parts[i].adds); k++) {
            assert_non_null(noun_find(str_part(w->a, parts[i].adds, k)));
        }
    }
}

static void who_must_not_collect_stands_first(void **state)
{
    struct open_hub *w = *state;
    hub_id family = add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Amelia|known_as=Mia|allergy=PEANUTS");
    add(w, "person", "person=Grace|family=Okafor|relation=mum|phone=07700 900123|may_collect=yes");
    add(w, "person", "person=Kelvin");
    add(w, "collector", "child=Amelia|person=Kelvin|may=no|said_by=Grace");
    struct part_view v = read_part(w, "family", "people", family, 0);
    assert_string_equal(v.lines[0].text, "MUST NOT COLLECT");
    has(w, &v,
        "Mia|NEVER WITH Kelvin · may go with Grace (mum) · PEANUTS (no plan yet) · in lists: Amelia");
    v = read_part(w, "family", "people", family, DETAIL_HIDE);
    has_not(w, &v, "Kelvin");
    has_not(w, &v, "07700");
    has_not(w, &v, "Grace");
}

static void consents_say_ended_taken_back_and_not_asked_yet(void **state)
{
    struct open_hub *w = *state;
    hub_id family = add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Mia");
    add(w, "consent", "child=Mia|kind=stay overnight|given_by=Grace|given=2025-10-01");
    add(w, "consent", "child=Mia|kind=first aid|given_by=Grace|given=2026-03-01|until=2026-12-05");
    add(w, "consent",
        "child=Mia|kind=photo|photo_use=group|given_by=Grace|given=2026-03-01|"
        "withdrawn=2026-11-03|withdrawn_by=Dan");
    struct part_view v = read_part(w, "family", "consents", family, 0);
    has(w, &v, "stay overnight|yes · Grace · 1 Oct 2025|ENDED 30 Sep 2026");
    has(w, &v, "first aid|yes · Grace · 1 Mar 2026|ends soon: 5 Dec 2026");
    has(w, &v, "photo|yes: group · Grace · 1 Mar 2026|taken back 3 Nov 2026 by Dan");
    has(w, &v, "swimming|not asked yet");
    assert_int_equal(v.count, 1 + str_parts(noun_field(&consent_noun, "kind")->choices));
}

static void a_missing_consent_is_asked_for_that_child(void **state)
{
    struct open_hub *w = *state;
    struct assignment set[PART_PRESETS];
    const struct part *part = part_find("family", "consents");
    hub_id family = add(w, "family", "family=Okafor");
    hub_id mia = add(w, "child", "family=Okafor|child=Mia");
    add(w, "child", "family=Okafor|child=Theo");
    struct part_view v = read_part(w, "family", "consents", family, 0);
    size_t count = part_presets(part, &v, &v.lines[1], &consent_noun, w->a, set);
    assert_int_equal(count, 2);
    assert_string_equal(set[0].word, "child_id");
    assert_string_equal(set[0].value, arena_printf(w->a, "%lld", (long long)mia.n));
    assert_string_equal(set[1].value, "stay overnight");
}

static void those_who_left_and_those_with_a_peer_are_told_so(void **state)
{
    struct open_hub *w = *state;
    hub_id left = add(w, "family", "family=Reid|joined=2020-01-01|left=2025-05-03");
    hub_id peer = add(w, "family", "family=Shah|membership=peer only");
    struct part_view v = read_part(w, "family", "people", left, 0);
    assert_string_equal(v.state, "left the hub on 3 May 2025 · joined 1 Jan 2020");
    v = read_part(w, "family", "stays", peer, 0);
    assert_string_equal(v.empty, "They have a peer only: no sleepovers here.");
    assert_string_equal(v.state, "has a peer only");
}

static void stays_are_counted_and_what_is_next_is_said(void **state)
{
    struct open_hub *w = *state;
    hub_id family = add(w, "family", "family=Okafor|stays_per_year=12");
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-10-02 16:00|leave=2026-10-04 10:00|status=happened");
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-11-27 16:00|leave=2026-11-28 10:00|status=agreed");
    add(w, "stay", "family=Okafor|arrive=2027-01-08 16:00|leave=2027-01-10 10:00|status=asked");
    struct part_view v = read_part(w, "family", "stays", family, 0);
    assert_string_equal(v.lines[0].text, "1 of 12 sleepovers a year · 2 nights · next Fri 27 Nov");
    has(w, &v, "|AHEAD|");
    has(w, &v, "8–10 Jan 2027|no host yet|asked");
}

static void rest_says_when_the_last_was(void **state)
{
    struct open_hub *w = *state;
    add(w, "away", "host=Amina|from=2026-10-16|to=2026-10-18|own_time=yes");
    add(w, "away", "host=Amina|from=2026-11-01|to=2026-11-02|why=course");
    struct part_view v = read_part(w, "host", "rest", host_of(w), 0);
    assert_string_equal(v.lines[0].text, "Last rested 16–18 Oct 2026, 34 days ago.");
    has_not(w, &v, "course");
}

static void missing_checks_of_adults_are_seen(void **state)
{
    struct open_hub *w = *state;
    hub_id host = host_of(w);
    add(w, "household", "home=Amina|person=Yusuf|kind=adult");
    add(w, "check", "kind=DBS|household=Yusuf|done=2023-12-01");
    struct part_view v = read_part(w, "host", "checks", host, 0);
    has(w, &v, "first aid|Yusuf · not written down yet|");
    has(w, &v, "DBS|Yusuf · done 1 Dec 2023|ends soon: 1 Dec 2026");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_part_of_nothing_reads_kindly),
        TEST(what_a_part_adds_is_a_noun),
        TEST(who_must_not_collect_stands_first),
        TEST(consents_say_ended_taken_back_and_not_asked_yet),
        TEST(a_missing_consent_is_asked_for_that_child),
        TEST(those_who_left_and_those_with_a_peer_are_told_so),
        TEST(stays_are_counted_and_what_is_next_is_said),
        TEST(rest_says_when_the_last_was),
        TEST(missing_checks_of_adults_are_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
