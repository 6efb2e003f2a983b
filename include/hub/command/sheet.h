/* SPDX-License-Identifier: MIT */
/* The recovery sheet on the printer that hub.ini names. */
#ifndef HUB_COMMAND_SHEET_H
#define HUB_COMMAND_SHEET_H

#include "hub/command/command.h"

/* *said, on inv->arena: where it was sent. Errors as printing a page: HUB_ECONFIG: no printer is named. */
enum hub_rc sheet_print(struct invocation *inv, const char *words, const char **said,
    struct hub_err *err);

#endif
