/* SPDX-License-Identifier: MIT */
/* Listing, finding, adding, changing and removing any noun. */
#include "hub/base/str.h"
#include "hub/service/rota.h"
#include "hub/store/stmt.h"
#include "open_hub.h"
#include "service/hub_priv.h"
#include "unit.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static size_t listed(struct open_hub *w, const char *noun, const struct record_ask *ask)
{
    struct record_list list;
    if (hub_list(w->h, noun_find(noun), ask, w->a, &list, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return list.count;
}

static size_t all_of(struct open_hub *w, const char *noun)
{
    struct record_ask ask = record_ask_all();
    return listed(w, noun, &ask);
}

static void the_only_hub_need_not_be_named(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor = add(w, "family", "family=Okafor");
    assert_string_equal(field_of(w, "family", okafor, "hub"), "Robin Hub");
    assert_string_equal(field_of(w, "family", okafor, "priority"), "2");
}

static void a_family_is_found_without_accents_and_by_number(void **state)
{
    struct open_hub *w = *state;
    const struct noun *family = noun_find("family");
    hub_id id = add(w, "family", "family=Ó Briain"), found;
    assert_int_equal(hub_find(w->h, family, "o briain", &found, &w->err), HUB_OK);
    assert_true(id_eq(id, found));
    const char *number = arena_printf(w->a, "%lld", (long long)id.n);
    assert_int_equal(hub_find(w->h, family, number, &found, &w->err), HUB_OK);
    assert_int_equal(hub_find(w->h, family, "O Brian", &found, &w->err), HUB_ENOTFOUND);
    assert_non_null(strstr(w->err.msg, "Did you mean Ó Briain?"));
    assert_int_equal(hub_find(w->h, family, "4999999999999999", &found, &w->err), HUB_ENOTFOUND);
}

static void a_first_name_is_looked_up_in_its_family(void **state)
{
    struct open_hub *w = *state;
    hub_id found;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Nowak");
    add(w, "child", "child=Mia|family=Okafor");
    hub_id other = add(w, "child", "child=Mia|family=Nowak");
    assert_int_equal(
        hub_find(w->h, noun_find("child"), "Mia", &found, &w->err), HUB_EUSAGE);
    assert_non_null(strstr(w->err.msg, "by its number"));
    assert_non_null(strstr(w->err.msg, "Mia Okafor"));
    assert_non_null(strstr(w->err.msg, "Mia Nowak"));
    assert_int_equal(hub_find(w->h, noun_find("child"), "mia nowak", &found, &w->err), HUB_OK);
    assert_true(id_eq(found, other));
    assert_int_equal(
        hub_find(w->h, noun_find("child"), "Nowak", &found, &w->err), HUB_ENOTFOUND);
    hub_id stay = add(w, "stay", "family=Nowak|arrive=5/12|leave=6/12|children=Mia");
    assert_string_equal(field_of(w, "stay", stay, "children"), "Mia");
    assert_int_equal(hub_remove(w->h, noun_find("child"), other, &w->err), HUB_OK);
    assert_int_equal(hub_find(w->h, noun_find("child"), "Mia", &found, &w->err), HUB_OK);
    assert_false(id_eq(found, other));
}

static void a_stay_has_all_children_unless_said(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "child", "child=Mia|family=Okafor");
    add(w, "child", "child=Théo|family=Okafor");
    hub_id stay = add(w, "stay", "family=Okafor|arrive=5/12|leave=6/12");
    assert_string_equal(field_of(w, "stay", stay, "children"), "Mia, Théo");
    edit(w, "stay", stay, "children=theo");
    assert_string_equal(field_of(w, "stay", stay, "children"), "Théo");
    edit(w, "stay", stay, "children=Théo,Mia,Mia");
    assert_string_equal(field_of(w, "stay", stay, "children"), "Mia, Théo");
    edit(w, "stay", stay, "children=");
    assert_string_equal(field_of(w, "stay", stay, "children"), "");
}

static void what_is_wrong_is_refused_and_nothing_stays(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "family", "family=Okafor"), none;
    assert_int_equal(try_add(w, "family", "family=Okafor", &none), HUB_ECONFLICT);
    assert_int_equal(try_add(w, "family", "priority=3", &none), HUB_EINVAL);
    assert_int_equal(try_add(w, "family", "family=A|priority=12", &none), HUB_EINVAL);
    assert_int_equal(try_add(w, "family", "family=A|prority=1", &none), HUB_EUSAGE);
    assert_non_null(strstr(w->err.msg, "Did you mean priority?"));
    assert_int_equal(try_add(w, "child", "child=Mia|family=Nobody", &none), HUB_ENOTFOUND);
    assert_int_equal(try_add(w, "stay", "family=Okafor|arrive=6/12|leave=5/12", &none), HUB_EINVAL);
    assert_int_equal(try_add(w, "stay", "family=Okafor|arrive=6/12|leave=6/12", &none), HUB_EINVAL);
    assert_int_equal(try_edit(w, "family", id, "family=|priority=5"), HUB_EINVAL);
    assert_string_equal(field_of(w, "family", id, "priority"), "2");
    assert_int_equal(all_of(w, "families"), 1);
    assert_int_equal(all_of(w, "stays"), 0);
}

