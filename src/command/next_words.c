/* SPDX-License-Identifier: MIT */
/* What a command could go on with, in the words of the command line. */
#include "hub/command/cli.h"

static const char *const next_words[] = {
    [NEXT_NOTHING] = "",
    [NEXT_WHAT] = "Say it with --what, as in --what families.",
};

enum hub_rc cli_next(enum hub_rc rc, struct hub_err *err)
{
    if (rc == HUB_OK || rc == HUB_EFINDING) {
        return rc;
    }
    if (*next_words[err->next]) {
        hub_err_add(err, next_words[err->next]);
    }
    err->next = NEXT_NOTHING;
    return rc;
}
