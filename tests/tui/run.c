/* SPDX-License-Identifier: MIT */
/*
 * run HUB SCRIPT: the real program on a pseudo-terminal, keys in, screens out.
 *
 *   use NAME             run tests/tui/NAME of the build instead of hub (before start)
 *   size COLSxROWS       80x24 unless said
 *   env NAME=VALUE       more environment; $HUB_DIR/… is within this run's folder
 *   ini "[screen]\n…"     hub.ini holds this from now on
 *   lines "4829\n"       what a program reads that is given --passphrase-fd 7
 *   cli ARGS…            run the program to its end; it must exit 0; $HUB_DIR/… as above. After init
 *                        the recovery sheet is made too, unless a line no-sheet is before it
 *   said TEXT            what the last cli printed has it
 *   start ARGS…          start it on the terminal and wait for the first frame
 *   other                what follows is about the other of two terminals; it may have no program yet
 *   begin TEXT           start it on the terminal without a screen, and wait for TEXT
 *   answer "4829"        give it this line; then its first frame comes
 *   leave KEY…            keys after which there is no screen any more
 *   window COLSxROWS     another size, where there is no screen
 *   reply TEXT           give plain questions this line; what follows is awaited
 *   keys KEY…            Enter Esc PgDn Ctrl-P n "text"; each waits for its frame
 *   bytes "\033[…"       raw input
 *   read-words · type-words   the numbered words on the screen are kept; they are typed in a row
 *   paste TEXT · click ROW COL · wheel up|down ROW COL · tap TEXT (a click on it)
 *   resize COLSxROWS · resize back (to the size it was started with)
 *   row N TEXT           row N is exactly this (spaces at the ends aside)
 *   see TEXT · notsee TEXT · await TEXT (until it comes by itself)
 *   cursor ROW COL       it stands there, visible; without a place: visible, anywhere
 *   at TEXT              the cursor is visible, on a row with this text
 *   bar                  the key bar: at most eight whole pairs, the last is Help
 *   include FILE         the lines of another script, beside this one
 *   front NAME           the pane or box in front has this name
 *   always TEXT          from now on it is on the screen after every key, click and resize
 *   never WORD…          from now on none of these words is on it then, in capitals or not
 *   shades NUMBER…       colours that may be sent, as ESC [ … m has them; none unless said
 *   sane                 no other colour was sent, nothing is torn, with LANG=C no line-drawing letter is
 *                        shown, the cursor is visible; of a pane that is no box the key bar is as `bar`
 *   everywhere           each pane and box there is was in front at a `sane`
 *   sent TEXT · notsent TEXT (escapes as in keys) · coloured · plain: since the program began
 *   attr ROW COL reverse|bold|underline|plain
 *   screen FILE          the whole screen, as kept beside the script (HUB_UPDATE=1 writes it)
 *   bytes-max N          the last key made the program send at most N bytes
 *   pass 3m              so long goes by for the program, without a key: 90s, 3m, 2h
 *   leap -1d             the clock is set, and no time goes by: 365d, -1d, 1h, -90m
 *   late "[B"            Esc, and after it was taken for one, the rest of a torn key
 *   idle                 nothing is sent when nothing happens, timers that are due included
 *   term · hup · hangup  SIGTERM; SIGHUP; the terminal goes away
 *   freeze               nothing is read of it any more, until it waits for that
 *   kill                 SIGKILL: it ends without a word
 *   exit STATUS          it ends, with this status
 *
 * Rows and columns count from 0. Everything that waits has a deadline and waits
 * for a frame or for what is asked, never for time. Afterwards the same keys
 * are played again at 40x12, and with a resize to 4x1 and back between keys:
 * there the program only has to live.
 */
#include "tui.h"
#include "ui/panes_priv.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void play_file(struct run *r, const char *path);

static void do_include(struct run *r, char *rest)
{
    char path[MAX_LINE];
    const char *slash = strrchr(r->script, '/');
    int dir = slash ? (int)(slash + 1 - r->script) : 0, line = r->line;
    snprintf(path, sizeof path, "%.*s%s", dir, r->script, rest);
    play_file(r, path);
    r->line = line;
}

static const struct verb *find_verb(const char *name)
{
    const struct verb *const tables[] = {world_verbs, input_verbs, look_verbs};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        for (const struct verb *v = tables[i]; v->name; v++) {
            if (strcmp(v->name, name) == 0) {
                return v;
            }
        }
    }
    return NULL;
}

static void run_line(struct run *r, char *line)
{
    line[strcspn(line, "\n")] = '\0';
    char *name = skip_spaces(line);
    if (!*name || *name == '#')
        return;
    size_t len = strcspn(name, " \t");
    char *rest = skip_spaces(name + len + (name[len] != '\0'));
    name[len] = '\0';
    if (strcmp(name, "include") == 0) {
        do_include(r, rest);
        return;
    }
    const struct verb *v = find_verb(name);
    if (!v) {
        broken(r, "no verb called %s", name);
    } else if (v->when != ALWAYS && !r->pty) {
        broken(r, "%s before start", name);
    } else if (v->when != CHECK_ONLY || r->pass == PASS_CHECK) {
        v->run(r, rest);
    }
}

/* The passes that only have to live: whatever state the keys led to, it leaves in peace. */
static void live_to_the_end(struct run *r)
{
    static const char *const names[] = {"", "lives at 40x12", "lives through resizes to 4x1"};
    int status = 0;
    struct pty *both[] = {r->pty, r->other};
    for (size_t i = 0; i < 2 && status == 0; i++) {
        if (both[i]) {
            pty_hang_up(both[i]);
            status = pty_wait_exit(both[i], DEADLINE_MS);
        }
    }
    passed_or_not(r, status == 0, names[r->pass]);
}

static void play_file(struct run *r, const char *path)
{
    char line[MAX_LINE];
    FILE *f = fopen(path, "r");
    if (!f) {
        perror(path);
        exit(2);
    }
    r->line = 0;
    while (!r->over && fgets(line, sizeof line, f)) {
        r->line++;
        run_line(r, line);
    }
    fclose(f);
}

static int play(const char *hub, const char *script, enum pass pass, int checks, int *failed)
{
    struct run r = {.hub = hub, .script = script, .pass = pass, .checks = checks};
    r.visited = calloc(ui_pane_count, sizeof *r.visited);
    if (!r.visited) {
        abort();
    }
    snprintf(r.program, sizeof r.program, "%s", hub);
    set_up(&r);
    if (pass == PASS_SMALL) {
        r.rows = 12;
        r.cols = 40;
    }
    play_file(&r, script);
    if (pass != PASS_CHECK && !r.failed)
        live_to_the_end(&r);
    tear_down(&r);
    free(r.visited);
    *failed += r.failed;
    return r.checks;
}

int main(int argc, char **argv)
{
    int checks = 0, failed = 0;
    if (argc != 3) {
        fprintf(stderr, "usage: run HUB SCRIPT\n");
        return 64;
    }
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (int pass = 0; pass < PASSES && !failed; pass++)
        checks = play(argv[1], argv[2], (enum pass)pass, checks, &failed);
    printf("1..%d\n", checks);
    return failed != 0;
}