static void days_include_both_ends(void **state)
{
    struct open_hub *w = *state;
    static const struct {
        int from, to; /* December 2026 */
        size_t found;
    } cases[] = {{5, 7, 1}, {7, 7, 1}, {1, 5, 1}, {8, 9, 0}, {1, 4, 0}, {6, 6, 1}};
    add(w, "family", "family=Okafor");
    add(w, "stay", "family=Okafor|arrive=2026-12-05 16:00|leave=2026-12-07 12:00");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record_ask ask = record_ask_all();
        ask.from = date_from_ymd(2026, 12, cases[i].from);
        ask.to = date_from_ymd(2026, 12, cases[i].to);
        assert_int_equal(listed(w, "stays", &ask), cases[i].found);
    }
}

static void find_looks_in_all_texts_and_names(void **state)
{
    struct open_hub *w = *state;
    struct record_ask ask = record_ask_all();
    add(w, "family", "family=Łukasz|notes=rings first");
    add(w, "family", "family=Okafor");
    add(w, "child", "child=Mia|family=Łukasz");
    ask.find = "LUKASZ";
    assert_int_equal(listed(w, "families", &ask), 1);
    assert_int_equal(listed(w, "children", &ask), 1);
    ask.find = "Rings";
    assert_int_equal(listed(w, "families", &ask), 1);
    ask.find = "nothing";
    assert_int_equal(listed(w, "families", &ask), 0);
}

static void a_family_has_its_own_records(void **state)
{
    struct open_hub *w = *state;
    struct record_ask ask = record_ask_all();
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Nowak");
    add(w, "child", "child=Mia|family=Okafor");
    add(w, "stay", "family=Nowak|arrive=5/12|leave=6/12");
    ask.family = "okafor";
    assert_int_equal(listed(w, "children", &ask), 1);
    assert_int_equal(listed(w, "stays", &ask), 0);
    ask.family = "Nobody";
    struct record_list list;
    assert_int_equal(
        hub_list(w->h, noun_find("child"), &ask, w->a, &list, &w->err), HUB_ENOTFOUND);
    ask.family = "Okafor";
    assert_int_equal(hub_list(w->h, noun_find("car"), &ask, w->a, &list, &w->err), HUB_EUSAGE);
}

static void removed_is_a_place_to_come_back_from(void **state)
{
    struct open_hub *w = *state;
    const struct noun *family = noun_find("family");
    struct record_ask ask = record_ask_all();
    hub_id id = add(w, "family", "family=Okafor"), found;
    assert_int_equal(hub_restore(w->h, family, id, &w->err), HUB_ENOTFOUND);
    assert_int_equal(hub_remove(w->h, family, id, &w->err), HUB_OK);
    assert_int_equal(hub_remove(w->h, family, id, &w->err), HUB_ENOTFOUND);
    assert_int_equal(hub_find(w->h, family, "Okafor", &found, &w->err), HUB_ENOTFOUND);
    assert_int_equal(hub_find_removed(w->h, family, "okafor", &found, &w->err), HUB_OK);
    ask.removed = true;
    assert_int_equal(listed(w, "families", &ask), 1);
    add(w, "family", "family=Okafor");
    assert_int_equal(hub_restore(w->h, family, id, &w->err), HUB_ECONFLICT);
    edit(w, "family", hub_find(w->h, family, "Okafor", &found,
        &w->err) == HUB_OK ? found : ID_NONE, "family=Okafor 2");
    assert_int_equal(hub_restore(w->h, family, id, &w->err), HUB_OK);
    assert_int_equal(all_of(w, "families"), 2);
}

