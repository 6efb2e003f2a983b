/* SPDX-License-Identifier: MIT */
/*
 * Two people work on the same families and take back and do again as they like,
 * over restarts. A step that is taken back changes no cell that the other
 * person wrote last; one that is refused changes nothing; as many steps done
 * again as were taken back give the same tables.
 */
#include "hub/base/str.h"
#include "open_hub.h"
#include "prop.h"
#include "unit.h"

#include <stdio.h>

enum { FAMILIES = 4, OTHERS = 24, RECORDS = FAMILIES + OTHERS, CELLS = 5, STEPS = 60 };

static const char *const people[] = {"Amina", "Bea"};
/* Of a family; children and stays hang on families. The last cell: whether it is there. */
static const char *const words[CELLS - 1] = {"priority", "stays_per_year", "notes", "stage"};

struct cell {
    const char *text;
    int writer; /* in people */
    size_t when; /* looks so far */
};

struct table {
    struct cell at[RECORDS][CELLS];
};

struct world {
    struct open_hub *w;
    struct prop p;
    int who;
    hub_id ids[RECORDS];
    const char *nouns[RECORDS];
    size_t count;
    struct table now;
    size_t looks, undone, redone, refused;
};

static int64_t between(struct world *x, int64_t first, int64_t last)
{
    return prop_between(&x->p, first, last);
}

static const char *cell_text(struct world *x, size_t record, size_t cell)
{
    const struct noun *n = noun_find(x->nouns[record]);
    struct record *r = arena_alloc(x->w->a, n->size);
    assert_int_equal(hub_get(x->w->h, n, x->ids[record], x->w->a, r, &x->w->err), HUB_OK);
    if (cell == CELLS - 1) {
        return stamp_known(r->removed_at) ? "removed" : "there";
    }
    const struct field *f = noun_field(n, words[cell]);
    return f ? field_text(f, r, x->w->a) : "";
}

/* Reads the tables again. Cells that differ are now by `x->who`; `undo`: they had to be before. */
static void look(struct world *x, bool undo)
{
    x->looks++;
    for (size_t i = 0; i < x->count; i++) {
        for (size_t k = 0; k < CELLS; k++) {
            struct cell *c = &x->now.at[i][k];
            const char *now = cell_text(x, i, k);
            if (c->text && str_eq(c->text, now)) {
                continue;
            }
            if (undo && c->writer != x->who) {
                fail_msg("%s took back what %s wrote in %s %zu: %s → %s", people[x->who],
                    people[c->writer], x->nouns[i], i, c->text, now);
            }
            *c = (struct cell){now, x->who, x->looks};
        }
    }
}

/* A record put out of sight has nothing the other wrote since it came into sight. */
static void look_at_hidden(struct world *x, const struct table *before)
{
    for (size_t i = 0; i < x->count; i++) {
        bool hidden = str_eq(before->at[i][CELLS - 1].text, "there") &&
                      str_eq(x->now.at[i][CELLS - 1].text, "removed");
        for (size_t k = 0; hidden && k < CELLS; k++) {
            const struct cell *c = &before->at[i][k];
            assert_true(c->writer == x->who || c->when <= before->at[i][CELLS - 1].when);
        }
    }
}

static bool same_tables(struct world *x, const struct table *before)
{
    for (size_t i = 0; i < x->count; i++) {
        for (size_t k = 0; k < CELLS; k++) {
            if (!str_eq(before->at[i][k].text, cell_text(x, i, k))) {
                return false;
            }
        }
    }
    return true;
}

static void turn(struct world *x)
{
    int who = (int)between(x, 0, 1);
    if (who != x->who || between(x, 0, 9) == 0) {
        open_hub_as(x->w, people[who]); /* a restart too */
    }
    x->who = who;
}

static void made(struct world *x, const char *noun, hub_id id)
{
    x->nouns[x->count] = noun;
    x->ids[x->count++] = id;
}

static void add_something(struct world *x)
{
    size_t family = (size_t)between(x, 0, FAMILIES - 1);
    hub_id id;
    if (x->count == RECORDS) {
        return;
    }
    bool child = between(x, 0, 1);
    const char *fields =
        child ? arena_printf(x->w->a, "child=C%zu|family=F%zu", x->count, family)
              : arena_printf(x->w->a, "family=F%zu|arrive=2027-01-%02zu|leave=2027-02-01|notes=n",
                    family, 1 + x->count);
    if (try_add(x->w, child ? "child" : "stay", fields, &id) == HUB_OK) {
        made(x, child ? "child" : "stay", id);
    }
}

