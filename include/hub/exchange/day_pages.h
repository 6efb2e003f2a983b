/* SPDX-License-Identifier: MIT */
/* The day sheet on paper: who is in the house, alerts, whom to ring, what is owed. */
#ifndef HUB_EXCHANGE_DAY_PAGES_H
#define HUB_EXCHANGE_DAY_PAGES_H

#include "hub/exchange/page.h"
#include "hub/exchange/rota_pages.h"
#include "hub/service/today.h"

/*
 * DATE_NONE: today. Initials: for a wall, without phones, medicine and what is owed. HUB_EDENIED.
 */
enum hub_rc day_print_pages(struct hub *h, hub_date day, enum sheet_names names, struct arena *a,
    struct page_doc **out, struct hub_err *err);

#endif
