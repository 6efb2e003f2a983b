/* SPDX-License-Identifier: MIT */
/* Ways to run the loop: on the terminal, on a test's screen, or for one picture. */
#include "app_priv.h"

enum hub_rc ui_run_on(
    struct screen screen, struct hub *hub, const struct ui_options *opt, struct hub_err *err)
{
    struct app app;
    struct ui_event ev;
    if (!opt->tab_count) {
        return hub_fail(err, HUB_EINVAL, "There is nothing to show.");
    }
    app_init(&app, screen, hub, opt);
    app_draw(&app);
    while (!app.done) {
        screen.wait(screen.self, app_timer_ms(&app), &ev);
        if (app_handle(&app, &ev) && !app.done) {
            app_draw(&app);
        }
    }
    app_fini(&app);
    return HUB_OK;
}

enum hub_rc ui_run(struct hub *hub, const struct ui_options *opt, struct hub_err *err)
{
    struct terminal *t = NULL;
    enum hub_rc rc = term_open(&opt->term, &t, err);
    if (rc != HUB_OK) {
        return rc;
    }
    rc = ui_run_on(term_screen(t), hub, opt, err);
    term_close(t);
    return rc;
}

struct picture {
    struct arena *a;
    int rows, cols;
    const char *text;
};

static void picture_size(void *self, int *rows, int *cols)
{
    const struct picture *p = self;
    *rows = p->rows;
    *cols = p->cols;
}

static void picture_show(void *self, const struct canvas *c, bool all)
{
    struct picture *p = self;
    (void)all;
    p->text = canvas_text(c, p->a);
}

static void picture_wait(void *self, int timeout_ms, struct ui_event *out)
{
    (void)self;
    (void)timeout_ms;
    *out = (struct ui_event){.type = UI_HANGUP};
}

enum hub_rc ui_draw_once(struct hub *hub, const struct ui_options *opt, int rows, int cols,
    struct arena *a, const char **text, struct hub_err *err)
{
    struct picture p = {a, rows, cols, ""};
    struct screen screen = {&p, picture_size, picture_wait, picture_show, NULL, NULL};
    enum hub_rc rc = ui_run_on(screen, hub, opt, err);
    *text = p.text;
    return rc;
}
