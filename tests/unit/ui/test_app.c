/* SPDX-License-Identifier: MIT */
#include "demo_pane.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "unit.h"

#include <string.h>

/* A screen that plays a script of events and keeps every picture it was shown. */
struct script {
    const struct ui_event *events;
    size_t count, next, shown;
    int rows, cols;
    struct arena *a;
    const char *pictures[64];
};

static void script_size(void *self, int *rows, int *cols)
{
    const struct script *s = self;
    *rows = s->rows;
    *cols = s->cols;
}

static void script_wait(void *self, int timeout_ms, struct ui_event *out)
{
    struct script *s = self;
    assert_true(timeout_ms >= 0);
    *out = s->next < s->count ? s->events[s->next] : (struct ui_event){.type = UI_HANGUP};
    s->next++;
    if (out->type == UI_KEY && out->key < K_ENTER)
        utf8_put((uint32_t)out->key, out->text);
}

static void script_show(void *self, const struct canvas *c, bool all)
{
    struct script *s = self;
    (void)all;
    if (s->shown < sizeof s->pictures / sizeof *s->pictures)
        s->pictures[s->shown++] = canvas_text(c, s->a);
}

#define KEY(k)                                                                                     \
    {                                                                                              \
        .type = UI_KEY, .key = (k)                                                                 \
    }

static void play_on(struct script *s, struct demo_hub *demo, const struct ui_options *opt)
{
    struct screen screen = {s, script_size, script_wait, script_show, NULL, NULL};
    struct hub_err err;
    s->a = arena_create();
    assert_int_equal(ui_run_on(screen, demo_as_hub(demo), opt, &err), HUB_OK);
    assert_true(s->shown > 0);
}

static const char *last(const struct script *s)
{
    return s->pictures[s->shown - 1];
}

static const struct ui_options plain = {
    .tabs = demo_tabs, .tab_count = 2, .title = demo_title, .person = "Amina"};

static void the_detail_waits_until_the_keys_rest(void **state)
{
    static const struct ui_event events[] = {KEY(K_DOWN), KEY(K_DOWN), KEY(K_DOWN), KEY(K_PROBE)};
    struct script s = {events, 4, .rows = 24, .cols = 80};
    struct demo_hub demo = {.rows = 100};
    (void)state;
    play_on(&s, &demo, &plain);
    assert_int_equal(demo.details, 2);
    assert_non_null(strstr(s.pictures[3], "About Reid 1"));
    assert_non_null(strstr(last(&s), "About Łukasz 4"));
    arena_destroy(s.a);
}

static int rests;

static enum hub_rc rest(struct pane *p, struct hub *hub, struct hub_err *err)
{
    (void)p;
    (void)hub;
    (void)err;
    rests++;
    return HUB_OK;
}

/* How often the detail was read and what may wait was done. */
static void expect_rests(const struct ui_event *events, size_t count, int details, int times)
{
    struct pane_ops resting = demo_people;
    const struct pane_ops *const tabs[] = {&resting, &demo_notes};
    struct script s = {events, count, .rows = 24, .cols = 80};
    struct demo_hub demo = {.rows = 100};
    struct ui_options opt = plain;
    resting.rest = rest;
    opt.tabs = tabs;
    rests = 0;
    play_on(&s, &demo, &opt);
    assert_int_equal(demo.details, details);
    assert_int_equal(rests, times);
    arena_destroy(s.a);
}

static void what_may_wait_is_done_when_the_keys_rest_and_the_detail_not_twice(void **state)
{
    static const struct ui_event events[] = {KEY(K_PROBE), KEY(K_DOWN), KEY(K_UP), KEY(K_PROBE)};
    (void)state;
    expect_rests(events, 1, 1, 1);
    expect_rests(events + 1, 3, 2, 1);
    expect_rests(events, 4, 2, 2);
}

