/* SPDX-License-Identifier: MIT */
/* What a command could go on with, in the words of the command line. */
#include "hub/command/cli.h"

static const char *const next_words[] = {
    [NEXT_NOTHING] = "",
    [NEXT_WHAT] = "Say it with --what, as in --what families.",
    [NEXT_HUB] = "Say which with --hub NAME.",
    [NEXT_HUBS] = "Say with which: --hubs \"NAME, NAME\".",
    [NEXT_PERSON] = "Say who you are with --as NAME, or write it into hub.ini as person.",
    [NEXT_ROLE] = "Say it with --role \"liaison worker\", or give their key with --key.",
    [NEXT_FAMILIES] = "Say which: --families \"Okafor, Reid\", or all for every one.",
    [NEXT_EVENT] = "Say which: --event NAME, for one day --date DAY.",
    [NEXT_HOLDER] = "Say whose the copy is with --for NAME.",
    [NEXT_WHOSE] = "Say whose with --by family NAME or --by host NAME.",
    [NEXT_SALVAGE] = "hub return FILE --salvage takes in what can be read of it.",
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
