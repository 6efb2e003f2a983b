/* SPDX-License-Identifier: MIT */
#ifndef ROTA_NEWS_PRIV_H
#define ROTA_NEWS_PRIV_H

#include "hub/service/rota_news.h"

/* As rota_news_since, with names left open (due_words.c): to be kept. */
enum hub_rc rota_news_open(struct hub *h, const struct rota_before *before, struct arena *a,
    struct rota_news *out, struct hub_err *err);

#endif
