/* SPDX-License-Identifier: MIT */
#include "hub/service/find.h"

#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/log.h"
#include "open_hub.h"
#include "service/hub_priv.h"
#include "store/store_priv.h"
#include "unit.h"

#include <string.h>

static int set_up(void **state)
{
    open_hub_set_up(state);
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Marsh|phone=07700 900123");
    add(w, "family", "family=O'Neil");
    add(w, "child", "child=Mia|family=Okafor|born=2018-02-03");
    add(w, "child", "child=Łukasz|family=Marsh|known_as=Lu");
    add(w, "child", "child=Théo|family=Okafor");
    add(w, "person", "person=Jo Marsh|family=Marsh|relation=mum");
    add(w, "event", "event=Coffee morning|start=2026-12-05 10:00|place=Elm Park");
    add(w, "entry", "family=Okafor|kind=school|at=2026-11-12 09:30|fact=With Grace at Elm Park.");
    add(w, "entry", "family=Okafor|child=Théo|kind=call|at=2026-11-18 19:05|fact=Slept through.");
    add(w, "entry", "family=Marsh|kind=call|at=2026-11-20 16:40|fact=Rang about the school meeting."
                    "|opinion=Worried about Théo's sleep");
    return 0;
}

/* "child Mia · Okafor · 8; entry …": what is found, in order. */
static const char *found(struct open_hub *w, const char *text)
{
    struct find_hits hits;
    struct sb b = sb_on(w->a);
    if (hub_find_text(w->h, text, 0, FIND_ALL, w->a, &hits, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    for (size_t i = 0; i < hits.count; i++) {
        sb_addf(&b, "%s%s %s", i ? "; " : "", hits.items[i].noun->name, hits.items[i].title);
    }
    return sb_str(&b);
}

static void is_found(struct open_hub *w, const char *text, const char *what)
{
    if (!strstr(found(w, text), what)) {
        fail_msg("\"%s\" finds \"%s\", not %s", text, found(w, text), what);
    }
}

static void accents_and_capitals_do_not_matter(void **state)
{
    struct open_hub *w = *state;
    is_found(w, "lukasz", "child Lu · Marsh");
    is_found(w, "ŁUK", "child Lu · Marsh");
    is_found(w, "okaf", "family Okafor");
    is_found(w, "oneil", "family O'Neil");
    is_found(w, "o'n", "family O'Neil");
    is_found(w, "neil", "family O'Neil");
}

static void names_are_found_by_initials(void **state)
{
    struct open_hub *w = *state;
    is_found(w, "jm", "person Jo Marsh · mum · Marsh");
    is_found(w, "j m", "person Jo Marsh · mum · Marsh");
    is_found(w, "mo", "child Mia · Okafor · 8");
    is_found(w, "lm", "child Lu · Marsh");
}

static void every_word_must_begin_one(void **state)
{
    struct open_hub *w = *state;
    assert_string_equal(found(w, "mia okafor"), "child Mia · Okafor · 8");
    assert_string_equal(found(w, "mia marsh"), "");
    assert_string_equal(found(w, "afor"), "");
    assert_string_equal(found(w, ""), "");
    assert_string_equal(found(w, " -- "), "");
    assert_string_equal(found(w, "\"mia\" OR \"jo\" * NEAR("), "");
}

static void the_log_is_found_by_words_names_and_kinds(void **state)
{
    struct open_hub *w = *state;
    is_found(w, "grace elm", "entry 12 Nov 2026 09:30 · Okafor · school");
    is_found(w, "sleep", "entry 20 Nov 2026 16:40 · Marsh · call");
    is_found(w, "okafor slept", "entry 18 Nov 2026 19:05 · Okafor · Théo · call");
    is_found(w, "theo through", "18 Nov 2026"); /* about him, though his name is not in it */
    is_found(w, "scho grace", "12 Nov 2026");   /* a kind */
    is_found(w, "to slept", "18 Nov 2026");     /* Théo Okafor */
}

static void words_between_quotes_stand_together(void **state)
{
    struct open_hub *w = *state;
    is_found(w, "\"grace at elm\"", "12 Nov 2026");
    assert_string_equal(found(w, "\"elm grace\""), "");
    assert_string_equal(found(w, "\"slept thr\""), ""); /* the last word is to be whole */
    is_found(w, "\"slept thr", "18 Nov 2026");            /* but not while it is typed */
    is_found(w, "“Théo’s sleep” rang", "20 Nov 2026");
    is_found(w, "\"mia okafor\"", "child Mia · Okafor · 8");
    assert_string_equal(found(w, "\"okafor mia\""), "");
    assert_string_equal(found(w, "\"\""), "");
    assert_string_equal(found(w, "\""), "");
}

static void one_word_between_quotes_is_whole(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Marshall");
    is_found(w, "marsh", "family Marshall");
    is_found(w, "\"marsh\"", "family Marsh");
    assert_null(strstr(found(w, "\"marsh\""), "Marshall"));
    assert_string_equal(found(w, "\"jm\""), ""); /* no initials: it was to be a word */
}

static void words_may_stand_in_different_fields(void **state)
{
    struct open_hub *w = *state;
    is_found(w, "worried meeting marsh", "20 Nov 2026"); /* opinion, fact, family */
    is_found(w, "theo's sleep", "20 Nov 2026");
    is_found(w, "okafor's theo", "child Théo");
    is_found(w, "T O", "child Théo · Okafor");
    is_found(w, "to", "child Théo · Okafor");
}

static void names_come_first_then_the_newest(void **state)
{
    struct open_hub *w = *state;
    assert_string_equal(found(w, "theo"),
        "child Théo · Okafor; entry 20 Nov 2026 16:40 · Marsh · call; "
        "entry 18 Nov 2026 19:05 · Okafor · Théo · call");
    assert_string_equal(found(w, "elm"),
        "event Coffee morning · Sat 5 Dec 2026 · Elm Park; "
        "entry 12 Nov 2026 09:30 · Okafor · school");
}

static void kinds_narrow_and_max_says_there_are_more(void **state)
{
    struct open_hub *w = *state;
    struct find_hits hits;
    assert_int_equal(
        hub_find_text(w->h, "theo", 0, FIND_LOG | FIND_HOSTS, w->a, &hits, &w->err), HUB_OK);
    assert_int_equal(hits.count, 2);
    assert_false(hits.more);
    assert_int_equal(hub_find_text(w->h, "theo", 2, FIND_ALL, w->a, &hits, &w->err), HUB_OK);
    assert_int_equal(hits.count, 2);
    assert_true(hits.more);
}

/* What a small screen is given at a key, the whole list would begin with. */
static void fewer_hits_are_the_first_of_the_many(void **state)
{
    static const char *const texts[] = {"t", "th", "theo", "elm", "o", "okafor", "mo", "call"};
    struct open_hub *w = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct find_hits all, some;
        assert_int_equal(
            hub_find_text(w->h, texts[i], 50, FIND_ALL, w->a, &all, &w->err), HUB_OK);
        assert_false(all.more);
        for (size_t most = 1; most <= all.count; most++) {
            assert_int_equal(
                hub_find_text(w->h, texts[i], most, FIND_ALL, w->a, &some, &w->err), HUB_OK);
            assert_int_equal(some.count, most);
            assert_int_equal(some.more, most < all.count);
            for (size_t k = 0; k < most; k++) {
                assert_string_equal(some.items[k].title, all.items[k].title);
                assert_string_equal(some.items[k].snippet, all.items[k].snippet);
            }
        }
    }
}

static const char *marked(
    struct open_hub *w, const char *text, const struct find_span *s, size_t count)
{
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&b, "[%.*s]", (int)(s[i].to - s[i].from), text + s[i].from);
    }
    return sb_str(&b);
}

