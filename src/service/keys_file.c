/* SPDX-License-Identifier: MIT */
/*
 * The file for sshd, a line a key:
 *
 *   restrict,pty,command="exec /usr/local/bin/hub ssh --as 'Jo Bright'" ssh-ed25519 AAAA…
 *
 * sshd takes \" as a quote within the quotes; what is left goes through a shell, where the program
 * and the name stand in single quotes.
 */
#include "hub/base/leave.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/user.h"
#include "hub/service/users.h"
#include "roles_priv.h"
#include "users_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BEGINS "restrict,pty,command=\"exec "
static const char HEAD[] = "# Written by hub. One line a key; hub user changes it.\n";
enum { MODE = 0640 }; /* the group is that of the folder: the user who runs hub keys */

bool keys_file_path(const char *database, char out[PATH_MAX])
{
    int n = snprintf(out, PATH_MAX, "%s.authorized_keys", database);
    return n > 0 && n < PATH_MAX;
}

bool keys_line_forced(const char *line)
{
    return str_starts(line, BEGINS);
}

/* For the shell, then for sshd. */
static void add_quoted(struct sb *b, const char *text)
{
    sb_add(b, "'");
    for (const char *p = text; *p; p++) {
        if (*p == '\'') {
            sb_add(b, "'\\''");
        } else if (*p == '"') {
            sb_add(b, "\\\"");
        } else {
            sb_addc(b, *p);
        }
    }
    sb_add(b, "'");
}

/* As it was when this program was started, also where it has been replaced since. */
static enum hub_rc program_path(char out[PATH_MAX], struct hub_err *err)
{
    static const char gone[] = " (deleted)";
    ssize_t n = readlink("/proc/self/exe", out, PATH_MAX - 1);
    if (n <= 0) {
        return hub_fail(err, HUB_EIO, "Where the program hub stands is not known here.");
    }
    out[n] = '\0';
    size_t len = (size_t)n, tail = sizeof gone - 1;
    if (len > tail && strcmp(out + len - tail, gone) == 0) {
        out[len - tail] = '\0';
    }
    return HUB_OK;
}

struct line_work {
    struct hub *h;
    struct arena *a;
    const char *program;
    struct sb out;
};

static enum hub_rc add_line(struct line_work *w, const struct user_key *k, struct hub_err *err)
{
    struct person p;
    hub_stamp closed = STAMP_NONE;
    bool unclean = true;
    enum hub_rc rc = record_get(w->h->store, &person_noun, k->person, w->a, &p, err);
    if (rc == HUB_OK) {
        rc = people_closed(w->h, p.name, &closed, err);
        utf8_clean(w->a, p.name, strlen(p.name), false, &unclean);
    }
    if (rc != HUB_OK || unclean || stamp_known(closed) || stamp_known(p.record.removed_at) ||
        !role_comes_in(p.role)) {
        return rc;
    }
    sb_add(&w->out, BEGINS);
    add_quoted(&w->out, w->program);
    sb_add(&w->out, " ssh --as ");
    add_quoted(&w->out, p.name);
    sb_addf(&w->out, "\" %s %s\n", k->kind, k->body);
    return HUB_OK;
}

static enum hub_rc lines(struct line_work *w, struct hub_err *err)
{
    struct user_keys keys;
    enum hub_rc rc = user_key_list(w->h->store, w->a, &keys, err);
    sb_add(&w->out, HEAD);
    for (size_t i = 0; rc == HUB_OK && i < keys.count; i++) {
        rc = add_line(w, &keys.items[i], err);
    }
    return rc;
}

static enum hub_rc not_written(int why, const char *path, struct hub_err *err)
{
    hub_fail(err, why == ENOSPC || why == EDQUOT ? HUB_EFULL : HUB_ECREATE,
        "%s could not be written, so nothing was changed. Is there room, and may you write in its "
        "folder?",
        path);
    err->sys = why;
    return err->rc;
}

