/* SPDX-License-Identifier: MIT */
/* hub rota fill */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/service/fill.h"
#include "rows_priv.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

enum { USUAL_STEPS = 100000, SECONDS_MOST = 3600, MS = 1000, WAIT_TEXT = 48, LINE_WIDTH = 79 };

static const struct column fill_columns[] = {
    {"family", "Family", CELL_TEXT, false},
    {"host", "Host", CELL_TEXT, false},
    {"arrive", "Arrives", CELL_TEXT, false},
    {"leave", "Leaves", CELL_TEXT, false},
    {"hub", "Hub", CELL_TEXT, false},
};

/* "10", "0.5" → milliseconds. */
static enum hub_rc seconds_read(const char *text, int64_t *ms, struct hub_err *err)
{
    int64_t whole = 0, part = 0, unit = MS;
    const char *p = text;
    for (; *p >= '0' && *p <= '9' && whole <= SECONDS_MOST; p++) {
        whole = whole * 10 + (*p - '0');
    }
    if (*p == '.' && p[1]) {
        for (p++; *p >= '0' && *p <= '9'; p++) {
            unit /= 10;
            part += unit * (*p - '0');
        }
    }
    *ms = whole * MS + part;
    if (*p || p == text || *ms < 1 || whole > SECONDS_MOST) {
        return hub_fail(err, HUB_EUSAGE,
            "--seconds takes a number from 0.001 to %d, as in --seconds 2.", SECONDS_MOST);
    }
    return HUB_OK;
}

static enum hub_rc ask_read(struct invocation *inv, struct hub_fill_ask *out, struct hub_err *err)
{
    *out = (struct hub_fill_ask){
        .from = option_date(inv, OPTION_FROM),
        .to = option_date(inv, OPTION_TO),
        .keep_agreed = given(inv, OPTION_KEEP_AGREED),
        .seed = option_int(inv, OPTION_FILL_SEED, 1),
        .steps = option_int(inv, OPTION_STEPS, 0),
    };
    if (!date_known(out->from) || !date_known(out->to)) {
        return hub_fail(err, HUB_EUSAGE,
            "Which weekends? Say the first day and the last, as in "
            "hub rota fill --from 2026-01-01 --to 2026-12-31.");
    }
    if (given(inv, OPTION_SECONDS) && out->steps > 0) {
        return hub_fail(err, HUB_EUSAGE, "Give --seconds or --steps, not both.");
    }
    if (given(inv, OPTION_SECONDS)) {
        return seconds_read(option_text(inv, OPTION_SECONDS), &out->time_ms, err);
    }
    out->steps = out->steps > 0 ? out->steps : USUAL_STEPS;
    return HUB_OK;
}

static enum hub_rc part_rows(struct invocation *inv, struct rows *rows,
    const struct hub_fill_part *part, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (int32_t i = 0; rc == HUB_OK && i < part->rota.stay_count; i++) {
        const struct fill_stay *y = &part->rota.stays[i];
        char arrive[DATE_TEXT], leave[DATE_TEXT];
        const char *cells[] = {part->book.family_full[y->family], part->book.host_full[y->host],
            wall_iso(y->arrive, arrive), wall_iso(y->leave, leave), part->hub};
        rc = rows_add(rows, cells, err);
    }
    (void)inv;
    return rc;
}

static enum hub_rc table(struct invocation *inv, const struct hub_fill *fill, struct hub_err *err)
{
    struct rows rows;
    size_t columns = sizeof fill_columns / sizeof *fill_columns - (fill->count == 1);
    enum hub_rc rc = rows_begin(&rows, inv, option_format(inv), fill_columns, columns, err);
    for (size_t i = 0; rc == HUB_OK && i < fill->count; i++) {
        rc = part_rows(inv, &rows, &fill->parts[i], err);
    }
    return rc == HUB_OK ? rows_end(&rows, "", err) : rc;
}

static const char *fate_word(enum fill_fate fate)
{
    static const char *const words[] = {
        [FILL_KEPT] = "stands", [FILL_NEW] = "new", [FILL_MOVED] = "moved"};
    return words[fate];
}

static enum hub_rc part_lines(
    struct invocation *inv, const struct hub_fill_part *part, bool named, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    if (named) {
        rc = print(inv, err, "%s\n", part->hub);
    }
    for (int32_t i = 0; rc == HUB_OK && i < part->rota.stay_count; i++) {
        const struct fill_stay *y = &part->rota.stays[i];
        char range[DATE_TEXT];
        rc = print(inv, err, "%s: %s at %s's, %s\n",
            date_range(wall_date(y->arrive), wall_date(y->leave), range),
            part->book.family_full[y->family], part->book.host_full[y->host], fate_word(y->fate));
    }
    return rc;
}

