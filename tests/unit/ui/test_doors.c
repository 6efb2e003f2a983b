/* SPDX-License-Identifier: MIT */
/* Who is offered what on the screen: each key says what it needs of the role, or only looks. */
#include "command/plain_priv.h"
#include "hub/base/str.h"
#include "hub/command/needs.h"
#include "hub/service/roles.h"
#include "open_hub.h"
#include "ui/doors_priv.h"
#include "ui/own_pages_priv.h"
#include "ui/panes_priv.h"
#include "unit.h"

#include <string.h>

static const struct {
    const char *name, *role;
} people[] = {{"Ruth", "liaison worker"}, {"Ben", "host"}, {"Jo", "peer"}, {"Sam", "event helper"},
    {"Tam", "technical helper"}};
enum { PEOPLE = sizeof people / sizeof *people };

static int set_up(void **state)
{
    int rc = open_hub_set_up(state);
    for (size_t i = 0; i < PEOPLE; i++) {
        char fields[80];
        snprintf(fields, sizeof fields, "person=%s|role=%s", people[i].name, people[i].role);
        add(*state, "person", fields);
    }
    return rc;
}

static void every_need_is_a_word_that_is_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < door_count; i++) {
        if (!needs_sound(door_table[i].needs)) {
            fail_msg("%s: %s", door_table[i].ids, door_table[i].needs);
        }
    }
    for (size_t i = 0; i < plain_item_count; i++) {
        assert_true(needs_sound(plain_items[i].needs));
    }
    for (size_t i = 0; i < command_count; i++) {
        assert_true(needs_sound(command_needs(&commands[i])));
    }
    assert_false(needs_sound("write nothing_of_this_name"));
    assert_false(needs_sound("everything"));
}

/* Keys that lead nowhere else and write nothing, in whichever pane. */
static const char looks[] =
    "open|find|view|next-part|prev-part|up|down|left|right|page-up|page-down|older|newer|today|print|"
    "month.today|month.next|month.last|help|back|quit|redraw|look|show|new|edit|remove|versions|shares|"
    "last-heard|dates|record|belongs|month|plain|looks|hide|menu|palette";

static bool is_listed(const char *pane, const char *id)
{
    for (size_t i = 0; i < door_count; i++) {
        if (str_part_index(door_table[i].ids, id) >= 0 &&
            (!door_table[i].panes || str_part_index(door_table[i].panes, pane) >= 0)) {
            return true;
        }
    }
    return false;
}

/* Panes that only those come to who may write what they write. */
static const char own_ground[] = "form|belongs|drafts|first|found|join|start|copies-out|bring-home|risk|"
                                 "held|event|lent|cover|lock";

static void every_key_says_what_it_needs(void **state)
{
    size_t missing = 0;
    (void)state;
    for (size_t i = 0; i < ui_pane_count; i++) {
        const struct pane_ops *p = ui_panes[i];
        for (size_t k = 0; k < p->key_count; k++) {
            const char *id = p->keys[k].id;
            bool writes = str_part_index("new|edit|remove", id) >= 0;
            bool free = str_part_index(looks, id) >= 0 && (!writes || str_part_index(own_ground, p->name) >= 0);
            if (!free && !p->box && !is_listed(p->name, id) && str_part_index(own_ground, p->name) < 0) {
                print_error("%s: %s is offered to everybody; say in the table of doors what it needs\n", p->name, id);
                missing++;
            }
        }
    }
    assert_int_equal(missing, 0);
}

static void a_hub_carer_is_offered_everything(void **state)
{
    struct open_hub *w = *state;
    assert_null(doors_of(w->h, w->a));
}

