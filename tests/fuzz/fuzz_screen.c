/* SPDX-License-Identifier: MIT */
/*
 * Any bytes from a terminal at the whole screen of a small practice hub: whatever is typed, pasted,
 * clicked and resized, each frame is whole. 0xFE and two bytes: another size; 0xFF: time goes by.
 */
#include "hub/base/clock.h"
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/cli.h"
#include "hub/command/guest.h"
#include "hub/config/config.h"
#include "hub/config/load.h"
#include "hub/service/records.h"
#include "hub/ui/form.h"
#include "hub/ui/ui.h"
#include "ui/keys_priv.h"
#include "ui/panes_priv.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);
int LLVMFuzzerInitialize(int *argc, char ***argv);

enum { SIZE = 0xFE, LATER = 0xFF, BYTES_MOST = 600, FRAMED = 8, NAMED = 20 };

/* The hub as each run finds it. */
static struct {
    struct arena *a;
    struct hub_clock clock;
    struct hub_opening opening;
    char *bytes;
    size_t len;
} made;

struct session {
    const uint8_t *data;
    size_t len, at;
    struct keys keys;
    int64_t now;
    int rows, cols;
};

static void add(struct hub *h, const char *noun, const char *fields)
{
    struct assignment set[8];
    struct hub_err err;
    hub_id id;
    size_t count = str_parts(fields);
    for (size_t i = 0; i < count; i++) {
        const char *part = str_part(made.a, fields, i), *equals = strchr(part, '=');
        set[i].word = arena_strndup(made.a, part, (size_t)(equals - part));
        set[i].value = equals + 1;
    }
    HUB_BUG(hub_add(h, noun_find(noun), set, count, &id, &err) == HUB_OK);
}

static void keep_bytes(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY);
    HUB_BUG(fd >= 0 && fstat(fd, &st) == 0);
    made.len = (size_t)st.st_size;
    made.bytes = arena_alloc(made.a, made.len);
    HUB_BUG(read(fd, made.bytes, made.len) == (ssize_t)made.len);
    close(fd);
}

static const struct config *defaults(void)
{
    struct config_env env = {0};
    struct config *c = arena_alloc(made.a, sizeof *c);
    config_defaults(&env, made.a, c);
    return c;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *tmp = getenv("TMPDIR");
    struct hub_start start = {.name = "Robin Hub", .carer = "Amina", .beds = 2};
    struct hub_err err;
    struct hub *h;
    (void)argc;
    (void)argv;
    utf8_locale();
    made.a = arena_create();
    char *dir = arena_printf(made.a, "%s/hub-fuzz-XXXXXX", tmp ? tmp : "/tmp");
    HUB_BUG(mkdtemp(dir) && clock_set(&made.clock, "2026-11-21T10:00", &err) == HUB_OK);
    made.opening.path = arena_printf(made.a, "%s/hub.db", dir);
    made.opening.clock = &made.clock;
    made.opening.practice = true;
    made.opening.config = defaults();
    HUB_BUG(hub_init(&made.opening, &start, &err) == HUB_OK);
    HUB_BUG(hub_open(&made.opening, &h, &err) == HUB_OK);
    add(h, "family", "family=Okafor|stays_per_year=6");
    add(h, "family", "family=Łukasz-李|priority=3");
    add(h, "child", "child=Mia|family=Okafor|born=2018-03-02");
    add(h, "child", "child=Theo 👋🏽|family=Okafor");
    add(h, "host", "host=Siân Ó Briain|beds=2");
    add(h, "person", "person=Grace Okafor|family=Okafor|relation=mum");
    add(h, "event", "event=Farm trip|start=2026-11-21T10:00|end=2026-11-21T12:00");
    add(h, "invitation", "event=Farm trip|family=Okafor|answer=yes");
    add(h, "stay", "family=Okafor|host=Amina|arrive=2026-11-27T16:00|leave=2026-11-29T10:00|children=Mia");
    hub_close(h);
    keep_bytes(made.opening.path);
    return 0;
}

/* --- the terminal ----------------------------------------------------------------------------- */

static void size(void *self, int *rows, int *cols)
{
    const struct session *s = self;
    *rows = s->rows;
    *cols = s->cols;
}

static bool resized(struct session *s, struct ui_event *out)
{
    if (s->data[s->at] != SIZE || s->at + 2 >= s->len) {
        return false;
    }
    s->rows = 1 + s->data[s->at + 1] % 60;
    s->cols = 1 + s->data[s->at + 2] % 140;
    s->at += 3;
    *out = (struct ui_event){.type = UI_RESIZE};
    return true;
}

