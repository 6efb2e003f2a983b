/* SPDX-License-Identifier: MIT */
/* The state of the loop. */
#ifndef HUB_UI_APP_PRIV_H
#define HUB_UI_APP_PRIV_H

#include "ui_priv.h"

enum { APP_DEPTH = 8 };

struct app {
    struct screen screen;
    struct hub *hub;
    const struct ui_options *opt;
    struct canvas *canvas;
    int rows, cols;
    struct pane *tabs[UI_TABS]; /* made when first shown, kept after */
    size_t tab_count, tab;
    struct pane *stack[APP_DEPTH]; /* over the tab */
    size_t depth;
    struct box_below below;
    char status[WISH_TEXT];
    char aside[64]; /* at the right of the status line */
    bool alert, hide, all, done;
    hub_date today;
    uint64_t version; /* of the file, when it was loaded last */
    int64_t rest_due_ms; /* 0: the detail is there already */
    int64_t tick_due_ms, last_key_ms;
};

void app_init(struct app *app, struct screen screen, struct hub *hub, const struct ui_options *opt);
void app_fini(struct app *app);
void app_draw(struct app *app);
/* False when there is nothing new to draw. */
bool app_handle(struct app *app, const struct ui_event *ev);
/* "tick" to the panes that tick, "hangup" to all. True when something is to be drawn. */
void app_ask_aside(struct app *app); /* what stands at the right of the status line */
bool app_tell(struct app *app, const char *id, const struct ui_event *ev);
int app_timer_ms(const struct app *app); /* until something is due */

#endif
