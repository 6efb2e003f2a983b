/* SPDX-License-Identifier: MIT */
/* What is shown: the frame and the panes, or the page that hides them. Nothing here changes a pane. */
#include "app_priv.h"
#include "lent_priv.h"

struct frame app_frame(const struct app *app)
{
    return (struct frame){
        .opt = app->opt,
        .title = app->opt->title ? app->opt->title(app->hub) : "",
        .front = app_front(app),
        .tab = app->tab,
        .today = app->today,
        .status = app->status,
        .aside = app_lent(app) ? "" : app->aside,
        .kept = app->kept.text,
        .brief = app->kept.brief,
        .away = app->kept.away,
        .alone = app_lent(app) ? pane_lent.title : NULL,
        .alert = app->alert,
        .hide = app->hide,
    };
}

struct area app_pane_area(const struct app *app, const struct pane *p)
{
    struct area body = frame_body(app->rows, app->cols);
    if (!p->ops->box) {
        return body;
    }
    struct area box = box_area(p, body.rows, body.cols);
    box.row += body.row;
    box.col += body.col;
    return box;
}

/* Instead of everything else. */
static bool draw_quiet(struct app *app)
{
    struct quiet_page page;
    if (!app->lock.on && !app->covered) {
        return false;
    }
    if (app->lock.on) {
        app_lock_page(app, &page);
    } else {
        app_cover_page(app, &page);
    }
    quiet_draw(&page, app->canvas);
    return true;
}

static void draw_panes(struct app *app)
{
    struct frame f = app_frame(app);
    size_t first = app->depth;
    canvas_clear(app->canvas);
    frame_draw(&f, app->canvas);
    while (first > 0 && app->stack[first - 1]->ops->box) {
        first--;
    }
    for (size_t i = first; i <= app->depth; i++) { /* 0 is the tab, i the stack's i-1 */
        struct pane *p = i ? app->stack[i - 1] : app->tabs[app->tab];
        app_give_room(app, p);
        struct area before = canvas_enter(app->canvas, app_pane_area(app, p));
        p->ops->draw(p, app->canvas);
        canvas_leave(app->canvas, before);
    }
    frame_message(&f, app->canvas);
}

/* The page that is instead of all panes has a name as well. */
static const char *front_name(const struct app *app)
{
    return app->lock.on ? "locked" : app->covered ? "covered" : app_front(app)->ops->name;
}

void app_draw(struct app *app)
{
    if (app->screen.front) {
        app->screen.front(app->screen.self, front_name(app));
    }
    if (!draw_quiet(app)) {
        draw_panes(app);
    }
    app->screen.show(app->screen.self, app->canvas, app->all);
    app->all = false;
}