static void moving_within_the_window_reads_nothing(void **state)
{
    static const struct ui_event events[] = {KEY(K_DOWN), KEY(K_DOWN), KEY(K_UP), KEY(K_PGDN)};
    struct script s = {events, 4, .rows = 24, .cols = 80};
    struct demo_hub demo = {.rows = 100000};
    (void)state;
    play_on(&s, &demo, &plain);
    assert_int_equal(demo.pages, 1);
    arena_destroy(s.a);
}

/* Once the list is shown, its first row is removed by someone. */
static uint64_t one_change(struct hub *hub)
{
    struct demo_hub *demo = (struct demo_hub *)(void *)hub;
    demo->removed = demo->pages > 0;
    return (uint64_t)demo->removed;
}

static void someone_elses_change_is_shown_at_the_next_tick(void **state)
{
    static const struct ui_event events[] = {KEY(K_PROBE), {.type = UI_TIMEOUT}};
    struct script s = {events, 2, .rows = 24, .cols = 80};
    struct demo_hub demo = {.rows = 10};
    struct ui_options opt = plain;
    (void)state;
    opt.version = one_change;
    play_on(&s, &demo, &opt);
    assert_non_null(strstr(s.pictures[0], "> Reid 1"));
    assert_non_null(strstr(last(&s), "> Patel-Shah 2"));
    assert_int_equal(s.shown, 2);
    arena_destroy(s.a);
}

static void nothing_is_drawn_when_nothing_happened(void **state)
{
    static const struct ui_event events[] = {
        {.type = UI_TIMEOUT}, {.type = UI_TIMEOUT}, KEY(K_PROBE)};
    struct script s = {events, 3, .rows = 24, .cols = 80};
    struct demo_hub demo = {.rows = 10};
    (void)state;
    play_on(&s, &demo, &plain);
    assert_int_equal(s.shown, 1);
    arena_destroy(s.a);
}

static void draw_nothing(const struct pane *p, struct canvas *c)
{
    (void)p;
    (void)c;
}

/* The third time it is asked, and then no more. */
static enum hub_rc one_unread(struct hub *hub, struct hub_err *err)
{
    struct demo_hub *demo = (struct demo_hub *)(void *)hub;
    bool now = ++demo->removed == 3;
    return now ? hub_fail(err, HUB_EIO, "hub.db could not be read: the disk gave an error.") : HUB_OK;
}

static void what_could_not_be_read_behind_a_page_is_said_once(void **state)
{
    static const struct ui_event events[] = {KEY(K_DOWN), {.type = UI_TIMEOUT}, {.type = UI_TIMEOUT}, KEY(K_DOWN)};
    struct script s = {events, 4, .rows = 24, .cols = 80};
    struct demo_hub demo = {.rows = 10};
    struct ui_options opt = plain;
    (void)state;
    opt.unread = one_unread;
    play_on(&s, &demo, &opt);
    assert_int_equal(s.shown, 4);
    assert_null(strstr(s.pictures[1], "could not be read"));
    assert_non_null(strstr(s.pictures[2], "hub.db could not be read"));
    assert_non_null(strstr(s.pictures[2], "the number of a tab"));
    assert_null(strstr(last(&s), "could not be read"));
    arena_destroy(s.a);
}

static enum hub_rc unread_at_once(struct hub *hub, struct hub_err *err)
{
    (void)hub;
    return hub_fail(err, HUB_EIO, "hub.db could not be read.");
}

static void the_first_page_says_so_too(void **state)
{
    struct script s = {NULL, 0, .rows = 24, .cols = 80};
    struct demo_hub demo = {.rows = 10};
    struct ui_options opt = plain;
    (void)state;
    opt.unread = unread_at_once;
    play_on(&s, &demo, &opt);
    assert_non_null(strstr(s.pictures[0], "hub.db could not be read."));
    arena_destroy(s.a);
}

static unsigned refuses(struct pane *p, const struct call *call, struct hub_err *err)
{
    (void)p;
    if (!str_eq(call->id, "open")) {
        return REACT_PASS;
    }
    hub_fail(err, HUB_EIO, "Nothing was saved: hub.db could not be read.");
    return REACT_DRAW;
}