static enum hub_rc stop_at_once(void *arg, const void *rec, struct hub_err *err)
{
    int *calls = arg;
    (void)rec;
    (*calls)++;
    return hub_fail(err, HUB_EIO, "enough");
}

static void what_belongs_to_a_removed_family_goes_and_comes_with_it(void **state)
{
    struct open_hub *w = *state;
    struct rota_book book;
    hub_id okafor = add(w, "family", "family=Okafor");
    hub_id mia = add(w, "child", "child=Mia|family=Okafor"), found;
    add(w, "host", "host=Ben|beds=2");
    add(w, "stay", "family=Okafor|host=Ben|arrive=5/12|leave=6/12|status=agreed");
    assert_int_equal(hub_remove(w->h, noun_find("family"), okafor, &w->err), HUB_OK);
    assert_int_equal(all_of(w, "child"), 0);
    assert_int_equal(all_of(w, "stay"), 0);
    assert_int_equal(hub_rota_book(w->h, DATE_NONE, DATE_NONE, w->a, &book, &w->err), HUB_OK);
    assert_int_equal(book.facts.child_count, 0);
    assert_int_equal(book.facts.stay_count, 0);
    assert_int_equal(hub_restore(w->h, noun_find("family"), okafor, &w->err), HUB_OK);
    assert_int_equal(all_of(w, "child"), 1);
    assert_int_equal(all_of(w, "stay"), 1);
    const char *number = arena_printf(w->a, "%lld", (long long)mia.n);
    assert_int_equal(hub_remove(w->h, noun_find("child"), mia, &w->err), HUB_OK);
    assert_int_equal(hub_find(w->h, noun_find("child"), number, &found, &w->err), HUB_ENOTFOUND);
}

static void a_listing_stops_at_the_first_error(void **state)
{
    struct open_hub *w = *state;
    struct record_ask ask = record_ask_all();
    int calls = 0;
    add(w, "family", "family=A");
    add(w, "family", "family=B");
    assert_int_equal(
        hub_each(w->h, noun_find("family"), &ask, stop_at_once, &calls, &w->err), HUB_EIO);
    assert_int_equal(calls, 1);
    add(w, "family", "family=C"); /* no statement was left open */
}

static void control_characters_do_not_come_in(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "family", "family=A\033[31mB\u202Ec|notes=one\ntwo");
    const char *name = field_of(w, "family", id, "family");
    assert_null(strchr(name, '\033'));
    assert_null(strstr(name, "\u202E"));
    assert_string_equal(field_of(w, "family", id, "notes"), "one\ntwo");
}

static void two_hubs_are_kept_apart(void **state)
{
    struct open_hub *w = *state;
    struct hub_start start = {.name = "Wren Hub", .carer = "Amina", .nation = "Wales"};
    hub_id none;
    assert_int_equal(hub_init_beside(w->h, &start, &w->err), HUB_OK);
    assert_int_equal(hub_init_beside(w->h, &start, &w->err), HUB_ECONFLICT);
    open_hub_as(w, NULL); /* one carer of two hubs is one person */
    assert_int_equal(try_add(w, "family", "family=Okafor", &none), HUB_EINVAL);
    add(w, "family", "family=Okafor|hub=Wren Hub");
    assert_int_equal(hub_narrow(w->h, "Robin Hub", &w->err), HUB_OK);
    assert_int_equal(all_of(w, "families"), 0);
    add(w, "family", "family=Okafor");
    assert_int_equal(all_of(w, "families"), 1);
    assert_int_equal(hub_narrow(w->h, NULL, &w->err), HUB_OK);
    assert_int_equal(all_of(w, "families"), 2);
    assert_int_equal(hub_narrow(w->h, "Wrenn Hub", &w->err), HUB_ENOTFOUND);
    assert_string_equal(hub_title(w->h), "2 hubs");
}

