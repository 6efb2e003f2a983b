/* SPDX-License-Identifier: MIT */
/*
 * The figures on paper for the agency or a funder: numbers, the last twelve
 * months as bars, stories and what may be quoted, how each number was counted.
 * Paper leaves the house: small numbers of people are hidden, and what would
 * tell them.
 */
#ifndef HUB_EXCHANGE_FIGURES_PAGES_H
#define HUB_EXCHANGE_FIGURES_PAGES_H

#include "hub/exchange/page.h"
#include "hub/service/figures.h"

/* HUB_EUSAGE: there are several hubs and none was chosen; others as hub_figures. */
enum hub_rc figures_print_pages(struct hub *h, struct figures_days days, struct arena *a,
    struct page_doc **out, struct hub_err *err);

#endif
