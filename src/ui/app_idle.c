/* SPDX-License-Identifier: MIT */
/*
 * What happens by itself: the detail that follows when the keys rest, other
 * people's changes, a new day, and names that hide and a screen that locks
 * after minutes without a key. Each is one repaint, and between them nothing
 * is drawn.
 */
#include "app_priv.h"

enum { TICK_MS = 500, SLOW_TICK_MS = 60000, HIDE_MIN = 3, MINUTE_MS = 60000 };

int64_t app_now_ms(const struct app *app)
{
    return clock_idle_us() / 1000 + 1 + app->skipped_ms;
}

static int64_t tick_every(const struct app *app)
{
    return app->opt->version ? TICK_MS : SLOW_TICK_MS;
}

void app_idle_init(struct app *app)
{
    app->last_key_ms = app_now_ms(app);
    app->tick_due_ms = app->last_key_ms + tick_every(app);
}

/* --- names that hide ------------------------------------------------------------- */

void app_toggle_hide(struct app *app)
{
    app->hide = !app->hide;
    app->by_clock = app->covered = false;
    app->status[0] = '\0';
    app_load_all(app);
}

/* As before the clock hid them; who hid them by key shows them by key. */
void app_show_names(struct app *app)
{
    app->hide = app->hide && !app->by_clock;
    app->by_clock = app->covered = false;
    app_load_all(app);
}

static const struct ui_key cover_keys[] = {
    {'.', K_NONE, "cover.show", "Show", "What was typed comes back.", 0},
};

void app_cover_page(const struct app *app, struct quiet_page *out)
{
    *out = (struct quiet_page){
        .title = app->opt->title ? app->opt->title(app->hub) : "",
        .practice = app->opt->practice,
        .ascii = app->opt->ascii,
        .lines = {"What was typed is hidden.",
            "Nobody pressed a key for a while. All of it is kept.",
            "The full stop (.) shows it again."},
        .count = 3,
        .keys = cover_keys,
        .key_count = 1,
    };
}

void app_cover_event(struct app *app, const struct ui_event *ev)
{
    struct quiet_page page;
    app_cover_page(app, &page);
    bool show = ev->type == UI_KEY && ev->key == '.';
    if (ev->type == UI_CLICK) {
        show = quiet_hit(&page, app->rows, ev->row, ev->col) != NULL;
    }
    if (show) {
        app_toggle_hide(app);
    }
}

/* --- minutes without a key ---------------------------------------------------------- */

static bool long_idle(const struct app *app, int minutes)
{
    return minutes > 0 && app_now_ms(app) - app->last_key_ms >= (int64_t)minutes * MINUTE_MS;
}

/* A register lies open for the helpers until its event ends; a clock put back meanwhile adds nothing. */
static bool in_use(struct app *app)
{
    int64_t until = 0, now = app->opt->clock ? clock_wall(app->opt->clock).min : 0;
    for (size_t i = 0; app->opt->clock && i <= app->depth; i++) {
        const struct pane *p = i ? app->stack[i - 1] : app->tabs[app->tab];
        hub_wall of = p->ops->until ? p->ops->until(p) : WALL_NONE;
        until = wall_known(of) && of.min > until ? of.min : until;
    }
    if (until != app->use_until) {
        app->use_until = until;
        app->use_due_ms = app_now_ms(app) + (until - now) * MINUTE_MS;
    }
    return now < until && app_now_ms(app) < app->use_due_ms;
}

bool app_idle(struct app *app, const struct ui_event *ev)
{
    int hide = app->opt->hide_min ? app->opt->hide_min : HIDE_MIN;
    bool any = false;
    if (app->lock.on || in_use(app)) {
        return false;
    }
    if (!app->hide && long_idle(app, hide)) {
        app_toggle_hide(app);
        app->by_clock = any = true;
        app->covered = pane_keymap(app_front(app)).typing; /* there a full stop would be text */
    }
    if (!app->lock_asked && long_idle(app, app->opt->lock_min)) {
        app->lock_asked = true; /* of those without a PIN only once */
        any |= app_lock(app, ev);
    }
    return any;
}

