/* SPDX-License-Identifier: MIT */
/* What was printed or copied on the server comes over: pages are shown and removed again, copies kept. */
#include "go_priv.h"
#include "hub/command/spool_out.h"
#include "hub/config/load.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NAMES = 99, CONTROL_MOST = 80 /* bytes of a socket's path, with what ssh adds */ };

static const char *env_of(const struct go *g, const char *name)
{
    char *const *env = g->inv->program->environment;
    size_t len = strlen(name);
    for (; env && *env; env++) {
        if (strncmp(*env, name, len) == 0 && (*env)[len] == '=' && (*env)[len + 1]) {
            return *env + len + 1;
        }
    }
    return NULL;
}

/* --- the folder ------------------------------------------------------------------------- */

/* In memory where the system has such a place for each person. */
bool go_folder_make(struct go *g)
{
    static const char *const places[] = {"XDG_RUNTIME_DIR", "TMPDIR", NULL};
    for (size_t i = 0; i < sizeof places / sizeof *places && !g->folder; i++) {
        const char *place = places[i] ? env_of(g, places[i]) : "/tmp";
        char *path = place ? arena_printf(g->inv->arena, "%s/hub-XXXXXX", place) : NULL;
        g->folder = path && mkdtemp(path) ? path : NULL;
    }
    const char *control = g->folder ? arena_printf(g->inv->arena, "%s/ssh", g->folder) : "";
    g->control = *control && strlen(control) <= CONTROL_MOST ? control : NULL;
    return g->folder != NULL;
}

void go_folder_remove(struct go *g)
{
    struct dirent *e;
    DIR *d = g->folder ? opendir(g->folder) : NULL;
    while (d && (e = readdir(d))) {
        (void)unlinkat(dirfd(d), e->d_name, 0); /* "." and ".." are not to be unlinked */
    }
    if (d) {
        closedir(d);
        rmdir(g->folder);
    }
    g->folder = NULL;
}

/* --- files here ---------------------------------------------------------------------------- */

static const char *ending(const char *file)
{
    const char *dot = strrchr(file, '.');
    return dot ? dot : "";
}

static bool is_page(const char *file)
{
    return str_part_index(".pdf|.txt", ending(file)) >= 0;
}

/* "rota.pdf", "rota-2.pdf": nothing that is there is written over. NULL: it could not be. */
static const char *write_new(
    struct go *g, const char *folder, const char *file, const void *bytes, size_t len)
{
    struct arena *a = g->inv->arena;
    const char *end = ending(file);
    const char *slash = str_eq(folder, "/") ? "" : "/";
    int fd = -1;
    const char *path = NULL;
    for (int i = 1; i <= NAMES && fd < 0; i++) {
        int head = (int)(strlen(file) - strlen(end));
        path = i == 1 ? arena_printf(a, "%s%s%s", folder, slash, file)
                      : arena_printf(a, "%s%s%.*s-%d%s", folder, slash, head, file, i, end);
        fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd < 0 && errno != EEXIST) {
            return NULL;
        }
    }
    struct hub_err ignored;
    struct sink to = sink_fd(fd, file);
    bool whole = fd >= 0 && sink_write(&to, bytes, len, &ignored) == HUB_OK;
    whole = (fd < 0 || close(fd) == 0) && whole;
    if (!whole && fd >= 0) {
        unlink(path);
    }
    return whole ? path : NULL;
}

/* --- showing ----------------------------------------------------------------------------- */

/* The desktop's own way to show a file; NULL: there is no desktop here. */
static const char *opener(const struct go *g)
{
    static const char *const programs[] = {"/usr/bin/xdg-open", "/usr/local/bin/xdg-open"};
    const char *named = g->inv->config->away.opener;
    if (!str_empty(named)) {
        return named;
    }
#ifdef __APPLE__
    return "/usr/bin/open";
#endif
    bool desktop = env_of(g, "DISPLAY") || env_of(g, "WAYLAND_DISPLAY");
    for (size_t i = 0; desktop && i < sizeof programs / sizeof *programs; i++) {
        if (access(programs[i], X_OK) == 0) {
            return programs[i];
        }
    }
    return NULL;
}

