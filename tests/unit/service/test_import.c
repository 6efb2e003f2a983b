/* SPDX-License-Identifier: MIT */
/* Taking in sheets: what a row means, what is told, what is kept. */
#include "hub/base/str.h"
#include "hub/model/rota.h"
#include "hub/service/import.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>
#include <unistd.h>

enum { SHEETS = 8, ROWS = 40, COLS = 16 };

struct taking {
    struct open_hub *w;
    struct import_sheet sheets[SHEETS];
    size_t count;
    struct import_options o;
    struct import_report report;
    struct faults faults;
};

/* "a,b,,d" → cells; \n never comes. */
static size_t split(struct arena *a, const char *line, size_t len, const char **cells)
{
    size_t n = 0;
    const char *end = line + len;
    for (const char *p = line;; p++) {
        size_t cell = strcspn(p, ",\n");
        cell = p + cell > end ? (size_t)(end - p) : cell;
        assert_true(n < COLS);
        cells[n++] = arena_strndup(a, p, cell);
        p += cell;
        if (p >= end)
            return n;
    }
}

/* A sheet as a file would give it: headings are the words of fields, id, hub or removed. */
static void sheet(struct taking *t, const char *noun, const char *text)
{
    struct arena *a = t->w->a;
    struct import_sheet *s = &t->sheets[t->count++];
    const char **heading = arena_array(a, COLS, sizeof *heading);
    struct import_row *rows = arena_array(a, ROWS, sizeof *rows);
    size_t len = strcspn(text, "\n");
    *s = (struct import_sheet){.noun = noun_find(noun), .heading_line = 1, .id_col = -1, .hub_col = -1,
        .removed_col = -1, .rows = rows};
    s->file = arena_printf(a, "%s.csv", s->noun->file);
    s->cols = split(a, text, len, heading);
    const struct field **fields = arena_array(a, s->cols, sizeof *fields);
    for (size_t i = 0; i < s->cols; i++) {
        const struct field *f = noun_field(s->noun, heading[i]);
        s->id_col = str_eq(heading[i], "id") ? (int)i : s->id_col;
        s->hub_col = str_eq(heading[i], "hub") ? (int)i : s->hub_col;
        s->removed_col = str_eq(heading[i], "removed") ? (int)i : s->removed_col;
        fields[i] = f && !(str_eq(heading[i], "hub") && f->type == FIELD_REF) ? f : NULL;
    }
    s->fields = fields;
    for (const char *p = text + len; *p; p += len) {
        p++;
        len = strcspn(p, "\n");
        const char **cells = arena_array(a, COLS, sizeof *cells);
        size_t n = split(a, p, len, cells);
        assert_true(s->row_count < ROWS);
        rows[s->row_count++] = (struct import_row){(int)s->row_count + 1, cells, n};
    }
}

static enum hub_rc take(struct taking *t)
{
    faults_on(&t->faults, t->w->a);
    t->w->err = (struct hub_err){0};
    return hub_import(
        t->w->h, t->sheets, t->count, &t->o, t->w->a, &t->report, &t->faults, &t->w->err);
}

static const char *all_told(struct taking *t)
{
    struct sb b = sb_on(t->w->a);
    for (size_t i = 0; i < t->faults.count; i++)
        sb_addf(&b, "%s\n", fault_text(&t->faults.items[i], t->w->a));
    return sb_str(&b);
}

static void good(struct taking *t)
{
    if (take(t) != HUB_OK)
        fail_msg("%s%s", all_told(t), t->w->err.msg);
}

static struct taking taken(struct open_hub *w, const char *noun, const char *text)
{
    struct taking t = {.w = w};
    sheet(&t, noun, text);
    good(&t);
    return t;
}

static void tells(struct taking *t, const char *text)
{
    if (!strstr(all_told(t), text))
        fail_msg("not told: \"%s\", but\n%s", text, all_told(t));
}

static void is_fault(struct open_hub *w, const char *noun, const char *text, const char *fault)
{
    struct taking t = {.w = w};
    sheet(&t, noun, text);
    assert_int_equal(take(&t), HUB_EINVAL);
    tells(&t, fault);
}

static void counts(struct taking *t, size_t i, int added, int updated, int same, int kept)
{
    assert_true(i < t->report.count);
    const struct import_count *c = &t->report.counts[i];
    if (c->added != added || c->updated != updated || c->same != same || c->kept != kept)
        fail_msg("%s: %lld new, %lld changed, %lld as they were, %lld kept\n%s", c->noun->plural,
            (long long)c->added, (long long)c->updated, (long long)c->same, (long long)c->kept,
            all_told(t));
}