static void wait(void *self, int timeout_ms, struct ui_event *out)
{
    struct session *s = self;
    (void)timeout_ms;
    while (!keys_next(&s->keys, s->now, out)) {
        if (s->at >= s->len) {
            out->type = UI_HANGUP;
            return;
        }
        if (resized(s, out)) {
            return;
        }
        if (s->data[s->at] == LATER) {
            s->at++;
            s->now += 1200;
            *out = (struct ui_event){.type = UI_KEY, .key = K_PROBE};
            return;
        }
        keys_feed(&s->keys, &s->data[s->at++], 1, s->now);
        s->now += s->at == s->len ? 1200 : 0;
    }
}

static void is_whole(const struct cell *cell, int cols)
{
    for (int col = 0; col < cols; col++) {
        const unsigned char *t = (const unsigned char *)cell[col].text;
        HUB_BUG(cell[col].width != 2 || (col + 1 < cols && cell[col + 1].width == 0));
        HUB_BUG(cell[col].width != 0 || (col > 0 && cell[col - 1].width == 2));
        HUB_BUG(utf8_valid(cell[col].text, strlen(cell[col].text), NULL));
        HUB_BUG(cell[col].width == 0 || (*t >= ' ' && *t != 0x7F));
        HUB_BUG(*t != 0xC2 || t[1] >= 0xA0);
    }
}

static void show(void *self, const struct canvas *c, bool all)
{
    const struct session *s = self;
    struct arena *a = arena_create();
    int rows, cols, row, col;
    (void)all;
    canvas_size(c, &rows, &cols);
    HUB_BUG(rows == s->rows && cols == s->cols);
    canvas_cursor_at(c, &row, &col);
    HUB_BUG(row >= 0 && row < rows && col >= 0 && col < cols);
    for (int i = 0; i < rows; i++) {
        is_whole(canvas_row(c, i), cols);
    }
    if (rows >= FRAMED && cols >= NAMED) {
        HUB_BUG(strstr(canvas_row_text(c, 0, a), "PRACTICE"));
    }
    arena_destroy(a);
}

/* --- the screen ---------------------------------------------------------------------------------- */

static const struct pane_ops *const tabs[] = {&pane_today, &pane_families, &pane_calendar, &pane_rota,
    &pane_log, &pane_peers, &pane_figures};

static unsigned act(struct pane *front, const struct call *call, struct hub_err *err)
{
    static const struct {
        const char *id;
        const struct pane_ops *ops;
    } opens[] = {{"changes", &pane_history}, {"removed", &pane_removed}, {"bed", &pane_bed},
        {"worry", &pane_worry}, {"tell", &pane_tells}, {"copies", &pane_requests},
        {"keeping", &pane_keeping}, {"supervision", &pane_supervision}, {"find", &pane_find},
        {"find.all", &pane_find}};
    (void)err;
    if (str_eq(call->id, "drafts")) {
        form_open_drafts(front);
        return REACT_DRAW;
    }
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        if (str_eq(call->id, opens[i].id)) {
            pane_open(front, opens[i].ops, NULL);
            return REACT_DRAW;
        }
    }
    return REACT_PASS;
}

/* As over ssh, so that no command typed by chance writes outside. */
static void run(struct hub *h, struct session *s)
{
    struct hub_err err;
    struct guest guest = {.name = "Amina", .address = "", .fingerprint = ""};
    struct program program = {.out = stdout, .err = stderr, .guest = &guest};
    struct hub_clock clock = made.clock;
    struct invocation inv = {.program = &program, .hub = h, .config = made.opening.config,
        .clock = &clock, .opening = made.opening, .arena = arena_create(), .command = &commands[0]};
    struct ui_options opt = {.tabs = tabs,
        .tab_count = sizeof tabs / sizeof *tabs,
        .title = hub_title,
        .person = hub_person(h),
        .practice = hub_practice(h),
        .clock = &clock,
        .inv = &inv,
        .hide_min = -1,
        .more = screen_keys,
        .more_count = screen_key_count,
        .act = act,
        .version = hub_version};
    struct screen screen = {s, size, wait, show, NULL, NULL};
    keys_init(&s->keys, 0);
    s->keys.probe = true;
    HUB_BUG(ui_run_on(screen, h, &opt, &err) == HUB_OK);
    keys_fini(&s->keys);
    arena_destroy(inv.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct session s = {.data = data, .len = len < BYTES_MOST ? len : BYTES_MOST, .now = 1000,
        .rows = 24, .cols = 80};
    struct hub_err err;
    struct hub *h;
    int fd = open(made.opening.path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    HUB_BUG(fd >= 0 && write(fd, made.bytes, made.len) == (ssize_t)made.len);
    close(fd);
    HUB_BUG(hub_open(&made.opening, &h, &err) == HUB_OK);
    run(h, &s);
    hub_close(h);
    return 0;
}
