/* SPDX-License-Identifier: MIT */
#ifndef COMMAND_DOCTOR_PRIV_H
#define COMMAND_DOCTOR_PRIV_H

#include "hub/base/arena.h"

/* What `sshd -T` says of an account; NULL: only root is told, or there is no sshd. */
const char *sshd_answer(void *unused, const char *account, struct arena *a);

#endif
