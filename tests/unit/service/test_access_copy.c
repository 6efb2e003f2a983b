/* SPDX-License-Identifier: MIT */
/* A copy for a family: all that is theirs, in order, and no other family's name in it. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/wordscan.h"
#include "hub/exchange/access_pages.h"
#include "hub/exchange/page.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/person.h"
#include "hub/service/access_copy.h"
#include "hub/service/practice.h"
#include "file_words.h"
#include "open_hub.h"
#include "service/hub_priv.h"
#include "unit.h"

#include <string.h>
#include <unistd.h>

static hub_id family;

static int set_up(void **state)
{
    open_hub_set_up(state);
    struct open_hub *w = *state;
    family = add(w, "family", "family=Okafor|joined=2024-03-01");
    add(w, "family", "family=Reid|phone=07700 900555");
    add(w, "child", "family=Okafor|child=Mia");
    add(w, "child", "family=Reid|child=Jay");
    add(w, "person", "family=Okafor|person=Grace Okafor|phone=07700 900123");
    add(w, "person", "family=Reid|person=Sorcha Reid");
    add(w, "entry", "family=Okafor|child=Mia|kind=visit|at=2026-11-20 10:00|fact=Mia played with Jay Reid and Amina. Sorcha rang 07700-900555.");
    add(w, "entry", "family=Okafor|kind=call|at=2026-11-19 10:00|fact=A call.|third_party=The neighbour said it is loud.");
    add(w, "worry", "child=Mia|at=2026-11-20 16:40|exact_words=ZEBRA");
    return 0;
}

static struct access_copy copy_of(struct open_hub *w, hub_id id)
{
    struct access_copy c;
    if (hub_copy(w->h, noun_find("family"), id, w->a, &c, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return c;
}

static const char *text_of(struct hub *h, const struct access_copy *c, struct arena *a)
{
    struct sb b = sb_on(a);
    (void)h;
    for (size_t i = 0; i < c->count; i++)
        for (size_t k = 0; k < c->lines[i].count; k++)
            sb_addf(&b, "%s: %s: %s\n", c->lines[i].title, c->lines[i].fields[k].label,
                c->lines[i].fields[k].text);
    return sb_str(&b);
}

static void it_is_in_the_order_it_happened(void **state)
{
    struct open_hub *w = *state;
    struct access_copy c = copy_of(w, family);
    assert_true(c.count >= 5);
    for (size_t i = 1; i < c.count; i++)
        assert_true(c.lines[i - 1].page || c.lines[i - 1].at.min <= c.lines[i].at.min);
    assert_string_equal(c.lines[0].title, "Family");
    assert_non_null(strstr(text_of(w->h, &c, w->a), "A call."));
}

static void others_are_masked_and_listed(void **state)
{
    struct open_hub *w = *state;
    struct access_copy c = copy_of(w, family);
    const char *text = text_of(w->h, &c, w->a);
    assert_non_null(strstr(
        text, "Mia played with another child and Amina. S. rang (kept back)."));
    assert_null(strstr(text, "neighbour"));
    assert_int_equal(c.mask_count, 2);
    assert_int_equal(c.undecided, 2);
}

static void a_worry_is_never_in_it(void **state)
{
    struct open_hub *w = *state;
    struct access_copy c = copy_of(w, family);
    assert_null(strstr(text_of(w->h, &c, w->a), "ZEBRA"));
}

static void a_person_decides_of_each_place(void **state)
{
    struct open_hub *w = *state;
    struct access_copy c = copy_of(w, family);
    assert_int_equal(hub_copy_decide(w->h, &c, &c.masks[0], true, &w->err), HUB_EINVAL);
    add(w, "access_request", "family=Okafor|person=Grace|received=2026-11-21");
    c = copy_of(w, family);
    assert_true(c.asked);
    for (size_t i = 0; i < c.mask_count; i++)
        if (strstr(c.masks[i].words, "neighbour"))
            assert_int_equal(hub_copy_decide(w->h, &c, &c.masks[i], true, &w->err), HUB_OK);
        else
            assert_int_equal(hub_copy_decide(w->h, &c, &c.masks[i], false, &w->err), HUB_OK);
    c = copy_of(w, family);
    assert_int_equal(c.undecided, 0);
    const char *text = text_of(w->h, &c, w->a);
    assert_non_null(strstr(text, "The neighbour said"));
    assert_null(strstr(text, "Jay"));
}

static hub_date due(struct open_hub *w, const char *fields)
{
    static int number;
    struct access_request r;
    struct request_clock clock;
    hub_id id = add(w, "request", arena_printf(w->a, "person=G%d|family=Okafor|%s", ++number, fields));
    assert_int_equal(hub_get(w->h, noun_find("request"), id, w->a, &r, &w->err), HUB_OK);
    hub_request_clock(w->h, &r, w->a, &clock);
    return clock.due;
}

static void the_clock_runs_a_month_to_a_working_day(void **state)
{
    struct open_hub *w = *state;
    /* Monday; a Sunday moves on; Christmas Day, Boxing Day on Saturday with Monday for it: Tuesday */
    assert_int_equal(due(w, "received=2026-10-21").d, date_from_ymd(2026, 11, 23).d);
    assert_int_equal(due(w, "received=2026-10-19").d, date_from_ymd(2026, 11, 19).d);
    assert_int_equal(due(w, "received=2026-11-25").d, date_from_ymd(2026, 12, 29).d);
    assert_int_equal(due(w, "received=2026-01-31").d, date_from_ymd(2026, 3, 2).d);
    assert_int_equal(due(w, "received=2026-10-19|needs_longer=yes").d, date_from_ymd(2027, 1, 19).d);
    assert_int_equal(due(w, "received=2026-10-19|clock_stopped=2026-10-20|clock_started=2026-10-27").d,
        date_from_ymd(2026, 11, 26).d);
    assert_int_equal(due(w, "received=2026-10-19|clock_stopped=2026-11-16").d,
        date_from_ymd(2026, 11, 24).d); /* five days so far */
    assert_int_equal(due(w, "received=2026-10-19|due=2026-12-01").d, date_from_ymd(2026, 12, 1).d);
}