static bool shows(struct go *g, const char *path)
{
    char *const none[] = {NULL};
    const char *program = opener(g);
    pid_t pid;
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    const int fds[3] = {null, null, null};
    char name[] = "open";
    char *const argv[] = {name, arena_strdup(g->inv->arena, path), NULL};
    bool is = program && null >= 0 &&
              program_start(program, argv,
                  g->inv->program->environment ? g->inv->program->environment : none, fds, &pid) == 0;
    if (null >= 0) {
        close(null);
    }
    return is; /* how it ends is nothing to us: it stays as long as somebody looks */
}

static const char *home_of(const struct go *g)
{
    const struct config_env *env = &g->inv->program->env;
    return !str_empty(env->home) ? env->home : !str_empty(env->cwd) ? env->cwd : ".";
}

static void leave_it(struct go *g, const char *file, const void *bytes, size_t len)
{
    const char *path = write_new(g, home_of(g), file, bytes, len);
    if (path) {
        note(g->inv, "It is here, and only you may read it: %s", path);
    } else {
        note(g->inv, "%s could not be written into %s.", file, home_of(g));
    }
}

void go_show(struct go *g, const char *file, const void *bytes, size_t len)
{
    bool shown = false;
    file = spool_file(file, g->inv->arena);
    if (opener(g) && (g->folder || go_folder_make(g))) {
        const char *path = write_new(g, g->folder, file, bytes, len);
        shown = path && shows(g, path);
        if (path && !shown) {
            unlink(path);
        }
    }
    if (shown) {
        note(g->inv, "%s opens now.", file);
    } else {
        leave_it(g, file, bytes, len);
    }
}

static bool has_pages(const struct go *g)
{
    struct dirent *e;
    bool any = false;
    DIR *d = g->folder ? opendir(g->folder) : NULL;
    while (d && (e = readdir(d))) {
        any = any || is_page(e->d_name);
    }
    if (d) {
        closedir(d);
    }
    return any;
}

void go_looked(struct go *g)
{
    char line[8];
    if (has_pages(g)) {
        note(g->inv, "When you have finished with the pages press Enter: they are removed from this "
                     "computer.");
        (void)go_ask(g, line, sizeof line);
    }
}

/* --- fetching ----------------------------------------------------------------------------- */

struct waiting {
    const char *number, *file;
    int64_t bytes;
};

static enum hub_rc ask_server(struct go *g, bool beside, const char *const *words, size_t count,
    struct remote_answer *out, struct hub_err *err)
{
    struct remote_call call = {.server = g->name,
        .words = words,
        .word_count = count,
        .quiet = beside,
        .control = beside ? g->control : NULL};
    return remote_run(g->inv, &call, g->inv->arena, out, err);
}

/* "12,rota.pdf,2026-11-21T10:00,51234"; false: no such line. */
static bool read_line(char *line, struct waiting *w, struct arena *a)
{
    char *file = strchr(line, ','), *at = file ? strchr(file + 1, ',') : NULL,
         *bytes = at ? strchr(at + 1, ',') : NULL;
    int64_t number;
    if (!bytes) {
        return false;
    }
    *file = *at = '\0';
    bytes[1 + strcspn(bytes + 1, "\r")] = '\0';
    w->number = line;
    w->file = spool_file(file + 1, a);
    return str_int(line, 1, INT64_MAX, &number) && str_int(bytes + 1, 0, REMOTE_MOST, &w->bytes);
}

static enum hub_rc fetch_one(struct go *g, bool beside, const struct waiting *w,
    struct remote_answer *out, struct hub_err *err)
{
    const char *words[] = {"fetch", w->number};
    enum hub_rc rc = ask_server(g, beside, words, 2, out, err);
    return rc == HUB_OK && (int64_t)out->len != w->bytes
               ? hub_fail(err, HUB_EIO, "Not all of %s came over. It still waits there.", w->file)
               : rc;
}

