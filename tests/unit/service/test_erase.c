/* SPDX-License-Identifier: MIT */
/* Erased for good: no byte of it is left, others' records stay whole, and nothing brings it back. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/keeping.h"
#include "hub/model/worry.h"
#include "hub/service/drafts.h"
#include "hub/service/erase.h"
#include "hub/service/find.h"
#include "hub/service/keep.h"
#include "hub/service/practice.h"
#include "hub/service/worry.h"
#include "hub/store/stmt.h"
#include "file_words.h"
#include "open_hub.h"
#include "service/hub_priv.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const secrets[] = {"Zwetkova", "Xanthippe", "900777", "Quillan", "Quilly",
    "Ødegård", "Jabberwock", "Mimsyton", "borogove", "Snarkallergy", "tulgeymix", "frabjous",
    "slithytove", "vorpal", "bandersnatch", "galumphing", "manxome"};

static hub_id family;

/* The Zwetkovas with a record of most kinds, a past, and a place in the records of the Reids. */
static int set_up(void **state)
{
    open_hub_set_up(state);
    struct open_hub *w = *state;
    family = add(w, "family", "family=Zwetkova|phone=07700 900777|address=17 Jabberwock Lane, Mimsyton|notes=frabjous");
    add(w, "family", "family=Reid");
    hub_id child = add(w, "child", "family=Zwetkova|child=Quillan|known_as=Quilly|legal_name=Quillan Ødegård|allergy=Snarkallergy");
    add(w, "child", "family=Reid|child=Jay");
    hub_id parent = add(w, "person", "family=Zwetkova|person=Xanthippe Zwetkova|phone=07700 900777");
    add(w, "entry", "family=Zwetkova|child=Quillan|kind=call|fact=A borogove rang|at=2026-11-20 10:00");
    hub_id entry = add(w, "entry", "family=Reid|kind=visit|fact=Jay played with Quillan Zwetkova (07700-900777)|at=2026-11-20 11:00");
    (void)entry;
    hub_id stay = add(w, "stay", "family=Zwetkova|host=Amina|arrive=2026-10-02|leave=2026-10-04|notes=slithytove");
    edit(w, "stay", stay, "notes=vorpal");
    add(w, "stay_note", arena_printf(w->a, "stay=%lld|day=2026-10-02|did=galumphing", (long long)stay.n));
    hub_id medicine = add(w, "medicine", "child=Quillan|medicine=tulgeymix");
    (void)medicine;
    add(w, "dose", "medicine=tulgeymix|at=2026-10-02 19:30|amount=5 ml|by=Amina|reason=manxome");
    hub_id event = add(w, "event", "event=Picnic|start=2026-11-28 10:00|end=2026-11-28 12:00");
    (void)event;
    add(w, "invitation", "event=Picnic|family=Zwetkova|brings=bandersnatch");
    add(w, "worry", "child=Quillan|at=2026-11-20 16:40|exact_words=vorpal words|who=bandersnatch");
    edit(w, "child", child, "known_as=Quilly Q");
    edit(w, "person", parent, "known_as=Xan");
    return 0;
}

