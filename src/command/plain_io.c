/* SPDX-License-Identifier: MIT */
/* Lines out, lines in. */
#include "plain_priv.h"

#include "hub/base/leave.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/pin.h"
#include "hub/service/users.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

enum { COLS_LEAST = 20 };

/* --- out --------------------------------------------------------------------- */

static int columns(const struct plain *p)
{
    int cols = p->inv->program->columns ? p->inv->program->columns() : 0;
    cols = cols <= 0 ? PLAIN_COLS : cols < COLS_LEAST ? COLS_LEAST : cols;
    return cols > PLAIN_COLS_MOST ? PLAIN_COLS_MOST : cols;
}

/* Bytes of the next line of `s`, which has no line end: broken at a space if there is one. */
static size_t line_len(const char *s, int cols)
{
    size_t fit = utf8_fit(s, cols, NULL);
    if (s[fit] == '\0' || s[fit] == ' ') {
        return fit;
    }
    for (size_t n = fit; n > 1; n--) {
        if (s[n - 1] == ' ') {
            return n - 1;
        }
    }
    return fit ? fit : utf8_cluster(s);
}

static void add_wrapped(struct sb *b, const char *s, int cols)
{
    do {
        size_t len = line_len(s, cols);
        sb_addn(b, s, len);
        sb_addc(b, '\n');
        s += len;
        s += strspn(s, " ");
    } while (*s);
}

void say(struct plain *p, const char *fmt, ...)
{
    struct arena *scratch = arena_create();
    struct sb b = sb_on(scratch);
    struct hub_err err;
    int cols = columns(p);
    va_list ap;
    va_start(ap, fmt);
    const char *text = arena_vprintf(scratch, fmt, ap);
    va_end(ap);
    for (const char *s = text;;) {
        size_t len = strcspn(s, "\n");
        add_wrapped(&b, utf8_safe(scratch, arena_strndup(scratch, s, len)), cols);
        if (!s[len]) {
            break;
        }
        s += len + 1;
    }
    if (!p->ended && sink_text(p->inv->out, sb_str(&b), &err) != HUB_OK) {
        p->ended = true; /* nobody hears it any more */
    }
    arena_destroy(scratch);
}

void say_error(struct plain *p, const struct hub_err *err)
{
    struct hub_err why = *err;
    if (why.next == NEXT_HUB) {
        hub_err_add(&why, "Go back to the first list and type hub to choose one.");
    }
    say(p, "%s", why.msg);
}

void say_done(struct plain *p, enum hub_rc rc, const struct hub_err *err, const char *sentence)
{
    if (rc == HUB_OK) {
        say(p, "%s u takes it back.", sentence);
    } else {
        say_error(p, err);
    }
}

/* --- in ---------------------------------------------------------------------- */

/* A whole line without its end; NULL at the end of input. */
static char *read_line(FILE *in, struct arena *a)
{
    struct sb b = sb_on(a);
    int c;
    while ((c = fgetc(in)) != EOF && c != '\n') {
        if (c != '\r' && c != '\0') {
            sb_addc(&b, (char)c);
        }
    }
    return c == EOF && b.len == 0 ? NULL : arena_strdup(a, sb_str(&b));
}

void plain_lock(struct plain *p, const char *why)
{
    struct hub_err err;
    struct secret pin;
    bool has = false;
    if (pin_has(p->h, hub_person_id(p->h), &has, &err) != HUB_OK || !has) {
        return;
    }
    const char *number = hub_config(p->h)->phones.out_of_hours;
    say(p, "%s hub asks for your PIN. At night ring %s.", why, str_empty(number) ? "999" : number);
    (void)fflush(p->inv->program->out);
    enum hub_rc rc = pin_lock(p->h, &err);
    secret_open(&pin);
    rc = rc == HUB_OK ? secret_sign_in(p->inv, &pin, &err) : rc;
    secret_close(&pin);
    if (rc != HUB_OK) {
        say_error(p, &err);
        p->ended = true;
    }
}

static bool long_ago(const struct plain *p, int64_t asked_us)
{
    int64_t minutes = p->h ? hub_config(p->h)->screen.lock_minutes : 0;
    return minutes > 0 && clock_idle_us() - asked_us >= minutes * 60 * 1000000;
}

const char *ask(struct plain *p)
{
    struct hub_err err;
    FILE *in = p->inv->program->in;
    if (p->h && hub_unread_since(p->h, &err) != HUB_OK) {
        say(p, "%s What was said may lack something: ask for it again.", err.msg);
    }
    if (!p->ended && (sink_text(p->inv->out, "> ", &err) != HUB_OK ||
                         fflush(p->inv->program->out) != 0 || !in)) {
        p->ended = true;
    }
    int64_t asked = clock_idle_us();
    char *line = p->ended || leave_asked() ? NULL : read_line(in, p->a);
    if (line && long_ago(p, asked)) { /* before what was typed is taken */
        plain_lock(p, "Nobody answered for a while.");
    }
    if (line && p->h && hub_still_in(p->h, &err) != HUB_OK) { /* who began this says why */
        p->ended = true;
    }
    if (!line || p->ended) {
        p->ended = true;
        return NULL;
    }
    return str_trim(p->a, utf8_clean(p->a, line, strlen(line), false, NULL));
}

bool ask_yes(struct plain *p, const char *question)
{
    say(p, "%s\n1 Yes\n0 No", question);
    for (const char *answer; (answer = ask(p)) != NULL;) {
        if (str_eq(answer, "1") || str_ieq(answer, "yes") || str_ieq(answer, "y")) {
            return true;
        }
        if (str_eq(answer, "0") || str_ieq(answer, "no") || str_ieq(answer, "n")) {
            return false;
        }
        say(p, "Type 1 for yes or 0 for no.");
    }
    return false;
}