static void a_refusal_that_tells_it_stays(void **state)
{
    static const struct ui_key keys[] = {{'o', K_ENTER, "open", "Open", "Open it.", KEY_BAR}};
    static const struct pane_ops refusing = {.name = "r", .title = "Refusing", .draw = draw_nothing,
        .act = refuses, .keys = keys, .key_count = 1};
    static const struct pane_ops *const tabs[] = {&refusing};
    static const struct ui_event events[] = {KEY('o')};
    struct script s = {events, 1, .rows = 24, .cols = 80};
    struct demo_hub demo = {0};
    struct ui_options opt = {.tabs = tabs, .tab_count = 1, .title = demo_title, .unread = unread_at_once};
    (void)state;
    play_on(&s, &demo, &opt);
    assert_non_null(strstr(last(&s), "Nothing was saved"));
    arena_destroy(s.a);
}

/* --- a clock that jumps ---------------------------------------------------------------- */

static struct hub_clock wall; /* of the test that runs */
static enum hub_rc set_wall(const char *at)
{
    struct hub_err err;
    return clock_set(&wall, at, &err);
}

static void leap(struct hub *hub, const struct invocation *inv, int seconds)
{
    (void)hub;
    (void)inv;
    clock_skip(&wall, seconds);
}

static void draw_lines(const struct pane *p, struct canvas *c)
{
    canvas_put(c, 0, 0, 20, STYLE_NORMAL, p->view.hide ? "M.O." : "Mia Okafor");
}

static hub_wall until_noon(const struct pane *p)
{
    hub_wall noon;
    (void)p;
    return wall_from_iso("2026-11-21T12:00", &noon) ? noon : WALL_NONE;
}

#define LEAP(s)                                                                                    \
    {                                                                                              \
        .type = UI_KEY, .key = K_PROBE, .seconds = (s), .leap = true                               \
    }
#define PASS(s)                                                                                    \
    {                                                                                              \
        .type = UI_KEY, .key = K_PROBE, .seconds = (s)                                             \
    }
enum { HOUR = 3600, DAY = 24 * HOUR };

static void the_day_follows_a_clock_that_is_set(void **state)
{
    static const struct ui_event events[] = {LEAP(365 * DAY), LEAP(-366 * DAY), LEAP(-235 * DAY - 10 * HOUR)};
    struct script s = {events, 3, .rows = 24, .cols = 80};
    struct demo_hub demo = {.rows = 10};
    struct ui_options opt = plain;
    (void)state;
    assert_int_equal(set_wall("2026-11-21T10:00"), HUB_OK);
    opt.clock = &wall;
    opt.skip = leap;
    opt.hide_min = -1;
    play_on(&s, &demo, &opt);
    assert_non_null(strstr(s.pictures[0], "Saturday 21 Nov 2026"));
    assert_non_null(strstr(s.pictures[1], "Sunday 21 Nov 2027"));
    assert_non_null(strstr(s.pictures[2], "Friday 20 Nov 2026"));
    assert_non_null(strstr(s.pictures[3], "Mar 2026")); /* over the night in which it changes */
    arena_destroy(s.a);
}

static const char *after(const struct ui_event *events, size_t count, struct script *s)
{
    static const struct pane_ops lying = {
        .name = "l", .title = "Register", .draw = draw_lines, .until = until_noon};
    static const struct pane_ops *const tabs[] = {&lying};
    struct demo_hub demo = {0};
    struct ui_options opt = {.tabs = tabs, .tab_count = 1, .title = demo_title, .person = "Amina",
        .clock = &wall, .skip = leap, .hide_min = 3};
    assert_int_equal(set_wall("2026-11-21T10:00"), HUB_OK);
    *s = (struct script){events, count, .rows = 24, .cols = 80};
    play_on(s, &demo, &opt);
    return last(s);
}

