/* SPDX-License-Identifier: MIT */
/* The tables of the nouns: complete, consistent, in a carer's words. */
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "unit.h"

#include <string.h>

static int set_up(void **state)
{
    *state = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

/* Fails with the noun and the field named. */
static void ensure(bool ok, const struct noun *n, const char *field, const char *what)
{
    if (!ok) {
        fail_msg("%s.%s: %s", n->table, field ? field : "", what);
    }
}

static size_t size_of(enum field_type type)
{
    switch (type) {
    case FIELD_BOOL:
    case FIELD_INT:
        return sizeof(int64_t);
    case FIELD_DATE:
        return sizeof(hub_date);
    case FIELD_WALL:
        return sizeof(hub_wall);
    case FIELD_TOD:
        return sizeof(hub_tod);
    case FIELD_STAMP:
        return sizeof(hub_stamp);
    case FIELD_REF:
        return sizeof(hub_id);
    default:
        return sizeof(const char *);
    }
}

/* Whether each part of `list`, split at any of `seps`, is a field (by column if `column`, else by word). */
static bool are_fields(const struct noun *n, const char *list, const char *seps, bool column)
{
    for (const char *p = list; *p;) {
        size_t len = strcspn(p, seps);
        bool found = false;
        for (size_t i = 0; i < n->field_count && !found; i++) {
            const char *name = column ? n->fields[i].column : n->fields[i].word;
            found = strlen(name) == len && memcmp(name, p, len) == 0;
        }
        if (!found) {
            return false;
        }
        p += len + (p[len] != '\0');
    }
    return *list != '\0';
}

static const struct field *ref_to(const struct noun *n, const struct noun *target)
{
    for (size_t i = 0; i < n->field_count; i++) {
        if (n->fields[i].type == FIELD_REF && noun_find(n->fields[i].ref) == target) {
            return &n->fields[i];
        }
    }
    return NULL;
}

static void every_field_has_a_word_a_label_and_a_sentence_of_help(void **state)
{
    (void)state;
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        ensure(!str_empty(n->title) && n->field_count > 0, n, NULL, "has no title or no field");
        for (size_t k = 0; k < n->field_count; k++) {
            const struct field *f = &n->fields[k];
            size_t len = strlen(f->help ? f->help : "");
            ensure(!str_empty(f->word) && !str_empty(f->label), n, f->column, "word or label");
            ensure(len > 8 && f->help[len - 1] == '.', n, f->column, "help is not a sentence");
            ensure(len <= 120, n, f->column, "help is too long for a hint line");
            ensure(strlen(f->label) <= 32, n, f->column, "label is too long for a form");
            ensure(!str_empty(f->source), n, f->column, "does not say where it comes from");
        }
    }
}

static void a_heading_means_one_field_of_its_noun(void **state)
{
    struct arena *a = *state;
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        for (size_t k = 0; k < n->field_count; k++) {
            const struct field *f = &n->fields[k];
            for (size_t m = 0; m < n->field_count; m++) {
                const struct field *g = &n->fields[m];
                if (m == k) {
                    continue;
                }
                ensure(!str_ieq(f->word, g->word), n, f->column, "its word is used twice");
                ensure(!str_ieq(f->column, g->column), n, f->column, "its column is used twice");
                ensure(!str_ieq(f->word, g->column), n, f->column, "its word is another's column");
                for (size_t p = 0; p < str_parts(f->also); p++) {
                    const char *also = str_part(a, f->also, p);
                    ensure(!str_ieq(also, g->word) && str_part_index(g->also, also) < 0, n,
                        f->column, "its other heading means another field too");
                }
            }
        }
    }
}

static void members_lie_in_the_struct_without_overlap(void **state)
{
    (void)state;
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        size_t end = sizeof(struct record);
        for (size_t k = 0; k < n->field_count; k++) {
            const struct field *f = &n->fields[k];
            ensure(f->offset >= end, n, f->column, "overlaps the member before it");
            end = f->offset + size_of(f->type);
        }
        ensure(end <= n->size, n, NULL, "a member lies outside the struct");
    }
}

