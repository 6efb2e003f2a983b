/* SPDX-License-Identifier: MIT */
/* Lines out, lines in. */
#include "plain_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

/* Bytes of the next line of `s`, which has no line end: broken at a space if there is one. */
static size_t line_len(const char *s)
{
    size_t fit = utf8_fit(s, PLAIN_COLS, NULL);
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

static void add_wrapped(struct sb *b, const char *s)
{
    do {
        size_t len = line_len(s);
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
    va_list ap;
    va_start(ap, fmt);
    const char *text = arena_vprintf(scratch, fmt, ap);
    va_end(ap);
    for (const char *s = text;;) {
        size_t len = strcspn(s, "\n");
        add_wrapped(&b, utf8_safe(scratch, arena_strndup(scratch, s, len)));
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
    say(p, "%s", err->msg);
}

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

const char *ask(struct plain *p)
{
    struct hub_err err;
    FILE *in = p->inv->program->in;
    if (!p->ended && (sink_text(p->inv->out, "> ", &err) != HUB_OK ||
                         fflush(p->inv->program->out) != 0 || !in)) {
        p->ended = true;
    }
    char *line = p->ended ? NULL : read_line(in, p->a);
    if (!line) {
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
