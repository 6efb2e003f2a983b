/* SPDX-License-Identifier: MIT */
/* What SCREENS promises of keys (M3, M7, M8, M9, M10), held against every pane there is. */
#include "hub/base/str.h"
#include "hub/command/command.h"
#include "hub/ui/keymap.h"
#include "hub/ui/ui.h"
#include "ui/menu_priv.h"
#include "ui/panes_priv.h"
#include "unit.h"

#include <string.h>

/* One letter, one meaning: what each letter may do, in whichever pane. */
static const struct {
    int key;
    const char *ids;
} meanings[] = {
    {'n', "new|register.note"},
    {'e', "edit"},
    {'x', "remove|draft.ask"},
    {'c', "cover|swap"},
    {'a', "agree"},
    {'b', "bed"},
    {'g', "give"},
    {'r', "register"},
    {'i', "register.in|count-in"},
    {'o', "register.out|count-out"},
    {'d', "register.absent|call.missed"},
    {'k', "tick|call.held"},
    {'l', "last-heard"},
    {'w', "worry"},
    {'t', "today"},
    {'v', "view"},
    {'f', "dates"},
    {'p', "print"},
    {'h', "history"},
    {'s', "sent"},
    {'u', "undo|step.back|restore"},
    {'/', "find|find.all"},
    {'.', "hide"},
    {'m', "menu"},
    {'q', "quit"},
    {'?', "help"},
};

static const char moves[] = "up|down|left|right|page-up|page-down|first|last";

/* As in a pane that nobody types in, and not while it is a box. */
static struct pane quiet(struct pane_ops *ops, size_t i)
{
    *ops = *ui_panes[i];
    ops->typing = NULL;
    struct pane p = {.ops = ops};
    p.view.more = screen_keys;
    p.view.more_count = screen_key_count;
    return p;
}

static const char *meaning_of(int key)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if (meanings[i].key == key) {
            return meanings[i].ids;
        }
    }
    return "";
}

static void check_letters(const char *where, const struct ui_key *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool letter = (rows[i].key >= 'a' && rows[i].key <= 'z') || rows[i].key == '/' ||
                      rows[i].key == '.' || rows[i].key == '?';
        if (letter && !strchr(rows[i].id, '/') &&
            str_part_index(meaning_of(rows[i].key), rows[i].id) < 0) {
            fail_msg("%s: %c does %s, which it does nowhere else", where, rows[i].key, rows[i].id);
        }
    }
}

static void m08_one_letter_has_one_meaning_everywhere(void **state)
{
    (void)state;
    check_letters("all panes", ui_keys, ui_key_count);
    check_letters("the screen", screen_keys, screen_key_count);
    for (size_t i = 0; i < ui_pane_count; i++) {
        check_letters(ui_panes[i]->name, ui_panes[i]->keys, ui_panes[i]->key_count);
        assert_null(keymap_clash(ui_panes[i]->keys, ui_panes[i]->key_count));
    }
}

static void m07_a_capital_does_what_its_small_letter_does(void **state)
{
    struct pane_ops ops;
    (void)state;
    for (size_t i = 0; i < ui_pane_count; i++) {
        struct pane p = quiet(&ops, i);
        struct keymap map = pane_keymap(&p);
        for (int c = 'a'; c <= 'z'; c++) {
            assert_ptr_equal(keymap_find(&map, c), keymap_find(&map, c - 'a' + 'A'));
        }
    }
}

static void m07_no_letter_moves(void **state)
{
    struct pane_ops ops;
    (void)state;
    for (size_t i = 0; i < ui_pane_count; i++) {
        struct pane p = quiet(&ops, i);
        struct keymap map = pane_keymap(&p);
        for (int c = 'a'; c <= 'z'; c++) {
            const struct ui_key *row = keymap_find(&map, c);
            assert_false(row && str_part_index(moves, row->id) >= 0);
        }
    }
}

static void m03_nothing_needs_a_function_key(void **state)
{
    (void)state;
    for (size_t i = 0; i < ui_pane_count; i++) {
        for (size_t k = 0; k < ui_panes[i]->key_count; k++) {
            int key = ui_panes[i]->keys[k].key;
            assert_false(key >= K_F1 && key <= K_F12);
        }
    }
}

static bool listed(const struct menu_item *items, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq(items[i].id, id)) {
            return true;
        }
    }
    return false;
}

/* Enter, Tab and what moves stand on the keys themselves; the menu need not open itself. */
static bool need_not_be_listed(const struct ui_key *row)
{
    return str_part_index(moves, row->id) >= 0 || str_eq(row->id, "menu");
}

static const struct pane_ops *const tabs[] = {
    &pane_today, &pane_families, &pane_calendar, &pane_rota, &pane_peers, &pane_figures};

static struct ui_options options_with_commands(const struct invocation *inv)
{
    return (struct ui_options){.tabs = tabs, .tab_count = sizeof tabs / sizeof *tabs, .inv = inv};
}

static void m09_every_key_of_a_pane_is_in_its_menu(void **state)
{
    struct pane_ops ops;
    struct invocation inv = {0};
    struct ui_options opt = options_with_commands(&inv);
    struct arena *a = arena_create();
    int missing = 0;
    (void)state;
    for (size_t i = 0; i < ui_pane_count; i++) {
        const struct ui_key *row;
        struct menu_item *items;
        size_t count;
        struct pane p = quiet(&ops, i);
        struct keymap map = pane_keymap(&p);
        menu_items(&p, &opt, &(struct menu_ask){0}, a, &items, &count);
        for (size_t n = 0; !ops.box && (row = keymap_at(&map, n)); n++) {
            if (!need_not_be_listed(row) && !listed(items, count, row->id)) {
                print_error("%s: %s (%s) is not in the menu\n", ops.name, row->id, row->word);
                missing++;
            }
        }
    }
    arena_destroy(a);
    assert_int_equal(missing, 0);
}

