/* SPDX-License-Identifier: MIT */
/* What is looked at: rows, the cursor, the key bar, bytes that were sent, whole screens. */
#include "tui.h"
#include "ui/panes_priv.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void do_row(struct run *r, char *rest)
{
    char *end, buf[PTY_ROW];
    const char *row = pty_row(r->pty, (int)strtol(rest, &end, 10), buf);
    check(r, strcmp(row + strspn(row, " "), skip_spaces(end)) == 0, rest);
}

static void do_see(struct run *r, char *rest)
{
    check(r, sees_text(r, rest), rest);
}

static void do_await(struct run *r, char *rest)
{
    check(r, await_text(r, rest), rest);
}

static void do_notsee(struct run *r, char *rest)
{
    check(r, !sees_text(r, rest), rest);
}

static void do_cursor(struct run *r, char *rest)
{
    int row, col, want_row = -1, want_col = -1;
    bool anywhere = sscanf(rest, "%d %d", &want_row, &want_col) != 2;
    pty_cursor(r->pty, &row, &col);
    check(r, pty_cursor_visible(r->pty) && (anywhere || (row == want_row && col == want_col)),
        *rest ? rest : "the cursor is visible");
}

static void do_at(struct run *r, char *rest)
{
    char buf[PTY_ROW];
    int row, col;
    pty_cursor(r->pty, &row, &col);
    check(r, pty_cursor_visible(r->pty) && strstr(pty_row(r->pty, row, buf), rest), rest);
}

static bool bar_is_good(struct run *r)
{
    char buf[PTY_ROW];
    int rows, cols, pairs = 1;
    pty_size(r->pty, &rows, &cols);
    const char *row = pty_row(r->pty, rows - 1, buf);
    row += strspn(row, " ");
    for (const char *gap = row; (gap = strstr(gap, "  ")); gap += strspn(gap, " "))
        pairs++;
    size_t len = strlen(row);
    return pairs <= 8 && len > 5 && strcmp(row + len - 5, " Help") == 0;
}

static void do_bar(struct run *r, char *rest)
{
    (void)rest;
    check(r, bar_is_good(r), "bar");
}

static void do_front(struct run *r, char *rest)
{
    char what[192];
    snprintf(what, sizeof what, "%.60s in front, wanted %.60s", pty_front(r->pty), rest);
    check(r, strcmp(pty_front(r->pty), rest) == 0, what);
}

static void do_always(struct run *r, char *rest)
{
    snprintf(r->always, sizeof r->always, "%s", rest);
}

static void do_never(struct run *r, char *rest)
{
    snprintf(r->never, sizeof r->never, "%s", rest);
}

static bool may_be_sent(const struct run *r, int colour)
{
    char number[16], all[MAX_LINE + 2];
    snprintf(number, sizeof number, " %d ", colour);
    snprintf(all, sizeof all, " %s ", r->shades);
    return strstr(all, number) != NULL;
}

/*
 * Behind ESC [: numbers up to an m, of which 30 to 48 and 90 to 107 ask for a colour. strtol would
 * have a sanitizer measure all that follows, each time.
 */
static bool colour_at(const struct run *r, const char *s)
{
    bool any = false;
    while (isdigit((unsigned char)*s) || *s == ';') {
        int n = 0;
        for (; isdigit((unsigned char)*s); s++) {
            n = n < 1000 ? n * 10 + (*s - '0') : n;
        }
        bool colour = (n >= 30 && n <= 48 && n != 39) || (n >= 90 && n <= 107);
        any = any || (colour && !may_be_sent(r, n));
        s += *s == ';';
    }
    return any && *s == 'm';
}

/* One that `shades` has not allowed. */
static bool any_colour(const struct run *r)
{
    size_t len;
    const char *sent = pty_sent(r->pty, &len);
    for (size_t i = 0; i + 2 < len; i++)
        if (sent[i] == '\033' && sent[i + 1] == '[' && colour_at(r, sent + i + 2))
            return true;
    return false;
}

static void do_shades(struct run *r, char *rest)
{
    snprintf(r->shades, sizeof r->shades, "%s", rest);
}

static bool has_env(const struct run *r, const char *text)
{
    for (int i = 0; i < r->env_count; i++)
        if (strcmp(r->env[i], text) == 0)
            return true;
    return false;
}

/* One that was no text (U+FFFD), or in ASCII a letter of a line or box (U+2500 to U+257F). */
static bool bad_letter(const char *row, bool ascii)
{
    for (const char *s = row; ascii && (s = strchr(s, '\xE2')); s++)
        if (s[1] == '\x94' || s[1] == '\x95')
            return true;
    return strstr(row, "\xEF\xBF\xBD") != NULL;
}

static void visit(struct run *r)
{
    for (size_t i = 0; i < ui_pane_count; i++)
        r->visited[i] = r->visited[i] || strcmp(ui_panes[i]->name, pty_front(r->pty)) == 0;
}

static bool is_box(const char *name)
{
    for (size_t i = 0; i < ui_pane_count; i++)
        if (strcmp(ui_panes[i]->name, name) == 0)
            return ui_panes[i]->box;
    return true;
}

