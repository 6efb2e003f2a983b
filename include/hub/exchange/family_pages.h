/* SPDX-License-Identifier: MIT */
/* The list of families, and a family's own sheet, on paper. */
#ifndef HUB_EXCHANGE_FAMILY_PAGES_H
#define HUB_EXCHANGE_FAMILY_PAGES_H

#include "hub/exchange/page.h"
#include "hub/exchange/rota_pages.h"
#include "hub/service/hub.h"

/*
 * Every family of the hub that has not left. Initials, for walls: no phone, no
 * age; families and children whose initials meet are told apart. First or full
 * names: with whom to ring, for the folder. HUB_EDENIED.
 */
enum hub_rc families_print_pages(struct hub *h, enum sheet_names names, struct arena *a,
    struct page_doc **out, struct hub_err *err);

/*
 * What one family may take home: its own children, its own sleepovers to come
 * and those of the last year, whom to ring at the hub. No other family is on
 * it. HUB_ENOTFOUND, HUB_EDENIED.
 */
enum hub_rc family_print_pages(struct hub *h, const char *family, enum sheet_names names,
    struct arena *a, struct page_doc **out, struct hub_err *err);

#endif