/* What it came to: in the text itself, beside a table. */
static enum hub_rc told(struct invocation *inv, const char *sentence, struct hub_err *err)
{
    if (!sentence) {
        return HUB_OK;
    }
    if (option_format(inv) == FORMAT_TEXT) {
        return print(inv, err, "%s\n", sentence);
    }
    note(inv, "%s", sentence);
    return HUB_OK;
}

static enum hub_rc part_told(
    struct invocation *inv, const struct hub_fill_part *part, struct hub_err *err)
{
    enum hub_rc rc = told(inv, fill_sum_sentence(part, inv->arena), err);
    if (rc == HUB_OK) {
        rc = told(inv, fill_dropped_sentence(part, inv->arena), err);
    }
    for (int32_t i = 0; rc == HUB_OK && i < part->rota.want_count; i++) {
        rc = told(inv, fill_want_sentence(&part->book, &part->rota.wants[i], inv->arena), err);
    }
    return rc;
}

static enum hub_rc show(struct invocation *inv, const struct hub_fill *fill, struct hub_err *err)
{
    bool text = option_format(inv) == FORMAT_TEXT;
    enum hub_rc rc = text ? HUB_OK : table(inv, fill, err);
    for (size_t i = 0; rc == HUB_OK && i < fill->count; i++) {
        if (text) {
            rc = part_lines(inv, &fill->parts[i], fill->count > 1, err);
        }
        if (rc == HUB_OK) {
            rc = part_told(inv, &fill->parts[i], err);
        }
    }
    return rc;
}

/* --- while it is worked out --- */

struct waiting {
    const struct program *program;
    bool shown; /* a line of how far it is, on a terminal that somebody looks at */
};

/* Ctrl-C is held back while a rota is worked out, so it waits here and ends that, not hub. */
static bool wants_to_end(void)
{
    sigset_t waiting;
    return sigpending(&waiting) == 0 && sigismember(&waiting, SIGINT) == 1;
}

static bool look(void *arg, const struct hub_fill_so_far *now)
{
    struct waiting *w = arg;
    if (isatty(STDERR_FILENO)) {
        char of[WAIT_TEXT] = "", hubs[WAIT_TEXT] = "";
        if (now->most_ms > 0) {
            (void)words_print(of, sizeof of, " of %lld", (long long)(now->most_ms / MS));
        }
        if (now->hubs > 1) {
            (void)words_print(hubs, sizeof hubs, ", %zu of %zu hubs", now->done, now->hubs);
        }
        char line[LINE_WIDTH];
        struct arena *a = arena_create();
        int len = words_print(line, sizeof line, "%lld%s s%s: %s. Ctrl-C keeps it.",
            (long long)(now->ms / MS), of, hubs, fill_so_far_sentence(now, a));
        arena_destroy(a);
        w->shown = true;
        (void)fprintf(stderr, "\r%s%*s", line, len < LINE_WIDTH - 1 ? LINE_WIDTH - 1 - len : 0, "");
        (void)fflush(stderr);
    }
    return wants_to_end() || output_gone(w->program);
}

static enum hub_rc fill_watched(
    struct invocation *inv, struct hub_fill_ask *ask, struct hub_fill *fill, struct hub_err *err)
{
    struct waiting w = {.program = inv->program};
    sigset_t interrupt, before;
    int which;
    (void)sigemptyset(&interrupt);
    (void)sigaddset(&interrupt, SIGINT);
    (void)pthread_sigmask(SIG_BLOCK, &interrupt, &before);
    ask->watch = (struct hub_fill_watch){look, &w};
    enum hub_rc rc = hub_rota_fill(inv->hub, ask, inv->arena, fill, err);
    ask->watch = (struct hub_fill_watch){0};
    if (w.shown) {
        (void)fprintf(stderr, "\r%*s\r", LINE_WIDTH, "");
    }
    if (rc == HUB_OK && output_gone(inv->program)) {
        rc = hub_fail(err, HUB_EIO, "The line was cut before it was worked out. Nothing was saved.");
        err->sys = EPIPE;
    }
    if (rc == HUB_OK && fill->stopped && wants_to_end()) {
        (void)sigwait(&interrupt, &which);
        note(inv, "You stopped it early: this is the best it had found.");
    }
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return rc;
}

enum hub_rc run_rota_fill(struct invocation *inv, struct hub_err *err)
{
    struct hub_fill_ask ask;
    struct hub_fill fill;
    enum hub_rc rc = ask_read(inv, &ask, err);
    if (rc == HUB_OK) {
        rc = fill_watched(inv, &ask, &fill, err);
    }
    if (rc == HUB_OK && given(inv, OPTION_SAVE)) {
        rc = hub_rota_fill_save(inv->hub, &fill, err);
    }
    if (rc == HUB_OK) {
        rc = show(inv, &fill, err);
    }
    if (rc == HUB_OK && !given(inv, OPTION_SAVE)) {
        rc = told(inv, "Nothing was saved. With --save the new stays are kept as drafts.", err);
    }
    return rc;
}
