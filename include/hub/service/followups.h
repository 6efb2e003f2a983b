/* SPDX-License-Identifier: MIT */
/* What was promised in the log and is not done: neither taken back nor put right since. */
#ifndef HUB_SERVICE_FOLLOWUPS_H
#define HUB_SERVICE_FOLLOWUPS_H

#include "hub/service/records.h"

struct followup {
    hub_id entry; /* hub_action_done ticks it */
    hub_date due; /* DATE_NONE: no day was said */
    bool late;
    hub_wall at;  /* when what led to it was */
    const char *hub, *family, *child, *action, *by; /* by: who wrote it; "" where not known */
};

/* By day, those without one last; of `ask` from, to and family count. HUB_EDENIED; HUB_ENOTFOUND. */
enum hub_rc hub_followups(struct hub *h, const struct record_ask *ask, struct arena *a,
    struct followup **out, size_t *count, struct hub_err *err);

#endif
