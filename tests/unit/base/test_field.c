/* SPDX-License-Identifier: MIT */
#include "base_test.h"
#include "hub/base/field.h"

struct sample {
    struct record record;
    const char *name, *note, *status, *phone, *email, *times, *children;
    int64_t pets, beds, steps;
    hub_date born;
    hub_wall arrive;
    hub_tod wakes;
    hub_stamp made;
    hub_id family_id;
};

#define ROW(kind, member, title, ...)                                                              \
    {                                                                                              \
        .column = #member, .word = #member, .label = title, .type = FIELD_##kind,                  \
        .offset = offsetof(struct sample, member), __VA_ARGS__                                     \
    }

static const struct field sample_fields[] = {
    ROW(TEXT, name, "Name", .max = 10),
    ROW(NOTE, note, "Note", .max = 0),
    ROW(CHOICE, status, "Status", .choices = "asked|offered|draft|agreed", .def = "asked"),
    ROW(PHONE, phone, "Phone", .max = 20),
    ROW(EMAIL, email, "Email", .max = 0),
    ROW(TIMES, times, "Times", .max = 0),
    ROW(LINKS, children, "Children", .ref = "child"),
    ROW(BOOL, pets, "Pets", .def = "no"),
    ROW(INT, beds, "Beds", .min = 1, .max = 9, .def = "2"),
    ROW(INT, steps, "Steps", .max = 0),
    ROW(DATE, born, "Born", .def = "today"),
    ROW(WALL, arrive, "Arrive", .max = 0),
    ROW(TOD, wakes, "Wakes", .max = 0),
    ROW(STAMP, made, "Made", .max = 0),
    {.column = "family_id",
        .word = "family",
        .label = "Family",
        .type = FIELD_REF,
        .offset = offsetof(struct sample, family_id)},
};

static const struct noun sample_noun = {
    .name = "sample",
    .fields = sample_fields,
    .field_count = sizeof sample_fields / sizeof *sample_fields,
    .size = sizeof(struct sample),
};

static hub_date today(void)
{
    return date_from_ymd(2026, 11, 21);
}

struct typed {
    const char *field, *typed, *text, *shown; /* shown NULL: the same as text */
};

static void check_typed(struct arena *a, const struct typed *t)
{
    struct sample s;
    struct hub_err err = {0};
    const struct field *f = noun_field(&sample_noun, t->field);
    record_clear(&sample_noun, &s);
    if (field_parse(f, &s, t->typed, today(), a, &err) != HUB_OK) {
        fail_msg("%s: %s", t->typed, err.msg);
    }
    assert_string_equal(field_text(f, &s, a), t->text);
    assert_string_equal(field_shown(f, &s, a), t->shown ? t->shown : t->text);
    assert_int_equal(field_is_empty(f, &s), t->text[0] == '\0');
}

static void what_is_typed_is_kept_and_shown(void **state)
{
    static const struct typed all[] = {
        {"name", " Ann\tB ", "Ann B", NULL},
        {"name", "", "", NULL},
        {"name", "O\xe2\x80\x8b'Neil\x1b", "O'Neil", NULL},
        {"note", "one\r\ntwo\tthree", "one\ntwo three", NULL},
        {"status", "AGREED", "agreed", NULL},
        {"phone", "01632 960123 ext 4", "01632 960123 ext 4", NULL},
        {"phone", "999", "999", NULL},
        {"email", "ann@example.org", "ann@example.org", NULL},
        {"times", "7.30am, 7.30 pm and noon", "07:30 19:30 12:00", NULL},
        {"children", "Ann, Bob", "Ann, Bob", NULL},
        {"pets", "Y", "yes", NULL},
        {"pets", "true", "yes", NULL},
        {"pets", "0", "no", NULL},
        {"pets", "No", "no", NULL},
        {"beds", "9", "9", NULL},
        {"steps", "0", "0", NULL},
        {"steps", "999999999", "999999999", NULL},
        {"born", "5/12/19", "2019-12-05", "Thu 5 Dec 2019"},
        {"arrive", "sat 2pm", "2026-11-21 14:00", "Sat 21 Nov 2026, 14:00"},
        {"arrive", "5/12", "2026-12-05 00:00", "Sat 5 Dec 2026, 00:00"},
        {"wakes", "7am", "07:00", NULL},
        {"made", "1796486400000", "1796486400000", "Sat 5 Dec 2026, 16:00"},
        {"made", "5/12/2026 16:00", "1796486400000", "Sat 5 Dec 2026, 16:00"},
        {"family", "77", "77", NULL},
        {"FAMILY_ID", "77", "77", NULL},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        check_typed(*state, &all[i]);
    }
}

static void what_is_stored_is_read_back_as_it_was(void **state)
{
    struct arena *a = *state;
    static const char *const typed[] = {"Ann", "a\nb", "draft", "999", "a@example.org",
        "07:30 19:30", "Bob", "yes", "3", "7", "2019-12-05", "2026-12-05 00:00", "00:00", "-1",
        "5"};
    struct sample s, again;
    struct hub_err err;
    record_clear(&sample_noun, &s);
    record_clear(&sample_noun, &again);
    for (size_t i = 0; i < sample_noun.field_count; i++) {
        const struct field *f = &sample_fields[i];
        assert_true(field_equal(f, &s, &again));
        assert_int_equal(field_parse(f, &s, typed[i], today(), a, &err), HUB_OK);
        assert_false(field_equal(f, &s, &again));
        assert_string_equal(field_text(f, &s, a), typed[i]);
        assert_int_equal(field_parse(f, &again, field_text(f, &s, a), today(), a, &err), HUB_OK);
        assert_true(field_equal(f, &s, &again));
        assert_int_equal(field_parse(f, &s, "", today(), a, &err), HUB_OK);
        assert_true(field_is_empty(f, &s));
        assert_string_equal(field_shown(f, &s, a), "");
    }
}

