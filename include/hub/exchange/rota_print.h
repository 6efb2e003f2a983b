/* SPDX-License-Identifier: MIT */
/* The rota and the rule report of one hub as pages, ready to be written as PDF or text. */
#ifndef HUB_EXCHANGE_ROTA_PRINT_H
#define HUB_EXCHANGE_ROTA_PRINT_H

#include "hub/exchange/page.h"
#include "hub/exchange/rota_pages.h"
#include "hub/service/hub.h"

struct rota_print {
    hub_date from, to;       /* NONE: this month and the next; by week, this week and three more */
    enum sheet_by by;
    const char *name; /* by family or host: of this one alone, by name or id; NULL: all */
    enum sheet_names names;  /* full: "Mia Okafor"; initials are made different from each other */
};

/*
 * HUB_EUSAGE: there are several hubs and none was chosen, or a name with a week or month;
 * HUB_ENOTFOUND: nobody has that name. Pages live in `a`.
 */
enum hub_rc rota_print_pages(struct hub *h, const struct rota_print *p, struct arena *a,
    struct page_doc **out, struct hub_err *err);

/* The rule report for the liaison worker; NONE: everything. */
enum hub_rc rules_print_pages(struct hub *h, hub_date from, hub_date to, struct arena *a,
    struct page_doc **out, struct hub_err *err);

#endif