static bool hides(const char *picture)
{
    return strstr(picture, "M.O.") || strstr(picture, "R.1.");
}

static void a_register_does_not_lie_open_for_a_clock_put_back(void **state)
{
    static const struct ui_event as_usual[] = {PASS(90 * 60)}, over[] = {PASS(130 * 60)};
    static const struct ui_event back[] = {PASS(60), LEAP(-DAY), PASS(90 * 60)};
    static const struct ui_event back_over[] = {PASS(60), LEAP(-DAY), PASS(90 * 60), PASS(40 * 60)};
    struct script s;
    (void)state;
    assert_false(hides(after(as_usual, 1, &s)));
    arena_destroy(s.a);
    assert_true(hides(after(over, 1, &s)));
    arena_destroy(s.a);
    assert_false(hides(after(back, 3, &s)));
    arena_destroy(s.a);
    assert_true(hides(after(back_over, 4, &s)));
    arena_destroy(s.a);
}

static void names_hide_by_time_and_not_by_the_clock(void **state)
{
    static const struct ui_event ahead[] = {LEAP(DAY)}, back[] = {LEAP(-DAY), PASS(4 * 60)};
    struct demo_hub demo = {.rows = 10};
    struct ui_options opt = plain;
    (void)state;
    opt.clock = &wall;
    opt.skip = leap;
    opt.hide_min = 3;
    assert_int_equal(set_wall("2026-11-21T10:00"), HUB_OK);
    struct script s = {ahead, 1, .rows = 24, .cols = 80};
    play_on(&s, &demo, &opt);
    assert_false(hides(last(&s)));
    arena_destroy(s.a);
    s = (struct script){back, 2, .rows = 24, .cols = 80};
    play_on(&s, &demo, &opt);
    assert_true(hides(last(&s)));
    arena_destroy(s.a);
}

static unsigned hangups(struct pane *p, const struct call *call, struct hub_err *err)
{
    (void)p;
    (void)err;
    if (!str_eq(call->id, "hangup"))
        return REACT_PASS;
    struct demo_hub *demo = (struct demo_hub *)(void *)call->hub;
    demo->pages += 1000;
    return 0;
}

static void a_hang_up_reaches_the_pane_and_ends_the_loop(void **state)
{
    static const struct pane_ops listener = {
        .name = "l", .title = "Listener", .draw = draw_nothing, .act = hangups};
    static const struct pane_ops *const tabs[] = {&listener};
    struct script s = {NULL, 0, .rows = 24, .cols = 80};
    struct demo_hub demo = {0};
    struct ui_options opt = {.tabs = tabs, .tab_count = 1, .title = demo_title};
    (void)state;
    play_on(&s, &demo, &opt);
    assert_int_equal(demo.pages, 1000);
    assert_int_equal(s.next, 1);
    arena_destroy(s.a);
}

static unsigned stays(struct pane *p, const struct call *call, struct hub_err *err)
{
    (void)err;
    if (!str_eq(call->id, "leave"))
        return REACT_PASS;
    pane_say(p, "Save it first.");
    return REACT_DRAW;
}

static void a_pane_that_has_something_to_save_is_not_left(void **state)
{
    static const struct pane_ops form = {
        .name = "form", .title = "Form", .draw = draw_nothing, .act = stays};
    static const struct pane_ops *const tabs[] = {&form};
    static const struct ui_event events[] = {KEY('q'), KEY(K_ESC)};
    struct script s = {events, 2, .rows = 24, .cols = 80};
    struct demo_hub demo = {0};
    struct ui_options opt = {.tabs = tabs, .tab_count = 1, .title = demo_title};
    (void)state;
    play_on(&s, &demo, &opt);
    assert_non_null(strstr(s.pictures[1], "Save it first."));
    assert_int_equal(s.next, 3);
    arena_destroy(s.a);
}

