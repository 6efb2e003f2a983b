/* SPDX-License-Identifier: MIT */
#ifndef HUB_EXCHANGE_ICAL_OUT_PRIV_H
#define HUB_EXCHANGE_ICAL_OUT_PRIV_H

#include "hub/exchange/ical.h"

struct ical_out {
    const struct feed *feed;
    enum ical_names names;
    struct arena *a, *scratch; /* scratch: one event */
    struct sb b;
    const struct sink *to;
};

#endif