static void what_matched_is_marked(void **state)
{
    struct open_hub *w = *state;
    struct find_hits hits;
    assert_int_equal(hub_find_text(w->h, "theo sl", 0, FIND_LOG, w->a, &hits, &w->err), HUB_OK);
    const struct find_hit *hit = &hits.items[0];
    assert_string_equal(hit->snippet, "Worried about Théo's sleep");
    assert_string_equal(
        marked(w, hit->snippet, hit->snippet_spans, hit->snippet_span_count), "[Théo's][sleep]");
    assert_int_equal(hub_find_text(w->h, "jm", 0, FIND_ALL, w->a, &hits, &w->err), HUB_OK);
    hit = &hits.items[0];
    assert_string_equal(marked(w, hit->title, hit->title_spans, hit->title_span_count), "[J][M]");
}

static void a_name_in_two_halves_is_marked_once(void **state)
{
    struct open_hub *w = *state;
    struct find_hits hits;
    add(w, "family", "family=R'Raven");
    assert_int_equal(hub_find_text(w->h, "r", 0, FIND_FAMILIES, w->a, &hits, &w->err), HUB_OK);
    for (size_t i = 0; i < hits.count; i++) {
        const struct find_hit *hit = &hits.items[i];
        if (strstr(hit->title, "R'Raven")) {
            assert_string_equal(
                marked(w, hit->title, hit->title_spans, hit->title_span_count), "[R'Raven]");
            return;
        }
    }
    fail_msg("R'Raven was not found");
}

