/* SPDX-License-Identifier: MIT */
#ifndef SERVICE_RECOVERY_PRIV_H
#define SERVICE_RECOVERY_PRIV_H

#include "hub/base/err.h"

enum { RECOVERY_LIST = 1024, RECOVERY_BYTES = 15 };

extern const char *const recovery_words[RECOVERY_LIST];

/*
 * The random bytes that the words stand for. HUB_EINVAL names the word that is not one, with the
 * nearest; or says that they do not belong together.
 */
enum hub_rc recovery_read(
    const char *words, unsigned char out[RECOVERY_BYTES], struct hub_err *err);

#endif