static void who_may_not_write_requests_gets_no_copy(void **state)
{
    struct open_hub *w = *state;
    struct access_copy c;
    add(w, "person", "person=Lee|role=technical helper");
    open_hub_as(w, "Lee");
    assert_int_equal(
        hub_copy(w->h, noun_find("family"), family, w->a, &c, &w->err), HUB_EDENIED);
}

/* --- a practice family: not a word by which anyone outside it is known --------------------------- */

struct named {
    struct hub *h;
    struct arena *a;
    struct strmap own, others;
    struct record_list people, children, families;
    hub_id family;
};

static void add_words(struct named *n, struct strmap *to, const char *text)
{
    struct wordscan s = wordscan_on(text ? text : "", n->a);
    struct word w;
    while (wordscan_next(&s, &w))
        if (w.kind == WORD_PLAIN && w.len >= 3)
            strmap_put(to, arena_strndup(n->a, w.folded, w.len), 1);
}

static void read_names(struct named *n, struct open_hub *w)
{
    struct record_ask all = record_ask_all();
    assert_int_equal(hub_list(n->h, noun_find("person"), &all, n->a, &n->people, &w->err), HUB_OK);
    assert_int_equal(hub_list(n->h, noun_find("child"), &all, n->a, &n->children, &w->err), HUB_OK);
    for (size_t i = 0; i < n->people.count; i++) {
        const struct person *p = record_at(&n->people, i);
        bool own = !id_known(p->family_id) || id_eq(p->family_id, n->family);
        add_words(n, own ? &n->own : &n->others, p->name);
        add_words(n, own ? &n->own : &n->others, p->known_as);
    }
    for (size_t i = 0; i < n->children.count; i++) {
        const struct child *c = record_at(&n->children, i);
        bool own = id_eq(c->family_id, n->family);
        add_words(n, own ? &n->own : &n->others, c->name);
        add_words(n, own ? &n->own : &n->others, c->known_as);
        add_words(n, own ? &n->own : &n->others, c->legal_name);
    }
    for (size_t i = 0; i < n->families.count; i++) {
        const struct family *f = record_at(&n->families, i);
        bool own = id_eq(f->record.id, n->family);
        add_words(n, own ? &n->own : &n->others, f->name);
        if (!own && f->phone)
            strmap_put(&n->others, f->phone, 1);
    }
}

/* "Jun" after a day's number is a month, whoever is called so. */
static bool is_month(const char *text, const struct word *w)
{
    return w->from >= 2 && text[w->from - 1] == ' ' && text[w->from - 2] >= '0' &&
           text[w->from - 2] <= '9';
}

static void no_other_name_in(struct named *n, const char *text)
{
    struct wordscan s = wordscan_on(text, n->a);
    struct word w;
    size_t others = 0;
    for (size_t i = 0; i < n->others.cap; i++)
        others += n->others.slots[i].key != NULL;
    assert_true(others > 10);
    while (wordscan_next(&s, &w)) {
        const char *word = arena_strndup(n->a, w.folded, w.len);
        bool capital = strncmp(text + w.from, word, w.len) != 0;
        if (capital && !is_month(text, &w) && strmap_get(&n->others, word, 0) && !strmap_get(&n->own, word, 0))
            fail_msg("%s is in the copy: …%.60s", word, text + (w.from > 30 ? w.from - 30 : 0));
    }
}

static void a_practice_family_s_copy_names_no_other_family(void **state)
{
    struct open_hub *w = *state;
    struct practice_plan plan = {1, 9, 1, 1};
    struct hub_opening o = w->opening;
    struct named n = {.a = w->a};
    struct record_ask all = record_ask_all();
    o.path = arena_printf(w->a, "%s.practice", w->opening.path);
    o.as = PRACTICE_PERSON;
    if (practice_make(&o, &plan, &w->err) != HUB_OK || hub_open(&o, &n.h, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    assert_int_equal(hub_list(n.h, noun_find("family"), &all, w->a, &n.families, &w->err), HUB_OK);
    for (size_t i = 0; i < n.families.count; i++) {
        struct access_copy c;
        n.family = ((struct record *)record_at(&n.families, i))->id;
        strmap_on(&n.own, w->a);
        strmap_on(&n.others, w->a);
        read_names(&n, w);
        assert_int_equal(hub_copy(n.h, noun_find("family"), n.family, w->a, &c, &w->err), HUB_OK);
        no_other_name_in(&n, text_of(n.h, &c, w->a));
    }
    hub_close(n.h);
    unlink(o.path);
    unlink(arena_printf(w->a, "%s-wal", o.path));
    unlink(arena_printf(w->a, "%s-shm", o.path));
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        T(it_is_in_the_order_it_happened),
        T(others_are_masked_and_listed),
        T(a_worry_is_never_in_it),
        T(a_person_decides_of_each_place),
        T(the_clock_runs_a_month_to_a_working_day),
        T(who_may_not_write_requests_gets_no_copy),
        T(a_practice_family_s_copy_names_no_other_family),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
