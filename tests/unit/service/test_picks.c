/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/child.h"
#include "hub/model/person.h"
#include "hub/service/picks.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

struct choosing {
    struct pick *all;
    size_t count;
};

static struct choosing children_of(struct open_hub *w)
{
    struct choosing c;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    add(w, "child", "family=Okafor|child=Mia-Rose|known_as=Mia|born=2018-03-02");
    add(w, "child", "family=Okafor|child=Siân");
    add(w, "child", "family=Reid|child=Mia|born=2012-05-01");
    add(w, "child", "family=Reid|child=Jo");
    add(w, "child", "family=Reid|child=Brand, Lee");
    assert_int_equal(
        hub_picks(w->h, &child_noun, ID_NONE, ID_NONE, w->a, &c.all, &c.count, &w->err), HUB_OK);
    assert_int_equal(c.count, 5);
    return c;
}

/* "Mia|Siân": the names that fit, those that begin with it first. */
static const char *fitting(struct open_hub *w, const struct choosing *c, const char *typed)
{
    struct sb b = sb_on(w->a);
    for (int fit = PICK_BEGINS; fit > PICK_NOT; fit--) {
        for (size_t i = 0; i < c->count; i++) {
            if (pick_fits(&c->all[i], utf8_fold(w->a, typed)) == (enum pick_fit)fit) {
                sb_addf(&b, "%s%s/%s", b.len ? "|" : "", c->all[i].name, c->all[i].beside);
            }
        }
    }
    return sb_str(&b);
}

static void letters_words_in_any_order_and_initials_narrow(void **state)
{
    struct open_hub *w = *state;
    struct choosing c = children_of(w);
    assert_string_equal(fitting(w, &c, "sian"), "Siân/Okafor");
    assert_string_equal(fitting(w, &c, "mia"), "Mia/Reid · 14|Mia/Okafor · 8");
    assert_string_equal(fitting(w, &c, "reid mia"), "Mia/Reid · 14");
    assert_string_equal(fitting(w, &c, "rose"), "Mia/Okafor · 8");
    assert_string_equal(fitting(w, &c, "mo"), "Mia/Okafor · 8");
    assert_string_equal(fitting(w, &c, "m.r"), "Mia/Reid · 14");
    assert_string_equal(fitting(w, &c, "xq"), "");
}

static void what_begins_with_it_comes_first(void **state)
{
    struct open_hub *w = *state;
    struct choosing c = children_of(w);
    assert_string_equal(
        fitting(w, &c, "r"), "Brand, Lee/Reid|Jo/Reid|Mia/Reid · 14|Mia/Okafor · 8|Siân/Okafor");
}

static void a_person_is_told_apart_by_family_and_relation(void **state)
{
    struct open_hub *w = *state;
    struct pick *all;
    size_t count;
    add(w, "family", "family=Okafor");
    add(w, "person", "person=Jo Marsh|role=parent|family=Okafor|relation=mum");
    add(w, "person", "person=Josephine Marsh|known_as=Jo Marsh|role=peer");
    assert_int_equal(
        hub_picks(w->h, &person_noun, ID_NONE, ID_NONE, w->a, &all, &count, &w->err), HUB_OK);
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&b, "%s/%s|", all[i].name, all[i].beside);
    }
    assert_non_null(strstr(sb_str(&b), "Jo Marsh/Okafor · mum|"));
    assert_non_null(strstr(sb_str(&b), "Jo Marsh/peer|"));
}

/* "Mia?2 Jo Tam!": two Mias, one Jo, nobody called Tam. */
static const char *read_names(struct open_hub *w, const struct choosing *c, const char *text)
{
    struct sb b = sb_on(w->a);
    struct pick_word *words;
    size_t count = picks_words(c->all, c->count, text, w->a, &words);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&b, "%s%s", i ? " " : "", words[i].pick ? words[i].pick->name : words[i].text);
        if (words[i].same > 1) {
            sb_addf(&b, "?%zu", words[i].same);
        }
        sb_add(&b, words[i].same ? "" : "!");
    }
    return sb_str(&b);
}

static void several_names_are_read_from_one_text(void **state)
{
    struct open_hub *w = *state;
    struct choosing c = children_of(w);
    assert_string_equal(read_names(w, &c, ""), "");
    assert_string_equal(read_names(w, &c, " , ;"), "");
    assert_string_equal(read_names(w, &c, "Jo, sian"), "Jo Siân");
    assert_string_equal(read_names(w, &c, "SIÂN and jo;jo"), "Siân Jo");
    assert_string_equal(read_names(w, &c, "Mia, Jo"), "Mia?2 Jo");
    assert_string_equal(read_names(w, &c, "Mia (Reid), Mia (okafor · 8)"), "Mia Mia");
    assert_string_equal(read_names(w, &c, "Brand, Lee, Tam"), "Brand, Lee Tam!");
}

static void who_is_not_known_is_asked_about_kindly(void **state)
{
    struct open_hub *w = *state;
    struct choosing c = children_of(w);
    struct pick_word *words;
    size_t count = picks_words(c.all, c.count, "Jo, Sion", w->a, &words);
    assert_string_equal(
        picks_trouble(words, count, w->a), "Nobody here is called Sion. Did you mean Siân?");
    count = picks_words(c.all, c.count, "Jo, Mia", w->a, &words);
    assert_string_equal(picks_trouble(words, count, w->a),
        "There are 2 called Mia. Choose one from the list, or write whose in brackets.");
    count = picks_words(c.all, c.count, "Jo", w->a, &words);
    assert_null(picks_trouble(words, count, w->a));
}

static void a_label_means_one_record_and_is_read_back(void **state)
{
    struct open_hub *w = *state;
    struct choosing c = children_of(w);
    for (size_t i = 0; i < c.count; i++) {
        struct pick_word *words;
        const char *label = picks_label(c.all, c.count, &c.all[i], w->a);
        assert_int_equal(picks_words(c.all, c.count, label, w->a, &words), 1);
        assert_ptr_equal(words[0].pick, &c.all[i]);
    }
}

static const char *liked(struct open_hub *w, hub_id family, const char *typed)
{
    struct choosing c;
    struct sb b = sb_on(w->a);
    assert_int_equal(
        hub_picks_like(w->h, &child_noun, family, ID_NONE, typed, w->a, &c.all, &c.count, &w->err),
        HUB_OK);
    for (size_t i = 0; i < c.count; i++) {
        sb_addf(&b, "%s%s/%s", i ? "|" : "", c.all[i].name, c.all[i].beside);
    }
    return sb_str(&b);
}

static void of_very_many_those_are_read_that_fit(void **state)
{
    struct open_hub *w = *state;
    children_of(w);
    hub_id reid;
    assert_int_equal(hub_find(w->h, noun_find("family"), "Reid", &reid, &w->err), HUB_OK);
    assert_string_equal(liked(w, ID_NONE, "sian"), "Siân/Okafor");
    assert_string_equal(liked(w, ID_NONE, "so"), "Siân/Okafor");
    assert_string_equal(liked(w, reid, "mi"), "Mia/14");
    assert_string_equal(liked(w, reid, "sian"), "");
    assert_false(hub_picks_many(w->h, &child_noun, ID_NONE, ID_NONE));
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        T(letters_words_in_any_order_and_initials_narrow),
        T(what_begins_with_it_comes_first),
        T(a_person_is_told_apart_by_family_and_relation),
        T(several_names_are_read_from_one_text),
        T(who_is_not_known_is_asked_about_kindly),
        T(of_very_many_those_are_read_that_fit),
        T(a_label_means_one_record_and_is_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
