/* SPDX-License-Identifier: MIT */
/* A record of every noun with every field filled: stored, read, changed, removed, journalled. */
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/model/record.h"
#include "unit.h"

#include <string.h>

struct setting {
    struct arena *a;
    struct hub_clock clock;
    struct store *store;
    void *made[128]; /* the record of each noun, by its place in nouns[] */
};

static const struct txn_label add = {.verb = "add"};

static void must(enum hub_rc rc, const struct hub_err *err, const struct noun *n)
{
    if (rc != HUB_OK) {
        fail_msg("%s: %s", n->table, err->msg);
    }
}

/* What a person might type; `second` is a value that differs from the first. */
static const char *sample(const struct field *f, bool second, struct arena *a)
{
    switch (f->type) {
    case FIELD_CHOICE:
        return str_part(a, f->choices, second ? 0 : str_parts(f->choices) - 1);
    case FIELD_BOOL:
        return second ? "no" : "yes";
    case FIELD_INT:
        return arena_printf(a, "%lld", (long long)(second ? f->min : f->max));
    case FIELD_DATE:
        return second ? "2024-02-29" : "2026-12-05";
    case FIELD_WALL:
        return second ? "2027-01-01 00:00" : "2026-12-05 16:00";
    case FIELD_TOD:
        return second ? "00:00" : "19:30";
    case FIELD_TIMES:
        return second ? "08:00" : "07:30 19:30";
    case FIELD_PHONE:
        return second ? "01632 960001" : "07700 900123";
    case FIELD_EMAIL:
        return second ? "dan@example.org" : "grace@example.org";
    case FIELD_NOTE:
        return second ? "One line" : "Siân\nÓ Briain";
    default:
        return second ? "Łukasz" : "D'Arcy";
    }
}

static hub_id made_id(const struct setting *s, const char *ref)
{
    for (size_t i = 0; i < noun_count; i++) {
        if (nouns[i] == noun_find(ref) && s->made[i]) {
            return ((const struct record *)s->made[i])->id;
        }
    }
    return ID_NONE;
}

static void fill(struct setting *s, const struct noun *n, void *rec, bool second)
{
    struct hub_err err;
    for (size_t k = 0; k < n->field_count; k++) {
        const struct field *f = &n->fields[k];
        void *member = (char *)rec + f->offset;
        if (f->type == FIELD_REF) {
            *(hub_id *)member = made_id(s, f->ref);
        } else if (f->type == FIELD_STAMP) {
            *(hub_stamp *)member = (hub_stamp){second ? 1 : 1795250000000};
        } else if (f->type != FIELD_LINKS) {
            must(field_parse(
                     f, rec, sample(f, second, s->a), date_from_ymd(2026, 11, 21), s->a, &err),
                &err, n);
        }
    }
}

static void expect_stored(struct setting *s, const struct noun *n, const void *rec)
{
    struct hub_err err;
    void *read = arena_alloc(s->a, n->size);
    must(record_get(s->store, n, ((const struct record *)rec)->id, s->a, read, &err), &err, n);
    for (size_t k = 0; k < n->field_count; k++) {
        const struct field *f = &n->fields[k];
        if (f->type != FIELD_LINKS && !field_equal(f, rec, read)) {
            fail_msg("%s.%s: %s came back as %s", n->table, f->column, field_text(f, rec, s->a),
                field_text(f, read, s->a));
        }
    }
}

static int set_up(void **state)
{
    static struct setting s;
    struct hub_err err;
    s = (struct setting){.a = arena_create()};
    clock_system(&s.clock);
    struct store_options o = {
        .mode = STORE_MEMORY, .nouns = nouns, .noun_count = noun_count, .clock = &s.clock};
    *state = &s;
    return noun_count <= 128 && store_open(&o, &s.store, &err) == HUB_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    struct setting *s = *state;
    store_close(s->store);
    arena_destroy(s->a);
    return 0;
}

