/* SPDX-License-Identifier: MIT */
/* Rotas of invented people for tests of pages: ordinary, crowded, hostile. */
#ifndef SAMPLE_ROTA_H
#define SAMPLE_ROTA_H

#include "hub/base/arena.h"
#include "hub/exchange/page.h"
#include "hub/exchange/rota_pages.h"
#include "hub/exchange/rules_pages.h"

/* December 2026: three hosts, agreed, draft and past stays, an absence, two requests. */
struct rota_sheet *sample_rota(struct arena *a, enum sheet_by by);
/* `hosts` hosts of two beds, a stay in every bed on every weekend of the year 2026. */
struct rota_sheet *sample_year(struct arena *a, size_t hosts, enum sheet_by by);
/* The same December with names meant to break a page. */
struct rota_sheet *sample_hostile(struct arena *a, enum sheet_by by);
const struct rules_sheet *sample_rules(struct arena *a);
/* A document with every block and style, and a row that is longer than a page. */
struct page_doc *sample_everything(struct arena *a, enum page_orientation o);

#endif