static void forget(struct go *g, bool beside, const struct waiting *w)
{
    const char *words[] = {"fetch", w->number, "--forget"};
    struct remote_answer ignored;
    struct hub_err err;
    (void)ask_server(g, beside, words, 3, &ignored, &err); /* it goes by itself in a day */
}

/* A copy or a table is kept where it is asked to; false: not now, so it waits on. */
static bool keep(struct go *g, const struct waiting *w, const struct remote_answer *answer)
{
    char line[1024] = "";
    const char *folder = home_of(g);
    note(g->inv, "%s has come over. Into which folder? Enter: %s", w->file, folder);
    if (!go_ask(g, line, sizeof line)) {
        return false;
    }
    const char *typed = str_trim(g->inv->arena, line);
    if (str_starts(typed, "~/")) {
        folder = arena_printf(g->inv->arena, "%s%s", folder, typed + 1);
    } else if (*typed) {
        folder = arena_strdup(g->inv->arena, typed);
    }
    const char *path = write_new(g, folder, w->file, answer->bytes, answer->len);
    if (path) {
        note(g->inv, "It is here: %s", path);
    } else {
        note(g->inv, "It could not be written into %s. It waits on the server, a day at most.", folder);
    }
    return path != NULL;
}

static bool take_one(struct go *g, bool beside, const struct waiting *w)
{
    struct remote_answer answer;
    struct hub_err err = {0};
    bool page = is_page(w->file);
    if (beside && !page) {
        return false; /* asked about when the session has ended */
    }
    if (fetch_one(g, beside, w, &answer, &err) != HUB_OK) {
        if (!beside) {
            note(g->inv, "%s", err.msg);
        }
        return false;
    }
    bool taken = true;
    if (page) {
        go_show(g, w->file, answer.bytes, answer.len);
    } else {
        taken = keep(g, w, &answer);
    }
    if (taken) {
        forget(g, beside, w);
    }
    return taken;
}

/* True: nothing waits there any more. */
static bool fetch_all(struct go *g, bool beside)
{
    static const char *const words[] = {"fetch", "--format", "csv"};
    struct remote_answer answer;
    struct hub_err err = {0};
    if (ask_server(g, beside, words, sizeof words / sizeof *words, &answer, &err) != HUB_OK) {
        if (!beside) {
            note(g->inv, "%s", err.msg);
        }
        return false;
    }
    bool all = true;
    char *line = arena_strdup(g->inv->arena, answer.bytes);
    while (*line) {
        struct waiting w;
        char *end = line + strcspn(line, "\n"), *next = end + (*end != '\0');
        *end = '\0';
        if (read_line(line, &w, g->inv->arena)) {
            all = take_one(g, beside, &w) && all;
        }
        line = next;
    }
    return all;
}

/* --- beside the session ----------------------------------------------------------------------- */

enum { ALL_CAME = 0, SOME_WAIT = 1 };

/* A process of its own: the session's keys and screen do not wait for it, and it says nothing. */
void go_fetch_beside(struct go *g)
{
    struct sb unseen = sb_on(g->inv->arena);
    go_helper_ended(g, false);
    if (g->helper || !g->control || !opener(g)) {
        return; /* what waits comes when the session has ended */
    }
    pid_t pid = fork();
    if (pid == 0) {
        g->inv->notes = &unseen;
        _exit(fetch_all(g, true) ? ALL_CAME : SOME_WAIT);
    }
    g->helper = pid > 0 ? pid : 0;
    g->waits = g->waits && pid < 0;
}

void go_helper_ended(struct go *g, bool wait)
{
    int status = 0;
    pid_t pid = 0;
    if (!g->helper) {
        return;
    }
    do {
        pid = waitpid(g->helper, &status, wait ? 0 : WNOHANG);
    } while (pid < 0 && errno == EINTR);
    if (pid == g->helper) {
        g->helper = 0;
        g->waits = g->waits || !WIFEXITED(status) || WEXITSTATUS(status) != ALL_CAME;
    }
}

void go_fetch_rest(struct go *g)
{
    go_helper_ended(g, true);
    if (g->waits && !g->asked_to_end) {
        g->waits = !fetch_all(g, false);
    }
}
