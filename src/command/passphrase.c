/* SPDX-License-Identifier: MIT */
/* The passphrase of a sealed file: asked before it is opened, and twice for a new one. */
#include "hub/base/str.h"
#include "hub/service/sealed.h"

#include "command_priv.h"

#include <string.h>

enum { TRIES = 3 };

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

enum hub_rc passphrase_new(struct invocation *inv, struct secret *s, struct hub_err *err)
{
    struct secret again;
    if (!secret_from_script(inv)) {
        note(inv, "Three words that do not belong together are easy to keep in mind.");
        note(inv, "Write them down, and keep the paper apart from the file.");
    }
    enum hub_rc rc = secret_ask(inv, "New passphrase: ", s, err);
    rc = rc == HUB_OK ? passphrase_check(s->text, err) : rc;
    if (rc != HUB_OK || secret_from_script(inv)) {
        return rc;
    }
    secret_open(&again);
    rc = secret_ask(inv, "The same again: ", &again, err);
    if (rc == HUB_OK && !str_eq(s->text, again.text)) {
        rc = hub_fail(err, HUB_EINVAL, "The two differ. Nothing was changed.");
    }
    secret_close(&again);
    return rc;
}

static enum hub_rc ask_and_open(struct invocation *inv, struct secret *s,
    enum hub_rc (*open)(struct invocation *inv, struct hub_err *err), struct hub_err *err)
{
    const char *prompt =
        arena_printf(inv->arena, "Passphrase of %s: ", file_name(inv->opening.path));
    enum hub_rc rc = HUB_EDENIED;
    for (int tries = 0; rc == HUB_EDENIED && tries < TRIES; tries++) {
        if (tries > 0) {
            note(inv, "%s", err->msg);
        }
        rc = secret_ask(inv, prompt, s, err);
        if (rc != HUB_OK) {
            return rc;
        }
        inv->opening.passphrase = s->text;
        rc = open(inv, err);
        inv->opening.passphrase = NULL;
        if (secret_from_script(inv)) {
            return rc;
        }
    }
    return rc;
}

/* A person whom only the hub.ini of this computer names need not be one of the file's. */
enum hub_rc passphrase_with(struct invocation *inv,
    enum hub_rc (*open)(struct invocation *inv, struct hub_err *err), struct hub_err *err)
{
    struct secret s;
    if (inv->opening.passphrase || !hub_file_sealed(inv->opening.path)) {
        return open(inv, err);
    }
    inv->opening.as = option_text(inv, OPTION_AS);
    secret_open(&s);
    enum hub_rc rc = ask_and_open(inv, &s, open, err);
    secret_close(&s);
    return rc;
}

void passphrase_tell(struct invocation *inv)
{
    struct away_state s;
    char until[DATE_TEXT];
    hub_away_state(inv->hub, &s);
    if (s.cut) {
        note(inv, "The last save in this file was cut off. What was saved up to %s is all there; look "
                  "whether what you did after that is.",
            wall_long(stamp_to_wall(s.cut_at), until));
    }
    if (s.damaged) {
        note(inv, "This file is damaged. You see what could be read of it, and nothing can be changed.");
    }
    if (s.by_words) {
        note(inv, "The recovery words opened it. Give it a new passphrase: hub passphrase");
    }
    if (s.clock_behind) {
        note(inv, "The clock of this computer is behind the moment the copy was taken. Please put it right.");
    }
}