static void choices_ranges_and_defaults_fit_their_types(void **state)
{
    struct arena *a = *state;
    struct hub_err err;
    hub_date today = date_from_ymd(2026, 11, 21);
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        for (size_t k = 0; k < n->field_count; k++) {
            const struct field *f = &n->fields[k];
            ensure(
                (f->type == FIELD_CHOICE) == (str_parts(f->choices) > 1), n, f->column, "choices");
            ensure(f->min <= f->max, n, f->column, "range is the wrong way round");
            ensure(f->type != FIELD_INT || f->max > 0, n, f->column, "has no greatest number");
        }
        void *rec = arena_alloc(a, n->size);
        if (record_defaults(n, rec, today, a, &err) != HUB_OK) {
            fail_msg("%s: %s", n->table, err.msg);
        }
    }
}

static void references_name_nouns_that_exist(void **state)
{
    (void)state;
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        for (size_t k = 0; k < n->field_count; k++) {
            const struct field *f = &n->fields[k];
            bool points = f->type == FIELD_REF || f->type == FIELD_LINKS;
            ensure(points == (f->ref != NULL), n, f->column, "ref and type do not go together");
            ensure(!points || noun_find(f->ref), n, f->column, "refers to no noun");
            ensure((f->type == FIELD_LINKS) == (f->via != NULL), n, f->column, "via");
            if (f->via) {
                const struct noun *via = noun_find(f->via);
                ensure(via && ref_to(via, n) && ref_to(via, noun_find(f->ref)), n, f->column,
                    "the pairs do not lead to both sides");
            }
        }
    }
}

static void keys_names_and_orders_are_made_of_fields(void **state)
{
    (void)state;
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        ensure(are_fields(n, n->key, "|", false), n, n->key, "a word of the key is no field");
        ensure(are_fields(n, n->shown, "/ ", true), n, n->shown, "a column shown is no field");
        ensure((n->sorted && strcmp(n->order, "sort_name") == 0) ||
                   are_fields(n, n->order, ",", true),
            n, n->order, "a column of the order is no field");
        ensure(!n->sorted || noun_field(n, n->sorted), n, n->sorted, "sorted by no field");
    }
}

static void every_record_belongs_to_a_hub(void **state)
{
    (void)state;
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        int steps = 0;
        while (n->owner) {
            const struct field *f = noun_field(n, n->owner);
            ensure(f && f->type == FIELD_REF, n, n->owner, "owner is no reference");
            ensure((f->flags & FIELD_REQUIRED) != 0, n, n->owner, "owner may be empty");
            n = noun_find(f->ref);
            assert_non_null(n);
            assert_true(++steps < 8);
        }
        assert_string_equal(n->table, "hub");
    }
}

static void owners_come_before_what_they_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *owner =
            nouns[i]->owner ? noun_find(noun_field(nouns[i], nouns[i]->owner)->ref) : NULL;
        bool seen = !owner;
        for (size_t k = 0; k < i; k++) {
            seen = seen || nouns[k] == owner;
        }
        ensure(seen, nouns[i], NULL, "stands before its owner");
    }
}

static void nouns_are_found_by_the_words_people_type(void **state)
{
    (void)state;
    static const char *const words[][2] = {
        {"families", "family"},
        {"Family", "family"},
        {"people", "person"},
        {"adults", "person"},
        {"children", "child"},
        {"hosts", "host"},
        {"stays", "stay"},
        {"sleepovers", "stay"},
        {"events", "event"},
        {"register", "register_line"},
        {"log", "log_entry"},
        {"consents", "consent"},
        {"medicines", "medicine"},
        {"matches", "peer_match"},
        {"match", "peer_match"},
        {"ticks", "tick"},
        {"units", "unit"},
        {"group", "support_group"},
        {"groups", "support_group"},
        {"training", "training"},
        {"services", "service_used"},
        {"feedback", "feedback"},
        {"check", "safety_check"},
        {"family_hosts", "family_host"},
        {"family hosts", "family_host"},
        {"FAMILY-HOST", "family_host"},
        {"wishes", "wish"},
        {"away", "away"},
        {"apart", "apart"},
        {"weekends", "weekend"},
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const struct noun *n = noun_find(words[i][0]);
        if (!n || strcmp(n->table, words[i][1]) != 0) {
            fail_msg("%s finds %s", words[i][0], n ? n->table : "nothing");
        }
    }
    assert_null(noun_find("familie"));
    assert_null(noun_find(""));
    assert_null(noun_find(NULL));
}

static bool same_noun(const char *word, const struct noun *n)
{
    return noun_find(word) == n;
}

static void no_two_nouns_share_a_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        ensure(same_noun(n->name, n) && same_noun(n->plural, n) && same_noun(n->table, n) &&
                   same_noun(n->file, n),
            n, NULL, "a word of it finds another noun");
    }
}