static int write_whole(int fd, const struct sb *text)
{
    size_t at = 0;
    while (at < text->len) {
        ssize_t n = write(fd, text->p + at, text->len - at);
        if (n < 0 && errno != EINTR) {
            return errno;
        }
        at += n > 0 ? (size_t)n : 0;
    }
    return fchmod(fd, MODE) != 0 || fsync(fd) != 0 ? errno : 0;
}

static enum hub_rc replace(
    const char *path, const struct sb *text, struct arena *a, struct hub_err *err)
{
    char *part = arena_printf(a, "%s.XXXXXX", path);
    int fd = mkstemp(part), why = fd < 0 ? errno : 0;
    if (fd >= 0) {
        leave_unfinished(AT_FDCWD, part);
        why = write_whole(fd, text);
    }
    if (fd >= 0 && close(fd) != 0 && why == 0) {
        why = errno;
    }
    if (why == 0 && rename(part, path) != 0) {
        why = errno;
    }
    if (why != 0 && fd >= 0) {
        unlink(part);
    }
    leave_finished(AT_FDCWD, part);
    return why == 0 ? HUB_OK : not_written(why, path, err);
}

static enum hub_rc text_of(struct hub *h, struct arena *a, struct sb *out, struct hub_err *err)
{
    char program[PATH_MAX];
    struct line_work w = {.h = h, .a = a, .program = program, .out = sb_on(a)};
    enum hub_rc rc = program_path(program, err);
    sight_pause(h->store);
    rc = rc == HUB_OK ? lines(&w, err) : rc;
    sight_resume(h->store);
    *out = w.out;
    return rc;
}

enum hub_rc keys_file_text(struct hub *h, struct arena *a, const char **out, struct hub_err *err)
{
    struct sb text;
    enum hub_rc rc = text_of(h, a, &text, err);
    *out = sb_str(&text);
    return rc;
}

enum hub_rc keys_file_write(struct hub *h, struct hub_err *err)
{
    char path[PATH_MAX];
    struct sb text;
    if (!h->in_file) {
        return HUB_OK;
    }
    struct arena *a = arena_create();
    enum hub_rc rc = keys_file_path(store_path(h->store), path)
                         ? text_of(h, a, &text, err)
                         : hub_fail(err, HUB_EINVAL, "The name of the database is too long.");
    rc = rc == HUB_OK ? replace(path, &text, a, err) : rc;
    arena_destroy(a);
    return rc;
}

enum hub_rc keys_file_restore(const struct hub_opening *o, struct hub_err *err)
{
    bool any = false;
    struct hub *h = hub_handle(o);
    enum hub_rc rc = hub_handle_open(h, o, STORE_OPEN, err);
    rc = rc == HUB_OK ? user_key_any(h->store, &any, err) : rc;
    rc = rc == HUB_OK && any ? keys_file_write(h, err) : rc;
    hub_close(h);
    return rc;
}

/* People who were changed may have another name or role now. */
static bool has_changed(struct hub *h)
{
    struct hub_err ignored;
    bool any = false, people = false;
    return user_key_any(h->store, &any, &ignored) == HUB_OK && any &&
           user_people_changed(h->store, &people, &ignored) == HUB_OK && people;
}

/*
 * Written before the step is committed, while nobody else can write: the file then never falls
 * behind somebody's later step. Where it cannot be written the step stands all the same, as nobody
 * comes in whom the tables do not let in.
 */
enum hub_rc keys_file_commit(struct hub *h, struct hub_err *err)
{
    struct hub_err ignored;
    bool changed = store_txn_changes(h->store) > 0 && has_changed(h);
    if (changed) {
        (void)keys_file_write(h, &ignored);
    }
    enum hub_rc rc = store_commit(h->store, err);
    if (rc != HUB_OK && changed) {
        (void)keys_file_write(h, &ignored);
    }
    return rc;
}