static unsigned program_act(struct pane *front, const struct call *call, struct hub_err *err)
{
    if (!str_eq(call->id, "bed"))
        return REACT_PASS;
    pane_tell(front, "Bed tonight", "Ben has 2 beds free.");
    (void)err;
    return REACT_DRAW;
}

static void the_programs_own_rows_work_in_every_pane(void **state)
{
    static const struct ui_key more[] = {
        {'b', K_NONE, "bed", "Bed tonight", "A bed for a child, now.", KEY_BAR | KEY_MENU}};
    static const struct ui_event events[] = {KEY('2'), KEY('B')};
    struct script s = {events, 2, .rows = 24, .cols = 80};
    struct demo_hub demo = {.rows = 10};
    struct ui_options opt = plain;
    (void)state;
    opt.more = more;
    opt.more_count = 1;
    opt.act = program_act;
    play_on(&s, &demo, &opt);
    assert_non_null(strstr(s.pictures[0], "b Bed tonight"));
    assert_non_null(strstr(last(&s), "Ben has 2 beds free."));
    arena_destroy(s.a);
}

static void hidden_screens_keep_names_and_messages_to_themselves(void **state)
{
    static const struct ui_event events[] = {KEY('z'), KEY('.')};
    struct script s = {events, 2, .rows = 24, .cols = 80};
    struct demo_hub demo = {.rows = 10};
    (void)state;
    play_on(&s, &demo, &plain);
    assert_non_null(strstr(s.pictures[1], "z does nothing here"));
    assert_null(strstr(last(&s), "Patel"));
    assert_null(strstr(last(&s), "does nothing"));
    assert_non_null(strstr(last(&s), "P.S.2."));
    arena_destroy(s.a);
}

static void a_picture_needs_no_terminal(void **state)
{
    const char *text;
    struct hub_err err;
    struct demo_hub demo = {.rows = 3};
    struct arena *a = arena_create();
    struct hub_clock clock;
    struct ui_options opt = plain;
    (void)state;
    assert_int_equal(clock_set(&clock, "2026-12-05T09:00", &err), HUB_OK);
    opt.clock = &clock;
    opt.practice = true;
    opt.start = 1;
    assert_int_equal(ui_draw_once(demo_as_hub(&demo), &opt, 24, 80, a, &text, &err), HUB_OK);
    assert_non_null(strstr(text, "PRACTICE · Robin Hub"));
    assert_non_null(strstr(text, "Saturday 5 Dec 2026"));
    assert_non_null(strstr(text, "[2 Notes]"));
    opt.tab_count = 0;
    assert_int_equal(ui_draw_once(demo_as_hub(&demo), &opt, 24, 80, a, &text, &err), HUB_EINVAL);
    arena_destroy(a);
}

int main(void)
{
    utf8_locale();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_detail_waits_until_the_keys_rest),
        cmocka_unit_test(what_may_wait_is_done_when_the_keys_rest_and_the_detail_not_twice),
        cmocka_unit_test(moving_within_the_window_reads_nothing),
        cmocka_unit_test(someone_elses_change_is_shown_at_the_next_tick),
        cmocka_unit_test(nothing_is_drawn_when_nothing_happened),
        cmocka_unit_test(what_could_not_be_read_behind_a_page_is_said_once),
        cmocka_unit_test(the_first_page_says_so_too),
        cmocka_unit_test(a_refusal_that_tells_it_stays),
        cmocka_unit_test(the_day_follows_a_clock_that_is_set),
        cmocka_unit_test(a_register_does_not_lie_open_for_a_clock_put_back),
        cmocka_unit_test(names_hide_by_time_and_not_by_the_clock),
        cmocka_unit_test(a_hang_up_reaches_the_pane_and_ends_the_loop),
        cmocka_unit_test(a_pane_that_has_something_to_save_is_not_left),
        cmocka_unit_test(the_programs_own_rows_work_in_every_pane),
        cmocka_unit_test(hidden_screens_keep_names_and_messages_to_themselves),
        cmocka_unit_test(a_picture_needs_no_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
