/* SPDX-License-Identifier: MIT */
/* Starting: the screen, a new hub. */
#include "command_priv.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum hub_rc run_screen(struct invocation *inv, struct hub_err *err)
{
    const struct program *p = inv->program;
    if (p->screen && p->terminal) {
        enum hub_rc rc = p->screen(inv, err);
        return rc == HUB_EUSAGE ? run_plain(inv, err) : rc; /* a terminal that shows no screen */
    }
    return hub_fail(err, HUB_EUSAGE,
        "The screen needs a terminal. Without one, say what to do: hub help lists the commands.");
}

void folders_above(const char *path, struct arena *a)
{
    char *copy = arena_strdup(a, path);
    for (char *p = strchr(copy + 1, '/'); p; p = strchr(p + 1, '/')) {
        *p = '\0';
        (void)mkdir(copy, 0700); /* one that cannot be made shows when the file is made */
        *p = '/';
    }
}

enum hub_rc run_init(struct invocation *inv, struct hub_err *err)
{
    struct hub_start start = {
        .name = option_text(inv, OPTION_NAME),
        .carer = option_text(inv, OPTION_CARER),
        .beds = (int)option_int(inv, OPTION_BEDS, 0),
        .nation = option_text(inv, OPTION_NATION),
    };
    if (!start.name || !start.carer) {
        return hub_fail(err, HUB_EUSAGE,
            "A new hub needs --name and --carer: hub init --name \"Robin Hub\" --carer Amina");
    }
    if (!inv->hub && !given(inv, OPTION_DB)) {
        folders_above(inv->opening.path, inv->arena);
    }
    enum hub_rc rc = inv->hub ? hub_init_beside(inv->hub, &start, err)
                              : hub_init(&inv->opening, &start, err);
    if (rc != HUB_OK) {
        return rc;
    }
    return print(inv, err, "%s is started, with %s as its hub carer, in %s.\n", start.name,
        start.carer, inv->opening.path);
}
