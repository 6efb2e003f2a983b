/* SPDX-License-Identifier: MIT */
/* Plain mode: units of calls, groups, training, buddies, supervision. */
#ifndef PLAIN_SCHEMES_PRIV_H
#define PLAIN_SCHEMES_PRIV_H

#include "hub/service/parts.h"
#include "plain_priv.h"

void plain_schemes(struct plain *p, const void *unused);
void plain_unit(struct plain *p, hub_id id); /* what can be done with a unit of calls */
void plain_supervision(struct plain *p, const void *unused);

/* plain_parts.c: the lines of one part, until back; those of `n` open by `open`, NULL: as records. */
void plain_part_lines(struct plain *p, const struct part *part, hub_id id, const struct noun *n,
    void (*open)(struct plain *p, hub_id id));

#endif