static void a_phrase_is_marked_as_one(void **state)
{
    struct open_hub *w = *state;
    struct find_hits hits;
    assert_int_equal(
        hub_find_text(w->h, "\"theo's sleep\"", 0, FIND_LOG, w->a, &hits, &w->err), HUB_OK);
    const struct find_hit *hit = &hits.items[0];
    assert_string_equal(
        marked(w, hit->snippet, hit->snippet_spans, hit->snippet_span_count), "[Théo's sleep]");
}

static void hidden_hits_are_initials_without_words(void **state)
{
    struct open_hub *w = *state;
    struct find_hits hits;
    assert_int_equal(
        hub_find_text(w->h, "theo", 0, FIND_ALL | FIND_HIDE, w->a, &hits, &w->err), HUB_OK);
    assert_string_equal(hits.items[0].title, "T. · O.");
    assert_int_equal(hits.count, 3);
    for (size_t i = 0; i < hits.count; i++) {
        assert_string_equal(hits.items[i].snippet, "");
        assert_int_equal(hits.items[i].title_span_count, 0);
    }
    assert_string_equal(hits.items[2].title, "18 Nov 2026 19:05 · O. · T. · call");
    assert_int_equal(
        hub_find_text(w->h, "elm", 0, FIND_EVENTS | FIND_HIDE, w->a, &hits, &w->err), HUB_OK);
    assert_null(strstr(hits.items[0].title, "Elm"));
}

static void the_count_is_of_all_hits(void **state)
{
    struct open_hub *w = *state;
    int64_t count;
    assert_int_equal(hub_find_count(w->h, "theo", FIND_ALL, &count, &w->err), HUB_OK);
    assert_int_equal(count, 3);
    assert_int_equal(hub_find_count(w->h, "theo", FIND_LOG, &count, &w->err), HUB_OK);
    assert_int_equal(count, 2);
    assert_int_equal(hub_find_count(w->h, "nothingatall", FIND_ALL, &count, &w->err), HUB_OK);
    assert_int_equal(count, 0);
}

static void a_long_text_shows_the_piece_that_matched(void **state)
{
    struct open_hub *w = *state;
    struct find_hits hits;
    struct sb b = sb_on(w->a);
    sb_add(&b, "family=Okafor|at=2026-11-21 09:00|fact=");
    for (int i = 0; i < 60; i++) {
        sb_add(&b, i == 40 ? "a volcano\nin the garden " : "nothing much ");
    }
    add(w, "entry", sb_str(&b));
    assert_int_equal(hub_find_text(w->h, "volcano", 0, FIND_ALL, w->a, &hits, &w->err), HUB_OK);
    const char *snippet = hits.items[0].snippet;
    assert_non_null(strstr(snippet, "a volcano in the garden"));
    assert_true(str_starts(snippet, "…"));
    assert_true(strlen(snippet) < 140);
}

