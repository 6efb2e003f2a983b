/* SPDX-License-Identifier: MIT */
/* What sshd says of a guest: from where, with which key. */
#include "hub/command/guest.h"

#include "hub/base/str.h"
#include "hub/service/users.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ADDRESS_MOST = 64, AUTH_MOST = 16384 };

const char *guest_address(const struct guest *g, struct arena *a)
{
    static const char letters[] = "0123456789abcdefABCDEF.:%";
    const char *from = g->connection ? g->connection : "";
    size_t len = strcspn(from, " ");
    return len <= ADDRESS_MOST && strspn(from, letters) >= len ? arena_strndup(a, from, len) : "";
}

/* The file of ExposeAuthInfo, "publickey ssh-ed25519 AAAA…"; NULL: none that can be read. */
static const char *read_auth(const char *path, struct arena *a)
{
    struct stat st;
    size_t len = 0;
    ssize_t n = 1;
    int fd = str_empty(path) ? -1 : open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        return NULL;
    }
    char *text = arena_alloc(a, AUTH_MOST + 1);
    bool plain = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    while (plain && len < AUTH_MOST && n > 0) {
        n = read(fd, text + len, AUTH_MOST - len);
        len += n > 0 ? (size_t)n : 0;
    }
    close(fd);
    text[len] = '\0';
    return plain ? text : NULL;
}

const char *guest_fingerprint(const struct guest *g, struct arena *a)
{
    static const char by_key[] = "publickey ";
    struct hub_err ignored;
    struct public_key *key = arena_alloc(a, sizeof *key);
    const char *text = read_auth(g->auth, a);
    for (const char *p = text; p && *p;) {
        size_t len = strcspn(p, "\n");
        const char *line = arena_strndup(a, p, len);
        if (str_starts(line, by_key) &&
            public_key_read(line + sizeof by_key - 1, key, &ignored) == HUB_OK) {
            return key->fingerprint;
        }
        p += len + (p[len] == '\n');
    }
    return "";
}
