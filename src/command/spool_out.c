/* SPDX-License-Identifier: MIT */
/*
 * What somebody who came in over ssh prints or writes out on the screen: no file of the server's,
 * but a page that waits until their own computer fetches it.
 */
#include "hub/command/spool_out.h"

#include "command_priv.h"
#include "hub/base/str.h"
#include "hub/command/guest.h"
#include "remote_priv.h"

#include <stdio.h>

const char *spool_server(const struct invocation *inv)
{
    const char *name = inv->config->server.name;
    return str_empty(name) ? "hub@server" : name;
}

const char *spool_call(const struct invocation *inv, const char *words, struct arena *a)
{
    return server_called(spool_server(inv), words, a);
}

const char *spool_name(struct invocation *inv)
{
    struct option_value *out = &inv->options[OPTION_OUTPUT];
    const char *name = out->text;
    unsigned folder = COMMAND_PATHS | COMMAND_OUT;
    if (!inv->program->guest) {
        return NULL;
    }
    if (name && !str_eq(name, "-") && !(inv->command->flags & COMMAND_FILE)) {
        out->text = NULL;
        return name;
    }
    bool whole = (inv->command->flags & folder) == folder && !(inv->command->flags & COMMAND_FILE);
    if (whole && inv->arg_count == 1 && !name) { /* a folder comes as one file */
        const char **args = arena_array(inv->arena, 1, sizeof *args);
        name = arena_printf(inv->arena, "%s.tar", str_eq(inv->args[0], "-") ? "hub" : inv->args[0]);
        args[0] = "-";
        inv->args = args;
        return name;
    }
    return NULL;
}

const char *spool_said(const struct invocation *inv, int64_t number, const char *file, struct arena *a)
{
    const struct guest *guest = inv->program->guest;
    if (guest && guest->go) {
        fprintf(inv->program->out, GO_FETCH, (long long)number);
        fflush(inv->program->out);
        return arena_printf(a, "%s is on its way to your computer.", spool_file(file, a));
    }
    const char *fetch = arena_printf(a, "fetch %lld > %s", (long long)number, spool_file(file, a));
    return arena_printf(a, "It waits for you, a day at most. On your computer: %s",
        spool_call(inv, fetch, a));
}

enum hub_rc spool_keep(struct invocation *inv, const char *name, const struct sb *bytes,
    struct hub_err *err)
{
    int64_t number = 0;
    enum hub_rc rc =
        hub_spool_put(inv->hub, name, inv->command->words, sb_str(bytes), bytes->len, &number, err);
    if (rc == HUB_OK) {
        note(inv, "%s", spool_said(inv, number, name, inv->arena));
    }
    return rc;
}