static void change_something(struct world *x)
{
    size_t i = (size_t)between(x, 0, (int64_t)x->count - 1);
    if (str_eq(x->nouns[i], "family")) {
        const char *fields = arena_printf(x->w->a, "%s=%d|%s=%d", words[between(x, 0, 1)],
            (int)between(x, 1, 9), words[2], (int)between(x, 1, 99));
        try_edit(x->w, "family", x->ids[i], fields);
    } else {
        try_edit(x->w, x->nouns[i], x->ids[i],
            arena_printf(x->w->a, "notes=%d", (int)between(x, 1, 99)));
    }
}

static void remove_something(struct world *x)
{
    size_t i = (size_t)between(x, 0, (int64_t)x->count - 1);
    const struct noun *n = noun_find(x->nouns[i]);
    if (str_eq(x->now.at[i][CELLS - 1].text, "there")) {
        hub_remove(x->w->h, n, x->ids[i], &x->w->err);
    } else {
        hub_restore(x->w->h, n, x->ids[i], &x->w->err);
    }
}

/* Some steps back, each checked, then the same number again: the tables are as they were. */
static void take_back(struct world *x)
{
    struct table start = x->now, before;
    const char *sentence;
    int back = 0, want = (int)between(x, 1, 4);
    for (enum hub_rc rc = HUB_OK; back < want && rc == HUB_OK;) {
        before = x->now;
        rc = hub_undo(x->w->h, x->w->a, &sentence, &x->w->err);
        if (rc == HUB_OK) {
            back++;
            look(x, true);
            look_at_hidden(x, &before);
        } else {
            x->refused += rc == HUB_ECONFLICT;
            assert_true(rc == HUB_ECONFLICT || rc == HUB_ENOTFOUND);
            assert_true(same_tables(x, &before));
        }
    }
    x->undone += (size_t)back;
    if (between(x, 0, 2) == 0) {
        return;
    }
    if (between(x, 0, 1)) {
        open_hub_as(x->w, people[x->who]);
    }
    for (int i = 0; i < back; i++) {
        if (hub_redo(x->w->h, x->w->a, &sentence, &x->w->err) != HUB_OK) {
            fail_msg("%s", x->w->err.msg);
        }
    }
    x->redone += (size_t)back;
    assert_true(same_tables(x, &start));
    look(x, true);
}

static void one_round(struct world *x)
{
    hub_id bea = add(x->w, "person", "person=Bea|role=hub carer");
    open_hub_as(x->w, "Bea"); /* with a change of her own, nobody takes her addition back */
    edit(x->w, "person", bea, "phone=07700 900001");
    open_hub_as(x->w, "Amina");
    x->who = 0;
    for (int i = 0; i < FAMILIES; i++) {
        made(x, "family", add(x->w, "family", arena_printf(x->w->a, "family=F%d", i)));
    }
    look(x, false);
    for (int step = 0; step < STEPS; step++) {
        turn(x);
        int64_t what = between(x, 0, 9);
        if (what < 3) {
            take_back(x);
            continue;
        }
        if (what < 5) {
            add_something(x);
        } else if (what < 9) {
            change_something(x);
        } else {
            remove_something(x);
        }
        look(x, false);
    }
}

static void nobody_takes_back_what_the_other_wrote(void **state)
{
    struct prop p = prop_start("undo by two", 6, 200);
    size_t undone = 0, redone = 0, refused = 0;
    (void)state;
    for (int round = 0; round < p.rounds; round++) {
        void *hub;
        assert_int_equal(open_hub_set_up(&hub), 0);
        struct world x = {.w = hub, .p = p};
        one_round(&x);
        p = x.p;
        undone += x.undone;
        redone += x.redone;
        refused += x.refused;
        open_hub_tear_down(&hub);
    }
    printf("# %zu taken back, %zu done again, %zu refused\n", undone, redone, refused);
    assert_true(undone > 0 && redone > 0 && refused > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_takes_back_what_the_other_wrote)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
