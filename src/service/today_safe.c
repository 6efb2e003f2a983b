/* SPDX-License-Identifier: MIT */
/* That what is written down stays: whose PIN was set. */
#include "hub/base/str.h"
#include "hub/service/pin.h"
#include "today_priv.h"

static enum hub_rc add_pin_news(struct today_work *w, struct hub_err *err)
{
    const char *news;
    enum hub_rc rc = pin_news(w->h, w->a, &news, err);
    if (rc == HUB_OK && *news) {
        today_need(w, NEED_FIRST, NEED_PIN, w->out->day, ID_NONE, "%s", news);
    }
    return rc;
}

enum hub_rc today_safe(struct today_work *w, struct hub_err *err)
{
    return add_pin_news(w, err);
}
