/* SPDX-License-Identifier: MIT */
/* Taking in sheets: what a row means, what is told, what is kept. */
#include "hub/base/str.h"
#include "hub/model/rota.h"
#include "import_case.h"
#include "unit.h"

#include <string.h>
#include <unistd.h>

/* As it is after every import: what the rules say that they did not say before. */
static void what_is_newly_wrong_with_the_rota_is_in_the_report(void **state)
{
    struct import_case t = import_taken(*state, "family", "family\nOkafor\nReid");
    import_taken(t.w, "child",
        "family,child,born\nOkafor,Mia,2018-03-01\nOkafor,Theo,2020-03-01\nReid,Jay,2015-05-05");
    import_taken(t.w, "host", "host,beds\nBen,2");
    t = import_taken(t.w, "stay",
        "family,host,arrive,leave,status,legal_basis\n"
        "Okafor,Ben,2026-12-11 16:00,2026-12-13 15:00,agreed,private\n"
        "Reid,Ben,2026-12-12 16:00,2026-12-13 15:00,agreed,private");
    assert_true(t.report.news.must > 0);
    assert_int_equal(t.report.news.rows[0].level, LEVEL_HARD);
    bool beds = false;
    for (size_t i = 0; i < t.report.news.row_count; i++)
        beds = beds || strstr(t.report.news.rows[i].sentence, "3 children, 2 beds at Ben's");
    assert_true(beds);
    size_t must = t.report.news.must;
    t = import_taken(t.w, "family", "family,notes\nReid,rings first");
    assert_int_equal(t.report.news.must + t.report.news.owed + t.report.news.check, 0);
    assert_string_equal(rota_news_words(&t.report.news, t.w->a), "");
    t = import_taken(t.w, "host", "host,beds\nBen,3");
    assert_int_equal(t.report.news.must, 0);
    t = import_taken(t.w, "host", "host,beds\nBen,2");
    assert_int_equal(t.report.news.must, 1);
    assert_true(must > 1);
}

static void empty_cells_are_defaults_when_new_and_untouched_when_known(void **state)
{
    struct open_hub *w = *state;
    struct import_case t = import_taken(w, "family", "family,stays_per_year,priority\nOkafor,6,\nLee,,3");
    hub_id okafor = import_found(w, "family", "Okafor");
    import_counts(&t, 0, 2, 0, 0, 0);
    assert_string_equal(field_of(w, "family", okafor, "priority"), "2");
    assert_string_equal(field_of(w, "family", import_found(w, "family", "Lee"), "priority"), "3");
    t = import_taken(w, "family", "family,stays_per_year,priority\nOkafor,,4\nLee,,3");
    import_counts(&t, 0, 0, 1, 1, 0);
    assert_string_equal(field_of(w, "family", okafor, "stays_per_year"), "6");
    assert_string_equal(field_of(w, "family", okafor, "priority"), "4");
}

static void a_dry_run_counts_and_leaves_nothing(void **state)
{
    struct open_hub *w = *state;
    struct import_case t = {.w = w, .o = {.dry_run = true}};
    import_sheet_of(&t, "family", "family,hub\nOkafor,Robin Hub\nLee,New Hub");
    import_sheet_of(&t, "child", "family,child\nOkafor,Mia\nLee,Kit");
    import_good(&t);
    import_counts(&t, 0, 1, 0, 0, 0); /* the hub */
    import_counts(&t, 1, 2, 0, 0, 0);
    import_counts(&t, 2, 2, 0, 0, 0);
    assert_int_equal(import_there(w, "family"), 0);
    assert_int_equal(import_there(w, "hub"), 1);
}

static void many_faults_are_told_at_once_and_nothing_is_saved(void **state)
{
    struct open_hub *w = *state;
    struct import_case t = {.w = w};
    import_sheet_of(&t, "family",
        "family,stays_per_year,last_stay\nOkafor,6,31/02/2025\nLee,400,\n,3,\nKaur,two,yesterdayish");
    import_sheet_of(&t, "child", "family,child,born\nKhan,Mia,2019-01-01\nLee,Kit,2018-01-01");
    assert_int_equal(import_take(&t), HUB_EINVAL);
    import_tells(&t, "families.csv, line 2, column 3: Last stay:");
    import_tells(&t, "families.csv, line 3, column 2: Stays a year: 400 is more than 366");
    import_tells(&t, "families.csv, line 4, column 1: Family is missing");
    import_tells(&t, "families.csv, line 5, column 2: Stays a year");
    import_tells(&t, "families.csv, line 5, column 3: Last stay");
    import_tells(&t, "children.csv, line 2, column 1: There is no family called Khan");
    assert_int_equal(t.faults.errors, 6); /* Kit's family has a fault of its own: once is enough */
    assert_non_null(strstr(w->err.msg, "6 faults were found. Nothing was imported."));
    assert_int_equal(import_there(w, "family"), 0);
}