void app_key_seen(struct app *app)
{
    app->last_key_ms = app_now_ms(app);
    app->lock_asked = false;
}

/* --- timers --------------------------------------------------------------------------- */

void app_read_news(struct app *app)
{
    struct hub_err err;
    if (app->opt->news && app->opt->news(app->hub, app->news, &err) != HUB_OK) {
        app_say_why(app, &err);
    }
}

/* Their way in was closed meanwhile: what is typed is kept, and the caller says why. */
static bool shut_out(struct app *app)
{
    static const struct ui_event hangup = {.type = UI_HANGUP};
    struct hub_err ignored;
    if (!app->opt->still_in || app->opt->still_in(app->hub, &ignored) == HUB_OK) {
        return false;
    }
    app_tell(app, "hangup", &hangup);
    app->done = true;
    return true;
}

/* Other people's changes, and ours that touch another pane. True when something was loaded. */
bool app_take_changes(struct app *app)
{
    uint64_t version = app->opt->version ? app->opt->version(app->hub) : 0;
    if (app->lock.on || version == app->version) {
        return false;
    }
    app->version = version;
    if (shut_out(app)) {
        return false;
    }
    app_read_news(app);
    app_ask_aside(app);
    app_ask_kept(app);
    app_load_all(app);
    return true;
}

void app_tell_editing(struct app *app)
{
    hub_id records[APP_DEPTH];
    size_t count = 0;
    for (size_t i = 0; i < app->depth; i++) {
        const struct pane *p = app->stack[i];
        int64_t id = p->ops->editing ? p->ops->editing(p) : 0;
        if (id) {
            records[count++] = (hub_id){id};
        }
    }
    if (app->opt->editing) {
        app->opt->editing(app->hub, records, count);
    }
}

/* Others have opened or left a form. */
static bool others_edit(struct app *app)
{
    if (!app->opt->editors || !app->opt->editors(app->hub, app->news)) {
        return false;
    }
    app_load_all(app);
    return true;
}

static bool new_day(struct app *app)
{
    hub_date today = app->opt->clock ? clock_today(app->opt->clock) : DATE_NONE;
    if (today.d == app->today.d) {
        return false;
    }
    app->today = today;
    app_load_all(app);
    return true;
}

static bool tick(struct app *app, const struct ui_event *ev)
{
    bool any = false;
    app->tick_due_ms = app_now_ms(app) + tick_every(app);
    if (app->lock.on) {
        return app_lock_tick(app);
    }
    any |= app_tell(app, "tick", ev);
    any |= app_take_changes(app);
    any |= others_edit(app);
    any |= new_day(app);
    return any | app_idle(app, ev);
}

bool app_run_timers(struct app *app, const struct ui_event *ev)
{
    bool settle = ev->type == UI_KEY, any = false; /* a probe of a test: all that is due later */
    if (settle && ev->seconds) {
        app->skipped_ms += ev->leap ? 0 : (int64_t)ev->seconds * 1000;
        if (app->opt->skip) {
            app->opt->skip(app->hub, app->opt->inv, ev->seconds);
        }
    }
    int64_t now = app_now_ms(app);
    if (!app->lock.on && app->rest_due_ms && (settle || now >= app->rest_due_ms)) {
        app_rest(app);
        any = true;
    }
    bool may = !app->covered && !app_lent(app); /* plain questions hide nothing */
    if (!settle && may && app_small_too_long(app)) {
        app_hand_over(app, true, ev);
        return false;
    }
    if (settle || now >= app->tick_due_ms) {
        any |= tick(app, ev);
    }
    return any;
}

int app_timer_ms(const struct app *app)
{
    int64_t due = app->tick_due_ms, now = app_now_ms(app);
    if (!app->lock.on && app->rest_due_ms && app->rest_due_ms < due) {
        due = app->rest_due_ms;
    }
    if (app->small_due_ms && app->small_due_ms < due) {
        due = app->small_due_ms;
    }
    return due > now ? (int)(due - now) : 0;
}
