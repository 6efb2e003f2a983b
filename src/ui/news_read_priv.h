/* SPDX-License-Identifier: MIT */
#ifndef HUB_UI_NEWS_READ_PRIV_H
#define HUB_UI_NEWS_READ_PRIV_H

#include "hub/ui/news.h"

/* What others did since it was read last; the first time only where the journal stands. */
enum hub_rc news_read(struct hub *hub, struct news *n, struct hub_err *err);
/* Who has which record open in a form; true when that is not as it was. */
bool news_read_editors(struct hub *hub, struct news *n);

#endif
