/* SPDX-License-Identifier: MIT */
/* hub go: to the hub on a server and back, whatever happens to the line in between. */
#include "command_priv.h"
#include "go_priv.h"
#include "hub/base/utf8.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static enum hub_rc is_server(struct go *g, struct hub_err *err)
{
    g->name = g->inv->args[0];
    return remote_is_server(g->name) && server_read(g->name, g->inv->arena, &g->server)
               ? HUB_OK
               : hub_fail(err, HUB_EUSAGE,
                     "\"%s\" is not the name of a server. It is put as hub go hub@server, or "
                     "hub@server:2222.", g->name);
}

/* --- a line that dropped ---------------------------------------------------------------------- */

/* Asked once and not for long: the line may be gone for a while. */
static void say_kept(struct go *g)
{
    static const char *const words[] = {"kept"};
    struct remote_call call = {.server = g->name, .words = words, .word_count = 1, .quiet = true};
    struct remote_answer answer;
    struct hub_err err = {0};
    enum hub_rc rc = remote_run(g->inv, &call, g->inv->arena, &answer, &err);
    const char *line = rc == HUB_OK ? answer.bytes : "";
    if (!*line) {
        note(g->inv, "What you saved is safe there. What you were typing is kept as an unfinished note; "
                     "Today offers it.");
    }
    while (*line) {
        size_t len = strcspn(line, "\n");
        note(g->inv, "%s", utf8_safe(g->inv->arena, arena_strndup(g->inv->arena, line, len)));
        line += len + (line[len] != '\0');
    }
}

/* Enter goes in again. */
static bool again(struct go *g)
{
    char line[16];
    note(g->inv, "Enter goes in again, q and Enter leaves.");
    return go_ask(g, line, sizeof line) && !*line;
}

static bool told_drop(struct go *g, const struct go_end *end, const char *next, bool never)
{
    note(g->inv, never ? "%s could not be reached.%s%s" : "The line to %s dropped.%s%s", g->name,
        *next ? " " : *end->said ? " It was said: " : "", *next ? next : end->said);
    if (!never) {
        say_kept(g);
    }
    return !g->asked_to_end && again(g);
}

/* As it ended there; without a terminal there its sentence came by itself. */
static enum hub_rc ended_there(int status, const char *said, struct hub_err *err)
{
    if (status == 0) {
        return HUB_OK;
    }
    if (str_starts(said, "hub: ")) {
        said += sizeof "hub: " - 1;
    }
    return hub_fail(err, remote_result(status), "%s", said);
}

static enum hub_rc sit(struct go *g, const char *command, struct hub_err *err)
{
    struct go_end end = {.dropped = true};
    bool first = true, never = false, on = true;
    while (end.dropped && on) {
        enum hub_rc rc = go_session(g, command, &end, err);
        if (rc != HUB_OK || !end.dropped) {
            return rc == HUB_OK ? ended_there(end.status, end.said, err) : rc;
        }
        const char *next = server_why(g->name, end.said, &never, g->inv->arena);
        if (first && never) {
            return hub_fail(err, HUB_ENOSERVER, "%s could not be reached. %s", g->name, next);
        }
        first = false;
        on = told_drop(g, &end, next, never);
    }
    return hub_fail(err, HUB_ENOSERVER, "%s", ""); /* all was said */
}

static enum hub_rc with_terminal(struct go *g, const char *command, struct hub_err *err)
{
    (void)go_folder_make(g);
    go_window_begin(&g->window);
    go_signals_begin(g);
    enum hub_rc rc = sit(g, command, err);
    if (rc != HUB_ENOSERVER) {
        go_fetch_rest(g);
    }
    go_helper_ended(g, true);
    go_looked(g);
    go_folder_remove(g);
    go_signals_end(g);
    return rc;
}

/* --- one command ----------------------------------------------------------------------------------- */