/* A key somewhere does it, or a tab shows it. */
static bool on_the_screen(const char *id)
{
    for (size_t i = 0; i < ui_pane_count; i++) {
        struct keymap map = {.own = ui_panes[i]->keys,
            .own_count = ui_panes[i]->key_count,
            .more = screen_keys,
            .more_count = screen_key_count};
        if (keymap_by_id(&map, id)) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++) {
        if (str_starts(id, "tab ") && str_eq(id + 4, tabs[i]->name)) {
            return true;
        }
    }
    return false;
}

/* What a pane's menu lists, or the palette over it. */
struct menu_of {
    struct pane_ops ops;
    struct invocation inv;
    struct ui_options opt;
    struct arena *a;
    struct menu_item *items;
    size_t count;
};

static void menu_of(struct menu_of *m, size_t pane, bool elsewhere)
{
    *m = (struct menu_of){.a = arena_create()};
    m->opt = options_with_commands(&m->inv);
    struct pane p = quiet(&m->ops, pane);
    menu_items(&p, &m->opt, &(struct menu_ask){.elsewhere = elsewhere}, m->a, &m->items, &m->count);
}

static void m09_every_command_has_a_key_or_is_in_the_palette(void **state)
{
    struct menu_of m;
    (void)state;
    menu_of(&m, 0, false);
    for (size_t i = 0; i < command_count; i++) {
        const struct command *c = &commands[i];
        const char *id = arena_printf(m.a, "command %s", c->id);
        assert_false(str_empty(c->also));
        if (str_eq(c->screen, "-")) {
            assert_false(listed(m.items, m.count, id));
        } else if (*c->screen ? !on_the_screen(c->screen) : !listed(m.items, m.count, id)) {
            fail_msg("hub %s: no key \"%s\" and not in the palette", c->words, c->screen);
        }
    }
    arena_destroy(m.a);
}

/* Whichever pane is below: a key of it, one of another tab, or its words to run. */
static void m09_the_palette_finds_every_command(void **state)
{
    struct menu_of m;
    (void)state;
    menu_of(&m, 0, true);
    for (size_t i = 0; i < command_count; i++) {
        const struct command *c = &commands[i];
        bool found = str_eq(c->screen, "-") || listed(m.items, m.count, c->screen) ||
                     listed(m.items, m.count, arena_printf(m.a, "command %s", c->id));
        for (size_t k = 0; k < sizeof tabs / sizeof *tabs; k++) {
            found = found ||
                    listed(m.items, m.count, arena_printf(m.a, "on %s %s", tabs[k]->name, c->screen));
        }
        if (!found) {
            fail_msg("hub %s is not in the palette", c->words);
        }
    }
    assert_true(listed(m.items, m.count, "on rota fill"));
    arena_destroy(m.a);
}

static void m09_the_palette_hears_what_people_say_and_shows_the_key(void **state)
{
    static const struct {
        const char *said, *id, *keys;
    } said[] = {{"who is coming", "tab today", "1"}, {"oops", "undo", "u"},
        {"undelete", "removed", ""}, {"search", "find.all", ""}};
    struct menu_of m;
    (void)state;
    menu_of(&m, 2, false);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        bool heard = false;
        for (size_t k = 0; k < m.count; k++) {
            heard = heard || (str_eq(m.items[k].id, said[i].id) &&
                                 str_eq(m.items[k].keys, said[i].keys) &&
                                 strstr(m.items[k].words, said[i].said));
        }
        if (!heard) {
            fail_msg("\"%s\" does not find %s", said[i].said, said[i].id);
        }
    }
    arena_destroy(m.a);
}

static void m10_no_prefix_leads_to_another(void **state)
{
    (void)state;
    for (size_t i = 0; i < ui_pane_count; i++) {
        for (size_t k = 0; k < ui_panes[i]->key_count; k++) {
            const char *slash = strchr(ui_panes[i]->keys[k].id, '/');
            struct keymap map = {
                .own = ui_panes[i]->keys, .own_count = ui_panes[i]->key_count};
            assert_false(slash && strchr(slash + 1, '/'));
            assert_false(slash && !keymap_prefix_of(&map, &ui_panes[i]->keys[k]));
        }
    }
}

static void m02_every_pane_has_help_of_its_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < ui_pane_count; i++) {
        if (str_empty(ui_panes[i]->help) && !ui_panes[i]->box) {
            fail_msg("%s has no help", ui_panes[i]->name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(m02_every_pane_has_help_of_its_own),
        cmocka_unit_test(m03_nothing_needs_a_function_key),
        cmocka_unit_test(m07_a_capital_does_what_its_small_letter_does),
        cmocka_unit_test(m07_no_letter_moves),
        cmocka_unit_test(m08_one_letter_has_one_meaning_everywhere),
        cmocka_unit_test(m09_every_key_of_a_pane_is_in_its_menu),
        cmocka_unit_test(m09_every_command_has_a_key_or_is_in_the_palette),
        cmocka_unit_test(m09_the_palette_finds_every_command),
        cmocka_unit_test(m09_the_palette_hears_what_people_say_and_shows_the_key),
        cmocka_unit_test(m10_no_prefix_leads_to_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
