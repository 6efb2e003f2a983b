/* SPDX-License-Identifier: MIT */
/*
 * What a person has chosen for themselves (a theme, plain questions for good), a text by key; the keys
 * are in hub/service/personal.h. No part of the history.
 */
#ifndef HUB_MODEL_PERSONAL_H
#define HUB_MODEL_PERSONAL_H

#include "hub/store/store.h"

/* *value on `a`; NULL: nothing was chosen yet. */
enum hub_rc personal_read(struct store *s, hub_id person, const char *key, struct arena *a,
    const char **value, struct hub_err *err);
/* Needs a running transaction. */
enum hub_rc personal_write(
    struct store *s, hub_id person, const char *key, const char *value, struct hub_err *err);

#endif