static void the_days_of_a_noun_are_required_dates(void **state)
{
    struct arena *a = ((struct open_hub *)*state)->a;
    for (size_t i = 0; i < noun_count; i++)
        for (size_t k = 0; k < str_parts(nouns[i]->when); k++) {
            const struct field *f = noun_field(nouns[i], str_part(a, nouns[i]->when, k));
            assert_non_null(f);
            assert_true(f->type == FIELD_DATE || f->type == FIELD_WALL);
            assert_true(f->flags & FIELD_REQUIRED);
        }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

static int64_t first_page_of(struct open_hub *w, const char *table)
{
    struct stmt *q;
    bool row;
    assert_int_equal(store_prepare(w->h->store, "SELECT rootpage FROM sqlite_schema WHERE name = ?1", &q, &w->err), HUB_OK);
    stmt_bind_text(q, 1, table);
    assert_int_equal(stmt_step(q, &row, &w->err), HUB_OK);
    assert_true(row);
    int64_t page = stmt_int(q, 0);
    stmt_done(q);
    return page;
}

static void damage_page(struct open_hub *w, int64_t page)
{
    char bad[4096];
    memset(bad, 0xA5, sizeof bad);
    hub_close(w->h);
    w->h = NULL;
    int fd = open(w->opening.path, O_WRONLY);
    assert_true(pwrite(fd, bad, sizeof bad, (page - 1) * 4096) == (ssize_t)sizeof bad);
    close(fd);
    open_hub_as(w, "Amina");
}

static void a_name_that_could_not_be_read_is_told_and_then_known(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "family", "family=Okafor");
    assert_int_equal(hub_unread_since(w->h, &w->err), HUB_OK);
    damage_page(w, first_page_of(w, "family"));
    assert_int_equal(hub_unread_since(w->h, &w->err), HUB_OK);
    assert_string_not_equal(record_name(w->h->store, noun_find("family"), id, w->a), "Okafor");
    assert_int_equal(hub_unread(w->h, &w->err), HUB_ECORRUPT);
    assert_int_equal(hub_unread_since(w->h, &w->err), HUB_ECORRUPT);
    assert_int_equal(hub_unread_since(w->h, &w->err), HUB_OK);
    assert_int_equal(hub_unread(w->h, &w->err), HUB_OK);
    (void)record_name(w->h->store, noun_find("family"), id, w->a);
    assert_int_equal(hub_unread_since(w->h, &w->err), HUB_ECORRUPT);
}

/* Days and kinds name nobody: as initials they would only be letters. */
static void a_hidden_name_keeps_its_days(void **state)
{
    static const struct {
        const char *noun, *fields, *hidden;
    } cases[] = {{"family", "family=Okafor", "O."}, {"family", "family=Patel-Shah", "P.S."},
        {"child", "child=Mia|family=Okafor", "M."},
        {"log entry", "at=2026-11-20 10:00|family=Okafor|kind=call|fact=Rang.",
            "Fri 20 Nov 2026, 10:00 O. call"},
        {"stay", "family=Okafor|host=Amina|arrive=2026-12-04 16:00|leave=2026-12-06 16:00|status=draft",
            "O. Fri 4 Dec 2026, 16:00"},
        {"event", "event=Coffee morning|start=2026-12-05 10:00", "Coffee morning Sat 5 Dec 2026, 10:00"}};
    struct open_hub *w = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hub_id id = add(w, cases[i].noun, cases[i].fields);
        const struct noun *n = noun_find(cases[i].noun);
        struct namer *names = namer_create(w->h, w->a);
        assert_string_equal(namer_shown(names, n, id, true), cases[i].hidden);
        assert_string_equal(namer_shown(names, n, id, false), namer_name(names, n, id));
    }
    assert_string_equal(namer_shown(namer_create(w->h, w->a), noun_find("family"), ID_NONE, true), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_only_hub_need_not_be_named),
        TEST(a_name_that_could_not_be_read_is_told_and_then_known),
        TEST(a_family_is_found_without_accents_and_by_number),
        TEST(a_first_name_is_looked_up_in_its_family),
        TEST(a_stay_has_all_children_unless_said),
        TEST(what_is_wrong_is_refused_and_nothing_stays),
        TEST(days_include_both_ends),
        TEST(find_looks_in_all_texts_and_names),
        TEST(a_family_has_its_own_records),
        TEST(removed_is_a_place_to_come_back_from),
        TEST(what_belongs_to_a_removed_family_goes_and_comes_with_it),
        TEST(a_listing_stops_at_the_first_error),
        TEST(control_characters_do_not_come_in),
        TEST(two_hubs_are_kept_apart),
        TEST(a_hidden_name_keeps_its_days),
        TEST(the_days_of_a_noun_are_required_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