static void a_full_record_of_every_noun_comes_back_as_it_was(void **state)
{
    struct setting *s = *state;
    struct hub_err err;
    assert_int_equal(store_begin(s->store, &add, &err), HUB_OK);
    for (size_t i = 0; i < noun_count; i++) {
        void *rec = arena_alloc(s->a, nouns[i]->size);
        record_clear(nouns[i], rec);
        fill(s, nouns[i], rec, false);
        must(record_insert(s->store, nouns[i], rec, &err), &err, nouns[i]);
        s->made[i] = rec;
    }
    assert_int_equal(store_commit(s->store, &err), HUB_OK);
    for (size_t i = 0; i < noun_count; i++) {
        expect_stored(s, nouns[i], s->made[i]);
    }
}

static int64_t columns_that_differ(const struct noun *n, const void *rec_a, const void *rec_b)
{
    int64_t count = 0;
    for (size_t k = 0; k < n->field_count; k++) {
        const struct field *f = &n->fields[k];
        count += f->type != FIELD_LINKS && !field_equal(f, rec_a, rec_b);
    }
    return count;
}

static void a_change_of_every_field_writes_one_journal_row_each(void **state)
{
    struct setting *s = *state;
    struct hub_err err;
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        void *rec = arena_alloc(s->a, n->size);
        memcpy(rec, s->made[i], n->size);
        fill(s, n, rec, true);
        assert_int_equal(store_begin(s->store, &add, &err), HUB_OK);
        must(record_update(s->store, n, rec, &err), &err, n);
        int64_t rows = store_txn_changes(s->store);
        assert_int_equal(store_commit(s->store, &err), HUB_OK);
        expect_stored(s, n, rec);
        if (rows != columns_that_differ(n, s->made[i], rec)) {
            fail_msg("%s: %lld journal rows", n->table, (long long)rows);
        }
    }
}

static void an_empty_record_comes_back_empty(void **state)
{
    struct setting *s = *state;
    struct hub_err err;
    for (size_t i = 0; i < noun_count; i++) {
        void *rec = arena_alloc(s->a, nouns[i]->size);
        record_clear(nouns[i], rec);
        assert_int_equal(store_begin(s->store, &add, &err), HUB_OK);
        must(record_insert(s->store, nouns[i], rec, &err), &err, nouns[i]);
        expect_stored(s, nouns[i], rec);
        store_rollback(s->store);
    }
}

static void a_removed_record_leaves_the_list_and_returns(void **state)
{
    struct setting *s = *state;
    struct hub_err err;
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        hub_id id = ((const struct record *)s->made[i])->id;
        struct record_query q = {0};
        int64_t there, gone, back;
        assert_int_equal(store_begin(s->store, &add, &err), HUB_OK);
        must(record_count(s->store, n, &q, &there, &err), &err, n);
        must(record_set_removed(s->store, n, id, (hub_stamp){1}, &err), &err, n);
        must(record_count(s->store, n, &q, &gone, &err), &err, n);
        must(record_set_removed(s->store, n, id, STAMP_NONE, &err), &err, n);
        must(record_count(s->store, n, &q, &back, &err), &err, n);
        assert_int_equal(store_commit(s->store, &err), HUB_OK);
        assert_int_equal(gone, there - 1);
        assert_int_equal(back, there);
    }
}

static void every_record_has_a_name_to_be_called_by(void **state)
{
    struct setting *s = *state;
    for (size_t i = 0; i < noun_count; i++) {
        const char *name =
            record_name(s->store, nouns[i], ((const struct record *)s->made[i])->id, s->a);
        if (str_empty(name) || strchr(name, '?')) {
            fail_msg("%s is called \"%s\"", nouns[i]->table, name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_record_of_every_noun_comes_back_as_it_was),
        cmocka_unit_test(a_change_of_every_field_writes_one_journal_row_each),
        cmocka_unit_test(an_empty_record_comes_back_empty),
        cmocka_unit_test(a_removed_record_leaves_the_list_and_returns),
        cmocka_unit_test(every_record_has_a_name_to_be_called_by),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