static void a_fault_names_the_field_to_blame(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    import_is_fault(w, "stay", "family,arrive,leave\nOkafor,2026-12-05,2026-12-04",
        "stays.csv, line 2, column 3: Leaves");
    import_is_fault(w, "stay", "family,arrive\nOkafor,2026-12-05",
        "stays.csv, line 1: The column “leave” is missing");
    import_is_fault(w, "stay", "family,host,arrive,leave\nOkafor,Bob,2026-12-04,2026-12-05",
        "stays.csv, line 2, column 2: There is no host called Bob");
    import_is_fault(w, "wish", "family,weekend,wish\nOkafor,2026-12-05,cannot",
        "wishes.csv, line 2, column 2: Weekend: Sat 5 Dec 2026 is not a Friday. Is Fri 4 Dec 2026");
    import_is_fault(w, "wish", "family,weekend,wish\nOkafor,2026-12-09,cannot", "Is Fri 11 Dec 2026 meant");
    import_is_fault(w, "wish", "family,weekend,wish\nOkafor,2026-12-04,canot",
        "column 3: Wish: \"canot\" is not one of cannot, would like, rather not. Did you mean cannot?");
    import_is_fault(w, "child", "family,child\nOkafar,Mia", "Did you mean Okafor?");
}

static void the_same_record_twice_in_a_sheet_is_a_fault(void **state)
{
    struct open_hub *w = *state;
    import_is_fault(w, "family", "family,priority\nOkafor,1\nLee,1\nokafor,2",
        "families.csv, line 4, column 1: This is the same family as in line 2");
    add(w, "family", "family=Lee");
    import_is_fault(w, "wish",
        "family,weekend,wish\nLee,2026-12-04,cannot\nLee,4 Dec 2026,would like",
        "wishes.csv, line 3, column 2: This is the same wish as in line 2");
    assert_int_equal(import_there(w, "wish"), 0);
}

static void accents_make_two_families_but_find_one(void **state)
{
    struct open_hub *w = *state;
    struct import_case t = import_taken(w, "family", "family\nSiân\nSian\nŁukasz");
    import_counts(&t, 0, 3, 0, 0, 0);
    t = import_taken(w, "child", "family,child\nSIAN,Mia\nsiân,Kit\nlukasz,Jan");
    import_counts(&t, 0, 3, 0, 0, 0);
    t = import_taken(w, "family", "family,priority\nLukasz,5");
    import_counts(&t, 0, 0, 1, 0, 0);
    assert_string_equal(
        field_of(w, "family", import_found(w, "family", "Łukasz"), "family"), "Łukasz"); /* hub's spelling */
    import_is_fault(w, "child", "family,child\nSÍAN,Ada", "There are several families called SÍAN");
}

static void what_was_changed_in_hub_is_kept_and_told(void **state)
{
    struct open_hub *w = *state;
    import_taken(w, "family", "family,stays_per_year,priority\nOkafor,6,2");
    hub_id okafor = import_found(w, "family", "Okafor");
    edit(w, "family", okafor, "stays_per_year=8");
    struct import_case t = import_taken(w, "family", "family,stays_per_year,priority\nOkafor,7,3");
    import_counts(&t, 0, 0, 1, 0, 1);
    import_tells(&t, "families.csv, line 2, column 2: Stays a year was changed in hub since the last "
              "import. It stays 8; the file says 7.");
    assert_string_equal(field_of(w, "family", okafor, "stays_per_year"), "8");
    assert_string_equal(field_of(w, "family", okafor, "priority"), "3");
    t = (struct import_case){.w = w};
    t.o.overwrite = true;
    import_sheet_of(&t, "family", "family,stays_per_year\nOkafor,7");
    import_good(&t);
    import_counts(&t, 0, 0, 1, 0, 0);
    assert_string_equal(field_of(w, "family", okafor, "stays_per_year"), "7");
    t = import_taken(w, "family", "family,stays_per_year\nOkafor,9"); /* the last change was an import's */
    import_counts(&t, 0, 0, 1, 0, 0);
}

