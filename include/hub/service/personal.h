/* SPDX-License-Identifier: MIT */
/* What the person at the keys has chosen for themselves; it goes before hub.ini. */
#ifndef HUB_SERVICE_PERSONAL_H
#define HUB_SERVICE_PERSONAL_H

#include "hub/service/hub.h"

/* "yes": hub starts with plain questions; "no": asked, and the screen it is; "ask": they were taken
 * once, and whether for good is asked there. */
#define PERSONAL_PLAIN "plain"
/* A name that theme_find knows. */
#define PERSONAL_THEME "theme"
/* "yes": a hub this person has started; what is still to do first is in NEEDS YOU. */
#define PERSONAL_FIRST "first"

/* *value on `a`; NULL: nothing was chosen yet. */
enum hub_rc hub_personal(
    struct hub *h, const char *key, struct arena *a, const char **value, struct hub_err *err);
/* HUB_EREADONLY, and the errors of any write. No step to take back. */
enum hub_rc hub_set_personal(
    struct hub *h, const char *key, const char *value, struct hub_err *err);

#endif
