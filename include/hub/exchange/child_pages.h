/* SPDX-License-Identifier: MIT */
/*
 * One child on paper. The fridge page is one A4 in large type, with nothing on
 * it that is marked private in the field tables but whom to ring and what to do
 * at once. The carer's page holds the rest and goes in the folder. The card is
 * cut out and carried.
 */
#ifndef HUB_EXCHANGE_CHILD_PAGES_H
#define HUB_EXCHANGE_CHILD_PAGES_H

#include "hub/exchange/page.h"
#include "hub/exchange/rota_pages.h"
#include "hub/service/child_view.h"

/* Pages of one child on the view's day; everything in *out lives in `a`. */
void fridge_pages(const struct child_view *v, enum sheet_names names, struct page_doc *d);
void carer_pages(const struct child_view *v, struct page_doc *d);
void card_pages(const struct child_view *v, struct page_doc *d);

enum child_page { CHILD_FRIDGE, CHILD_CARERS, CHILD_CARD };

/*
 * `name`: of a child; for the card also of a family: a card each. DATE_NONE:
 * today. HUB_ENOTFOUND, HUB_EDENIED.
 */
struct child_print {
    enum child_page page;
    const char *name;
    enum sheet_names names;
    hub_date day;
};
enum hub_rc child_print_pages(struct hub *h, const struct child_print *p, struct arena *a,
    struct page_doc **out, struct hub_err *err);

#endif
