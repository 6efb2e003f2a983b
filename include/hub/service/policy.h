/* SPDX-License-Identifier: MIT */
/* The numbers of the rules in force: those of hub.ini, by the key both tables share. */
#ifndef HUB_SERVICE_POLICY_H
#define HUB_SERVICE_POLICY_H

#include "hub/scheduler/rule.h"

struct config;

/* A number hub.ini has no setting for keeps the rule's own default. NULL config: all defaults. */
void hub_policy(const struct config *c, struct policy *out);

#endif
