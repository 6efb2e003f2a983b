/* SPDX-License-Identifier: MIT */
/* The practice hub: the same by seed and clock, of the size that real hubs have, nobody real. */
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/log.h"
#include "hub/model/stay.h"
#include "hub/service/families.h"
#include "hub/service/practice.h"
#include "hub/service/records.h"
#include "hub/service/rota_version.h"
#include "service/hub_priv.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { YEARS = 3, MONTHS = 12 * YEARS + 1, WEEKS = 53 * YEARS + 2 };

struct made {
    struct arena *a;
    struct hub *h;
    struct hub_clock clock;
    struct hub_err err;
    const char *path;
};

static struct made make(const char *now, struct practice_plan plan)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    struct made m = {.a = arena_create()};
    const char *tmp = getenv("TMPDIR");
    char *dir = arena_printf(m.a, "%s/practice-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(dir));
    m.path = arena_printf(m.a, "%s/p.db", dir);
    assert_int_equal(clock_set(&m.clock, now, &m.err), HUB_OK);
    struct hub_opening o = {.path = m.path, .clock = &m.clock, .as = PRACTICE_PERSON};
    if (practice_make(&o, &plan, &m.err) != HUB_OK || hub_open(&o, &m.h, &m.err) != HUB_OK)
        fail_msg("%s", m.err.msg);
    assert_int_equal(practice_make(&o, &plan, &m.err), HUB_ECONFLICT);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        unlink(arena_printf(m.a, "%s%s", m.path, ends[i])); /* the open hub keeps its file */
    rmdir(dir);
    return m;
}

static void drop(struct made *m)
{
    hub_close(m->h);
    arena_destroy(m->a);
}

static const struct practice_plan usual = {1, 9, YEARS, 1};
static const char NOW[] = "2026-11-21T10:00";

/* The usual one at NOW, made once for all tests: none of them changes it. */
static int set_up(void **state)
{
    struct made m = make(NOW, usual);
    struct made *kept = arena_alloc(m.a, sizeof *kept);
    *kept = m;
    *state = kept;
    return 0;
}

static int tear_down(void **state)
{
    drop(*state);
    return 0;
}

/* `see` looks at the usual one and at those made at other times, by other seeds. */
static void see_each(struct made *kept, const char *const days[2], const unsigned seeds[2],
    void (*see)(struct made *m))
{
    see(kept);
    for (int i = 0; i < 2; i++) {
        struct practice_plan plan = usual;
        plan.seed = seeds[i];
        struct made m = make(days[i], plan);
        see(&m);
        drop(&m);
    }
}

static struct record_list all(struct made *m, const char *noun)
{
    struct record_list list;
    struct record_ask ask = record_ask_all();
    if (noun_find(noun)->flags & NOUN_SEALED) /* kept apart; the practice hub has none */
        return (struct record_list){.noun = noun_find(noun)};
    if (hub_list(m->h, noun_find(noun), &ask, m->a, &list, &m->err) != HUB_OK)
        fail_msg("%s", m->err.msg);
    return list;
}

/* Every record of a noun as people read it, one line each. */
static const char *text_of(struct made *m, const struct noun *n)
{
    struct sb b = sb_on(m->a);
    struct namer *names = namer_create(m->h, m->a);
    struct record_list list = all(m, n->name);
    for (size_t i = 0; i < list.count; i++) {
        for (size_t k = 0; k < n->field_count; k++) {
            if (n->fields[k].type != FIELD_STAMP)
                sb_addf(&b, "%s|", namer_field(names, &n->fields[k], record_at(&list, i), true));
        }
        sb_addc(&b, '\n');
    }
    return sb_str(&b);
}

static void the_same_seed_and_clock_make_the_same_hub(void **state)
{
    struct practice_plan other = usual;
    other.seed = 2;
    struct made *one = *state, two = make(NOW, usual);
    struct made third = make(NOW, other);
    for (size_t i = 0; i < noun_count; i++)
        assert_string_equal(text_of(one, nouns[i]), text_of(&two, nouns[i]));
    assert_string_not_equal(text_of(one, &stay_noun), text_of(&third, &stay_noun));
    drop(&two);
    drop(&third);
}

static void check_record(struct made *m, const struct noun *n, const void *rec)
{
    void *copy = arena_alloc(m->a, n->size);
    memcpy(copy, rec, n->size);
    if (record_complete(n, rec, &m->err) != HUB_OK ||
        record_sense(n, rec, NULL, &m->err) != HUB_OK ||
        record_kin(m->h, n, rec, m->a, &m->err) != HUB_OK)
        fail_msg("%s: %s", n->name, m->err.msg);
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (f->type == FIELD_LINKS || f->type == FIELD_STAMP)
            continue;
        const char *text = field_text(f, rec, m->a);
        if (field_parse(f, copy, text, hub_today(m->h), m->a, &m->err) != HUB_OK)
            fail_msg("%s: %s", n->name, m->err.msg);
        if (!field_equal(f, rec, copy))
            fail_msg("%s: %s \"%s\" is read as something else", n->name, f->word, text);
    }
}