static void what_was_removed_in_hub_stays_removed(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    import_taken(w, "family", "family\nOkafor\nLee");
    hub_id lee = import_found(w, "family", "Lee");
    assert_int_equal(hub_remove(w->h, noun_find("family"), lee, &w->err), HUB_OK);
    struct import_case t = {.w = w};
    import_sheet_of(&t, "family", "family\nOkafor\nLee");
    import_sheet_of(&t, "child", "family,child\nOkafor,Mia\nLee,Kit\nLee,Ada");
    import_good(&t);
    import_counts(&t, 0, 0, 0, 1, 1);
    import_counts(&t, 1, 1, 0, 0, 2);
    import_tells(&t, "families.csv, line 3: This family was removed in hub.");
    assert_int_equal(t.faults.count, 2); /* of Lee's children once */
    assert_int_equal(import_there(w, "family"), 1);
    /* Taking back an import is no removal by hand: it comes again. */
    import_taken(w, "family", "family\nKaur");
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    t = import_taken(w, "family", "family\nKaur");
    import_counts(&t, 0, 1, 0, 0, 0);
}

static void a_hub_that_is_named_and_missing_is_made(void **state)
{
    struct open_hub *w = *state;
    struct import_case t = {.w = w};
    import_sheet_of(&t, "family", "hub,family\nWren Hub,Okafor\nrobin hub,Lee\nWren Hub,Kaur");
    import_good(&t);
    import_tells(&t, "families.csv, line 2, column 1: There was no hub called Wren Hub; it is a new one.");
    assert_int_equal(hub_narrow(w->h, "Wren Hub", &w->err), HUB_OK);
    assert_int_equal(import_there(w, "family"), 2);
}

static void without_a_hub_column_a_name_is_any_hubs_if_it_is_one(void **state)
{
    struct open_hub *w = *state;
    struct import_case t = {.w = w};
    import_sheet_of(&t, "family", "hub,family\nRobin Hub,Okafor\nWren Hub,Lee\nRobin Hub,Kaur\nWren Hub,Kaur");
    import_sheet_of(&t, "host", "hub,host,beds\nWren Hub,Ben,3\nRobin Hub,Ben,2");
    import_sheet_of(&t, "child", "family,child\nLee,Kit\nOkafor,Mia");
    import_sheet_of(&t, "family_host", "family,host,link\nLee,Ben,knows\nOkafor,Ben,knows");
    import_good(&t);
    struct record_list list = import_listed(w, "family_host");
    assert_int_equal(list.count, 2);
    for (size_t i = 0; i < list.count; i++) {
        const struct family_host *fh = record_at(&list, i);
        bool lee = id_eq(fh->family_id, import_found(w, "family", "Lee"));
        assert_string_equal(field_of(w, "host", fh->host_id, "beds"), lee ? "3" : "2");
    }
}

static void which_of_two_families_of_a_name_has_to_be_said(void **state)
{
    struct open_hub *w = *state;
    import_taken(w, "family", "hub,family\nRobin Hub,Kaur\nWren Hub,Kaur");
    import_is_fault(w, "child", "family,child\nKaur,Mia",
        "children.csv, line 2, column 1: There are several families called Kaur, in several hubs. "
        "Say which in a column “hub”.");
    struct import_case t = import_taken(w, "child", "hub,family,child\nWren Hub,Kaur,Mia\nRobin Hub,Kaur,Mia");
    import_counts(&t, 0, 2, 0, 0, 0);
    import_is_fault(w, "host", "host,beds\nBen,2", "Say in a column “hub” which one this host belongs to");
    /* Those of the same sheets come first. */
    t = (struct import_case){.w = w};
    import_sheet_of(&t, "family", "hub,family\nWren Hub,Kaur");
    import_sheet_of(&t, "child", "family,child\nKaur,Kit");
    import_good(&t);
    assert_int_equal(hub_narrow(w->h, "Wren Hub", &w->err), HUB_OK);
    assert_int_equal(import_there(w, "child"), 2);
}

