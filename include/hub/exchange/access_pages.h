/* SPDX-License-Identifier: MIT */
/* A copy of what is held about somebody, on paper: for them, with nobody else in it. */
#ifndef HUB_EXCHANGE_ACCESS_PAGES_H
#define HUB_EXCHANGE_ACCESS_PAGES_H

#include "hub/exchange/page.h"
#include "hub/service/access_copy.h"

/* Everything in *out lives in `a`. */
void access_pages(struct hub *h, const struct access_copy *copy, struct arena *a,
    struct page_doc **out);

#endif
