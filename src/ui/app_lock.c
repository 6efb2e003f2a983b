/* SPDX-License-Identifier: MIT */
/*
 * The locked screen. What is open stays as it is behind it; nothing is read or
 * drawn of it until the PIN is given, and service refuses every verb meanwhile.
 */
#include "app_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/pin.h"

#include <string.h>

static const struct ui_key lock_keys[] = {
    {K_ENTER, K_NONE, "lock.try", "Open", "Give the PIN.", 0},
    {K_ESC, K_CTRL('u'), "lock.empty", "Empty", "Begin the PIN anew.", 0},
    {'q', K_CTRL('c'), "lock.leave", "Leave", "Leave hub; what was typed is kept.", 0},
    {K_CTRL('l'), K_NONE, "redraw", "", "Draw the whole screen again.", 0},
};
enum { LOCK_KEYS = sizeof lock_keys / sizeof *lock_keys, LOCK_KEYS_SHOWN = 3 };

/* Who has the register can go on with it, and neither ends hub nor sees more. */
static const struct ui_key lent_keys[] = {
    {K_ENTER, K_NONE, "lock.try", "Open", "Give the PIN.", 0},
    {K_ESC, K_NONE, "lock.lent", "Back to the register", "The register stays as it is.", 0},
    {K_CTRL('u'), K_NONE, "lock.empty", "Empty", "Begin the PIN anew.", 0},
    {K_CTRL('l'), K_NONE, "redraw", "", "Draw the whole screen again.", 0},
};
enum { LENT_KEYS = sizeof lent_keys / sizeof *lent_keys, LENT_KEYS_SHOWN = 2 };

struct lock_rows {
    const struct ui_key *keys;
    size_t count, shown;
};

static struct lock_rows rows_of(const struct app *app)
{
    return app->lock.lent ? ((struct lock_rows){lent_keys, LENT_KEYS, LENT_KEYS_SHOWN})
                          : (struct lock_rows){lock_keys, LOCK_KEYS, LOCK_KEYS_SHOWN};
}

static void tell(struct app *app, const char *text)
{
    size_t len = utf8_head(text, sizeof app->lock.said - 1);
    memcpy(app->lock.said, text, len);
    app->lock.said[len] = '\0';
}

static void empty(struct app *app)
{
    memset(app->lock.digits, 0, sizeof app->lock.digits);
}

static void show_page(struct app *app, bool lent)
{
    app->lock.on = true;
    app->lock.lent = lent;
    app->lock.retry_ms = 0;
    app->lock.said[0] = '\0';
    app->lock.a = arena_create();
    lock_page_read(app->hub, app->lock.a, &app->lock.page);
    pin_hold(app->lock.digits, sizeof app->lock.digits);
    empty(app);
    app->all = true;
}

bool app_lock(struct app *app, const struct ui_event *ev)
{
    struct hub_err err = {0};
    if (app->lock.on) {
        return true;
    }
    app_tell(app, "hangup", ev); /* what is typed is kept before anything is shut */
    if (pin_lock(app->hub, &err) != HUB_OK) {
        app_say_why(app, &err);
    }
    if (!pin_needed(app->hub)) {
        return false;
    }
    show_page(app, false);
    return true;
}

void app_lock_lent(struct app *app)
{
    show_page(app, true);
}

void app_unlock(struct app *app)
{
    if (app->lock.on) {
        pin_wipe(app->lock.digits, sizeof app->lock.digits);
        arena_destroy(app->lock.a);
        app->lock.a = NULL;
        app->lock.on = false;
    }
}

static void try_pin(struct app *app)
{
    struct pin_result r = {.answer = PIN_WRONG};
    struct hub_err err = {0};
    struct arena *a = arena_create();
    enum hub_rc rc = pin_try(app->hub, app->lock.digits, &r, &err);
    empty(app);
    if (rc != HUB_OK) {
        tell(app, err.msg);
    } else if (r.answer != PIN_OK) {
        tell(app, pin_sentence(&r, a));
        app->lock.retry_ms = r.wait_seconds ? app_now_ms(app) + r.wait_seconds * 1000LL : 0;
    } else {
        app_unlock(app);
        app_lend_end(app);
        app->all = true;
        app_show_names(app);
    }
    arena_destroy(a);
}

static void type(struct app *app, const struct ui_event *ev)
{
    size_t len = strlen(app->lock.digits);
    if (ev->key >= '0' && ev->key <= '9' && len + 1 < sizeof app->lock.digits) {
        app->lock.digits[len] = (char)ev->key;
    } else if (ev->key == K_BACKSPACE && len) {
        app->lock.digits[len - 1] = '\0';
    } else if (ev->text[0]) {
        tell(app, "A PIN has digits only.");
    }
}

static void act(struct app *app, const char *id)
{
    if (str_eq(id, "lock.try")) {
        try_pin(app);
    } else if (str_eq(id, "lock.empty")) {
        empty(app);
        app->lock.said[0] = '\0';
    } else if (str_eq(id, "lock.leave")) {
        app->done = true;
    } else if (str_eq(id, "lock.lent")) {
        app_unlock(app);
        app->all = true;
    } else {
        app->all = true;
    }
}

void app_lock_event(struct app *app, const struct ui_event *ev)
{
    struct lock_rows rows = rows_of(app);
    struct keymap map = {.own = rows.keys, .own_count = rows.count, .alone = true};
    struct quiet_page page;
    if (ev->type == UI_CLICK) {
        app_lock_page(app, &page);
        const struct ui_key *key = quiet_hit(&page, app->rows, ev->row, ev->col);
        act(app, key ? key->id : "redraw");
    } else if (ev->type == UI_KEY) {
        const struct ui_key *key = keymap_find(&map, ev->key);
        bool own = key >= rows.keys && key < rows.keys + rows.count;
        if (own) {
            act(app, key->id);
        } else {
            type(app, ev);
        }
    }
}

/* A wait that is over says so, once. */
bool app_lock_tick(struct app *app)
{
    if (!app->lock.retry_ms || app_now_ms(app) < app->lock.retry_ms) {
        return false;
    }
    app->lock.retry_ms = 0;
    tell(app, "The wait is over: you can try again.");
    return true;
}

void app_lock_page(const struct app *app, struct quiet_page *out)
{
    const struct lock_page *page = &app->lock.page;
    struct lock_rows rows = rows_of(app);
    *out = (struct quiet_page){
        .title = page->title,
        .practice = page->practice,
        .ascii = app->opt->ascii,
        .field = "PIN",
        .typed = strlen(app->lock.digits),
        .said = app->lock.said,
        .keys = rows.keys,
        .key_count = rows.shown,
    };
    out->lines[out->count++] = app->lock.lent
                                   ? "The register is handed over. The PIN opens the rest again."
                                   : "This screen is locked. What was typed is kept.";
    for (size_t i = 0; i < page->count && out->count < QUIET_LINES; i++) {
        out->lines[out->count++] = page->lines[i];
    }
}
