/* SPDX-License-Identifier: MIT */
/*
 * What is wrong with the rota that was not before: around whatever brings many changes at once,
 * a file taken in or a copy come home. Both calls are made in the transaction that changes things,
 * or around it.
 */
#ifndef HUB_SERVICE_ROTA_NEWS_H
#define HUB_SERVICE_ROTA_NEWS_H

#include "hub/scheduler/rule.h"
#include "hub/service/hub.h"

struct rota_before; /* what stood already */

struct rota_news_row {
    enum rule_level level;
    int32_t rule;
    const char *sentence; /* with its dates */
    const char *fix;      /* the nearest that passes; NULL: none, or not worked out */
    hub_id stay;          /* ID_NONE: it is about none */
    hub_date from;        /* its first night */
};

enum { ROTA_NEWS_ROWS = 8, ROTA_NEWS_FIXES = 2 };

struct rota_news {
    struct rota_news_row rows[ROTA_NEWS_ROWS]; /* must-fixes first, papers behind beds and days */
    size_t row_count;
    size_t must, owed, check; /* all that is new, of each level */
};

/* The whole rota of the hubs narrowed to is checked. Memory: `a`. */
enum hub_rc rota_news_begin(
    struct hub *h, struct arena *a, struct rota_before **out, struct hub_err *err);
enum hub_rc rota_news_since(struct hub *h, const struct rota_before *before, struct arena *a,
    struct rota_news *out, struct hub_err *err);

/* "New in the rota: 2 to fix, 1 owed, 5 to check."; "" when nothing is. */
const char *rota_news_words(const struct rota_news *n, struct arena *a);

#endif
