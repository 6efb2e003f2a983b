/* SPDX-License-Identifier: MIT */
/* What the doctor looks at from this room: pages, the printer, the terminal, hub.ini, sshd itself. */
#ifndef HUB_COMMAND_DOCTOR_H
#define HUB_COMMAND_DOCTOR_H

#include "hub/command/command.h"
#include "hub/service/doctor.h"

/* All of an ask but for `why` and `quick`; `inv` has to outlive it. `screen`: asked from there. */
struct doctor_inv {
    const struct invocation *inv;
    bool screen;
};
struct doctor_ask doctor_ask_of(struct doctor_inv *from);

#endif