/* The keys of one pane that are there for somebody, one after the other. */
static const char *keys_of(struct open_hub *w, const struct pane_ops *ops)
{
    struct sb b = sb_on(w->a);
    struct pane p = {.ops = ops, .view = {.doors = doors_of(w->h, w->a), .more = screen_keys,
        .more_count = screen_key_count - 1}};
    struct pane_ops quiet = *ops;
    quiet.typing = NULL;
    p.ops = &quiet;
    struct keymap map = pane_keymap(&p);
    const struct ui_key *row;
    for (size_t n = 0; (row = keymap_at(&map, n)); n++) {
        bool own = row >= ops->keys && row < ops->keys + ops->key_count;
        bool more = row >= screen_keys && row < screen_keys + screen_key_count;
        if (own || more) {
            sb_addf(&b, "%s%s", b.len ? " " : "", row->id);
        }
    }
    return sb_str(&b);
}

#define EVERYBODY "undo redo drafts plain lock pin looks"

static const struct {
    const char *person;
    const struct pane_ops *pane;
    const char *keys;
} offered[] = {
    {"Ben", &pane_mine,
        "new new/note new/bump new/line new/away give count-in count-out print remove next-part worry " EVERYBODY},
    {"Ben", &pane_night, "give remove print worry " EVERYBODY},
    {"Ben", &pane_call, "worry " EVERYBODY},
    {"Sam", &pane_helper,
        "open register.in register.out register.absent register.note view worry find print new.bump "
        "register.risk next-part " EVERYBODY},
    {"Sam", &pane_helper_shut, "worry quit " EVERYBODY},
    {"Sam", &pane_risk, "print worry " EVERYBODY},
    {"Tam", &pane_upkeep, "open new remove close backup worry undo redo drafts plain lock pin doctor looks"},
    {"Jo", &pane_peer, "open quit worry undo redo drafts plain looks"},
    {"Ruth", &pane_today, "register swap next-part find.all worry undo redo changes removed tell copies keeping "
                          "questions away.copies supervision drafts plain lock pin looks"},
};

static void each_role_is_offered_what_it_may_do(void **state)
{
    struct open_hub *w = *state;
    for (size_t i = 0; i < sizeof offered / sizeof *offered; i++) {
        open_hub_as(w, offered[i].person);
        assert_string_equal(keys_of(w, offered[i].pane), offered[i].keys);
    }
}

static void those_with_one_page_have_no_other(void **state)
{
    struct open_hub *w = *state;
    static const char *const pages[PEOPLE] = {NULL, "mine", "peer", "helper", "upkeep"};
    for (size_t i = 0; i < PEOPLE; i++) {
        open_hub_as(w, people[i].name);
        const struct role_tabs *tabs = tabs_of(w->h);
        assert_int_equal(tabs->count, pages[i] ? 1 : 7);
        if (pages[i]) {
            const struct doors *d = doors_of(w->h, w->a);
            assert_string_equal(tabs->tabs[0]->name, pages[i]);
            assert_true(doors_open(d, pages[i], DOOR_PAGE));
            assert_false(doors_open(d, "families", DOOR_PAGE));
            assert_false(doors_open(d, "find", DOOR_PAGE));
            assert_false(doors_open(d, "history", DOOR_PAGE));
            assert_false(doors_open(d, "figures", DOOR_PAGE));
            assert_false(doors_open(d, "rota", DOOR_PAGE));
            assert_false(doors_open(d, "take-copy", DOOR_PAGE));
        }
    }
}

static void a_page_of_another_role_is_shut(void **state)
{
    struct open_hub *w = *state;
    open_hub_as(w, "Jo");
    const struct doors *d = doors_of(w->h, w->a);
    assert_false(doors_open(d, "mine", DOOR_PAGE));
    assert_false(doors_open(d, "upkeep", DOOR_PAGE));
    assert_false(doors_open(d, "command", DOOR_PAGE));
    assert_false(doors_write(d, noun_find("family")));
    assert_true(doors_write(d, noun_find("worry")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_need_is_a_word_that_is_known),
        cmocka_unit_test(every_key_says_what_it_needs),
        cmocka_unit_test_setup_teardown(
            a_hub_carer_is_offered_everything, set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            each_role_is_offered_what_it_may_do, set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            those_with_one_page_have_no_other, set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            a_page_of_another_role_is_shut, set_up, open_hub_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