static void changes_are_found_at_once(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    hub_id id;
    assert_int_equal(hub_find(w->h, &family_noun, "Okafor", &id, &w->err), HUB_OK);
    edit(w, "family", id, "family=Zebedee");
    is_found(w, "mia zeb", "child Mia · Zebedee · 8");
    is_found(w, "mz", "child Mia");
    is_found(w, "zebedee slept", "18 Nov 2026");
    assert_string_equal(found(w, "okafor"), "");
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    is_found(w, "mia oka", "child Mia · Okafor · 8");
    assert_string_equal(found(w, "zebedee"), "");
}

static int count_asked(unsigned what, void *arg, void *statement, void *sql)
{
    int *asked = arg;
    (void)what;
    (void)statement;
    *asked += strstr(sql, "FROM find_names") != NULL;
    return 0;
}

static void names_are_asked_for_once_until_somebody_saves(void **state)
{
    struct open_hub *w = *state;
    struct find_hits hits;
    int asked = 0;
    int64_t n;
    sqlite3_trace_v2(w->h->store->db, SQLITE_TRACE_STMT, count_asked, &asked);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(hub_find_text(w->h, "okafor", 0, FIND_ALL, w->a, &hits, &w->err), HUB_OK);
        assert_int_equal(hub_find_count(w->h, "okafor", FIND_ALL, &n, &w->err), HUB_OK);
        assert_int_equal(n, hits.count);
    }
    assert_int_equal(asked, 1);
    assert_int_equal(hub_find_text(w->h, "okafor", 0, FIND_FAMILIES, w->a, &hits, &w->err), HUB_OK);
    assert_int_equal(hits.count, 1);
    assert_int_equal(asked, 1);
    sqlite3_trace_v2(w->h->store->db, 0, NULL, NULL);
}

static void the_removed_are_not_found_until_they_are_back(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "person", "person=Ursula Quill|role=peer");
    is_found(w, "quill", "Ursula");
    assert_int_equal(hub_remove(w->h, noun_find("person"), id, &w->err), HUB_OK);
    assert_string_equal(found(w, "quill"), "");
    assert_int_equal(hub_restore(w->h, noun_find("person"), id, &w->err), HUB_OK);
    is_found(w, "quill", "Ursula");
}

static void what_belongs_to_a_removed_family_is_out_of_sight_with_it(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "family", "family=Quill");
    add(w, "child", "family=Quill|child=Ursula");
    add(w, "person", "family=Quill|person=Barnaby Quill");
    add(w, "entry", "family=Quill|at=2026-11-21 08:00|fact=A pangolin came.");
    is_found(w, "ursula", "Quill");
    assert_int_equal(hub_remove(w->h, &family_noun, id, &w->err), HUB_OK);
    assert_string_equal(found(w, "ursula"), "");
    assert_string_equal(found(w, "barnaby"), "");
    assert_string_equal(found(w, "pangolin"), "");
    assert_int_equal(hub_restore(w->h, &family_noun, id, &w->err), HUB_OK);
    is_found(w, "ursula", "Quill");
    is_found(w, "pangolin", "Quill");
}

static void what_was_taken_back_stays_and_says_so(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "entry", "family=Marsh|at=2026-11-21 08:00|fact=A pangolin came.");
    assert_int_equal(hub_remove(w->h, &log_entry_noun, id, &w->err), HUB_OK);
    is_found(w, "pangolin", "taken back");
}

