/* SPDX-License-Identifier: MIT */
#ifndef PIN_PRIV_H
#define PIN_PRIV_H

#include "hub/service/hub.h"

/* Within a transaction: left for this person, who was given a PIN by somebody else, or has none now. */
enum hub_rc pin_news_leave(struct hub *h, hub_id person, bool fresh, struct hub_err *err);

#endif
