/* SPDX-License-Identifier: MIT */
/* The page for the hub carer's meeting with the liaison worker, with room for what is agreed. */
#ifndef HUB_EXCHANGE_SUPERVISION_PAGES_H
#define HUB_EXCHANGE_SUPERVISION_PAGES_H

#include "hub/exchange/page.h"
#include "hub/exchange/rota_pages.h"
#include "hub/service/hub.h"

/*
 * Of the hub shown (hub_shown). Worries are not on it, not even their number.
 * Initials: without what was written in free text. HUB_EDENIED.
 */
enum hub_rc supervision_print_pages(struct hub *h, enum sheet_names names, struct arena *a,
    struct page_doc **out, struct hub_err *err);

#endif