static enum hub_rc secrets_everywhere(struct hub *h, void *arg, struct hub_err *err)
{
    static const char found_in_log[] = "fact|opinion|third_party|action|with_whom";
    struct arena *a = arg;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        const struct noun *n = nouns[i];
        char *rec = arena_alloc(a, n->size);
        record_clear(n, rec);
        for (size_t k = 0; k < n->field_count; k++) {
            const struct field *f = &n->fields[k];
            bool secret = (f->flags & (FIELD_PRIVATE | FIELD_SENSITIVE)) || (n->flags & NOUN_SEALED);
            bool words =
                n == &log_entry_noun ? str_part_index(found_in_log, f->column) >= 0
                                     : str_part_index("stay_note|incident", n->name) >= 0;
            if (secret && !words && field_is_text(f)) {
                *(const char **)(void *)(rec + f->offset) = "xylophone";
            }
        }
        rc = record_insert(h->store, n, rec, err);
    }
    return rc;
}

static void no_worry_and_no_private_field_is_found(void **state)
{
    struct open_hub *w = *state;
    struct txn_label label = {.verb = "add"};
    hub_id none;
    add(w, "worry", "family=Okafor|at=2026-11-20 16:40|exact_words=xylophone");
    assert_int_equal(try_add(w, "entry", "at=2026-11-20 16:40|kind=worry|fact=xylophone", &none),
        HUB_EINVAL);
    assert_int_equal(hub_write(w->h, &label, secrets_everywhere, w->a, &w->err), HUB_OK);
    assert_string_equal(found(w, "xylophone"), "");
    assert_string_equal(found(w, "07700"), "");
}

static void a_hub_that_is_narrowed_to_finds_its_own(void **state)
{
    struct open_hub *w = *state;
    struct hub_start start = {.name = "Wren Hub", .carer = "Amina"};
    assert_int_equal(hub_init_beside(w->h, &start, &w->err), HUB_OK);
    open_hub_as(w, "Amina");
    add(w, "family", "family=Okapi|hub=Wren Hub");
    is_found(w, "oka", "family Okafor · Robin Hub");
    is_found(w, "oka", "family Okapi · Wren Hub");
    assert_int_equal(hub_narrow(w->h, "Wren Hub", &w->err), HUB_OK);
    assert_string_equal(found(w, "oka"), "family Okapi");
    assert_string_equal(found(w, "slept"), "");
}

static void who_may_see_nothing_finds_nothing(void **state)
{
    struct open_hub *w = *state;
    struct find_hits hits;
    add(w, "person", "person=Tech|role=technical helper");
    open_hub_as(w, "Tech");
    assert_int_equal(
        hub_find_text(w->h, "mia", 0, FIND_ALL, w->a, &hits, &w->err), HUB_EDENIED);
    assert_int_equal(hits.count, 0);
}

#define FIND_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIND_TEST(accents_and_capitals_do_not_matter),
        FIND_TEST(names_are_found_by_initials),
        FIND_TEST(every_word_must_begin_one),
        FIND_TEST(the_log_is_found_by_words_names_and_kinds),
        FIND_TEST(words_between_quotes_stand_together),
        FIND_TEST(one_word_between_quotes_is_whole),
        FIND_TEST(words_may_stand_in_different_fields),
        FIND_TEST(names_come_first_then_the_newest),
        FIND_TEST(kinds_narrow_and_max_says_there_are_more),
        FIND_TEST(fewer_hits_are_the_first_of_the_many),
        FIND_TEST(what_matched_is_marked),
        FIND_TEST(a_name_in_two_halves_is_marked_once),
        FIND_TEST(a_phrase_is_marked_as_one),
        FIND_TEST(hidden_hits_are_initials_without_words),
        FIND_TEST(the_count_is_of_all_hits),
        FIND_TEST(a_long_text_shows_the_piece_that_matched),
        FIND_TEST(changes_are_found_at_once),
        FIND_TEST(names_are_asked_for_once_until_somebody_saves),
        FIND_TEST(the_removed_are_not_found_until_they_are_back),
        FIND_TEST(what_belongs_to_a_removed_family_is_out_of_sight_with_it),
        FIND_TEST(what_was_taken_back_stays_and_says_so),
        FIND_TEST(no_worry_and_no_private_field_is_found),
        FIND_TEST(a_hub_that_is_narrowed_to_finds_its_own),
        FIND_TEST(who_may_see_nothing_finds_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
