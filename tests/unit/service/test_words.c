/* SPDX-License-Identifier: MIT */
#include "hub/service/words.h"

#include "hub/base/str.h"
#include "hub/model/log.h"
#include "hub/model/worry.h"
#include "unit.h"

#include <string.h>

/* "respite=sleepover; contact=family time": what is hinted at, in order. */
static const char *hints(const struct config *c, const char *text, struct arena *a)
{
    struct word_hint *found;
    size_t count;
    struct sb b = sb_on(a);
    words_check(c, text, a, &found, &count);
    for (size_t i = 0; i < count; i++) {
        assert_true(found[i].from < found[i].to && found[i].to <= strlen(text));
        assert_true(*found[i].why);
        sb_addf(&b, "%s%.*s=%s", i ? "; " : "", (int)(found[i].to - found[i].from),
            text + found[i].from, found[i].say);
    }
    return sb_str(&b);
}

struct sentence {
    const char *text, *hints;
};

static void all_say(const struct config *c, const struct sentence *s, size_t count)
{
    struct arena *a = arena_create();
    for (size_t i = 0; i < count; i++) {
        const char *got = hints(c, s[i].text, a);
        if (strcmp(got, s[i].hints) != 0) {
            fail_msg("\"%s\": \"%s\", not \"%s\"", s[i].text, got, s[i].hints);
        }
    }
    arena_destroy(a);
}
#define ALL_SAY(c, list) all_say((c), (list), sizeof(list) / sizeof *(list))

static void unkind_words_get_a_kinder_one(void **state)
{
    static const struct sentence list[] = {
        {"", ""},
        {"Theo slept well.", ""},
        {"Respite went well", "Respite=Sleepover"},
        {"RESPITE AGAIN", "RESPITE=SLEEPOVER"},
        {"two nights of respite care, then home", "respite care=sleepovers"},
        {"He has challenging behaviour at school", "challenging behaviour=trouble coping"},
        {"challenging\nbehaviour", "challenging\nbehaviour=trouble coping"},
        {"It was challenging. Behaviour was fine.", ""},
        {"She absconded at four", "absconded=ran away"},
        {"Her birth mother rang", "birth mother=Mum"},
        {"The birth-parents wrote", "birth-parents=parents"},
        {"The date of birth is known", ""},
        {"His third placement", "placement=home"},
        {"placed with Amina, before the placement order", "placed with=living with"},
        {"Mia's work placement", ""},
        {"the care plan says", "care plan=my plan"},
        {"LAC review; PLAC too", "LAC=child in care; PLAC=child who was in care"},
        {"Lac de Genève, a lac", ""},
        {"respited unrespite placements", "placements=homes"},
    };
    (void)state;
    ALL_SAY(NULL, list);
}

static void contact_is_hinted_at_only_where_it_means_the_family(void **state)
{
    static const struct sentence list[] = {
        {"Contact with Dad went well", "Contact=Family time"},
        {"upset after contact on Saturday", "contact=family time"},
        {"no contact with her birth mother", "contact=family time; birth mother=Mum"},
        {"made contact with his two sisters", "contact=family time"},
        {"Supervised contact is at ten", "contact=family time"},
        {"lost a contact lens", ""},
        {"emergency contact: Gran", ""},
        {"Her contact number is 07700 900123", ""},
        {"contact 07700 900123", ""},
        {"contact details on the fridge", ""},
        {"Please contact us", ""},
        {"I will contact the school", ""},
        {"We keep in contact with school", ""},
        {"in contact with the GP about Mia", ""},
        {"contact Mum about the bag", ""},
        {"Contacted the agency", ""},
        {"good eye contact", ""},
    };
    (void)state;
    ALL_SAY(NULL, list);
}

static void hub_ini_adds_words_and_takes_them_off(void **state)
{
    struct config c = {.words = {.check = true,
                           .kinder = "client: family, Sibling Group: brothers and sisters, "
                                     "placement:, respite: break, naughty"}};
    static const struct sentence list[] = {
        {"The client and the sibling group", "client=family; sibling group=brothers and sisters"},
        {"a placement", ""},
        {"a respite, respite care", "respite=break; respite care=sleepovers"},
        {"was naughty", "naughty=another word"},
    };
    static const struct sentence off[] = {{"respite", ""}};
    (void)state;
    ALL_SAY(&c, list);
    c.words.check = false;
    ALL_SAY(&c, off);
}

static void notes_are_looked_at_and_worries_are_not(void **state)
{
    (void)state;
    assert_true(words_checked(&log_entry_noun, noun_field(&log_entry_noun, "fact")));
    assert_false(words_checked(&log_entry_noun, noun_field(&log_entry_noun, "kind")));
    assert_false(words_checked(&worry_noun, noun_field(&worry_noun, "exact_words")));
    assert_false(words_checked(&worry_noun, NULL));
}

static void the_suggestion_is_a_sentence_and_is_taken_in_place(void **state)
{
    struct arena *a = arena_create();
    const char *text = "Two nights of respite for Siân.";
    struct word_hint *found;
    size_t count;
    (void)state;
    words_check(NULL, text, a, &found, &count);
    assert_int_equal(count, 1);
    assert_string_equal(
        words_sentence(text, &found[0], a), "You wrote “respite”. Kinder: “sleepover”.");
    assert_string_equal(words_taken(text, &found[0], a), "Two nights of sleepover for Siân.");
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unkind_words_get_a_kinder_one),
        cmocka_unit_test(contact_is_hinted_at_only_where_it_means_the_family),
        cmocka_unit_test(hub_ini_adds_words_and_takes_them_off),
        cmocka_unit_test(notes_are_looked_at_and_worries_are_not),
        cmocka_unit_test(the_suggestion_is_a_sentence_and_is_taken_in_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
