/* SPDX-License-Identifier: MIT */
/* The name of a server, the words it is told, and how ssh is started for it. */
#include "remote_priv.h"

#include "hub/base/str.h"

#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NAME_MOST = 255 /* of a machine: RFC 1035 */ };

static const char NAME_LETTERS[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
/* Letters that no shell sees anything in. */
static const char SAFE_LETTERS[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-+/=:,@";

/* --- who is asked --------------------------------------------------------------------- */

static bool is_name(const char *s)
{
    size_t len = strlen(s);
    return len > 0 && len <= NAME_MOST && *s != '-' && *s != '.' && strspn(s, NAME_LETTERS) == len;
}

bool server_read(const char *word, struct arena *a, struct server *out)
{
    const char *at = strchr(word, '@'), *rest = at ? at + 1 : word, *colon = strchr(rest, ':');
    const char *machine = colon ? arena_strndup(a, rest, (size_t)(colon - rest)) : rest;
    const char *user = at ? arena_strndup(a, word, (size_t)(at - word)) : NULL;
    int64_t port = 0;
    bool sound = is_name(machine) && (!user || is_name(user)) &&
                 (!colon || str_int(colon + 1, 1, 65535, &port));
    out->target = user ? arena_printf(a, "%s@%s", user, machine) : machine;
    out->port = colon ? colon + 1 : NULL;
    return sound;
}

bool remote_is_server(const char *word)
{
    struct arena *scratch = arena_create();
    struct server s;
    bool is = !str_empty(word) && strlen(word) < 2 * NAME_MOST && server_read(word, scratch, &s);
    arena_destroy(scratch);
    return is;
}

/* --- what it is told -------------------------------------------------------------------- */

/* As a shell, or hub's own reading of a command line, takes it for one word. */
static void add_word(struct sb *b, const char *word)
{
    if (*word && strspn(word, SAFE_LETTERS) == strlen(word)) {
        sb_addf(b, " %s", word);
        return;
    }
    sb_add(b, " '");
    for (const char *p = word; *p; p++) {
        if (*p == '\'') {
            sb_add(b, "'\\''");
        } else {
            sb_addc(b, *p);
        }
    }
    sb_add(b, "'");
}

char *server_command(const char *const *words, size_t count, struct arena *a)
{
    struct sb b = sb_on(a);
    sb_add(&b, "hub");
    for (size_t i = 0; i < count; i++) {
        add_word(&b, words[i]);
    }
    return arena_strdup(a, sb_str(&b));
}

const char *server_called(const char *name, const char *words, struct arena *a)
{
    struct server s;
    bool port = server_read(name, a, &s) && s.port;
    return arena_printf(a, "ssh %s%s%s%s%s%s", port ? "-p " : "", port ? s.port : "", port ? " " : "",
        port ? s.target : name, *words ? " " : "", words);
}

/* --- the program ------------------------------------------------------------------------ */

const char *server_ssh(const struct invocation *inv)
{
    return str_empty(inv->config->away.ssh) ? "/usr/bin/ssh" : inv->config->away.ssh;
}

int program_start(const char *program, char *const *argv, char *const *envp, const int fds[3],
    pid_t *pid)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attr;
    sigset_t none, usual;
    sigemptyset(&none);
    sigfillset(&usual);
    posix_spawn_file_actions_init(&files);
    for (int i = 0; i < 3; i++) {
        if (fds[i] != i) {
            posix_spawn_file_actions_adddup2(&files, fds[i], i);
        }
    }
    posix_spawnattr_init(&attr);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attr, &none);
    posix_spawnattr_setsigdefault(&attr, &usual);
    int failed = posix_spawn(pid, program, &files, &attr, argv, envp);
    posix_spawnattr_destroy(&attr);
    posix_spawn_file_actions_destroy(&files);
    return failed;
}
