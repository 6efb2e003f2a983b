/* SPDX-License-Identifier: MIT */
/* Files to sheets and back: columns, faults of the table, a tar, what an export leaves out. */
#include "hub/base/str.h"
#include "hub/exchange/folder.h"
#include "hub/exchange/sheets.h"
#include "open_hub.h"
#include "text_has.h"
#include "unit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct carried {
    struct open_hub *w;
    const char *dir;
    struct import_options o;
    struct import_report report;
    struct faults faults;
};

static struct carried carried_on(struct open_hub *w)
{
    struct carried c = {.w = w};
    c.dir = arena_printf(w->a, "%s.d", w->opening.path);
    faults_on(&c.faults, w->a);
    return c;
}

static const char *path_of(struct carried *c, const char *name)
{
    return arena_printf(c->w->a, "%s/%s", c->dir, name);
}

static void put(struct carried *c, const char *name, const char *text)
{
    mkdir(c->dir, 0700);
    FILE *f = fopen(path_of(c, name), "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static const char *text_of(struct carried *c, const char *name)
{
    const char *bytes = NULL;
    size_t len;
    if (file_read(path_of(c, name), FOLDER_FILE_MAX, c->w->a, &bytes, &len, &c->w->err) != HUB_OK)
        return NULL;
    return bytes;
}

static void clear(struct carried *c)
{
    DIR *d = opendir(c->dir);
    for (struct dirent *e; d && (e = readdir(d)) != NULL;)
        if (e->d_name[0] != '.')
            unlink(path_of(c, e->d_name));
    if (d)
        closedir(d);
    rmdir(c->dir);
}

static enum hub_rc one_file(struct carried *c, const char *name, const char *what)
{
    return import_csv(c->w->h, path_of(c, name), what ? noun_find(what) : NULL, &c->o, c->w->a,
        &c->report, &c->faults, &c->w->err);
}

static enum hub_rc folder(struct carried *c)
{
    return import_folder(
        c->w->h, c->dir, &c->o, c->w->a, &c->report, &c->faults, &c->w->err);
}

static enum hub_rc out(struct carried *c)
{
    size_t files;
    return export_folder(c->w->h, c->dir, NULL, c->w->a, &files, &c->w->err);
}

static void tells(struct carried *c, const char *text)
{
    struct sb b = sb_on(c->w->a);
    for (size_t i = 0; i < c->faults.count; i++)
        sb_addf(&b, "%s\n", fault_text(&c->faults.items[i], c->w->a));
    if (!strstr(sb_str(&b), text))
        fail_msg("not told: \"%s\", but\n%s%s", text, sb_str(&b), c->w->err.msg);
}

static void a_column_nobody_knows_stops_a_folder_and_not_a_file(void **state)
{
    struct carried c = carried_on(*state);
    put(&c, "families.csv", "family,colour\nOkafor,red\n");
    assert_int_equal(folder(&c), HUB_EINVAL);
    tells(&c, "families.csv, line 1, column 2: “colour” is not a column that hub knows");
    faults_on(&c.faults, c.w->a);
    assert_int_equal(one_file(&c, "families.csv", "family"), HUB_OK);
    tells(&c, "It was not read.");
    assert_int_equal(c.report.counts[0].added, 1);
    clear(&c);
}

static void faults_of_the_table_and_of_the_rows_are_told_together(void **state)
{
    struct carried c = carried_on(*state);
    put(&c, "families.csv", "family,priority\nOkafor,2\nLee,2,extra\nKaur,99\n");
    put(&c, "children.csv", "family,child\nOkafor,Mia\nKhan,Kit\n");
    assert_int_equal(folder(&c), HUB_EINVAL);
    tells(&c, "families.csv, line 3");
    tells(&c, "families.csv, line 4, column 2: Priority: 99 is more than 9");
    tells(&c, "children.csv, line 3, column 1: There is no family called Khan");
    assert_non_null(strstr(c.w->err.msg, "3 faults were found. Nothing was imported."));
    clear(&c);
}

static void first_and_last_name_make_a_person(void **state)
{
    struct carried c = carried_on(*state);
    put(&c, "staff.csv",
        "First_Name,Last Name,Role,Password\nAda,Obi,SSCW,secret1\nBen,Ito,SCA,secret2\n");
    assert_int_equal(one_file(&c, "staff.csv", "person"), HUB_OK);
    assert_int_equal(c.report.counts[0].added, 2);
    tells(&c, "“Password” is not a column");
    tells(&c, "staff.csv, line 1, column 3: “Role” has none of the words that hub knows");
    hub_id ada;
    assert_int_equal(hub_find(c.w->h, noun_find("person"), "Ada Obi", &ada, &c.w->err), HUB_OK);
    assert_string_equal(field_of(c.w, "person", ada, "role"), "");
    clear(&c);
}

static void one_wrong_word_among_right_ones_is_a_fault(void **state)
{
    struct carried c = carried_on(*state);
    put(&c, "staff.csv", "person,role\nAda,parent\nBen,SCA\nCy,OM\n");
    assert_int_equal(one_file(&c, "staff.csv", "person"), HUB_EINVAL);
    tells(&c, "staff.csv, line 3, column 2: Role: \"SCA\" is not one of");
    clear(&c);
}

static void what_a_file_holds_is_seen_from_its_headings_or_asked(void **state)
{
    struct carried c = carried_on(*state);
    put(&c, "x.csv", "family,stays_per_year,gap_weeks\nOkafor,6,3\n");
    put(&c, "y.csv", "colour,size\nred,9\n");
    assert_int_equal(one_file(&c, "x.csv", NULL), HUB_OK);
    assert_string_equal(c.report.counts[0].noun->name, "family");
    assert_int_equal(one_file(&c, "y.csv", NULL), HUB_EUSAGE);
    assert_int_equal(c.w->err.next, NEXT_WHAT);
    assert_null(strstr(c.w->err.msg, "--"));
    clear(&c);
}

static void a_rota_grid_is_refused(void **state)
{
    struct carried c = carried_on(*state);
    put(&c, "stays.csv", "Employee,Saturday,Sunday,Monday,Tuesday,Wednesday,Thursday,Friday\n"
                         "Ada,Morning,None,Morning,Morning,Morning,Morning,None\n"
                         "Ben,Morning,Evening,Morning,None,Morning,Evening,None\n");
    assert_int_equal(one_file(&c, "stays.csv", "stay"), HUB_EINVAL);
    tells(&c, "grid");
    clear(&c);
}

static void formulas_go_out_as_text_and_come_back_the_same(void **state)
{
    struct carried c = carried_on(*state);
    hub_id id = add(c.w, "family", "family==1+1|notes=@cmd");
    assert_int_equal(out(&c), HUB_OK);
    text_has(text_of(&c, "families.csv"), "'=1+1");
    text_has(text_of(&c, "families.csv"), "'@cmd");
    assert_int_equal(folder(&c), HUB_OK);
    for (size_t i = 0; i < c.report.count; i++)
        assert_int_equal(c.report.counts[i].added + c.report.counts[i].updated, 0);
    assert_string_equal(field_of(c.w, "family", id, "family"), "=1+1");
    clear(&c);
}

static void a_name_goes_out_only_where_it_finds_one(void **state)
{
    struct carried c = carried_on(*state);
    add(c.w, "family", "family=Okafor");
    add(c.w, "family", "family=Lee");
    hub_id mia = add(c.w, "child", "family=Okafor|child=Mia");
    add(c.w, "child", "family=Lee|child=Mia");
    add(c.w, "child", "family=Lee|child=Kit|known_as=Mia");
    add(c.w, "consent", arena_printf(c.w->a,
        "child=%lld|kind=photo|given_by=Ada|given=2026-01-02", (long long)mia.n));
    add(c.w, "stay", "family=Lee|arrive=2026-12-04|leave=2026-12-06");
    assert_int_equal(out(&c), HUB_OK);
    text_has(text_of(&c, "consents.csv"), arena_printf(c.w->a, ",%lld,photo", (long long)mia.n));
    text_has(text_of(&c, "stays.csv"), "\"Kit, Mia\"");
    assert_null(text_of(&c, "stay_children.csv")); /* says no more than the stay does */
    clear(&c);
}

static void a_removed_host_goes_along_where_a_stay_was_there(void **state)
{
    struct carried c = carried_on(*state);
    struct open_hub *w = c.w;
    add(w, "family", "family=Okafor");
    hub_id ben = add(w, "host", "host=Ben|beds=2"), eve = add(w, "host", "host=Eve|beds=1");
    add(w, "stay", "family=Okafor|host=Ben|arrive=2026-12-04|leave=2026-12-06");
    assert_int_equal(hub_remove(w->h, noun_find("host"), ben, &w->err), HUB_OK);
    assert_int_equal(hub_remove(w->h, noun_find("host"), eve, &w->err), HUB_OK);
    assert_int_equal(out(&c), HUB_OK);
    text_has(text_of(&c, "hosts.csv"), ",removed\n");
    text_has(text_of(&c, "hosts.csv"), ",2026-11-21 10:00\n");
    assert_null(strstr(text_of(&c, "hosts.csv"), "Eve"));
    struct hub_opening o = w->opening;
    o.path = arena_printf(w->a, "%s.new", o.path);
    assert_int_equal(import_folder_new(&o, c.dir, &c.o, w->a, &c.report, &c.faults, &w->err), HUB_OK);
    struct hub *h;
    struct record_list list;
    struct record_ask all = record_ask_all();
    assert_int_equal(hub_open(&o, &h, &w->err), HUB_OK);
    assert_int_equal(hub_list(h, noun_find("host"), &all, w->a, &list, &w->err), HUB_OK);
    assert_int_equal(list.count, 1); /* Amina */
    assert_int_equal(hub_list(h, noun_find("stay"), &all, w->a, &list, &w->err), HUB_OK);
    assert_string_equal(namer_field(namer_create(h, w->a), noun_field(list.noun, "host"),
                            record_at(&list, 0), false), "Ben");
    hub_close(h);
    unlink(o.path);
    clear(&c);
}

static void an_older_export_is_not_mixed_with_this_one(void **state)
{
    struct carried c = carried_on(*state);
    hub_id okafor = add(c.w, "family", "family=Okafor");
    assert_int_equal(out(&c), HUB_OK);
    assert_int_equal(hub_remove(c.w->h, noun_find("family"), okafor, &c.w->err), HUB_OK);
    assert_int_equal(out(&c), HUB_OK);
    assert_null(strstr(text_of(&c, "families.csv"), "Okafor"));
    assert_int_equal(folder(&c), HUB_OK);
    clear(&c);
}

static void worries_never_leave(void **state)
{
    struct carried c = carried_on(*state);
    add(c.w, "worry", "at=2026-11-20 10:00|exact_words=hm");
    assert_int_equal(out(&c), HUB_OK);
    assert_null(text_of(&c, "worries.csv"));
    clear(&c);
}

static void without_hub_and_people_no_file_is_started(void **state)
{
    struct carried c = carried_on(*state);
    struct hub_opening o = c.w->opening;
    o.path = arena_printf(c.w->a, "%s.new", o.path);
    put(&c, "families.csv", "family\nOkafor\n");
    assert_int_equal(
        import_folder_new(&o, c.dir, &c.o, c.w->a, &c.report, &c.faults, &c.w->err), HUB_ENOTFOUND);
    assert_int_equal(c.faults.count, 0);
    assert_int_not_equal(access(o.path, F_OK), 0);
    clear(&c);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(a_column_nobody_knows_stops_a_folder_and_not_a_file),
        TEST(faults_of_the_table_and_of_the_rows_are_told_together),
        TEST(first_and_last_name_make_a_person),
        TEST(one_wrong_word_among_right_ones_is_a_fault),
        TEST(what_a_file_holds_is_seen_from_its_headings_or_asked),
        TEST(a_rota_grid_is_refused),
        TEST(formulas_go_out_as_text_and_come_back_the_same),
        TEST(a_name_goes_out_only_where_it_finds_one),
        TEST(a_removed_host_goes_along_where_a_stay_was_there),
        TEST(an_older_export_is_not_mixed_with_this_one),
        TEST(worries_never_leave),
        TEST(without_hub_and_people_no_file_is_started),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