/* As it is after every import: what the rules say that they did not say before. */
static void what_is_newly_wrong_with_the_rota_is_in_the_report(void **state)
{
    struct taking t = taken(*state, "family", "family\nOkafor\nReid");
    taken(t.w, "child",
        "family,child,born\nOkafor,Mia,2018-03-01\nOkafor,Theo,2020-03-01\nReid,Jay,2015-05-05");
    taken(t.w, "host", "host,beds\nBen,2");
    t = taken(t.w, "stay",
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
    t = taken(t.w, "family", "family,notes\nReid,rings first");
    assert_int_equal(t.report.news.must + t.report.news.owed + t.report.news.check, 0);
    assert_string_equal(rota_news_words(&t.report.news, t.w->a), "");
    t = taken(t.w, "host", "host,beds\nBen,3");
    assert_int_equal(t.report.news.must, 0);
    t = taken(t.w, "host", "host,beds\nBen,2");
    assert_int_equal(t.report.news.must, 1);
    assert_true(must > 1);
}

static struct record_list listed(struct open_hub *w, const char *noun)
{
    struct record_list list;
    struct record_ask all = record_ask_all();
    assert_int_equal(hub_list(w->h, noun_find(noun), &all, w->a, &list, &w->err), HUB_OK);
    return list;
}

static size_t there(struct open_hub *w, const char *noun)
{
    return listed(w, noun).count;
}

static hub_id found(struct open_hub *w, const char *noun, const char *name)
{
    hub_id id = ID_NONE;
    if (hub_find(w->h, noun_find(noun), name, &id, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return id;
}

static void empty_cells_are_defaults_when_new_and_untouched_when_known(void **state)
{
    struct open_hub *w = *state;
    struct taking t = taken(w, "family", "family,stays_per_year,priority\nOkafor,6,\nLee,,3");
    hub_id okafor = found(w, "family", "Okafor");
    counts(&t, 0, 2, 0, 0, 0);
    assert_string_equal(field_of(w, "family", okafor, "priority"), "2");
    assert_string_equal(field_of(w, "family", found(w, "family", "Lee"), "priority"), "3");
    t = taken(w, "family", "family,stays_per_year,priority\nOkafor,,4\nLee,,3");
    counts(&t, 0, 0, 1, 1, 0);
    assert_string_equal(field_of(w, "family", okafor, "stays_per_year"), "6");
    assert_string_equal(field_of(w, "family", okafor, "priority"), "4");
}

static void a_dry_run_counts_and_leaves_nothing(void **state)
{
    struct open_hub *w = *state;
    struct taking t = {.w = w, .o = {.dry_run = true}};
    sheet(&t, "family", "family,hub\nOkafor,Robin Hub\nLee,New Hub");
    sheet(&t, "child", "family,child\nOkafor,Mia\nLee,Kit");
    good(&t);
    counts(&t, 0, 1, 0, 0, 0); /* the hub */
    counts(&t, 1, 2, 0, 0, 0);
    counts(&t, 2, 2, 0, 0, 0);
    assert_int_equal(there(w, "family"), 0);
    assert_int_equal(there(w, "hub"), 1);
}

static void many_faults_are_told_at_once_and_nothing_is_saved(void **state)
{
    struct open_hub *w = *state;
    struct taking t = {.w = w};
    sheet(&t, "family",
        "family,stays_per_year,last_stay\nOkafor,6,31/02/2025\nLee,400,\n,3,\nKaur,two,yesterdayish");
    sheet(&t, "child", "family,child,born\nKhan,Mia,2019-01-01\nLee,Kit,2018-01-01");
    assert_int_equal(take(&t), HUB_EINVAL);
    tells(&t, "families.csv, line 2, column 3: Last stay:");
    tells(&t, "families.csv, line 3, column 2: Stays a year: 400 is more than 366");
    tells(&t, "families.csv, line 4, column 1: Family is missing");
    tells(&t, "families.csv, line 5, column 2: Stays a year");
    tells(&t, "families.csv, line 5, column 3: Last stay");
    tells(&t, "children.csv, line 2, column 1: There is no family called Khan");
    assert_int_equal(t.faults.errors, 6); /* Kit's family has a fault of its own: once is enough */
    assert_non_null(strstr(w->err.msg, "6 faults were found. Nothing was imported."));
    assert_int_equal(there(w, "family"), 0);
}

static void a_fault_names_the_field_to_blame(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    is_fault(w, "stay", "family,arrive,leave\nOkafor,2026-12-05,2026-12-04",
        "stays.csv, line 2, column 3: Leaves");
    is_fault(w, "stay", "family,arrive\nOkafor,2026-12-05",
        "stays.csv, line 1: The column “leave” is missing");
    is_fault(w, "stay", "family,host,arrive,leave\nOkafor,Bob,2026-12-04,2026-12-05",
        "stays.csv, line 2, column 2: There is no host called Bob");
    is_fault(w, "wish", "family,weekend,wish\nOkafor,2026-12-05,cannot",
        "wishes.csv, line 2, column 2: Weekend: Sat 5 Dec 2026 is not a Friday. Is Fri 4 Dec 2026");
    is_fault(w, "wish", "family,weekend,wish\nOkafor,2026-12-09,cannot", "Is Fri 11 Dec 2026 meant");
    is_fault(w, "wish", "family,weekend,wish\nOkafor,2026-12-04,canot",
        "column 3: Wish: \"canot\" is not one of cannot, would like, rather not. Did you mean cannot?");
    is_fault(w, "child", "family,child\nOkafar,Mia", "Did you mean Okafor?");
}

static void the_same_record_twice_in_a_sheet_is_a_fault(void **state)
{
    struct open_hub *w = *state;
    is_fault(w, "family", "family,priority\nOkafor,1\nLee,1\nokafor,2",
        "families.csv, line 4, column 1: This is the same family as in line 2");
    add(w, "family", "family=Lee");
    is_fault(w, "wish",
        "family,weekend,wish\nLee,2026-12-04,cannot\nLee,4 Dec 2026,would like",
        "wishes.csv, line 3, column 2: This is the same wish as in line 2");
    assert_int_equal(there(w, "wish"), 0);
}

static void accents_make_two_families_but_find_one(void **state)
{
    struct open_hub *w = *state;
    struct taking t = taken(w, "family", "family\nSiân\nSian\nŁukasz");
    counts(&t, 0, 3, 0, 0, 0);
    t = taken(w, "child", "family,child\nSIAN,Mia\nsiân,Kit\nlukasz,Jan");
    counts(&t, 0, 3, 0, 0, 0);
    t = taken(w, "family", "family,priority\nLukasz,5");
    counts(&t, 0, 0, 1, 0, 0);
    assert_string_equal(
        field_of(w, "family", found(w, "family", "Łukasz"), "family"), "Łukasz"); /* hub's spelling */
    is_fault(w, "child", "family,child\nSÍAN,Ada", "There are several families called SÍAN");
}

static void what_was_changed_in_hub_is_kept_and_told(void **state)
{
    struct open_hub *w = *state;
    taken(w, "family", "family,stays_per_year,priority\nOkafor,6,2");
    hub_id okafor = found(w, "family", "Okafor");
    edit(w, "family", okafor, "stays_per_year=8");
    struct taking t = taken(w, "family", "family,stays_per_year,priority\nOkafor,7,3");
    counts(&t, 0, 0, 1, 0, 1);
    tells(&t, "families.csv, line 2, column 2: Stays a year was changed in hub since the last "
              "import. It stays 8; the file says 7.");
    assert_string_equal(field_of(w, "family", okafor, "stays_per_year"), "8");
    assert_string_equal(field_of(w, "family", okafor, "priority"), "3");
    t = (struct taking){.w = w};
    t.o.overwrite = true;
    sheet(&t, "family", "family,stays_per_year\nOkafor,7");
    good(&t);
    counts(&t, 0, 0, 1, 0, 0);
    assert_string_equal(field_of(w, "family", okafor, "stays_per_year"), "7");
    t = taken(w, "family", "family,stays_per_year\nOkafor,9"); /* the last change was an import's */
    counts(&t, 0, 0, 1, 0, 0);
}

static void what_was_removed_in_hub_stays_removed(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    taken(w, "family", "family\nOkafor\nLee");
    hub_id lee = found(w, "family", "Lee");
    assert_int_equal(hub_remove(w->h, noun_find("family"), lee, &w->err), HUB_OK);
    struct taking t = {.w = w};
    sheet(&t, "family", "family\nOkafor\nLee");
    sheet(&t, "child", "family,child\nOkafor,Mia\nLee,Kit\nLee,Ada");
    good(&t);
    counts(&t, 0, 0, 0, 1, 1);
    counts(&t, 1, 1, 0, 0, 2);
    tells(&t, "families.csv, line 3: This family was removed in hub.");
    assert_int_equal(t.faults.count, 2); /* of Lee's children once */
    assert_int_equal(there(w, "family"), 1);
    /* Taking back an import is no removal by hand: it comes again. */
    taken(w, "family", "family\nKaur");
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    t = taken(w, "family", "family\nKaur");
    counts(&t, 0, 1, 0, 0, 0);
}

static void a_hub_that_is_named_and_missing_is_made(void **state)
{
    struct open_hub *w = *state;
    struct taking t = {.w = w};
    sheet(&t, "family", "hub,family\nWren Hub,Okafor\nrobin hub,Lee\nWren Hub,Kaur");
    good(&t);
    tells(&t, "families.csv, line 2, column 1: There was no hub called Wren Hub; it is a new one.");
    assert_int_equal(hub_narrow(w->h, "Wren Hub", &w->err), HUB_OK);
    assert_int_equal(there(w, "family"), 2);
}

static void without_a_hub_column_a_name_is_any_hubs_if_it_is_one(void **state)
{
    struct open_hub *w = *state;
    struct taking t = {.w = w};
    sheet(&t, "family", "hub,family\nRobin Hub,Okafor\nWren Hub,Lee\nRobin Hub,Kaur\nWren Hub,Kaur");
    sheet(&t, "host", "hub,host,beds\nWren Hub,Ben,3\nRobin Hub,Ben,2");
    sheet(&t, "child", "family,child\nLee,Kit\nOkafor,Mia");
    sheet(&t, "family_host", "family,host,link\nLee,Ben,knows\nOkafor,Ben,knows");
    good(&t);
    struct record_list list = listed(w, "family_host");
    assert_int_equal(list.count, 2);
    for (size_t i = 0; i < list.count; i++) {
        const struct family_host *fh = record_at(&list, i);
        bool lee = id_eq(fh->family_id, found(w, "family", "Lee"));
        assert_string_equal(field_of(w, "host", fh->host_id, "beds"), lee ? "3" : "2");
    }
}

static void which_of_two_families_of_a_name_has_to_be_said(void **state)
{
    struct open_hub *w = *state;
    taken(w, "family", "hub,family\nRobin Hub,Kaur\nWren Hub,Kaur");
    is_fault(w, "child", "family,child\nKaur,Mia",
        "children.csv, line 2, column 1: There are several families called Kaur, in several hubs. "
        "Say which in a column “hub”.");
    struct taking t = taken(w, "child", "hub,family,child\nWren Hub,Kaur,Mia\nRobin Hub,Kaur,Mia");
    counts(&t, 0, 2, 0, 0, 0);
    is_fault(w, "host", "host,beds\nBen,2", "Say in a column “hub” which one this host belongs to");
    /* Those of the same sheets come first. */
    t = (struct taking){.w = w};
    sheet(&t, "family", "hub,family\nWren Hub,Kaur");
    sheet(&t, "child", "family,child\nKaur,Kit");
    good(&t);
    assert_int_equal(hub_narrow(w->h, "Wren Hub", &w->err), HUB_OK);
    assert_int_equal(there(w, "child"), 2);
}

static void a_child_of_another_family_is_a_fault(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Lee");
    add(w, "child", "family=Okafor|child=Mia");
    add(w, "child", "family=Okafor|child=Theo");
    hub_id kit = add(w, "child", "family=Lee|child=Kit");
    is_fault(w, "stay", "family,arrive,leave,children\nOkafor,2026-12-04,2026-12-06,Mia; Kit",
        "stays.csv, line 2, column 4: There is no child called Kit in the family Okafor.");
    is_fault(w, "stay",
        arena_printf(w->a, "family,arrive,leave,children\nOkafor,2026-12-04,2026-12-06,%lld",
            (long long)kit.n),
        "is not in the family Okafor");
    struct taking t = taken(w, "stay",
        "family,arrive,leave,children\nOkafor,2026-12-04,2026-12-06,\nOkafor,2026-12-11,2026-12-13,theo");
    counts(&t, 0, 2, 0, 0, 0);
    struct namer *names = namer_create(w->h, w->a);
    struct record_list list = listed(w, "stay");
    const struct field *f = noun_field(noun_find("stay"), "children");
    assert_string_equal(namer_field(names, f, record_at(&list, 0), false), "Mia, Theo");
    assert_string_equal(namer_field(names, f, record_at(&list, 1), false), "Theo");
    /* In another order they are the same. */
    t = taken(w, "stay", "family,arrive,leave,children\nOkafor,2026-12-04,2026-12-06,Theo; Mia");
    counts(&t, 0, 0, 0, 1, 0);
    t = taken(w, "stay", "family,arrive,leave,children\nOkafor,2026-12-04,2026-12-06,Mia");
    counts(&t, 0, 0, 1, 0, 0);
}

static void a_stay_is_known_by_family_and_arrival(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    taken(w, "stay", "family,arrive,leave,status\nOkafor,2026-12-04 16:00,2026-12-06 15:00,agreed");
    struct taking t = taken(w, "stay",
        "family,arrive,leave,status\nokafor,4/12/26 4pm,6 Dec 2026 15:00,agreed\n"
        "Okafor,2026-12-11 16:00,2026-12-13,asked");
    counts(&t, 0, 1, 0, 1, 0);
}

static void ids_that_are_not_known_are_kept(void **state)
{
    struct open_hub *w = *state;
    struct taking t = taken(w, "family",
        "id,family,priority\n445959432505119779,Okafor,\n7,Lee,\nx,Kaur,");
    counts(&t, 0, 3, 0, 0, 0);
    assert_true(found(w, "family", "Okafor").n == 445959432505119779);
    assert_true(found(w, "family", "Lee").n > IMPORT_ID_LEAST); /* 7 is the sheet's own numbering */
    /* A row with a number of its own has all there is: no default. */
    assert_string_equal(field_of(w, "family", found(w, "family", "Okafor"), "priority"), "");
    assert_string_equal(field_of(w, "family", found(w, "family", "Lee"), "priority"), "2");
    t = taken(w, "family", "id,family\n445959432505119779,Okafor-Obi");
    counts(&t, 0, 0, 1, 0, 0);
    is_fault(w, "family", "id,family\n9223372036854775807,Khan",
        "column 1: 9223372036854775807 cannot be a number that hub gave");
    is_fault(w, "family",
        "id,family\n445959432505119779,Okafor\n445959432505119779,Obi", "Line 2 has the same number");
}

static void what_only_adds_only_adds(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    static const char text[] = "at,family,kind,fact,signed,written_at\n"
                               "2026-03-01 10:00,Okafor,call,rang,Ben,2026-03-01 10:05";
    struct taking t = taken(w, "entry", text);
    counts(&t, 0, 1, 0, 0, 0);
    t = taken(w, "entry", text);
    counts(&t, 0, 0, 0, 1, 0);
    struct record_list list = listed(w, "entry");
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
    hub_id stay = found(w, "stay", "okafor 2026-12-04");
    hub_id note = add(w, "stay_note", arena_printf(w->a, "stay=%lld|day=2026-12-05", (long long)stay.n));
    assert_string_equal(field_of(w, "stay_note", note, "written_by"), "Amina");
    assert_string_not_equal(field_of(w, "stay_note", note, "written_at"), "");
}

static void rows_may_refer_to_rows_further_down_and_to_one_another(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    struct taking t = taken(w, "stay",
        "id,family,arrive,leave,swapped_with\n"
        "455959432505119001,Okafor,2026-12-04,2026-12-06,455959432505119002\n"
        "455959432505119002,Okafor,2026-12-11,2026-12-13,455959432505119001\n"
        "455959432505119003,Okafor,2026-12-18,2026-12-20,455959432505119004\n"
        "455959432505119004,Okafor,2027-01-08,2027-01-10,");
    counts(&t, 0, 4, 0, 0, 0);
    assert_string_equal(field_of(w, "stay", (hub_id){455959432505119001}, "swapped_with"),
        "Okafor Fri 11 Dec 2026, 00:00");
    assert_string_equal(field_of(w, "stay", (hub_id){455959432505119002}, "swapped_with"),
        "Okafor Fri 4 Dec 2026, 00:00");
    is_fault(w, "stay", "family,arrive,leave,swapped_with\nOkafor,2027-02-05,2027-02-07,455959432505119999",
        "stays.csv, line 2, column 4: There is no stay");
}

static void a_file_is_started_from_an_export_with_a_carer(void **state)
{
    struct open_hub *w = *state;
    struct hub_opening o = w->opening;
    struct taking t = {.w = w};
    o.path = arena_printf(w->a, "%s.new", w->opening.path);
    faults_on(&t.faults, w->a);
    sheet(&t, "hub", "id,hub\n455959432505119001,Wren Hub");
    sheet(&t, "person", "id,person,role\n455959432505119002,Ben,parent");
    assert_int_equal(hub_start_from(&o, t.sheets, t.count, &t.o, w->a, &t.report, &t.faults, &w->err),
        HUB_EINVAL);
    assert_int_not_equal(access(o.path, F_OK), 0);
    t.count = 1;
    sheet(&t, "person", "id,person,role\n455959432505119002,Ben,hub carer");
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
    struct taking t = {.w = w};
    sheet(&t, "family", "family\nOkafor");
    assert_int_equal(take(&t), HUB_EDENIED);
    assert_int_equal(there(w, "family"), 0);
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
