/* SPDX-License-Identifier: MIT */
/* hub ssh: what sshd starts for a key. hub keys: the lines that say so. */
#include "hub/base/str.h"
#include "hub/command/guest.h"
#include "hub/service/users.h"

#include "command_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- hub ssh ------------------------------------------------------------------------------- */

/* "hub" and the words of the command, as main has them. */
static enum hub_rc command_line(const struct guest *g, struct arena *a, int *argc, char ***argv,
    struct hub_err *err)
{
    const char **words;
    size_t count, len = g->command ? strlen(g->command) : 0;
    enum hub_rc rc = guest_words(len ? g->command : "", len, a, &words, &count, err);
    if (rc != HUB_OK) {
        return rc;
    }
    *argv = arena_array(a, count + 2, sizeof **argv);
    (*argv)[0] = arena_strdup(a, "hub");
    for (size_t i = 0; i < count; i++) {
        (*argv)[i + 1] = arena_strdup(a, words[i]);
    }
    *argc = (int)count + 1;
    return HUB_OK;
}

enum hub_rc run_ssh(struct invocation *inv, struct hub_err *err)
{
    int argc = 0;
    char **argv = NULL;
    if (!inv->program->guest || !given(inv, OPTION_AS) || given(inv, OPTION_DB) ||
        given(inv, OPTION_CONFIG) || given(inv, OPTION_OUTPUT) || given(inv, OPTION_PASSPHRASE_FD)) {
        return hub_fail(err, HUB_EUSAGE,
            "hub ssh is started by sshd, as the line of a key says: hub ssh --as NAME. hub keys "
            "prints these lines.");
    }
    struct guest guest = *inv->program->guest;
    struct program program = *inv->program;
    guest.name = option_text(inv, OPTION_AS);
    guest.address = guest_address(&guest, inv->arena);
    guest.fingerprint = guest_fingerprint(&guest, inv->arena);
    program.guest = &guest;
    enum hub_rc rc = command_line(&guest, inv->arena, &argc, &argv, err);
    if (rc == HUB_OK && str_eq(argv[argc - 1], GO_WORD)) {
        guest.go = true;
        argc--;
    }
    return rc == HUB_OK ? cli_words(&program, argc, argv, inv->arena, err) : rc;
}

/* --- hub keys -------------------------------------------------------------------------------- */

enum { KEYS_MOST = 4 << 20, OTHERS_WRITE = 022 };

static enum hub_rc not_trusted(const char *path, struct hub_err *err)
{
    return hub_fail(err, HUB_EDENIED,
        "%s can be changed by others on this computer, so no key in it is used.", path);
}

static enum hub_rc read_keys(
    const char *path, struct arena *a, const char **out, struct hub_err *err)
{
    struct stat st;
    size_t len = 0;
    ssize_t n = 1;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        return hub_fail(err, errno == ENOENT ? HUB_ENOTFOUND : HUB_EIO,
            "%s cannot be read. hub user add --key makes it; its folder has to let this user in.",
            path);
    }
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > KEYS_MOST ||
        st.st_mode & OTHERS_WRITE) {
        close(fd);
        return not_trusted(path, err);
    }
    char *text = arena_alloc(a, (size_t)st.st_size + 1);
    while (len < (size_t)st.st_size && n > 0) {
        n = read(fd, text + len, (size_t)st.st_size - len);
        len += n > 0 ? (size_t)n : 0;
    }
    close(fd);
    text[len] = '\0';
    *out = text;
    return HUB_OK;
}

/* Whether a line ends in this key: sshd asks for the one it was shown (%t %k). */
static bool is_of(const char *line, const char *kind, const char *body, struct arena *a)
{
    const char *tail = arena_printf(a, " %s %s", kind, body);
    size_t len = strlen(line), most = strlen(tail);
    return len > most && strcmp(line + len - most, tail) == 0;
}

enum hub_rc run_keys(struct invocation *inv, struct hub_err *err)
{
    char path[PATH_MAX];
    const char *text = NULL;
    if (inv->arg_count == 1) {
        return hub_fail(err, HUB_EUSAGE, "hub keys takes a key's kind and the key, or neither.");
    }
    if (str_empty(inv->opening.path) || !keys_file_path(inv->opening.path, path)) {
        return hub_fail(err, HUB_EUSAGE,
            "/etc/hub/hub.ini does not say where the hub is. Its line is file = /var/lib/hub/hub.db");
    }
    enum hub_rc rc = read_keys(path, inv->arena, &text, err);
    for (const char *p = text; rc == HUB_OK && *p;) {
        size_t len = strcspn(p, "\n");
        const char *line = arena_strndup(inv->arena, p, len);
        bool asked = inv->arg_count == 0 || is_of(line, inv->args[0], inv->args[1], inv->arena);
        if (keys_line_forced(line) && asked) {
            rc = sink_text(inv->out, arena_printf(inv->arena, "%s\n", line), err);
        }
        p += len + (p[len] == '\n');
    }
    return rc;
}
