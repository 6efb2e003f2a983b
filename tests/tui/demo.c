/* SPDX-License-Identifier: MIT */
/* demo [ROWS]: the demo panes on the terminal, for tests of the machinery. */
#include "demo_pane.h"
#include "hub/base/leave.h"
#include "hub/base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    struct demo_hub demo = {.rows = argc > 1 ? atol(argv[1]) : 27};
    struct hub_clock clock;
    struct hub_err err;
    leave_catch();
    utf8_locale();
    if (clock_set(&clock, "2026-11-21T10:00", &err) != HUB_OK)
        return 70;
    struct ui_options opt = {
        .tabs = demo_tabs,
        .tab_count = 2,
        .title = demo_title,
        .person = "Amina",
        .kept = "this computer",
        .practice = getenv("DEMO_PRACTICE") != NULL,
        .ascii = getenv("DEMO_ASCII") != NULL,
        .clock = &clock,
        .term = {.type = getenv("TERM"),
            .theme = getenv("DEMO_THEME"),
            .no_colour = getenv("NO_COLOR") != NULL,
            .frame_marks = getenv("HUB_TEST_FRAMES") != NULL},
    };
    if (ui_run(demo_as_hub(&demo), &opt, &err) == HUB_OK)
        return 0;
    fprintf(stderr, "demo: %s\n", err.msg);
    return hub_exit_status(err.rc);
}