static void the_files_of_a_carers_spreadsheets_have_their_columns(void **state)
{
    struct arena *a = *state;
    static const char *const files[][2] = {
        {"families", "hub|family|stays_per_year|priority|gap_weeks|last_stay"},
        {"children", "family|child|born"},
        {"hosts", "hub|host|beds|weekends_in_a_row|weekends_per_year|usual_weekends|"
                  "weekends_just_done"},
        {"away", "host|from|to|why"},
        {"wishes", "family|weekend|wish"},
        {"family_hosts", "family|host|link"},
        {"apart", "family|other_family|scope|why"},
        {"weekends", "hub|weekend|max_children"},
        {"stays", "family|host|arrive|leave|status|children|kind|legal_basis|nation|bed"},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        const struct noun *n = noun_find(files[i][0]);
        assert_non_null(n);
        assert_string_equal(n->file, files[i][0]);
        for (size_t k = 0; k < str_parts(files[i][1]); k++) {
            const char *word = str_part(a, files[i][1], k);
            const struct field *f = noun_field(n, word);
            ensure(f && strcmp(f->word, word) == 0, n, word, "is no column");
        }
    }
}

static void labels_and_help_use_the_kinder_words(void **state)
{
    struct arena *a = *state;
    static const char *const avoid[] = {"respite", "placement", "contact", "challenging", "abscond",
        "biological", "care plan", "hard rule", "override", "conflict", "transaction"};
    for (size_t i = 0; i < noun_count; i++) {
        for (size_t k = 0; k < nouns[i]->field_count; k++) {
            const struct field *f = &nouns[i]->fields[k];
            char *text =
                arena_printf(a, "%s %s %s", f->label, f->help, f->choices ? f->choices : "");
            for (char *p = text; *p; p++) {
                *p = *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p;
            }
            for (size_t w = 0; w < sizeof avoid / sizeof avoid[0]; w++) {
                ensure(!strstr(text, avoid[w]), nouns[i], f->column, avoid[w]);
            }
        }
    }
}

static void a_tick_has_no_room_for_words(void **state)
{
    (void)state;
    const struct noun *n = noun_find("tick");
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        ensure(!field_is_text(f) || f->type == FIELD_CHOICE, n, f->column, "can hold words");
    }
}

static void what_only_grows_can_be_corrected_and_taken_back(void **state)
{
    (void)state;
    static const char grows[] = "log_entry|dose|medicine_count|tick|worry";
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        bool only_grows = (n->flags & NOUN_APPEND_ONLY) != 0;
        ensure(only_grows == (str_part_index(grows, n->table) >= 0), n, NULL, "append only");
        bool marks = noun_field(n, "corrects_id") && noun_field(n, "withdrawn_at") &&
                     noun_field(n, "withdrawn_by");
        ensure(only_grows == marks, n, NULL, "corrects, withdrawn_at, withdrawn_by");
    }
}

static void a_worry_is_sealed_and_all_its_words_are_private(void **state)
{
    (void)state;
    const struct noun *n = noun_find("worry");
    assert_true(n->flags & NOUN_SEALED);
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        bool set_by_program = (f->flags & FIELD_READONLY) || f->type == FIELD_REF;
        ensure(set_by_program || (f->flags & FIELD_PRIVATE), n, f->column, "is not private");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_has_a_word_a_label_and_a_sentence_of_help),
        cmocka_unit_test(a_heading_means_one_field_of_its_noun),
        cmocka_unit_test(members_lie_in_the_struct_without_overlap),
        cmocka_unit_test(choices_ranges_and_defaults_fit_their_types),
        cmocka_unit_test(references_name_nouns_that_exist),
        cmocka_unit_test(keys_names_and_orders_are_made_of_fields),
        cmocka_unit_test(every_record_belongs_to_a_hub),
        cmocka_unit_test(owners_come_before_what_they_own),
        cmocka_unit_test(nouns_are_found_by_the_words_people_type),
        cmocka_unit_test(no_two_nouns_share_a_word),
        cmocka_unit_test(the_files_of_a_carers_spreadsheets_have_their_columns),
        cmocka_unit_test(labels_and_help_use_the_kinder_words),
        cmocka_unit_test(a_tick_has_no_room_for_words),
        cmocka_unit_test(what_only_grows_can_be_corrected_and_taken_back),
        cmocka_unit_test(a_worry_is_sealed_and_all_its_words_are_private),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
