/* SPDX-License-Identifier: MIT */
/* Pages and copies for somebody who came in over ssh: what is said of how they come by them. */
#ifndef HUB_COMMAND_SPOOL_OUT_H
#define HUB_COMMAND_SPOOL_OUT_H

#include "hub/command/command.h"
#include "hub/service/spool.h"

/* How people's own computers reach this one: hub.ini, else "hub@server". */
const char *spool_server(const struct invocation *inv);
/* "ssh -p 2222 hub@server WORDS", by the server's name in hub.ini. */
const char *spool_call(const struct invocation *inv, const char *words, struct arena *a);
/*
 * How this person comes by what waits under a number: what to type; where hub go is at the other
 * end, it is told, and fetches it.
 */
const char *spool_said(
    const struct invocation *inv, int64_t number, const char *file, struct arena *a);

#endif