/* A page, and it is not said where it goes: it is shown. */
static bool shows_page(const struct invocation *inv)
{
    size_t used = 0;
    const struct command *c = command_match(inv->args + 1, inv->arg_count - 1, &used);
    bool page = c && used && c->flags & COMMAND_OUT && c->options.has[OPTION_PAPER];
    for (size_t i = 1; i < inv->arg_count; i++) {
        page = page && !str_starts(inv->args[i], "--format") && !str_eq(inv->args[i], "--printer");
    }
    return page && inv->out_is_terminal;
}

static enum hub_rc ask_page(struct go *g, bool show, struct hub_err *err)
{
    struct invocation *inv = g->inv;
    struct remote_answer answer;
    struct remote_call call = {
        .server = g->name, .words = inv->args + 1, .word_count = inv->arg_count - 1};
    if (call.word_count > REMOTE_WORDS) {
        return hub_fail(err, HUB_EUSAGE, "That is more than %d words.", REMOTE_WORDS);
    }
    enum hub_rc rc = remote_run(inv, &call, inv->arena, &answer, err);
    if (rc == HUB_OK && *answer.said) {
        note(inv, "%s", answer.said);
    }
    if (rc != HUB_OK || !show) {
        return rc == HUB_OK ? sink_write(inv->out, answer.bytes, answer.len, err) : rc;
    }
    const char *name = call.word_count > 1 && *inv->args[2] != '-'
                           ? arena_printf(inv->arena, "%s-%s.pdf", inv->args[1], inv->args[2])
                           : arena_printf(inv->arena, "%s.pdf", inv->args[1]);
    go_signals_begin(g);
    go_show(g, name, answer.bytes, answer.len);
    go_looked(g);
    go_folder_remove(g);
    go_signals_end(g);
    return HUB_OK;
}

/* Its bytes go straight through, in and out. */
static enum hub_rc straight(struct go *g, const char *command, struct hub_err *err)
{
    struct invocation *inv = g->inv;
    char *const none[] = {NULL};
    static const int fds[3] = {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO};
    const char *usual[] = {"ssh", "-T", "-a", "-x", "-o", "ClearAllForwardings=yes", "-o",
        "ConnectTimeout=20", g->server.port ? "-p" : "--", g->server.port ? g->server.port : g->server.target,
        g->server.port ? "--" : command, g->server.port ? g->server.target : NULL,
        g->server.port ? command : NULL, NULL};
    char *argv[sizeof usual / sizeof *usual] = {NULL};
    pid_t pid;
    int status = 0;
    for (size_t i = 0; usual[i]; i++) {
        argv[i] = arena_strdup(inv->arena, usual[i]);
    }
    fflush(inv->program->out);
    if (program_start(server_ssh(inv), argv,
            inv->program->environment ? inv->program->environment : none, fds, &pid) != 0) {
        return hub_fail(err, HUB_ENOSERVER,
            "%s is not on this computer. A helper can put OpenSSH there, or name it in hub.ini under "
            "[away].", server_ssh(inv));
    }
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 255;
    if (code == 255) {
        return hub_fail(err, HUB_ENOSERVER, "%s could not be reached, or the line dropped.", g->name);
    }
    return code ? hub_fail(err, remote_result(code), "%s", "") : HUB_OK; /* it was said there */
}

enum hub_rc run_go(struct invocation *inv, struct hub_err *err)
{
    struct go g = {.inv = inv};
    bool terminal = inv->program->terminal && !inv->notes;
    enum hub_rc rc = is_server(&g, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (inv->arg_count == 1) {
        return terminal ? with_terminal(&g, NULL, err)
                        : hub_fail(err, HUB_EUSAGE,
                              "The screen needs a terminal. One command needs none: hub go %s today",
                              g.name);
    }
    bool show = shows_page(inv);
    if (show || given(inv, OPTION_OUTPUT)) {
        return ask_page(&g, show, err);
    }
    const char *command = server_command(inv->args + 1, inv->arg_count - 1, inv->arena);
    return terminal ? with_terminal(&g, command, err) : straight(&g, command, err);
}