static void every_record_is_one_that_the_forms_would_take(void **state)
{
    (void)state;
    struct practice_plan plan = {2, 12, 1, 7};
    struct made m = make("2024-02-29T16:30", plan);
    for (size_t i = 0; i < noun_count; i++) {
        struct record_list list = all(&m, nouns[i]->name);
        for (size_t k = 0; k < list.count; k++)
            check_record(&m, nouns[i], record_at(&list, k));
    }
    drop(&m);
}

/* Nine digits or more, spaces aside, must be one of Ofcom's numbers for drama. */
static void check_digits(const char *text)
{
    for (const char *p = text; *p;) {
        char digits[16] = "";
        size_t n = 0;
        const char *end = p;
        while ((*end >= '0' && *end <= '9') || (n && *end == ' ')) {
            if (*end != ' ' && n < sizeof digits - 1)
                digits[n++] = *end;
            end++;
        }
        digits[n] = '\0';
        if (n >= 9 && (n != 11 || (strncmp(digits, "07700900", 8) != 0 &&
                                      strncmp(digits, "01632960", 8) != 0)))
            fail_msg("somebody may have this number: %s", digits);
        p = end > p ? end : p + 1;
    }
}

static void no_phone_is_anybodys(void **state)
{
    struct made *m = *state;
    size_t phones = 0;
    for (size_t i = 0; i < noun_count; i++) {
        struct record_list list = all(m, nouns[i]->name);
        for (size_t k = 0; k < list.count * nouns[i]->field_count; k++) {
            const struct field *f = &nouns[i]->fields[k % nouns[i]->field_count];
            const char *text = field_is_text(f) && f->type != FIELD_LINKS
                                   ? field_text(f, record_at(&list, k / nouns[i]->field_count), m->a)
                                   : "";
            phones += f->type == FIELD_PHONE && *text;
            if (f->type != FIELD_TIMES)
                check_digits(text);
        }
    }
    assert_true(phones > 40);
}

static void the_families_are_as_many_as_hubs_have(void **state)
{
    struct made *m = *state;
    struct record_list families = all(m, "family"), children = all(m, "child");
    int here = 0, left = 0, kids = 0, leap = 0, known_as = 0, mias = 0;
    for (size_t i = 0; i < families.count; i++) {
        const struct family *f = record_at(&families, i);
        left += date_known(f->left_on);
        here += !date_known(f->left_on);
        for (size_t k = 0; k < children.count; k++) {
            const struct child *c = record_at(&children, k);
            bool now = id_eq(c->family_id, f->record.id) && !date_known(f->left_on);
            kids += now;
            assert_true(!now || (date_age(c->born, hub_today(m->h)) >= 2 &&
                                    date_age(c->born, hub_today(m->h)) <= 17));
        }
    }
    for (size_t k = 0; k < children.count; k++) {
        const struct child *c = record_at(&children, k);
        int year, month, day;
        date_to_ymd(c->born, &year, &month, &day);
        leap += month == 2 && day == 29;
        known_as += !str_empty(c->known_as);
        mias += str_eq(c->name, "Mia");
    }
    assert_int_equal(here, 9);
    assert_int_equal(kids, 14);
    assert_true(left * 5 >= here + left);
    assert_true(leap >= 1 && known_as >= 1 && mias >= 2);
}

/* --- sizes, DOMAIN 6 --- */

static int month_at(hub_date day, hub_date today)
{
    int year, month, d, now_year, now_month;
    date_to_ymd(day, &year, &month, &d);
    date_to_ymd(today, &now_year, &now_month, &d);
    return MONTHS - 1 + (year - now_year) * 12 + month - now_month;
}

static void check_stays(struct made *m)
{
    int stays[MONTHS + 12] = {0}, nights[MONTHS + 12] = {0}, emergencies = 0, total = 0;
    struct record_list list = all(m, "stay");
    for (size_t i = 0; i < list.count; i++) {
        const struct stay *s = record_at(&list, i);
        bool emergency = str_eq(s->kind, "emergency");
        int at = month_at(wall_date(s->arrive), hub_today(m->h));
        if (!str_eq(s->status, "happened") || (!emergency && !str_eq(s->kind, "planned")))
            continue;
        int children = 1;
        for (const char *p = s->children; *p; p++)
            children += *p == ' ';
        assert_in_range(at, 0, MONTHS - 1);
        stays[at]++;
        nights[at] += children * date_diff(wall_date(s->leave), wall_date(s->arrive));
        emergencies += emergency;
        total++;
    }
    for (int i = 1; i < MONTHS - 1; i++) { /* whole months that are over */
        assert_in_range(stays[i], 5, 7);
        assert_in_range(nights[i], 8, 12);
    }
    assert_in_range(emergencies * 100, total * 2, total * 13);
}

