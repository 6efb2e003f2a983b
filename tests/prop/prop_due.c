/* SPDX-License-Identifier: MIT */
/*
 * Two hubs, a carer at each, and whatever they add, change, remove, bring back,
 * take in, take back and do again, over restarts and midnights: what is kept for
 * Today is what one would work out from all the facts.
 */
#include "hub/base/str.h"
#include "hub/service/due.h"
#include "hub/service/import.h"
#include "kept.h"
#include "prop.h"
#include "unit.h"

#include <stdio.h>

enum { STEPS = 40, RECORDS = 200, FAMILIES = 3 };

struct made {
    const char *noun;
    hub_id id;
};

struct world {
    struct open_hub *w;
    struct prop p;
    struct made made[RECORDS];
    size_t count, did[8];
    hub_date day;
};

static int between(struct world *x, int first, int last)
{
    return (int)prop_between(&x->p, first, last);
}

static const char *one_of(struct world *x, const char *choices)
{
    return str_part(x->w->a, choices, (size_t)between(x, 0, (int)str_parts(choices) - 1));
}

static const char *day(struct world *x, int from, int to)
{
    char text[DATE_TEXT];
    return arena_strdup(x->w->a, date_iso(date_add(x->day, between(x, from, to)), text));
}

static const char *hub_name(struct world *x, const char **mark)
{
    *mark = between(x, 0, 2) ? "R" : "W";
    return **mark == 'R' ? "Robin Hub" : "Wren Hub";
}

/* Fields of a new record of each kind; %s are chosen anew each time. */
static const char *fields_of(struct world *x, const char *noun)
{
    struct arena *a = x->w->a;
    const char *m, *hub = hub_name(x, &m);
    int f = between(x, 0, FAMILIES - 1);
    if (str_eq(noun, "child")) {
        return arena_printf(a, "child=C%zu|family=%s%d|born=2018-01-01", x->count, m, f);
    }
    if (str_eq(noun, "stay")) {
        int first = between(x, -3, 50), nights = between(x, 1, 12);
        char arrive[DATE_TEXT], leave[DATE_TEXT];
        return arena_printf(a,
            "family=%s%d|arrive=%s 15:00|leave=%s 11:00|status=%s|kind=%s|host=%s", m, f,
            date_iso(date_add(x->day, first), arrive),
            date_iso(date_add(x->day, first + nights), leave),
            one_of(x, "asked|draft|agreed|agreed|cancelled"),
            one_of(x, "planned|planned|emergency"),
            between(x, 0, 4) ? (*m == 'R' ? "Amina" : "Wyn") : "");
    }
    if (str_eq(noun, "consent")) {
        return arena_printf(a, "child=%s%d kid|kind=%s|answer=%s|given_by=x|given_on=%s|until=%s",
            m, f, one_of(x, "first aid|swimming|stay overnight"), one_of(x, "yes|yes|no"),
            day(x, -400, 0), day(x, 1, 60));
    }
    if (str_eq(noun, "check")) {
        return arena_printf(a, "hub=%s|kind=%s|person=%s|done=%s|until=%s", hub,
            one_of(x, "DBS|first aid|gas safety"), *m == 'R' ? "Amina" : "Wyn", day(x, -900, 0),
            day(x, -20, 60));
    }
    if (str_eq(noun, "entry")) {
        return arena_printf(a, "at=%s 10:00|hub=%s|kind=call|fact=x|action=%s|due=%s",
            day(x, -9, 0), hub, one_of(x, "Ring|Write {child 1}|"), day(x, -5, 12));
    }
    if (str_eq(noun, "away")) {
        return arena_printf(
            a, "host=%s|from=%s|to=%s", *m == 'R' ? "Amina" : "Wyn", day(x, 0, 5), day(x, 6, 20));
    }
    if (str_eq(noun, "apart")) {
        return arena_printf(a, "family=%s%d|other_family=%s%d|scope=%s", m, f, m,
            (f + 1) % FAMILIES, one_of(x, "same house|same weekend"));
    }
    if (str_eq(noun, "match")) {
        return arena_printf(a, "family=%s%d|peer=%s peer|asked=%s|agreed=%s|status=%s", m, f, m,
            day(x, -40, -30), day(x, -29, 0), one_of(x, "agreed|agreed|waiting"));
    }
    if (str_eq(noun, "register_line")) {
        const struct made *e = &x->made[between(x, 0, (int)x->count - 1)];
        return arena_printf(a, "event=%lld|child=%s%d kid|status=booked|line=%d",
            (long long)(str_eq(e->noun, "event") ? e->id.n : 1), m, f, between(x, 1, 99));
    }
    return arena_printf(
        a, "hub=%s|event=E%zu|start=%s 14:00|needs_swimming=yes", hub, x->count, day(x, -3, 40));
}

