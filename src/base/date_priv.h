/* SPDX-License-Identifier: MIT */
#ifndef HUB_BASE_DATE_PRIV_H
#define HUB_BASE_DATE_PRIV_H

#include "hub/base/date.h"

/* As date_parse, for a day beside which a midnight is a time of its own. */
enum hub_rc day_parse(const char *s, hub_date today, hub_date *out, struct hub_err *err);

#endif