static void a_child_of_another_family_is_a_fault(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Lee");
    add(w, "child", "family=Okafor|child=Mia");
    add(w, "child", "family=Okafor|child=Theo");
    hub_id kit = add(w, "child", "family=Lee|child=Kit");
    import_is_fault(w, "stay", "family,arrive,leave,children\nOkafor,2026-12-04,2026-12-06,Mia; Kit",
        "stays.csv, line 2, column 4: There is no child called Kit in the family Okafor.");
    import_is_fault(w, "stay",
        arena_printf(w->a, "family,arrive,leave,children\nOkafor,2026-12-04,2026-12-06,%lld",
            (long long)kit.n),
        "is not in the family Okafor");
    struct import_case t = import_taken(w, "stay",
        "family,arrive,leave,children\nOkafor,2026-12-04,2026-12-06,\nOkafor,2026-12-11,2026-12-13,theo");
    import_counts(&t, 0, 2, 0, 0, 0);
    struct namer *names = namer_create(w->h, w->a);
    struct record_list list = import_listed(w, "stay");
    const struct field *f = noun_field(noun_find("stay"), "children");
    assert_string_equal(namer_field(names, f, record_at(&list, 0), false), "Mia, Theo");
    assert_string_equal(namer_field(names, f, record_at(&list, 1), false), "Theo");
    /* In another order they are the same. */
    t = import_taken(w, "stay", "family,arrive,leave,children\nOkafor,2026-12-04,2026-12-06,Theo; Mia");
    import_counts(&t, 0, 0, 0, 1, 0);
    t = import_taken(w, "stay", "family,arrive,leave,children\nOkafor,2026-12-04,2026-12-06,Mia");
    import_counts(&t, 0, 0, 1, 0, 0);
}

static void a_stay_is_known_by_family_and_arrival(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    import_taken(w, "stay", "family,arrive,leave,status\nOkafor,2026-12-04 16:00,2026-12-06 15:00,agreed");
    struct import_case t = import_taken(w, "stay",
        "family,arrive,leave,status\nokafor,4/12/26 4pm,6 Dec 2026 15:00,agreed\n"
        "Okafor,2026-12-11 16:00,2026-12-13,asked");
    import_counts(&t, 0, 1, 0, 1, 0);
}

static void ids_that_are_not_known_are_kept(void **state)
{
    struct open_hub *w = *state;
    struct import_case t = import_taken(w, "family",
        "id,family,priority\n445959432505119779,Okafor,\n7,Lee,\nx,Kaur,");
    import_counts(&t, 0, 3, 0, 0, 0);
    assert_true(import_found(w, "family", "Okafor").n == 445959432505119779);
    assert_true(import_found(w, "family", "Lee").n > IMPORT_ID_LEAST); /* 7 is the sheet's own numbering */
    /* A row with a number of its own has all there is: no default. */
    assert_string_equal(field_of(w, "family", import_found(w, "family", "Okafor"), "priority"), "");
    assert_string_equal(field_of(w, "family", import_found(w, "family", "Lee"), "priority"), "2");
    t = import_taken(w, "family", "id,family\n445959432505119779,Okafor-Obi");
    import_counts(&t, 0, 0, 1, 0, 0);
    import_is_fault(w, "family", "id,family\n9223372036854775807,Khan",
        "column 1: 9223372036854775807 cannot be a number that hub gave");
    import_is_fault(w, "family",
        "id,family\n445959432505119779,Okafor\n445959432505119779,Obi", "Line 2 has the same number");
}

static void what_only_adds_only_adds(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    static const char text[] = "at,family,kind,fact,signed,written_at\n"
                               "2026-03-01 10:00,Okafor,call,rang,Ben,2026-03-01 10:05";
    struct import_case t = import_taken(w, "entry", text);
    import_counts(&t, 0, 1, 0, 0, 0);
    t = import_taken(w, "entry", text);
    import_counts(&t, 0, 0, 0, 1, 0);
    struct record_list list = import_listed(w, "entry");
    const struct record *entry = record_at(&list, 0);
    assert_string_equal(field_of(w, "entry", entry->id, "signed"), "Ben"); /* as the sheet says */
    assert_true(id_time(entry->id).ms == 1772359200000); /* its own time: 1 March 2026, 10:00 */
}

static void what_is_signed_gets_its_who_and_when(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "entry", "at=2026-11-20 10:00|kind=call|fact=rang");
    assert_string_equal(field_of(w, "entry", id, "signed"), "Amina");
    assert_memory_equal(field_of(w, "entry", id, "written_at"), "1795255", 7); /* 10:00 that day */
    assert_int_equal(try_add(w, "entry", "at=2026-11-20|fact=x|signed=Ben", NULL), HUB_EDENIED);
    add(w, "family", "family=Okafor");
    add(w, "stay", "family=Okafor|arrive=2026-12-04|leave=2026-12-06");
    hub_id stay = import_found(w, "stay", "okafor 2026-12-04");
    hub_id note = add(w, "stay_note", arena_printf(w->a, "stay=%lld|day=2026-12-05", (long long)stay.n));
    assert_string_equal(field_of(w, "stay_note", note, "written_by"), "Amina");
    assert_string_not_equal(field_of(w, "stay_note", note, "written_at"), "");
}

