/* SPDX-License-Identifier: MIT */
/* The recovery sheet on paper: its words in large type, and who keeps it. */
#ifndef HUB_EXCHANGE_RECOVERY_PAGES_H
#define HUB_EXCHANGE_RECOVERY_PAGES_H

#include "hub/exchange/page.h"
#include "hub/service/hub.h"

/* `words`: "word word …". Of the hub only its name is on it; nothing is kept of the words. */
struct page_doc *recovery_pages(struct hub *h, const char *words, struct arena *a);

#endif