static void remember(struct world *x, const char *noun, hub_id id)
{
    if (x->count < RECORDS) {
        x->made[x->count++] = (struct made){noun, id};
    }
}

static void add_one(struct world *x)
{
    static const char nouns_tried[] =
        "child|stay|stay|stay|consent|consent|check|entry|away|apart|match|event|event|"
        "register_line|register_line";
    hub_id id;
    const char *noun = one_of(x, nouns_tried);
    if (try_add(x->w, noun, fields_of(x, noun), &id) == HUB_OK) {
        remember(x, noun, id);
        x->did[0]++;
    }
}

static void change_one(struct world *x)
{
    const struct made *r = &x->made[between(x, 0, (int)x->count - 1)];
    if (str_eq(r->noun, "family")) {
        x->did[1] += try_edit(x->w, r->noun, r->id, "priority=3") == HUB_OK;
    } else if (!str_eq(r->noun, "child")) {
        x->did[1] += try_edit(x->w, r->noun, r->id, fields_of(x, r->noun)) == HUB_OK;
    }
}

static void remove_one(struct world *x)
{
    const struct made *r = &x->made[between(x, 0, (int)x->count - 1)];
    const struct noun *n = noun_find(r->noun);
    if (hub_remove(x->w->h, n, r->id, &x->w->err) != HUB_OK) {
        x->did[3] += hub_restore(x->w->h, n, r->id, &x->w->err) == HUB_OK;
    } else {
        x->did[2]++;
    }
}

static void take_back(struct world *x)
{
    const char *sentence;
    int steps = between(x, 1, 4), back = 0;
    while (back < steps && hub_undo(x->w->h, x->w->a, &sentence, &x->w->err) == HUB_OK) {
        kept_is_right(x->w);
        back++;
    }
    x->did[4] += (size_t)back;
    while (back-- > 0 && between(x, 0, 3) &&
           hub_redo(x->w->h, x->w->a, &sentence, &x->w->err) == HUB_OK) {
        x->did[5]++;
    }
}

/* Some stays as a sheet would bring them: known ones change, the others are new. */
static void take_in(struct world *x)
{
    enum { COLS = 5, ROWS = 4 };
    static const char *const words[COLS] = {"family", "host", "arrive", "leave", "status"};
    const struct noun *n = noun_find("stay");
    const struct field *fields[COLS];
    const char *cells[ROWS][COLS];
    struct import_row rows[ROWS];
    struct import_report report;
    struct faults faults;
    faults_on(&faults, x->w->a);
    for (size_t i = 0; i < COLS; i++) {
        fields[i] = noun_field(n, words[i]);
    }
    for (int i = 0; i < ROWS; i++) {
        cells[i][0] = arena_printf(x->w->a, "R%d", between(x, 0, FAMILIES - 1));
        cells[i][1] = "Amina";
        cells[i][2] = arena_printf(x->w->a, "%s", day(x, i * 8, i * 8 + 3));
        cells[i][3] = arena_printf(x->w->a, "%s", day(x, i * 8 + 4, i * 8 + 7));
        cells[i][4] = one_of(x, "agreed|asked|draft");
        rows[i] = (struct import_row){i + 2, cells[i], COLS};
    }
    struct import_sheet sheet = {.noun = n,
        .file = "stays.csv",
        .heading_line = 1,
        .cols = COLS,
        .fields = fields,
        .id_col = -1,
        .hub_col = -1,
        .removed_col = -1,
        .rows = rows,
        .row_count = ROWS};
    struct import_options o = {0};
    x->did[6] +=
        hub_import(x->w->h, &sheet, 1, &o, x->w->a, &report, &faults, &x->w->err) == HUB_OK;
}

