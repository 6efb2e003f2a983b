/* SPDX-License-Identifier: MIT */
#ifndef HUB_EXCHANGE_ICS_OUT_PRIV_H
#define HUB_EXCHANGE_ICS_OUT_PRIV_H

#include "hub/exchange/ics.h"

struct ics_out {
    const struct feed *feed;
    enum ics_names names;
    struct arena *a, *scratch; /* scratch: one event */
    struct sb b;
    const struct sink *to;
};

#endif