struct refused {
    const char *field, *typed, *why;
};

static void a_wrong_value_is_refused_and_the_record_stays(void **state)
{
    struct arena *a = *state;
    static const struct refused all[] = {
        {"name", "ééééééééééé", "Name: the text has 11 characters. It may have 10."},
        {"status", "aggreed",
            "Status: \"aggreed\" is not one of asked, offered, draft, agreed. Did you mean agreed?"},
        {"status", "off",
            "Status: \"off\" is not one of asked, offered, draft, agreed. Did you mean offered?"},
        {"status", "lost", "Status: \"lost\" is not one of asked, offered, draft, agreed."},
        {"phone", "n/a", "Phone: \"n/a\" is not a phone number. Write it as 01632 960123."},
        {"phone", "01632 960123 01632 960123",
            "Phone: the text has 25 characters. It may have 20."},
        {"email", "ann", "Email: \"ann\" is not an email address. Write it as name@example.org."},
        {"email", "@b.c", "Email: \"@b.c\" is not an email address. Write it as name@example.org."},
        {"email", "a@b@c.d",
            "Email: \"a@b@c.d\" is not an email address. Write it as name@example.org."},
        {"times", "7.30am 25",
            "Times: 25: the day goes from 00:00 to 23:59. Write it as 14:00 or 2pm."},
        {"pets", "maybe", "Pets: \"maybe\" is not yes or no."},
        {"beds", "12", "Beds: 12 is more than 9."},
        {"beds", "0", "Beds: 0 is less than 1."},
        {"beds", "two", "Beds: \"two\" is not a whole number."},
        {"steps", "-1", "Steps: -1 is less than 0."},
        {"born", "12/25", "Born: 12/25: there is no month 25. Write the day first, as in 25/12."},
        {"arrive", "sat 25:00",
            "Arrive: 25:00: the day goes from 00:00 to 23:59. Write it as 14:00 or 2pm."},
        {"wakes", "early", "Wakes: \"early\" is not a time. Write it as 14:00 or 2pm."},
        {"made", "once", "Made: \"once\" is not a date. Write it as 5/12/2026 or 5 Dec 2026."},
        {"family", "Elm", "Family: \"Elm\" is not the number of a record."},
        {"family", "0", "Family: \"0\" is not the number of a record."},
    };
    struct sample s;
    struct hub_err err;
    assert_int_equal(record_defaults(&sample_noun, &s, today(), a, &err), HUB_OK);
    struct sample before = s;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const struct field *f = noun_field(&sample_noun, all[i].field);
        assert_int_equal(field_parse(f, &s, all[i].typed, today(), a, &err), HUB_EINVAL);
        assert_string_equal(err.msg, all[i].why);
        assert_true(field_equal(f, &s, &before));
    }
}

static void a_text_has_a_limit_of_its_own(void **state)
{
    struct arena *a = *state;
    struct sample s;
    struct hub_err err;
    char *text = arena_alloc(a, 20003);
    memset(text, 'x', 20001);
    record_clear(&sample_noun, &s);
    const struct field *note = noun_field(&sample_noun, "note");
    assert_int_equal(field_parse(note, &s, text, today(), a, &err), HUB_EINVAL);
    text[20000] = '\0';
    assert_int_equal(field_parse(note, &s, text, today(), a, &err), HUB_OK);
    text[201] = '\0';
    const struct field *links = noun_field(&sample_noun, "children");
    assert_int_equal(field_parse(links, &s, text, today(), a, &err), HUB_EINVAL);
}

static void a_new_record_has_its_defaults(void **state)
{
    struct arena *a = *state;
    struct sample s;
    struct hub_err err;
    assert_int_equal(record_defaults(&sample_noun, &s, today(), a, &err), HUB_OK);
    assert_string_equal(s.status, "asked");
    assert_int_equal(s.pets, 0);
    assert_int_equal(s.beds, 2);
    assert_int_equal(s.born.d, today().d);
    assert_true(s.steps == INT_NONE);
    assert_false(stamp_known(s.record.removed_at));
    assert_false(id_known(s.record.id));
    assert_null(s.name);
}

static void a_column_or_word_finds_its_field(void **state)
{
    (void)state;
    assert_ptr_equal(noun_field(&sample_noun, "Beds"), &sample_fields[8]);
    assert_null(noun_field(&sample_noun, "bed"));
    assert_true(field_is_text(noun_field(&sample_noun, "phone")));
    assert_false(field_is_text(noun_field(&sample_noun, "beds")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(what_is_typed_is_kept_and_shown),
        IN_ARENA(what_is_stored_is_read_back_as_it_was),
        IN_ARENA(a_wrong_value_is_refused_and_the_record_stays),
        IN_ARENA(a_text_has_a_limit_of_its_own),
        IN_ARENA(a_new_record_has_its_defaults),
        cmocka_unit_test(a_column_or_word_finds_its_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
