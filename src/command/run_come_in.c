/* SPDX-License-Identifier: MIT */
/* hub print come-in, hub user starters: how somebody comes in to this server. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/spool_out.h"
#include "hub/exchange/come_in_pages.h"
#include "hub/exchange/print.h"

#include "command_priv.h"
#include "remote_priv.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEY_MOST = 8192 };

/* --- the server's own keys ------------------------------------------------------------------ */

static const char *read_key(const char *path, struct arena *a)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        return "";
    }
    char *text = arena_alloc(a, KEY_MOST + 1);
    ssize_t n = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? read(fd, text, KEY_MOST) : 0;
    close(fd);
    text[n > 0 ? n : 0] = '\0';
    return text;
}

/* As ssh shows them when it asks for the first time; none on a computer without sshd. */
static void look_at_keys(struct come_in *c, struct arena *a)
{
    static const struct {
        const char *path, *kind;
    } keys[] = {{"/etc/ssh/ssh_host_ed25519_key.pub", "ED25519"},
        {"/etc/ssh/ssh_host_ecdsa_key.pub", "ECDSA"}, {"/etc/ssh/ssh_host_rsa_key.pub", "RSA"}};
    struct public_key *key = arena_alloc(a, sizeof *key);
    struct hub_err ignored;
    for (size_t i = 0; i < sizeof keys / sizeof *keys && c->fingerprint_count < COME_IN_KEYS; i++) {
        if (public_key_read(read_key(keys[i].path, a), key, &ignored) == HUB_OK) {
            c->fingerprints[c->fingerprint_count++] =
                arena_printf(a, "%s %s", keys[i].kind, key->fingerprint);
        }
    }
}

/* --- whose it is ------------------------------------------------------------------------------ */

static enum hub_rc look_at_person(
    struct invocation *inv, const char *name, struct come_in *c, struct hub_err *err)
{
    struct users users;
    const char *folded = utf8_fold(inv->arena, name);
    enum hub_rc rc = hub_users(inv->hub, inv->arena, &users, err);
    for (size_t i = 0; rc == HUB_OK && i < users.count; i++) {
        const struct user *u = &users.items[i];
        if (str_eq(utf8_fold(inv->arena, u->name), folded)) {
            c->name = u->name;
            c->role = u->role;
            c->known = u->key_count > 0;
            return HUB_OK;
        }
    }
    return rc == HUB_OK ? hub_fail(err, HUB_ENOTFOUND,
                              "Nobody called %s works with this hub. hub user list shows who does.", name)
                        : rc;
}

enum hub_rc come_in_about(
    struct invocation *inv, const char *name, struct come_in *out, struct hub_err *err)
{
    *out = (struct come_in){.server = spool_server(inv),
        .ssh = spool_call(inv, "", inv->arena),
        .helper = inv->config->server.helper,
        .carer = hub_person(inv->hub)};
    if (!remote_is_server(out->server)) {
        return hub_fail(err, HUB_ECONFIG,
            "In hub.ini, [server] name is \"%s\", which is not the name of a server. It is put as "
            "hub@hub.example.org, or hub@server:2222.", out->server);
    }
    look_at_keys(out, inv->arena);
    return look_at_person(inv, name, out, err);
}

enum hub_rc run_print_come_in(struct invocation *inv, struct hub_err *err)
{
    struct come_in c;
    enum hub_rc rc = come_in_about(inv, inv->args[0], &c, err);
    return rc == HUB_OK ? write_pages(inv, come_in_pages(inv->hub, &c, inv->arena), err) : rc;
}

/* --- starters ----------------------------------------------------------------------------------- */

static enum hub_rc write_starters(struct invocation *inv, const struct come_in *c, const char *folder,
    struct hub_err *err)
{
    struct folder_out to;
    struct hub_err ending;
    const char *file = spool_file(c->name, inv->arena);
    enum hub_rc rc = folder_begin(&to, folder, inv->out, clock_now(inv->clock), err);
    if (rc != HUB_OK) {
        return rc;
    }
    rc = come_in_starters(inv->hub, c, file, &to, inv->arena, err);
    enum hub_rc ended = folder_end(&to, rc == HUB_OK ? err : &ending);
    if (rc != HUB_OK || ended != HUB_OK || str_eq(folder, "-")) {
        return rc != HUB_OK ? rc : ended;
    }
    return print(inv, err,
        "In %s: %s.desktop for Linux, %s.command for macOS, %s.cmd for Windows. Nothing in them is a "
        "secret.\n", folder, file, file, file);
}

enum hub_rc run_user_starters(struct invocation *inv, struct hub_err *err)
{
    struct come_in c;
    const char *folder = given(inv, OPTION_OUTPUT) ? option_text(inv, OPTION_OUTPUT) : "-";
    enum hub_rc rc = come_in_about(inv, inv->args[0], &c, err);
    if (rc == HUB_OK && str_eq(folder, "-") && (inv->out_is_terminal || inv->notes)) {
        return hub_fail(err, HUB_EUSAGE,
            "Starters are files, not for the screen: hub user starters NAME -o FOLDER, or over ssh on "
            "your own computer %s | tar x",
            spool_call(inv, "user starters NAME", inv->arena));
    }
    return rc == HUB_OK ? write_starters(inv, &c, folder, err) : rc;
}
