/* SPDX-License-Identifier: MIT */
/*
 * Leaving the screen for plain questions: because somebody asked for them, or
 * because the window is too small to show anything. What was being typed is kept.
 */
#include "app_priv.h"
#include "hub/ui/form.h"

/* A window that is being dragged passes through small sizes. */
enum { SMALL_MS = 1500 };

bool ui_fits(int rows, int cols)
{
    return rows >= UI_LEAST_ROWS && cols >= UI_LEAST_COLS;
}

void app_note_small(struct app *app)
{
    bool small = app->opt->left && !app->opt->stay && !ui_fits(app->rows, app->cols);
    app->small_due_ms = small ? app->small_due_ms ? app->small_due_ms : app_now_ms(app) + SMALL_MS : 0;
}

bool app_small_too_long(const struct app *app)
{
    return app->small_due_ms && app_now_ms(app) >= app->small_due_ms;
}

void app_hand_over(struct app *app, bool small, const struct ui_event *ev)
{
    struct ui_left *left = app->opt->left;
    app_tell(app, "hangup", ev);
    app->done = true;
    if (!left) {
        return;
    }
    *left = (struct ui_left){.plain = true, .small = small, .draft = ID_NONE};
    left->tab = app->opt->tabs[app->tab]->name;
    for (size_t i = 0; i < app->depth; i++) {
        hub_id draft = form_draft(app->stack[i]);
        left->draft = id_known(draft) ? draft : left->draft;
    }
}
