/* SPDX-License-Identifier: MIT */
/*
 * What a page, a key or a line needs of the role of whoever is at it, as data: "write stay", "read
 * child", "add worry"; with "|" between, one is enough. "hub": they see the hub at large and not one
 * page of their own; "whole": the same of a whole hub, as a copy of one event has no sleepovers, rota
 * or matches (nor is one of those met there that are about them). "history", "figures", "keys", "roles", "server", "erase", "pin" as in the table
 * of roles. NULL and "" need nothing.
 *
 * It tells what to offer. What may be done the service decides, each time.
 */
#ifndef HUB_COMMAND_NEEDS_H
#define HUB_COMMAND_NEEDS_H

#include "hub/service/hub.h"

bool needs_met(const struct hub *h, const char *needs);
/* What is said in its place: who can help. */
extern const char needs_not_met[];
/* What a command of the table needs before a menu lists it. */
struct command;
const char *command_needs(const struct command *c);
/* Each word of it is one that is known: for tests. */
bool needs_sound(const char *needs);

#endif