static void set_day(struct world *x, hub_date d)
{
    char text[DATE_TEXT];
    x->day = d;
    const char *noon = arena_printf(x->w->a, "%sT12:00", date_iso(d, text));
    assert_int_equal(clock_set(&x->w->clock, noon, &x->w->err), HUB_OK);
    hub_set_clock(x->w->h, &x->w->clock);
}

static void next_day(struct world *x)
{
    set_day(x, date_add(x->day, between(x, 1, 9)));
    if (between(x, 0, 1)) {
        open_hub_as(x->w, between(x, 0, 1) ? "Amina" : "Wyn");
    }
    assert_int_equal(hub_due_refresh(x->w->h, &x->w->err), HUB_OK);
    x->did[7]++;
}

static void two_hubs(struct world *x)
{
    struct open_hub *w = x->w;
    add(w, "hub", "hub=Wren Hub");
    add(w, "person", "hub=Wren Hub|person=Amina|role=hub carer");
    add(w, "person", "hub=Wren Hub|person=Wyn|role=hub carer");
    add(w, "home", "hub=Wren Hub|home=Wyn's");
    add(w, "host", "hub=Wren Hub|host=Wyn|person=Wyn|home=Wyn's|beds=2");
    for (int i = 0; i < 2 * FAMILIES; i++) {
        const char *m = i % 2 ? "W" : "R", *hub = i % 2 ? "Wren Hub" : "Robin Hub";
        const char *family = arena_printf(w->a, "%s%d", m, i / 2);
        remember(
            x, "family", add(w, "family", arena_printf(w->a, "hub=%s|family=%s", hub, family)));
        add(w, "child",
            arena_printf(w->a, "child=%s kid|family=%s|born=2019-05-05", family, family));
    }
    for (int i = 0; i < 2; i++) {
        const char *m = i ? "W" : "R", *hub = i ? "Wren Hub" : "Robin Hub";
        add(w, "person", arena_printf(w->a, "hub=%s|person=%s peer|role=peer", hub, m));
        add(w, "peer", arena_printf(w->a, "hub=%s|person=%s peer", hub, m));
    }
    assert_int_equal(hub_due_refresh(w->h, &w->err), HUB_OK);
}

/* What chance may leave out in a few rounds: a record goes, comes back, and that is undone and redone. */
static void go_and_come_back(struct world *x)
{
    const struct made *r = &x->made[0];
    const struct noun *n = noun_find(r->noun);
    const char *sentence;
    struct hub_err *err = &x->w->err;
    x->did[2] += hub_remove(x->w->h, n, r->id, err) == HUB_OK; /* or it has gone already */
    kept_is_right(x->w);
    x->did[3] += hub_restore(x->w->h, n, r->id, err) == HUB_OK;
    kept_is_right(x->w);
    x->did[4] += hub_undo(x->w->h, x->w->a, &sentence, err) == HUB_OK;
    kept_is_right(x->w);
    x->did[5] += hub_redo(x->w->h, x->w->a, &sentence, err) == HUB_OK;
}

static void one_round(struct world *x)
{
    set_day(x, date_from_ymd(2026, 11, 21));
    two_hubs(x);
    for (int step = 0; step < STEPS; step++) {
        int what = between(x, 0, 19);
        if (what < 9) {
            add_one(x);
        } else if (what < 12) {
            change_one(x);
        } else if (what < 14) {
            remove_one(x);
        } else if (what < 16) {
            take_back(x);
        } else if (what < 18) {
            take_in(x);
        } else {
            next_day(x);
        }
        kept_is_right(x->w);
    }
    go_and_come_back(x);
    kept_is_right(x->w);
}

static void what_is_kept_is_what_would_be_worked_out(void **state)
{
    static const char *const words[] = {"added", "changed", "removed", "brought back", "taken back",
        "done again", "taken in", "other days"};
    struct prop p = prop_start("needs kept", 4, 150);
    size_t did[8] = {0};
    (void)state;
    for (int round = 0; round < p.rounds; round++) {
        void *hub;
        assert_int_equal(open_hub_set_up(&hub), 0);
        struct world x = {.w = hub, .p = p};
        one_round(&x);
        p = x.p;
        for (size_t i = 0; i < 8; i++) {
            did[i] += x.did[i];
        }
        open_hub_tear_down(&hub);
    }
    for (size_t i = 0; i < 8; i++) {
        printf("# %zu %s\n", did[i], words[i]);
        assert_true(did[i] > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_kept_is_what_would_be_worked_out)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
