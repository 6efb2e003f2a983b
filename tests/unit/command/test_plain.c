/* SPDX-License-Identifier: MIT */
/* SCREENS M25: plain mode does everything the screen does. The tables say whether anything is missing. */
#include "command/plain_priv.h"
#include "hub/base/str.h"
#include "hub/ui/form.h"
#include "ui/away_priv.h"
#include "ui/panes_priv.h"
#include "ui/ui_priv.h"
#include "unit.h"

#include <string.h>

/* Moving about a drawn screen: words and numbers do that in plain mode, or there is nothing to draw. */
static const char drawn[] = "next-part|prev-part|page-up|page-down|redraw|back|quit|help|menu|palette|"
                            "hide|up|down|left|right|home|end";

static const struct pane_ops *const panes[] = {&pane_today, &pane_families, &pane_calendar,
    &pane_rota, &pane_record, &pane_history, &pane_removed, &pane_command, &pane_find, &pane_sheet,
    &pane_print, &pane_night, &pane_peers, &pane_register, &pane_risk, &pane_event_paper, &pane_bed, &box_give,
    &box_looks, &box_hubs, &pane_unit, &pane_group, &pane_supervision, &form_pane, &drafts_pane, &belongs_pane,
    &pane_take_copy, &pane_bring_home, &pane_questions, &pane_question, &pane_copies_out, &pane_hand};

static bool has_line(const char *id)
{
    for (size_t i = 0; i < plain_item_count; i++) {
        const char *does = plain_items[i].does;
        if (does && str_part_index(does, id) >= 0) {
            return true;
        }
    }
    return false;
}

/* "new/family": the list of that noun has a line to add one. */
static size_t missing(const struct ui_key *keys, size_t count, const char *where)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        const char *id = keys[i].id;
        bool any_noun = str_starts(id, "new/") && noun_find(id + strlen("new/"));
        if ((keys[i].flags & KEY_MENU) && !any_noun && str_part_index(drawn, id) < 0 &&
            !has_line(id)) {
            print_error("%s: no line of plain mode does \"%s\" (%s)\n", where, keys[i].id, keys[i].word);
            n++;
        }
    }
    return n;
}

static void every_key_of_the_menu_has_a_line(void **state)
{
    size_t n = missing(ui_keys, ui_key_count, "shared") +
               missing(screen_keys, screen_key_count, "screen");
    (void)state;
    for (size_t i = 0; i < sizeof panes / sizeof *panes; i++) {
        n += missing(panes[i]->keys, panes[i]->key_count, panes[i]->name);
    }
    assert_int_equal(n, 0);
}

/* Those that no key does are run by their words: "A command" lists all that have any. */
static void every_command_of_the_screen_has_a_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < command_count; i++) {
        const char *id = commands[i].screen;
        if (*id && !str_eq(id, "-") && str_part_index(drawn, id) < 0 && !has_line(id)) {
            fail_msg("no line of plain mode does \"%s\" (hub %s)", id, commands[i].words);
        }
    }
}

static void every_line_has_words_of_its_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < plain_item_count; i++) {
        assert_non_null(plain_items[i].run);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(plain_items[i].label, plain_items[k].label);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_of_the_menu_has_a_line),
        cmocka_unit_test(every_command_of_the_screen_has_a_line),
        cmocka_unit_test(every_line_has_words_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