static void check_weeks(struct made *m)
{
    int weeks[WEEKS] = {0};
    struct record_list list = all(m, "log");
    hub_date today = hub_today(m->h), monday = date_add(today, -date_weekday(today));
    for (size_t i = 0; i < list.count; i++) {
        const struct log_entry *e = record_at(&list, i);
        int back = date_diff(date_add(monday, 6), wall_date(e->at)) / 7;
        assert_true(e->at.min <= hub_now(m->h).min);
        assert_true(stamp_known(e->written_at) && !str_empty(e->author));
        assert_int_equal(stamp_to_wall(id_time(e->record.id)).min, e->at.min);
        assert_in_range(back, 0, WEEKS - 1);
        weeks[back]++;
    }
    for (int i = 1; i < 52 * YEARS - 1; i++)
        assert_in_range(weeks[i], 25, 35);
}

static void check_events(struct made *m)
{
    int count = 0;
    struct record_list list = all(m, "event");
    for (size_t i = 0; i < list.count; i++) {
        const struct event *e = record_at(&list, i);
        int back = date_diff(hub_today(m->h), wall_date(e->starts));
        count += back > 0 && back <= 365;
    }
    assert_in_range(count, 28, 32);
}

static void check_sizes(struct made *m)
{
    check_stays(m);
    check_weeks(m);
    check_events(m);
}

static void the_years_are_as_full_as_hubs_have_them(void **state)
{
    see_each(*state, (const char *const[]){"2024-02-29T23:59", "2027-01-01T00:00"},
        (const unsigned[]){11, 21}, check_sizes);
}

static void check_quiet(struct made *m)
{
    struct family_line *lines;
    size_t count, quiet = 0;
    if (hub_family_quiet(m->h, 50, m->a, &lines, &count, &m->err) != HUB_OK)
        fail_msg("%s", m->err.msg);
    for (size_t k = 0; k < count; k++) {
        quiet += date_diff(hub_today(m->h), lines[k].last) >= 42;
    }
    assert_int_equal(quiet, 1);
}

static void one_family_has_not_been_heard_from_for_weeks(void **state)
{
    see_each(*state, (const char *const[]){"2026-11-22T09:00", "2027-03-01T12:00"},
        (const unsigned[]){1, 1}, check_quiet);
}

static void check_published(struct made *m)
{
    struct rota_changes c;
    if (hub_rota_changes(m->h, 0, DATE_NONE, DATE_NONE, m->a, &c, &m->err) != HUB_OK)
        fail_msg("%s", m->err.msg);
    assert_int_equal(c.version.number, 1);
    assert_true(c.version.on.d < hub_today(m->h).d);
    assert_true(c.counts[ROTA_SAME] > 5);
    assert_int_equal(c.counts[ROTA_NEW], 1);
    assert_int_equal(c.counts[ROTA_MOVED] + c.counts[ROTA_GONE] + c.counts[ROTA_NOW_AGREED], 0);
}

static void the_rota_is_published_and_one_stay_has_come_since(void **state)
{
    see_each(*state, (const char *const[]){"2026-01-01T00:00", "2024-02-29T23:59"},
        (const unsigned[]){1, 1}, check_published);
}

static void the_file_says_that_it_is_for_practice(void **state)
{
    (void)state;
    struct practice_plan small = {3, 1, 1, 5};
    struct made m = make(NOW, small);
    const struct hub_entry *hubs;
    assert_true(hub_practice(m.h));
    assert_int_equal(hub_entries(m.h, &hubs), 3);
    assert_string_equal(hub_person(m.h), PRACTICE_PERSON);
    drop(&m);
}

/* By this seed a parent of the second hub was her namesake, and no file was made. */
static void nobody_has_the_name_of_the_carer_of_all_hubs(void **state)
{
    (void)state;
    struct practice_plan two = {2, 9, 1, 28};
    struct made m = make(NOW, two);
    drop(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_and_clock_make_the_same_hub),
        cmocka_unit_test(every_record_is_one_that_the_forms_would_take),
        cmocka_unit_test(no_phone_is_anybodys),
        cmocka_unit_test(the_families_are_as_many_as_hubs_have),
        cmocka_unit_test(the_years_are_as_full_as_hubs_have_them),
        cmocka_unit_test(one_family_has_not_been_heard_from_for_weeks),
        cmocka_unit_test(the_rota_is_published_and_one_stay_has_come_since),
        cmocka_unit_test(the_file_says_that_it_is_for_practice),
        cmocka_unit_test(nobody_has_the_name_of_the_carer_of_all_hubs),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