static void do_sane(struct run *r, char *rest)
{
    char buf[PTY_ROW];
    int rows, cols;
    bool bad = any_colour(r) || !pty_cursor_visible(r->pty);
    (void)rest;
    pty_size(r->pty, &rows, &cols);
    for (int row = 0; row < rows; row++)
        bad = bad || bad_letter(pty_row(r->pty, row, buf), has_env(r, "LANG=C"));
    bad = bad || !*pty_row(r->pty, rows - 1, buf);
    bad = bad || (!is_box(pty_front(r->pty)) && !bar_is_good(r));
    visit(r);
    check(r, !bad, "sane");
}

static void do_everywhere(struct run *r, char *rest)
{
    char what[128];
    (void)rest;
    for (size_t i = 0; i < ui_pane_count; i++) {
        snprintf(what, sizeof what, "%s was looked at", ui_panes[i]->name);
        passed_or_not(r, r->visited[i], what);
    }
}

static void do_attr(struct run *r, char *rest)
{
    int row = -1, col = -1;
    char name[16] = "";
    sscanf(rest, "%d %d %15s", &row, &col, name);
    struct pty_cell c = pty_cell(r->pty, row, col);
    check(r,
        strcmp(name, "reverse") == 0     ? c.reverse
        : strcmp(name, "bold") == 0      ? c.bold
        : strcmp(name, "underline") == 0 ? c.underline
                                         : !c.reverse && !c.bold && !c.underline,
        rest);
}

static bool has_sent(const struct run *r, const char *text)
{
    size_t len, want = strlen(text);
    const char *sent = pty_sent(r->pty, &len);
    for (size_t i = 0; i + want <= len; i++)
        if (memcmp(sent + i, text, want) == 0)
            return true;
    return false;
}

static void do_sent(struct run *r, char *rest)
{
    bool quoted;
    char *word = next_word(&rest, &quoted);
    check(r, word && has_sent(r, word), "sent");
}

static void do_notsent(struct run *r, char *rest)
{
    bool quoted;
    char *word = next_word(&rest, &quoted);
    check(r, word && !has_sent(r, word), "notsent");
}

static void do_coloured(struct run *r, char *rest)
{
    (void)rest;
    check(r, any_colour(r), "coloured");
}

static void do_plain(struct run *r, char *rest)
{
    (void)rest;
    check(r, !any_colour(r), "plain");
}

static void golden_path(const struct run *r, const char *name, char path[MAX_LINE])
{
    const char *slash = strrchr(r->script, '/');
    snprintf(
        path, MAX_LINE, "%.*sgolden/%s", (int)(slash ? slash + 1 - r->script : 0), r->script, name);
}

static bool same_as_file(struct run *r, FILE *f)
{
    char line[PTY_ROW], buf[PTY_ROW];
    int rows, cols;
    bool same = true;
    pty_size(r->pty, &rows, &cols);
    for (int row = 0; row < rows; row++) {
        if (!fgets(line, sizeof line, f))
            line[0] = '\0';
        line[strcspn(line, "\n")] = '\0';
        const char *have = pty_row(r->pty, row, buf);
        if (strcmp(line, have) == 0)
            continue;
        printf("# %2d want|%s\n# %2d have|%s\n", row, line, row, have);
        same = false;
    }
    return same;
}

static void do_screen(struct run *r, char *rest)
{
    char path[MAX_LINE], buf[PTY_ROW];
    int rows, cols;
    golden_path(r, rest, path);
    const char *update = getenv("HUB_UPDATE");
    bool write = update && *update;
    FILE *f = fopen(path, write ? "w" : "r");
    if (!f) {
        broken(r, "%s: %s", path, strerror(errno));
        return;
    }
    pty_size(r->pty, &rows, &cols);
    for (int row = 0; write && row < rows; row++)
        fprintf(f, "%s\n", pty_row(r->pty, row, buf));
    check(r, write || same_as_file(r, f), rest);
    fclose(f);
}

static void do_bytes_max(struct run *r, char *rest)
{
    char what[64];
    size_t most = strtoul(rest, NULL, 10);
    snprintf(what, sizeof what, "%zu bytes of at most %zu", r->bytes_of_key, most);
    passed_or_not(r, r->bytes_of_key <= most, what);
}

static void do_idle(struct run *r, char *rest)
{
    (void)rest;
    size_t before = pty_bytes(r->pty);
    bool answered = settle(r) && settle(r);
    passed_or_not(r, answered && pty_bytes(r->pty) == before, "idle");
}

const struct verb look_verbs[] = {
    {"row", do_row, CHECK_ONLY},
    {"see", do_see, CHECK_ONLY},
    {"await", do_await, CHECK_ONLY},
    {"notsee", do_notsee, CHECK_ONLY},
    {"cursor", do_cursor, CHECK_ONLY},
    {"at", do_at, CHECK_ONLY},
    {"bar", do_bar, CHECK_ONLY},
    {"front", do_front, CHECK_ONLY},
    {"always", do_always, ALWAYS},
    {"never", do_never, ALWAYS},
    {"shades", do_shades, ALWAYS},
    {"sane", do_sane, CHECK_ONLY},
    {"everywhere", do_everywhere, CHECK_ONLY},
    {"attr", do_attr, CHECK_ONLY},
    {"sent", do_sent, CHECK_ONLY},
    {"notsent", do_notsent, CHECK_ONLY},
    {"coloured", do_coloured, CHECK_ONLY},
    {"plain", do_plain, CHECK_ONLY},
    {"screen", do_screen, CHECK_ONLY},
    {"bytes-max", do_bytes_max, CHECK_ONLY},
    {"idle", do_idle, CHECK_ONLY},
    {0},
};
