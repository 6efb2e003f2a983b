/* SPDX-License-Identifier: MIT */
/* The receipts of copies brought home, on paper: for the folder, never for a wall. */
#ifndef HUB_EXCHANGE_RETURN_PAGES_H
#define HUB_EXCHANGE_RETURN_PAGES_H

#include "hub/exchange/page.h"
#include "hub/exchange/rota_pages.h"
#include "hub/service/hub.h"

/* Each return of this copy, the last first; `number` 0: the last of any. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc return_pages(struct hub *h, int64_t number, enum sheet_names names, struct arena *a,
    struct page_doc **out, struct hub_err *err);

#endif