static void rows_may_refer_to_rows_further_down_and_to_one_another(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    struct import_case t = import_taken(w, "stay",
        "id,family,arrive,leave,swapped_with\n"
        "455959432505119001,Okafor,2026-12-04,2026-12-06,455959432505119002\n"
        "455959432505119002,Okafor,2026-12-11,2026-12-13,455959432505119001\n"
        "455959432505119003,Okafor,2026-12-18,2026-12-20,455959432505119004\n"
        "455959432505119004,Okafor,2027-01-08,2027-01-10,");
    import_counts(&t, 0, 4, 0, 0, 0);
    assert_string_equal(field_of(w, "stay", (hub_id){455959432505119001}, "swapped_with"),
        "Okafor Fri 11 Dec 2026, 00:00");
    assert_string_equal(field_of(w, "stay", (hub_id){455959432505119002}, "swapped_with"),
        "Okafor Fri 4 Dec 2026, 00:00");
    import_is_fault(w, "stay", "family,arrive,leave,swapped_with\nOkafor,2027-02-05,2027-02-07,455959432505119999",
        "stays.csv, line 2, column 4: There is no stay");
}

static void a_file_is_started_from_an_export_with_a_carer(void **state)
{
    struct open_hub *w = *state;
    struct hub_opening o = w->opening;
    struct import_case t = {.w = w};
    o.path = arena_printf(w->a, "%s.new", w->opening.path);
    faults_on(&t.faults, w->a);
    import_sheet_of(&t, "hub", "id,hub\n455959432505119001,Wren Hub");
    import_sheet_of(&t, "person", "id,person,role\n455959432505119002,Ben,parent");
    assert_int_equal(hub_start_from(&o, t.sheets, t.count, &t.o, w->a, &t.report, &t.faults, &w->err),
        HUB_EINVAL);
    assert_int_not_equal(access(o.path, F_OK), 0);
    t.count = 1;
    import_sheet_of(&t, "person", "id,person,role\n455959432505119002,Ben,hub carer");
    assert_int_equal(
        hub_start_from(&o, t.sheets, t.count, &t.o, w->a, &t.report, &t.faults, &w->err), HUB_OK);
    struct hub *h;
    assert_int_equal(hub_open(&o, &h, &w->err), HUB_OK);
    assert_string_equal(hub_person(h), "Ben");
    assert_true(hub_person_id(h).n == 455959432505119002);
    hub_close(h);
    unlink(o.path);
}

static void who_may_not_write_imports_nothing(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Lena|role=liaison worker");
    open_hub_as(w, "Lena");
    struct import_case t = {.w = w};
    import_sheet_of(&t, "family", "family\nOkafor");
    assert_int_equal(import_take(&t), HUB_EDENIED);
    assert_int_equal(import_there(w, "family"), 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(empty_cells_are_defaults_when_new_and_untouched_when_known),
        TEST(a_dry_run_counts_and_leaves_nothing),
        TEST(many_faults_are_told_at_once_and_nothing_is_saved),
        TEST(a_fault_names_the_field_to_blame),
        TEST(the_same_record_twice_in_a_sheet_is_a_fault),
        TEST(accents_make_two_families_but_find_one),
        TEST(what_was_changed_in_hub_is_kept_and_told),
        TEST(what_was_removed_in_hub_stays_removed),
        TEST(a_hub_that_is_named_and_missing_is_made),
        TEST(without_a_hub_column_a_name_is_any_hubs_if_it_is_one),
        TEST(which_of_two_families_of_a_name_has_to_be_said),
        TEST(a_child_of_another_family_is_a_fault),
        TEST(a_stay_is_known_by_family_and_arrival),
        TEST(ids_that_are_not_known_are_kept),
        TEST(what_only_adds_only_adds),
        TEST(what_is_signed_gets_its_who_and_when),
        TEST(rows_may_refer_to_rows_further_down_and_to_one_another),
        TEST(a_file_is_started_from_an_export_with_a_carer),
        TEST(what_is_newly_wrong_with_the_rota_is_in_the_report),
        TEST(who_may_not_write_imports_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
