/* SPDX-License-Identifier: MIT */
#ifndef INVITE_PRIV_H
#define INVITE_PRIV_H

#include "hub/model/record.h"
#include "hub/service/hub.h"

/*
 * Who is asked to the event on that day, in the order they were asked. What a family or an adult
 * says for one date of a series stands before what they said for all. `day` DATE_NONE: every line.
 */
enum hub_rc invitations_on(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct record_list *out, struct hub_err *err);

#endif