static struct erase_plan looked_at(struct open_hub *w, const char *noun, hub_id id)
{
    struct erase_plan plan;
    if (hub_erase_look(w->h, noun_find(noun), id, w->a, &plan, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return plan;
}

static void erase(struct open_hub *w, const struct erase_plan *plan)
{
    struct erase_done done;
    if (hub_erase(w->h, plan, "they asked", &done, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    assert_true(done.swept);
}

static void looking_lists_what_goes_and_who_else_names_it(void **state)
{
    struct open_hub *w = *state;
    struct erase_plan plan = looked_at(w, "family", family);
    assert_string_equal(plan.name, "Zwetkova");
    assert_ptr_equal(plan.parts[0].noun, noun_find("family"));
    assert_true(plan.total > 8);
    assert_int_equal(plan.mention_count, 1);
    assert_ptr_equal(plan.mentions[0].noun, noun_find("entry"));
    assert_non_null(strstr(plan.mentions[0].words, "Quillan Zwetkova"));
    assert_non_null(strstr(plan.not_yet, "has not left"));
    assert_true(file_has_word(w->opening.path, "Zwetkova", w->a) ||
                file_has_word(arena_printf(w->a, "%s-wal", w->opening.path), "Zwetkova", w->a));
}

static void no_byte_of_it_is_left(void **state)
{
    struct open_hub *w = *state;
    struct erase_plan plan = looked_at(w, "family", family);
    erase(w, &plan);
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
        no_file_has_word(w->h->store, secrets[i], w->a);
    replay_is_the_same(w->h->store, w->a);
}

static void what_was_found_before_is_not_kept(void **state)
{
    struct open_hub *w = *state;
    struct find_hits hits;
    struct erase_plan plan = looked_at(w, "family", family);
    assert_int_equal(hub_find_text(w->h, "zwetkova", 0, FIND_ALL, w->a, &hits, &w->err), HUB_OK);
    assert_int_not_equal(w->h->found.count, 0);
    erase(w, &plan);
    assert_int_equal(w->h->found.count, 0);
    assert_int_equal(hub_find_text(w->h, "zwetkova", 0, FIND_ALL, w->a, &hits, &w->err), HUB_OK);
    assert_int_equal(hits.count, 0);
}

static void others_have_initials_where_they_named_it(void **state)
{
    struct open_hub *w = *state;
    struct erase_plan plan = looked_at(w, "family", family);
    hub_id entry = plan.mentions[0].record;
    erase(w, &plan);
    assert_string_equal(field_of(w, "entry", entry, "fact"), "Jay played with Q.Z. (…)");
}

static void words_that_a_person_leaves_stay(void **state)
{
    struct open_hub *w = *state;
    struct erase_plan plan = looked_at(w, "family", family);
    plan.mentions[0].leave = true;
    hub_id entry = plan.mentions[0].record;
    erase(w, &plan);
    assert_non_null(strstr(field_of(w, "entry", entry, "fact"), "Quillan Zwetkova"));
    no_file_has_word(w->h->store, "Xanthippe", w->a);
    replay_is_the_same(w->h->store, w->a);
}

static void a_numbered_line_stays_and_names_nobody(void **state)
{
    struct open_hub *w = *state;
    struct erase_plan plan = looked_at(w, "family", family);
    struct record_list list;
    struct record_ask all = record_ask_all();
    erase(w, &plan);
    assert_int_equal(hub_list(w->h, &erasure_noun, &all, w->a, &list, &w->err), HUB_OK);
    assert_int_equal(list.count, 1);
    const struct erasure *e = record_at(&list, 0);
    assert_int_equal(e->number, 1);
    assert_string_equal(e->kind, "Family");
    assert_string_equal(e->why, "they asked");
    assert_int_equal(e->records, plan.total);
    assert_true(id_eq(e->erased_by, w->h->person));
}

static void nothing_brings_it_back(void **state)
{
    struct open_hub *w = *state;
    struct erase_plan plan = looked_at(w, "family", family);
    const char *sentence;
    erase(w, &plan);
    for (int i = 0; i < 40 && hub_undo(w->h, w->a, &sentence, &w->err) == HUB_OK; i++) {
    }
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
        no_file_has_word(w->h->store, secrets[i], w->a);
    assert_int_equal(hub_restore(w->h, noun_find("family"), family, &w->err), HUB_ENOTFOUND);
    replay_is_the_same(w->h->store, w->a);
}

static void a_draft_about_it_goes(void **state)
{
    struct open_hub *w = *state;
    struct draft d = {.noun = noun_find("family")->name, .record = family, .at = clock_now(&w->clock)};
    struct draft_field f = {.column = "notes", .text = "jubjub bird"};
    d.fields = &f;
    d.count = 1;
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
    struct erase_plan plan = looked_at(w, "family", family);
    erase(w, &plan);
    no_file_has_word(w->h->store, "jubjub", w->a);
}

static void only_a_hub_carer_erases_and_says_why(void **state)
{
    struct open_hub *w = *state;
    struct erase_plan plan = looked_at(w, "family", family);
    struct erase_done done;
    assert_int_equal(hub_erase(w->h, &plan, "because", &done, &w->err), HUB_EINVAL);
    assert_int_equal(hub_erase(w->h, &plan, "time is up", &done, &w->err), HUB_EINVAL);
    assert_non_null(strstr(w->err.msg, "100 years"));
    add(w, "person", "person=Lee|role=liaison worker");
    assert_int_equal(hub_erase(w->h, &plan, "they asked", &done, &w->err), HUB_ECONFLICT);
    open_hub_as(w, "Lee");
    assert_int_equal(
        hub_erase_look(w->h, noun_find("family"), family, w->a, &plan, &w->err), HUB_EDENIED);
}

static void a_worry_that_she_may_not_read_stays_untold(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Ruth Hale|role=liaison worker");
    open_hub_as(w, "Ruth Hale");
    hub_id id = add(w, "worry", "child=Quillan|at=2026-11-20 16:40|exact_words=ZEBRA");
    open_hub_as(w, "Amina");
    struct erase_plan plan = looked_at(w, "family", family);
    assert_non_null(strstr(plan.worries, "if there are any"));
    for (size_t i = 0; i < plan.part_count; i++)
        if (plan.parts[i].noun == noun_find("worry"))
            assert_int_equal(plan.parts[i].count, 1); /* her own */
    erase(w, &plan);
    open_hub_as(w, "Ruth Hale");
    struct worry got;
    assert_int_equal(hub_worry_open(w->h, id, w->a, &got, &w->err), HUB_OK);
    assert_string_equal(got.exact_words, "ZEBRA");
    assert_false(id_known(got.child_id));
    replay_is_the_same(w->h->store, w->a);
}

static void what_is_on_hold_is_not_erased(void **state)
{
    struct open_hub *w = *state;
    struct keep_line *lines;
    size_t count;
    struct erase_done done;
    edit(w, "family", family, "left=1920-01-01");
    assert_int_equal(hub_keep(w->h, true, w->a, &lines, &count, &w->err), HUB_OK);
    assert_int_equal(count, 1);
    assert_true(lines[0].due);
    struct keep_review hold = {.hold = "yes", .until = DATE_NONE};
    if (hub_keep_decide(w->h, &lines[0], &hold, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    struct erase_plan plan = looked_at(w, "family", family);
    assert_int_equal(hub_erase(w->h, &plan, "time is up", &done, &w->err), HUB_EDENIED);
    assert_int_equal(hub_keep(w->h, true, w->a, &lines, &count, &w->err), HUB_OK);
    struct keep_review off = {.hold = "no", .outcome = "erase", .until = DATE_NONE};
    assert_int_equal(hub_keep_decide(w->h, &lines[0], &off, &w->err), HUB_OK);
    plan = looked_at(w, "family", family);
    assert_int_equal(hub_erase(w->h, &plan, "time is up", &done, &w->err), HUB_OK);
}

static void one_child_goes_without_its_family(void **state)
{
    struct open_hub *w = *state;
    hub_id child;
    assert_int_equal(hub_find(w->h, noun_find("child"), "Quilly Q", &child, &w->err), HUB_OK);
    struct erase_plan plan = looked_at(w, "child", child);
    erase(w, &plan);
    assert_string_equal(field_of(w, "family", family, "family"), "Zwetkova");
    no_file_has_word(w->h->store, "Quillan", w->a);
    no_file_has_word(w->h->store, "tulgeymix", w->a);
    replay_is_the_same(w->h->store, w->a);
}

/* While somebody reads, the file cannot be swept; whoever opens it next does it. */
static void what_could_not_be_swept_is_swept_when_the_hub_is_opened(void **state)
{
    struct open_hub *w = *state;
    struct store_options o = {.path = w->opening.path, .mode = STORE_OPEN, .nouns = nouns,
        .noun_count = noun_count, .clock = &w->clock};
    struct store *reader;
    struct erase_done done;
    struct erase_plan plan = looked_at(w, "family", family);
    int64_t families;
    assert_int_equal(store_open(&o, &reader, &w->err), HUB_OK);
    store_look(reader);
    assert_int_equal(store_number(reader, "SELECT count(*) FROM family", &families, &w->err), HUB_OK);
    assert_int_equal(hub_erase(w->h, &plan, "they asked", &done, &w->err), HUB_OK);
    assert_false(done.swept);
    assert_true(store_sweep_owed(w->h->store));
    store_look_end(reader);
    store_close(reader);
    open_hub_as(w, "Amina");
    assert_false(store_sweep_owed(w->h->store));
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
        no_file_has_word(w->h->store, secrets[i], w->a);
}

/* --- a family of the practice hub: every word that nobody else's records have -------------------- */

static void a_practice_family_leaves_no_word_of_its_own(void **state)
{
    struct open_hub *w = *state;
    struct practice_plan plan = {1, 6, 1, 3};
    struct hub_opening o = w->opening;
    o.path = arena_printf(w->a, "%s.practice", w->opening.path);
    o.as = PRACTICE_PERSON;
    struct hub *h = NULL;
    if (practice_make(&o, &plan, &w->err) != HUB_OK || hub_open(&o, &h, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    struct record_list families;
    struct record_ask all = record_ask_all();
    assert_int_equal(hub_list(h, noun_find("family"), &all, w->a, &families, &w->err), HUB_OK);
    struct strmap before, after;
    strmap_on(&before, w->a);
    strmap_on(&after, w->a);
    words_of_tables(h->store, w->a, &before);
    struct erase_plan look;
    struct erase_done done;
    hub_id id = ((struct record *)record_at(&families, 2))->id;
    assert_int_equal(
        hub_erase_look(h, noun_find("family"), id, w->a, &look, &w->err), HUB_OK);
    assert_int_equal(hub_erase(h, &look, "they asked", &done, &w->err), HUB_OK);
    assert_true(done.swept);
    words_of_tables(h->store, w->a, &after);
    words_of_schema(h->store, w->a, &after);
    size_t gone = 0;
    struct arena *scratch = arena_create();
    for (size_t i = 0; i < before.cap; i++) {
        const char *word = before.slots[i].key;
        if (!word || strmap_get(&after, word, 0))
            continue;
        bool within = false;
        for (size_t k = 0; k < after.cap && !within; k++)
            within = after.slots[k].key && strstr(after.slots[k].key, word);
        if (!within && !strspn(word, "0123456789")) {
            no_file_has_word(h->store, word, scratch);
            gone++;
        }
        arena_reset(scratch);
    }
    arena_destroy(scratch);
    assert_true(gone > 3);
    replay_is_the_same(h->store, w->a);
    hub_close(h);
    unlink(o.path);
    unlink(arena_printf(w->a, "%s-wal", o.path));
    unlink(arena_printf(w->a, "%s-shm", o.path));
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        T(looking_lists_what_goes_and_who_else_names_it),
        T(no_byte_of_it_is_left),
        T(what_was_found_before_is_not_kept),
        T(others_have_initials_where_they_named_it),
        T(words_that_a_person_leaves_stay),
        T(a_numbered_line_stays_and_names_nobody),
        T(nothing_brings_it_back),
        T(a_draft_about_it_goes),
        T(only_a_hub_carer_erases_and_says_why),
        T(a_worry_that_she_may_not_read_stays_untold),
        T(what_is_on_hold_is_not_erased),
        T(one_child_goes_without_its_family),
        T(what_could_not_be_swept_is_swept_when_the_hub_is_opened),
        T(a_practice_family_leaves_no_word_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
