/* SPDX-License-Identifier: MIT */
/* What the grids and the lists of the rota share. */
#ifndef HUB_EXCHANGE_ROTA_PRIV_H
#define HUB_EXCHANGE_ROTA_PRIV_H

#include "hub/exchange/rota_pages.h"
#include "hub/service/hub.h"

/* The word for a stay that is not agreed; NULL when nothing need be said. */
const char *rota_status_word(enum sheet_status status);
unsigned rota_status_style(enum sheet_status status);

/* The period itself, or the first and last day of anything on the sheet. */
hub_date rota_first(const struct rota_sheet *s);
hub_date rota_last(const struct rota_sheet *s);

/* HUB_EUSAGE: there are several hubs and none was chosen. */
enum hub_rc rota_one_hub(struct hub *h, struct hub_err *err);

void rota_grids(const struct rota_sheet *s, struct page_doc *d);
void rota_by_family(const struct rota_sheet *s, struct page_doc *d);
void rota_by_host(const struct rota_sheet *s, struct page_doc *d);

#endif
