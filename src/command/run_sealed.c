/* SPDX-License-Identifier: MIT */
/* hub open, hub seal, hub unseal, hub passphrase */
#include "hub/base/str.h"
#include "hub/service/sealed.h"

#include "command_priv.h"

#include <sys/stat.h>

static enum hub_rc not_sealed(const struct invocation *inv, struct hub_err *err)
{
    struct stat st;
    const char *path = inv->opening.path;
    if (str_empty(path)) {
        return hub_fail(err, HUB_EUSAGE, "Say which file: hub %s FILE", inv->command->words);
    }
    return stat(path, &st) != 0
               ? hub_fail(err, HUB_ENOTFOUND, "There is no file at %s. Is the stick in?", path)
               : hub_fail(err, HUB_EINVAL, "%s is not a sealed file.", path);
}

static enum hub_rc open_sealed(struct invocation *inv, struct hub_err *err)
{
    if (inv->arg_count > 0) {
        inv->opening.path = inv->args[0];
    }
    if (str_empty(inv->opening.path) || !hub_file_sealed(inv->opening.path)) {
        return not_sealed(inv, err);
    }
    return invocation_open(inv, err);
}

/* The screen; where there is none, what is on today. */
enum hub_rc run_open(struct invocation *inv, struct hub_err *err)
{
    const struct program *p = inv->program;
    inv->opening.salvage = given(inv, OPTION_SALVAGE);
    enum hub_rc rc = open_sealed(inv, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (memory_advice()) {
        note(inv, "%s", memory_advice());
    }
    return p->screen && p->terminal ? run_screen(inv, err) : run_today(inv, err);
}

enum hub_rc run_seal(struct invocation *inv, struct hub_err *err)
{
    struct secret s;
    const char *path = inv->args[0];
    secret_open(&s);
    enum hub_rc rc = passphrase_new(inv, &s, err);
    rc = rc == HUB_OK ? hub_seal(inv->hub, path, s.text, err) : rc;
    secret_close(&s);
    if (rc != HUB_OK) {
        return rc;
    }
    return print(inv, err,
        "All of %s is in %s now, sealed.\n"
        "Look whether it opens: hub open %s\n"
        "%s is still there and is not changed by it. Keep one of the two, so that nobody writes in "
        "the wrong one.\n",
        hub_title(inv->hub), path, path, hub_path(inv->hub));
}

/* FILE to -o, else to the database that --db or hub.ini names; what these name to -o. */
enum hub_rc run_unseal(struct invocation *inv, struct hub_err *err)
{
    const char *out = option_text(inv, OPTION_OUTPUT);
    const char *place = out || inv->arg_count == 0 ? out : inv->opening.path;
    if (str_empty(place)) {
        return hub_fail(err, HUB_EUSAGE,
            "Say where the database goes: hub unseal FILE --db NEW, or with -o NEW");
    }
    enum hub_rc rc = open_sealed(inv, err);
    if (rc == HUB_OK && !out && !given(inv, OPTION_DB)) {
        folders_above(place, inv->arena);
    }
    rc = rc == HUB_OK ? hub_unseal(inv->hub, place, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    return print(inv, err,
        "%s is in %s now, which is not sealed: whoever has this computer can read it.\n"
        "%s is still there and is not changed by it. Keep one of the two, so that nobody writes in "
        "the wrong one.\n",
        hub_title(inv->hub), place, hub_path(inv->hub));
}

enum hub_rc run_passphrase(struct invocation *inv, struct hub_err *err)
{
    struct secret s;
    struct away_state state;
    hub_away_state(inv->hub, &state);
    if (state.form == FORM_FILE) {
        return hub_fail(err, HUB_EUSAGE, "%s is no sealed file. It has no passphrase.",
            hub_path(inv->hub));
    }
    secret_open(&s);
    enum hub_rc rc = passphrase_new(inv, &s, err);
    rc = rc == HUB_OK ? hub_change_passphrase(inv->hub, s.text, err) : rc;
    secret_close(&s);
    return rc == HUB_OK ? print(inv, err, "%s has a new passphrase.\n", hub_path(inv->hub)) : rc;
}
